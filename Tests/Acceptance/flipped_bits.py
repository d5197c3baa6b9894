#!/usr/bin/env python3
"""One bit of a stopped server's database flips: `verify` says so, and in which table and row.

    BIN=.build/release Tests/Acceptance/flipped_bits.py [--seed 1] [--each 4] [--anywhere 200]

In every table some bits of values, some of whole cells, then bits anywhere in the used part of the file. The first
100 bytes are left out: SQLite mends or ignores most of them. So is one bit a row that says nothing at all.
"""

import argparse
import random
import re
import shutil
from collections import Counter

from database_file import HEADER, DatabaseFile
from programs import run
from stage import Stage, expect, play, put_back

CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da"]
NOTE = "x" * 900
WITHDRAWN = "697769746864726177 6e".replace(" ", "")  # "withdrawn" as CBOR


def fill(stage):
    """Work that leaves a row in every table, long rows in some, and a tree of several pages."""
    first, second = stage.join("first"), stage.join("second")
    file = stage.root / "cards.csv"
    lines = ["date,quantity,place_type,district,language,batch"]
    lines += [f"2026-11-{n % 28 + 1:02},{n % 50 + 1},street,valby,da,{n}" for n in range(1, 301)]
    file.write_text("\n".join(lines) + "\n")
    stage.on(first, "import", "card_handout", file)
    card = stage.on(first, "log", "card_handout", *CARD, "quantity=2", "--json").json["id"]
    visit = ["date=2026-11-02", "place_type=bar", "persons_met=3", f"note={NOTE}"]
    stage.on(first, "log", "visit", *visit)
    stage.sync(first)
    stage.sync(second)
    stage.on(second, "edit", card, "quantity=3")
    stage.sync(second)
    backup = stage.root / "earlier.db"
    stage.server.admin("backup", backup)
    stage.on(second, "edit", card, "quantity=4")
    stage.on(second, "log", "card_handout", *CARD, "quantity=5")
    stage.sync(second)
    stage.server.stop()
    stage.server.admin("restore", backup)
    with open(f"{stage.server.data}.ledger", "a") as ledger:
        ledger.write(f"\nrecord_erased {card} {WITHDRAWN} .\n")
    stage.server.start()
    stage.sync(first)
    stage.sync(second)
    stage.totals()
    stage.verify()
    stage.server.stop()


class Flips:
    def __init__(self, stage, dice):
        self.stage, self.dice, self.folder = stage, dice, stage.server.data
        self.copy = stage.root / "sound"
        shutil.copytree(self.folder, self.copy, ignore=shutil.ignore_patterns("*.socket"))
        self.file = DatabaseFile(self.copy / "brobygger.db")
        self.unread = set(self.file.unread())
        self.statuses = Counter()

    def verify(self, spans):
        """Flips one bit somewhere in the spans; what `verify` printed, and where the bit was."""
        put_back(self.folder, self.copy)
        first, end = self.dice.choices(spans, weights=[end - first for first, end in spans])[0]
        byte, bit = self.dice.randrange(first, end), self.dice.randrange(8)
        if (byte, bit) in self.unread:
            return self.verify(spans)
        with open(self.folder / "brobygger.db", "r+b") as file:
            file.seek(byte)
            file.write(bytes([self.file.bytes[byte] ^ 1 << bit]))
        answer = run(self.stage.log, "brobyggerd", "verify", "--data", self.folder, "--lang", "en")
        self.statuses[answer.status] += 1
        return answer, f"byte {byte}, bit {bit} (page {byte // self.file.page + 1})"

    def in_table(self, name, spans, pattern):
        answer, where = self.verify(spans)
        told = answer.out + answer.err
        expect(answer.status == 1, f"table {name}, {where}: verify ended with status {answer.status}\n{told}")
        expect(re.search(pattern, told), f"table {name}, {where}: verify does not name it\n{told}")
        return told

    def anywhere(self, spans):
        answer, where = self.verify(spans)
        expect(answer.status == 1, f"{where}: verify ended with status {answer.status}\n{answer!r}")
        return "table " in answer.out + answer.err


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--each", type=int, default=4, help="bits of values, and of cells, for each table")
    reader.add_argument("--anywhere", type=int, default=200, help="bits anywhere in the used part")
    its = reader.parse_args()
    with Stage("flipped-bits") as stage:
        fill(stage)
        flips = Flips(stage, random.Random(its.seed))
        tables = flips.file.tables
        empty = sorted(name for name, cells in tables.items() if not cells)
        expect(not empty, f"no row in {empty}")
        shown = None
        for name, cells in sorted(tables.items()):
            for _ in range(its.each):
                values = [span for cell in cells for span in cell.values]
                shown = flips.in_table(name, values, rf"(?m)(^|\()table {name}, row \S")
                flips.in_table(name, [span for cell in cells for span in cell.whole], rf"(?m)(^|\()table {name}\b")
        used = [(max(first, HEADER), end) for first, end in flips.file.used()]
        named = sum(flips.anywhere(used) for _ in range(its.anywhere))
        print(f"Flipped bits: {2 * its.each * len(tables)} in the rows of {len(tables)} tables, all found; each value's row and "
              f"each cell's table named.\n  {its.anywhere} anywhere in {sum(end - first for first, end in used)} used bytes, "
              f"all found; {named} named a table\n  the last one:\n    " + "\n    ".join(shown.strip().splitlines()[:4]))


if __name__ == "__main__":
    play(main)
