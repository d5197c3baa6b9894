#!/usr/bin/env python3
"""Slow copies of folders in use: a device's while it imports and syncs, a server's while it serves.

    BIN=.build/release Tests/Acceptance/torn_copy.py [--copies 12] [--seed 1]

A copy may be half from before a checkpoint and half from after. Each is either whole, and then it works like any
copied device, or it is refused in one sentence and left as it is; the originals have everything.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import time
from collections import Counter

from programs import BIN, Server
from network import free_port
from stage import ENGLISH, Stage, expect, play, put_back

CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da", "quantity=1"]
ROWS = 2000


def slow_copy(source, target, dice):
    """What `cp -r` does on a slow medium: file after file, a piece at a time."""
    piece, pause = dice.choice([16384, 32768, 65536]), dice.choice([0.002, 0.005, 0.01])
    target.mkdir()
    for name in sorted(os.listdir(source)):
        if not (source / name).is_file():
            continue
        with open(source / name, "rb") as whole, open(target / name, "wb") as copy:
            while data := whole.read(piece):
                copy.write(data)
                time.sleep(pause)


class Drill:
    def __init__(self, stage, dice):
        self.stage, self.dice, self.batch = stage, dice, 0
        self.home = stage.join("original")
        self.results = Counter()
        self.sentence = None
        stage.on(self.home, "import", "card_handout", self.rows(6000))
        stage.sync(self.home)
        self.start = stage.root / "start"

    def rows(self, number):
        lines = ["date,quantity,place_type,district,language,batch"]
        for _ in range(number):
            self.batch += 1
            lines.append(f"2026-11-{self.batch % 28 + 1:02},1,street,valby,da,{self.batch}")
        file = self.stage.root / f"cards-{self.batch}.csv"
        file.write_text("\n".join(lines) + "\n")
        return file

    def copy_at_work(self, number):
        """Copies device and server while one imports and syncs with the other."""
        file = self.rows(ROWS)
        words = f"'{BIN}/brobygger' import card_handout '{file}' --home '{self.home}' && " \
            f"'{BIN}/brobygger' sync --home '{self.home}' --json"
        work = subprocess.Popen(words, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, **ENGLISH})
        time.sleep(self.dice.uniform(0, 0.6))
        source = self.stage.server.data if number % 3 == 2 else self.home
        copied = self.stage.root / f"copy{number}"
        slow_copy(source, copied, self.dice)
        _, err = work.communicate(timeout=300)
        expect(work.returncode == 0, f"the original's import and sync: {err}")
        self.stage.log.add(f"cp -r {source} {copied}   # slowly, while import and sync ran")
        (self.server_copy if number % 3 == 2 else self.device_copy)(copied)

    def device_copy(self, copied):
        stage, before = self.stage, contents(copied)
        first = stage.attempt(copied, "list", "--json")
        if first.status != 0:
            self.refused("device", first)
            again = stage.attempt(copied, "log", "card_handout", *CARD)
            expect(again.status == 1 and not again.out, f"a torn copy took an entry: {again!r}")
            expect(contents(copied) == before, f"the torn copy {copied} was changed")
            return
        self.results["device whole"] += 1
        self.batch += 1
        stage.on(copied, "log", "card_handout", *CARD, f"batch={self.batch}")
        for _ in range(3):
            answers = [stage.attempt(home, "sync", "--json") for home in (copied, self.home)]
        expect(all(one.status == 0 and one.json["verified"] for one in answers), f"{answers}")
        expect(stage.list(copied) == stage.list(self.home), "copy and original hold different records")

    def server_copy(self, copied):
        stage, before = self.stage, contents(copied)
        copy = object.__new__(Server)
        copy.data, copy.port, copy.log, copy.options = copied, free_port(), stage.log, []
        done = subprocess.Popen(
            [str(BIN / "brobyggerd"), "serve", "--data", str(copied), "--listen", f"127.0.0.1:{copy.port}"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **ENGLISH})
        line = done.stdout.readline()
        if line.startswith("listening"):
            done.terminate()
            done.communicate(timeout=60)
            checked = stage.log and subprocess.run(
                [str(BIN / "brobyggerd"), "verify", "--data", str(copied)], capture_output=True, text=True)
            expect(checked.returncode == 0, f"a copy was served that verify refuses: {checked.stdout}")
            self.results["server whole"] += 1
            return
        out, err = done.communicate(timeout=60)
        self.refused("server", type("Told", (), {"status": done.returncode, "out": out, "err": err}))
        expect(contents(copied) == before, f"the torn copy {copied} was changed")

    def refused(self, who, answer):
        self.results[f"{who} refused"] += 1
        lines = answer.err.strip().splitlines()
        expect(answer.status == 1 and len(lines) == 1, f"a torn copy of a {who}: status {answer.status}\n{answer.err}")
        told = lines[0]
        if told.startswith("{"):
            expect(json.loads(told)["error"] == "torn_copy", f"a torn copy of a {who} was refused so: {told}")
            told = json.loads(told)["message"]
        expect("not whole" in told, f"a torn copy of a {who} was refused so: {told}")
        self.sentence = told.replace(str(self.stage.root) + "/", "")

    def finish(self):
        self.stage.sync(self.home)
        held = sorted(one["values"]["batch"] for one in self.stage.list(self.home).values())
        expect(held == list(range(1, self.batch + 1)), f"of {self.batch} cards the original holds {len(held)}")
        expect(self.stage.totals()["cards_handed_out"] == self.batch, "the server counts otherwise")
        self.stage.verify()


def contents(folder):
    """The main file and its log, which must not change."""
    return [(folder / name).read_bytes() for name in ("brobygger.db", "brobygger.db-wal") if (folder / name).exists()]


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--copies", type=int, default=12)
    reader.add_argument("--seed", type=int, default=1)
    its = reader.parse_args()
    with Stage("torn-copy") as stage:
        drill = Drill(stage, random.Random(its.seed))
        for number in range(its.copies):
            drill.copy_at_work(number)
            shutil.rmtree(stage.root / f"copy{number}")
        drill.finish()
        told = ", ".join(f"{number} × {what}" for what, number in sorted(drill.results.items()))
        print(f"Slow copies of folders in use: {told}; {drill.batch} cards, each once.")
        if drill.sentence:
            print(f"  “{drill.sentence}”")


if __name__ == "__main__":
    play(main)
