"""What a set of operations means, worked out from who had seen what: the driver's truth.

A device's knowledge of a record is a set of operations. Each operation remembers the set its author
knew. Nothing here merges states; everything is read off the whole causal history, slowly.
"""

import datetime
from dataclasses import dataclass, field

EPOCH = datetime.date(1970, 1, 1)
TALLIES = {"new", "returning"}
SETS = {"measures", "themes"}


@dataclass(frozen=True)
class Operation:
    """One command on one record: all its changes happen at once."""

    id: int
    record: str
    # ("set", field, value or None) · ("add"/"remove", field, code) · ("tally", field, n) · ("void", None, reason)
    changes: tuple
    seen: frozenset  # operations on this record that the author knew, this one not included

    def has(self, verb, name=None, value=None):
        return any(
            change[0] == verb and name in (None, change[1]) and value in (None, change[2])
            for change in self.changes)

    @property
    def answers_void(self):
        return any(change[0] in ("set", "add", "tally") for change in self.changes)


@dataclass
class Shown:
    """A record as everybody who knows the same operations must show it."""

    values: dict = field(default_factory=dict)
    conflicts: dict = field(default_factory=dict)
    siblings: dict = field(default_factory=dict)
    voided: bool = False
    flagged: bool = False  # voided by one, changed by another at the same time: kept, for a person to settle

    @property
    def contested(self):
        return bool(self.conflicts) or self.flagged


def canonical(value):
    """The value's deterministic CBOR; dates are days since 1970."""
    if value is None:
        return b"\xf6"
    if isinstance(value, datetime.date):
        value = (value - EPOCH).days
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    body = value.encode()
    return head(3, len(body)) + body


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | extra]) + number.to_bytes(size, "big")
    raise ValueError(number)


def survivors(operations, matches, removes):
    """The matching operations that no known operation removed after seeing them."""
    live = [one for one in operations if matches(one)]
    return [one for one in live if not any(removes(other) and one.id in other.seen for other in operations)]


def final(operation, verb, name, code=None):
    """What one command leaves behind for a field; later words of a command come after earlier ones."""
    found = [c for c in operation.changes if c[1] == name and (code is None or c[2] == code)]
    return bool(found) and found[-1][0] == verb


def show(operations):
    """Folds one record's operations."""
    operations = list(operations)
    result = Shown()
    live_dots = set()
    for name in {c[1] for o in operations for c in o.changes if c[0] == "set"}:
        writes = survivors(operations, lambda o: o.has("set", name), lambda o: o.has("set", name))
        live_dots |= {o.id for o in writes}
        values = {}
        for write in writes:
            value = [c[2] for c in write.changes if c[:2] == ("set", name)][-1]
            values[canonical(value)] = value
        ordered = [values[key] for key in sorted(values, reverse=True)]
        result.siblings[name] = ordered
        if ordered[0] is not None:
            result.values[name] = ordered[0]
        if len(ordered) > 1:
            result.conflicts[name] = ordered
    for name, code in {(c[1], c[2]) for o in operations for c in o.changes if c[0] == "add"}:
        adds = survivors(
            operations, lambda o: final(o, "add", name, code),
            lambda o: o.has("add", name, code) or o.has("remove", name, code))
        live_dots |= {o.id for o in adds}
        if adds:
            result.values.setdefault(name, set()).add(code)
    for operation in operations:
        for verb, name, amount in operation.changes:
            if verb == "tally":
                result.values[name] = result.values.get(name, 0) + amount
                live_dots.add(operation.id)
    marks = survivors(
        operations, lambda o: o.has("void"), lambda o: o.has("void") or o.answers_void)
    covered = set().union(*({*mark.seen, mark.id} for mark in marks))
    result.voided = bool(marks) and live_dots <= covered
    result.flagged = bool(marks) and not result.voided
    return result


def listed(shown):
    """The record's values as `list --json` prints them."""
    values = {}
    for name, value in shown.values.items():
        if isinstance(value, set):
            value = sorted(value)
        values[name] = plain(value)
    return values


def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value
