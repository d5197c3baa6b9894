"""What the programs acknowledged, kept outside them, and what must therefore be found at the end.

An operation is *acknowledged* once its command printed its result; one whose command was killed before
that is a *maybe*: it may have happened, once, or not at all.
"""

import itertools
import json
import threading

from programs import Failure

LOST, DOUBLED = "lost", "doubled"


class Card:
    """One card handout: a batch number of its own, written by one device only."""

    def __init__(self, batch, device, quantity):
        self.batch, self.device = batch, device
        self.sure, self.id = False, None  # acknowledged, and under which id if its command told
        self.quantities = [(quantity, True)]  # (value, acknowledged), oldest first
        self.void = None  # None, "maybe" or "sure"

    @property
    def allowed(self):
        """The last acknowledged quantity, and every maybe after it."""
        last = max(n for n, (_, sure) in enumerate(self.quantities) if sure)
        return {value for value, _ in self.quantities[last:]}


class Ledger:
    def __init__(self, path):
        self.lock, self.file = threading.Lock(), open(path, "a")
        self.batches = itertools.count(1)
        self.cards = {}  # batch → Card
        self.tallies = {}  # (record, field) → [(amount, acknowledged)]
        self.acknowledged = self.maybes = 0

    def new_card(self, device, quantity):
        with self.lock:
            card = Card(next(self.batches), device, quantity)
            self.cards[card.batch] = card
            return card

    def log(self, device, words, sure):
        """One line for each operation's outcome, for whoever has to find a fault afterwards."""
        with self.lock:
            self.acknowledged += sure
            self.maybes += not sure
            self.file.write(json.dumps([device, words, "acknowledged" if sure else "maybe"]) + "\n")
            self.file.flush()

    def tallied(self, record, field, amount, sure):
        with self.lock:
            self.tallies.setdefault((record, field), []).append((amount, sure))

    # The end

    def check(self, records, where):
        """`records`: what `list --voided --json` printed; raises a `Failure` that names each difference."""
        faults = [*self.card_faults(records), *self.tally_faults(records)]
        if faults:
            shown = "\n  ".join(faults[:20])
            raise Failure(f"{where}: {len(faults)} differences from the ledger\n  {shown}")

    def card_faults(self, records):
        found = {}
        for one in records:
            if one["kind"] == "card_handout":
                found.setdefault(one["values"].get("batch"), []).append(one)
        for batch in set(found) - set(self.cards):
            yield f"batch {batch} was never logged"
        for batch, card in self.cards.items():
            held = found.get(batch, [])
            if not held and card.sure:
                yield f"{LOST}: batch {batch}, acknowledged to {card.device} as {card.id or 'a row of a file'}"
            elif len(held) > 1:
                yield f"{DOUBLED}: batch {batch} of {card.device}: {[one['id'] for one in held]}"
            elif held:
                yield from card_fault(card, held[0])

    def tally_faults(self, records):
        held = {one["id"]: one for one in records}
        for (record, field), amounts in self.tallies.items():
            if record not in held:
                yield f"{LOST}: the shared record {record}"
                continue
            seen = held[record]["values"].get(field, 0)
            sure = sum(amount for amount, is_sure in amounts if is_sure)
            maybes = [amount for amount, is_sure in amounts if not is_sure]
            if seen - sure not in sums(maybes):
                word = LOST if seen < sure + sum(a for a in maybes if a < 0) else "lost or doubled"
                yield f"{word}: {field} of {record} is {seen}; acknowledged {sure}, and perhaps {maybes}"


def card_fault(card, held):
    name = f"batch {card.batch} of {card.device} ({held['id']})"
    if card.id and held["id"] != card.id:
        yield f"{name} was acknowledged as {card.id}"
    if held["values"].get("quantity") not in card.allowed:
        yield f"{LOST}: {name} has quantity {held['values'].get('quantity')}; the ledger says {card.quantities}"
    if card.void != "maybe" and held["voided"] != (card.void == "sure"):
        yield f"{LOST}: {name} is {'' if held['voided'] else 'not '}voided; the ledger says {card.void}"


def sums(amounts):
    """All sums of some of the amounts."""
    reached = {0}
    for amount in amounts:
        reached |= {one + amount for one in reached}
    return reached
