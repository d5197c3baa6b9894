#!/usr/bin/env python3
"""Backups made while eight devices work and sync: each verifies, and the last one heals when put back.

    BIN=.build/release Tests/Acceptance/backup_load.py [--seconds 30] [--devices 8]

First by `backup` again and again, then by `serve --backup-dir` every 2 seconds with 3 kept.
"""

import argparse
import threading
import time

from programs import run
from stage import Stage, expect, play

CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da", "quantity=1"]
KEEP = 3


class Load:
    """Devices that import, log, edit and sync, each in a thread of its own, until they are stopped."""

    def __init__(self, stage, homes):
        self.stage, self.homes = stage, homes
        self.over, self.failures, self.syncs, self.cards = threading.Event(), [], 0, 0
        self.lock, self.threads = threading.Lock(), []

    def __enter__(self):
        self.over.clear()
        self.threads = [threading.Thread(target=self.work, args=(home,), daemon=True) for home in self.homes]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(timeout=120)
        expect(not self.failures, f"under load: {self.failures[:1]}")

    def work(self, home):
        try:
            while not self.over.is_set():
                card = self.stage.on(home, "log", "card_handout", *CARD, f"batch={self.next()}", "--json").json["id"]
                lines = ["date,quantity,place_type,district,language,batch"]
                lines += [f"2026-11-02,1,street,valby,da,{self.next()}" for _ in range(20)]
                file = self.stage.root / f"{home.name}.csv"
                file.write_text("\n".join(lines) + "\n")
                self.stage.on(home, "import", "card_handout", file)
                self.stage.on(home, "edit", card, "district=vesterbro")
                self.stage.on(home, "sync")
                with self.lock:
                    self.syncs += 1
        except Exception as error:
            self.failures.append(error)

    def next(self):
        with self.lock:
            self.cards += 1
            return self.cards


def verified(stage, file):
    """The records of a backup that verifies."""
    answer = run(stage.log, "brobyggerd", "verify", file, "--data", stage.server.data, "--json")
    expect(answer.status == 0, f"verify {file.name}: {answer!r}")
    expect(answer.json["differences"] == [] and answer.json["made_at"], f"verify {file.name}: {answer.out}")
    return answer.json["records"]


def by_hand(stage, load, seconds):
    """`backup` until the time is up; how many, and the longest."""
    deadline, records, longest = time.monotonic() + seconds, [], 0
    while time.monotonic() < deadline:
        file, began = stage.root / f"by-hand-{len(records)}.db", time.monotonic()
        stage.server.admin("backup", file)
        longest = max(longest, time.monotonic() - began)
        records.append(verified(stage, file))
        for name in (file, f"{file}.manifest.json", f"{file}.ledger"):
            expect((stage.root / name).exists(), f"{name} is missing")
    expect(records == sorted(records), f"later backups hold fewer records: {records}")
    return records, longest, file


def rotated(stage, folder, seconds):
    """What `serve` keeps while it works: never more than it should, each whole."""
    deadline, seen = time.monotonic() + seconds, set()
    while time.monotonic() < deadline:
        names = {one.name for one in folder.glob("*.db")} if folder.exists() else set()
        seen |= names
        # The first of the day may stay beside the newest; one more is there while it is being replaced.
        expect(len(names) <= KEEP + 2, f"{len(names)} backups are kept, not {KEEP} and the day's first")
        time.sleep(0.2)
    return seen


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--seconds", type=float, default=30, help="for each half")
    reader.add_argument("--devices", type=int, default=8)
    its = reader.parse_args()
    with Stage("backup-load") as stage:
        homes = [stage.join(f"device{number}") for number in range(its.devices)]
        load = Load(stage, homes)
        with load:
            records, longest, last = by_hand(stage, load, its.seconds)
        print(f"Backups under load: {its.devices} devices, {load.syncs} syncs; {len(records)} by `backup`, each verified, "
              f"of {records[0]} to {records[-1]} records; the longest took {longest:.2f} s")

        folder, before = stage.root / "kept", load.syncs
        stage.server.stop()
        stage.server.options = ["--backup-dir", folder, "--backup-every", "2s", "--backup-keep", KEEP]
        stage.server.start()
        with load:
            seen = rotated(stage, folder, its.seconds)
        stage.server.stop()
        kept = sorted(folder.glob("*.db"))
        expect(len(seen) > len(kept) or len(seen) <= KEEP, f"nothing was let go of {len(seen)}")
        sizes = [verified(stage, file) for file in kept]
        left = sorted(one.name for one in folder.iterdir())
        expect(len(left) == 3 * len(kept), f"something was left over: {left}")
        print(f"  {load.syncs - before} syncs more; `serve` made {len(seen)} and kept {len(kept)}, of {sizes[0]} to {sizes[-1]} "
              "records, each verified, nothing left over")

        stage.server.admin("restore", last)
        stage.server.start()
        for _ in range(2):
            for home in homes:
                stage.sync(home)
        total = stage.totals()["cards_handed_out"]
        expect(total == load.cards, f"{load.cards} cards were logged, the restored server counts {total}")
        stage.verify()
        print(f"  the last of `backup` put back: {total} cards counted, as logged")


if __name__ == "__main__":
    play(main)
