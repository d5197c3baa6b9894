#!/usr/bin/python3
"""Writes the first inputs of the binary targets into Tests/Fuzz/corpus: the golden vectors.

    Tests/Fuzz/seeds.py

They are named like their vectors, so that running it again after a vector changed replaces them.
The texts (CSV, YAML, words, options) were written by hand and stay as they are.
"""

import gzip
import json
import pathlib

import cbor2

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = HERE.parents[1] / "Protocol" / "vectors"

TARGETS = {
    "SyncRequest": "sync-request",
    "SyncAnswer": "sync-answer",
    "ScopeAnswer": "scope-answer",
    "PullRequest": "pull-request",
    "ReconcileRequest": "reconcile-request",
    "ReconcileAnswer": "reconcile-answer",
    "EnrolRequest": "enrol-request",
    "EnrolAnswer": "enrol-answer",
    "EnrolmentStatement": "statement",
    "ProgrammeAnswer": "programme-answer",
    "CountsAnswer": "counts-answer",
}


def vectors(name):
    return json.loads((VECTORS / f"{name}.json").read_text())


def keep(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def encoded(value):
    return cbor2.dumps(value, canonical=True)


def states():
    for vector in vectors("states"):
        for target in ("state", "packed"):
            keep(target, vector["name"], bytes.fromhex(vector["expect"]))
    for vector in vectors("merges"):
        both = bytes.fromhex(vector["left"]) + bytes.fromhex(vector["right"])
        keep("join", vector["name"], both)


def messages():
    for vector in vectors("messages"):
        name, data = vector["name"], bytes.fromhex(vector["expect"])
        if len(data) <= 1024:
            keep("cbor", name, data)
        if vector["type"] in TARGETS:
            keep(TARGETS[vector["type"]], name, data)
        if vector["type"] == "SyncAnswer":
            # A pull is answered with the parts of a sync answer, each in a frame.
            scopes = [encoded(scope) for scope in cbor2.loads(data).get(4, [])]
            for number, scope in enumerate(scopes):
                keep("scope-answer", f"{name}_{number}", scope)
            # The target takes the first byte for how the stream is cut.
            framed = b"".join(encoded(bytes(scope)) for scope in scopes)
            keep("frames", name, bytes([len(data) % 251]) + framed)
        if len(data) > 100:
            keep("gzip", name, gzip.compress(data, mtime=0))


if __name__ == "__main__":
    states()
    messages()
