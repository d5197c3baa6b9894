#!/usr/bin/env python3
"""One sync, cut at one byte after the other, each time from the same start: the next sync finishes it.

    BIN=.build/release Tests/Acceptance/byte_cuts.py [--up 60] [--down 300] [--cuts 80]

The next sync must end verified, and take at most 1.1 times the bytes of an undisturbed one and one page more.
"""

import argparse
import shutil

from network import Allowance, Fate
from stage import Stage, expect, play, put_back

PAGE = 262144  # bytes, as the protocol's limits say
GROWTH = 1.1
DAYS = 28


class Cuts:
    def __init__(self, stage, up, down):
        self.stage, self.up, self.down = stage, up, down
        self.here, self.there = stage.join("here"), stage.join("there")
        self.stage.sync(self.here)
        self.import_cards(self.there, down, 1)
        self.stage.sync(self.there)
        self.import_cards(self.here, up, 1 + down)
        stage.server.stop()
        self.copies = [(folder, folder.with_suffix(".start")) for folder in (self.here, stage.server.data)]
        for folder, copy in self.copies:
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.socket"))

    def import_cards(self, home, number, first):
        lines = ["date,quantity,place_type,district,language,batch"]
        lines += [f"2026-11-{n % DAYS + 1:02},{n % 50 + 1},street,valby,da,{n}" for n in range(first, first + number)]
        file = self.stage.root / "cards.csv"
        file.write_text("\n".join(lines) + "\n")
        self.stage.on(home, "import", "card_handout", file)

    def begin_again(self):
        """The start, to the byte, under a server started anew."""
        self.stage.server.stop(hard=True)
        for folder, copy in self.copies:
            put_back(folder, copy)
        self.stage.server.start()
        self.stage.network.fate = Fate
        self.stage.network.forget()

    def undisturbed(self):
        """The bytes of one whole sync, up and down."""
        self.begin_again()
        answer = self.stage.sync(self.here)
        expect((answer["pushed"], answer["pulled"]) == (self.up, self.down), f"the first sync moved {answer}")
        return self.stage.network.up, self.stage.network.down

    def cut(self, way, offset):
        """The bytes of the try that was cut, and of the next."""
        self.begin_again()
        network, allowance = self.stage.network, Allowance(offset)
        network.fate = lambda: Fate(refused=allowance.left == 0, **{way: allowance})
        answer = self.stage.attempt(self.here, "sync", "--json")
        where = f"cut at byte {offset} {way}"
        # The last bytes may be cut so late that the device has all it needs.
        expect(answer.status in (0, 69), f"{where}: {answer!r}")
        first = network.bytes

        network.fate = Fate
        network.forget()
        self.stage.sync(self.here)
        self.check(where)
        return first, network.bytes

    def check(self, where):
        held = [one["values"]["batch"] for one in self.stage.list(self.here).values()]
        expect(sorted(held) == list(range(1, self.up + self.down + 1)), f"{where}: the device holds {len(held)} records")
        total = self.stage.totals()["cards_handed_out"]
        expect(total == sum(n % 50 + 1 for n in held), f"{where}: the server counts {total} cards")
        self.stage.verify()


def offsets(up, down, number):
    """(way, offset), spread evenly over both ways in proportion, the first and last bytes always among them."""
    for way, whole in (("up", up), ("down", down)):
        share = max(2, round(number * whole / (up + down)), number // 4)
        yield from ((way, offset) for offset in sorted({round(n * (whole - 1) / (share - 1)) for n in range(share)}))


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--up", type=int, default=60, help="records that the device sends")
    reader.add_argument("--down", type=int, default=300, help="records that it fetches")
    reader.add_argument("--cuts", type=int, default=80)
    its = reader.parse_args()
    with Stage("byte-cuts") as stage:
        cuts = Cuts(stage, its.up, its.down)
        up, down = cuts.undisturbed()
        tried, worst, worst_sum = 0, (0, None), 0
        for way, offset in offsets(up, down, its.cuts):
            first, second = cuts.cut(way, offset)
            where = f"byte {offset} {way}"
            limit = GROWTH * (up + down) + PAGE
            expect(second <= limit, f"cut at {where}: the next sync took {second} bytes, more than {limit:.0f}")
            tried, worst = tried + 1, max(worst, (second, where))
            worst_sum = max(worst_sum, first + second)
    whole = up + down
    print(f"Byte cuts: {tried} offsets over {up} bytes up and {down} down ({its.up} and {its.down} records); "
          f"each next sync ended verified.\n  worst next sync {worst[0] / whole:.2f} × the bytes of an undisturbed one "
          f"(cut at {worst[1]}); both tries together at most {worst_sum / whole:.2f} ×")


if __name__ == "__main__":
    play(main)
