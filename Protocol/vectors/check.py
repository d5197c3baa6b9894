#!/usr/bin/python3
"""Checks the golden vectors with nothing of Brobygger: Debian's cbor2 and Python's own hashes.

Every item of CBOR is decoded and encoded again to the same bytes; hashes, digests, tags and links
are computed anew. Says what differs and exits with 1 if anything does.
"""

import hashlib
import hmac
import json
import pathlib
import sys
import uuid

import cbor2

FOLDER = pathlib.Path(__file__).parent


def canonical(item):
    """The only encoding of an item.

    cbor2 orders the keys of a map by their length first, as RFC 7049 did. RFC 8949 orders them by
    their bytes alone, so maps are put in order here.
    """
    if isinstance(item, dict):
        pairs = sorted((canonical(key), canonical(value)) for key, value in item.items())
        return head(5, len(pairs)) + b"".join(key + value for key, value in pairs)
    if isinstance(item, (list, tuple)):
        return head(4, len(item)) + b"".join(canonical(part) for part in item)
    if item is not None and not isinstance(item, (bool, int, str, bytes)):
        raise ValueError(f"{type(item).__name__} is not used in this protocol")
    return cbor2.dumps(item, canonical=True)


def head(major, count):
    """The head of an array or a map: that of an integer under another major type."""
    plain = cbor2.dumps(count, canonical=True)
    return bytes([plain[0] | major << 5]) + plain[1:]


def diagnostic(item):
    """An item in the diagnostic notation of RFC 8949, section 8."""
    if isinstance(item, dict):
        return "{" + ", ".join(f"{diagnostic(k)}: {diagnostic(v)}" for k, v in item.items()) + "}"
    if isinstance(item, (list, tuple)):
        return "[" + ", ".join(map(diagnostic, item)) + "]"
    if isinstance(item, bytes):
        return f"h'{item.hex()}'"
    return json.dumps(item, ensure_ascii=False)


def expect(name, got, wanted):
    if got != wanted:
        raise ValueError(f"{name} is {got}, expected {wanted}")


def is_canonical(text):
    expect("the canonical encoding", canonical(cbor2.loads(bytes.fromhex(text))).hex(), text)


def value(vector):
    is_canonical(vector["expect"])
    given = vector["given"]
    plain = None if "null" in given else given.get("text")
    item = int(given["integer"]) if "integer" in given else plain
    expect("the value", canonical(item).hex(), vector["expect"])


def state(vector):
    is_canonical(vector["expect"])


def merge(vector):
    for side in ("left", "right", "expect"):
        is_canonical(vector[side])


def message(vector):
    is_canonical(vector["expect"])
    item = cbor2.loads(bytes.fromhex(vector["expect"]))
    expect("the diagnostic notation", diagnostic(item), vector["given"])


def merge_hash(vector):
    is_canonical(vector["given"]["state"])
    got = hashlib.sha256(bytes.fromhex(vector["given"]["state"])).hexdigest()[:32]
    expect("the hash", got, vector["expect"])


def digest(vector):
    total = 0
    for pair in vector["given"]:
        term = hashlib.sha256(uuid.UUID(pair["id"]).bytes + bytes.fromhex(pair["hash"])).digest()
        total += int.from_bytes(term, "big")
    expect("the digest", f"{total % 2**256:064x}", vector["expect"])


def tag(vector):
    given = vector["given"]
    proved = [given["scope"], uuid.UUID(given["id"]).bytes, bytes.fromhex(given["hash"])]
    code = hmac.new(bytes.fromhex(given["key"]), canonical(proved), hashlib.sha256)
    expect("the tag", code.hexdigest()[:32], vector["expect"])


def link(vector):
    batch = hashlib.sha256(bytes.fromhex(vector["given"]["batch"])).digest()
    whole = hashlib.sha256(bytes.fromhex(vector["given"]["previous"]) + batch)
    expect("the link", whole.hexdigest()[:32], vector["expect"])


def signature(vector):
    """Python has no Ed25519 of its own; the vectors are those of RFC 8032."""
    expect("the length", len(bytes.fromhex(vector["expect"])), 64)


CHECKS = {
    "values": value,
    "states": state,
    "merges": merge,
    "hashes": merge_hash,
    "digests": digest,
    "tags": tag,
    "signatures": signature,
    "links": link,
    "messages": message,
}


def main():
    faults = []
    checked = 0
    for file in sorted(FOLDER.glob("*.json")):
        if file.stem not in CHECKS:
            faults.append(f"{file.name}: no check reads this file")
            continue
        for vector in json.loads(file.read_text(encoding="utf-8")):
            checked += 1
            try:
                CHECKS[file.stem](vector)
            except (ValueError, KeyError, TypeError, cbor2.CBORDecodeError) as fault:
                faults.append(f"{file.name}: {vector.get('name')}: {fault}")
    missing = [name for name in CHECKS if not (FOLDER / f"{name}.json").exists()]
    faults += [f"{name}.json: missing" for name in missing]
    for fault in faults:
        print(fault)
    print(f"{checked} vectors checked, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
