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
# What stands in a shape in place of a leaf: the simple value 0.
HOLE = b"\xe0"


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


class Items:
    """Encoded items one after the other; holes can be filled in on the way."""

    def __init__(self, data):
        self.data = data
        self.offset = 0

    def __bool__(self):
        return self.offset < len(self.data)

    def take(self, count):
        if count > len(self.data) - self.offset:
            raise ValueError("a column ends too early")
        self.offset += count
        return self.data[self.offset - count : self.offset]

    def head(self):
        """The next head: its bytes, its major type and its argument."""
        first = self.take(1)
        low = first[0] & 31
        more = self.take(1 << (low - 24)) if low >= 24 else b""
        return first + more, first[0] >> 5, int.from_bytes(more, "big") if more else low

    def item(self, leaf=lambda: HOLE):
        """The bytes of the next item, its holes filled with what `leaf` returns."""
        head, major, count = self.head()
        if head == HOLE:
            return leaf()
        if major in (2, 3):
            return head + self.take(count)
        parts = count * (major - 3) if major in (4, 5) else 0
        return head + b"".join(self.item(leaf) for _ in range(parts))

    def integer(self):
        return cbor2.loads(self.item())


class Differences(Items):
    last = 0

    def integer(self):
        self.last += super().integer()
        return self.last


class Values(Items):
    """A value column: encoded items, and each one's place in the table, 0 for none."""

    def __init__(self, data):
        super().__init__(data)
        self.table = []

    def value(self):
        place = self.take(1)[0]
        if place:
            return self.table[place - 1], place
        value = self.item()
        if len(self.table) == 255:
            return value, 0
        self.table.append(value)
        return value, len(self.table)


class Packed:
    """The records of a packed list (SPEC.md, section 8.6), as a list that is not packed."""

    def __init__(self, columns):
        def column(kind, key):
            return kind(columns.get(key, b""))

        self.count = columns[0]
        self.shapes, self.writers = column(Values, 1), column(Values, 2)
        self.counters, self.dot_counters = column(Items, 3), column(Items, 4)
        self.days = column(Differences, 5)
        self.fields = [Values(field) for field in columns.get(6, [])]
        self.id_heads, self.positions = column(Differences, 7), column(Differences, 8)
        self.mutations, self.mutation_writers = column(Items, 9), column(Items, 10)
        self.mutation_counters, self.versions = column(Items, 11), column(Differences, 12)
        self.id_tails, self.tags = column(Items, 13), column(Items, 14)
        self.mutation_ids = column(Items, 15)
        self.columns, self.last, self.context, self.kind = {}, {}, [], None

    def records(self):
        records = [self.record() for _ in range(self.count)]
        columns = [part for part in vars(self).values() if isinstance(part, Items)]
        if any(columns + self.fields):
            raise ValueError("a column is longer than its records")
        return records

    def record(self):
        head = self.id_heads.integer().to_bytes(6, "big")
        record = [head + self.id_tails.take(10), self.state()]
        if self.positions:
            return [self.positions.integer(), *record, self.tags.take(16)]
        if self.tags:
            return [*record, self.tags.take(16)]
        return [*record, [self.mutation() for _ in range(self.mutations.integer())]]

    def mutation(self):
        index = self.mutation_writers.integer()
        counter = self.counter(self.mutation_counters, index)
        return [self.context[index][0], counter, self.mutation_ids.take(8), self.versions.integer()]

    def counter(self, column, index):
        place = self.context[index][1]
        counter = (self.last.get(place, 0) + column.integer()) % 2**64
        if place:
            self.last[place] = counter
        return counter

    def state(self):
        whole, _ = self.shapes.value()
        shape = Items(whole)
        head, major, pairs = shape.head()
        self.context = []
        if major == 2:
            return shape.take(pairs)
        state = head
        for _ in range(pairs):
            key = shape.integer()
            part = self.part(key, shape)
            self.kind = part if key == 1 else self.kind
            state += canonical(key) + part
        return state

    def part(self, key, shape):
        if key not in (3, 4):
            # An item without holes is copied as it is.
            return self.section(key, shape) if key in (5, 6, 7) else shape.item()
        part, _, items = shape.head()
        for _ in range(items // (key - 1)):
            if key == 3:
                shape.take(2)
                writer, place = self.writers.value()
                self.context.append((cbor2.loads(writer), place))
                part += writer + canonical(self.counter(self.counters, len(self.context) - 1))
            else:
                index = shape.integer()
                shape.take(2)
                counter = canonical(self.counter(self.dot_counters, index))
                part += canonical(index) + counter + canonical(self.days.integer())
        return part

    def section(self, key, shape):
        section, _, fields = shape.head()
        for _ in range(fields):
            field = shape.integer()

            def leaf(column=(self.kind, key, field)):
                place = self.columns.setdefault(column, len(self.columns))
                return self.fields[place].value()[0]

            section += canonical(field) + shape.item(leaf)
        return section


def unpacked(item):
    """A message with its packed lists as plain ones."""
    if isinstance(item, dict):
        if 13 in item:
            return Packed(item).records()
        return {key: unpacked(value) for key, value in item.items()}
    return [unpacked(part) for part in item] if isinstance(item, (list, tuple)) else item


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
    if "plain" in vector:
        expect("the unpacked message", canonical(unpacked(item)).hex(), vector["plain"])


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
