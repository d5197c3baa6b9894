#!/usr/bin/env python3
"""The restore and copy drills, step by step with the documented commands.

    BIN=.build/release Tests/Acceptance/hand_drill.py

Back up, enrol one more device, work and sync, stop the server, put the old file back, start, sync each device
once: counts and records are as before. Once with a clean stop, once with `kill -9`, once with a device lost, once
by `restore`. Then `cp -r` of a device's folder, at rest and while it works; both copies go on.
"""

import argparse
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from programs import BIN
from stage import ENGLISH, Stage, expect, play

CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da"]

AT_ONCE = 3  # drills; each has a folder and a server of its own


class Round:
    """The devices of one drill, and a batch number for every card."""

    def __init__(self, stage):
        self.stage, self.batch = stage, 0
        self.homes = [stage.join("ana"), stage.join("bo")]
        self.night = stage.on(self.homes[0], "log", "night", "date=2026-11-02", "new=1", "--json").json["id"]
        self.sync_all(2)

    def log(self, home, number=1):
        ids = []
        for _ in range(number):
            self.batch += 1
            words = ["log", "card_handout", *CARD, "quantity=2", f"batch={self.batch}", "--json"]
            ids.append(self.stage.on(home, *words).json["id"])
        return ids

    def work(self, home):
        """Some of everything: three logged, one of them edited, one voided, and a tally."""
        _, edited, voided = self.log(home, 3)
        self.stage.on(home, "edit", edited, "quantity=7")
        self.stage.on(home, "void", voided, "--reason", "typed_twice")
        self.stage.on(home, "edit", self.night, "new+=3")

    def sync_all(self, rounds):
        for _ in range(rounds):
            for home in self.homes:
                self.stage.sync(home)

    def picture(self):
        """Records and counts of everybody, which must be equal among the devices."""
        lists = [self.stage.list(home) for home in self.homes]
        totals = [self.stage.totals(home) for home in (None, *self.homes)]
        expect(all(one == lists[0] for one in lists), "the devices hold different records")
        expect(all(one == totals[0] for one in totals), f"server and devices count differently: {totals}")
        return lists[0], totals[0]


def restore_drill(clean, by="plain copy", lost=False, restarted=True):
    """`restarted`: the server was started anew between backup and accident, as over a longer time it will be."""
    with Stage("hand-drill") as stage:
        scene, server = Round(stage), stage.server
        for home in scene.homes:
            scene.work(home)
        scene.sync_all(2)
        backup = stage.root / "register-old.db"
        server.admin("backup", backup)

        if restarted:
            server.stop()
            server.start()
        scene.homes.append(stage.join("chau"))
        stage.sync(scene.homes[-1])
        for home in scene.homes:
            scene.work(home)
        scene.sync_all(2)
        before = scene.picture()

        server.stop(hard=not clean)
        if lost:
            shutil.rmtree(scene.homes.pop(0))
        if by == "restore":
            server.admin("restore", backup)
        else:
            stage.log.add(f"cp {backup} {server.data}/brobygger.db")
            shutil.copy(backup, server.data / "brobygger.db")
        server.start()

        forgot = readmit(stage, scene.homes[-1])
        expect(forgot or not (clean or restarted or by == "restore"), "the old file was not what the server started with")
        scene.sync_all(1)
        expect(scene.picture() == before, "records or counts are not as before the restore")
        stage.verify()
        told = ["stopped" if clean else "killed"] + ["one device lost"] * lost + ["its log had it all"] * (not forgot)
        return f"{by}, the server {', '.join(told)}: {len(before[0])} records, counts as before"


def readmit(stage, home):
    """The device that the old file does not know pushes at once, and pulls once it is confirmed.

    A log left by `kill -9` may hold all that the old file lacks; then nothing was put back, and this is `False`.
    """
    answer = stage.attempt(home, "sync", "--json")
    devices = stage.server.admin("device", "list", "--json").objects
    waiting = [one["id"] for one in devices if one["state"] == "unconfirmed"]
    if answer.status == 0 and not waiting:
        return False
    expect(len(waiting) == 1, f"one device should wait for its confirmation, not {waiting}; its sync said {answer!r}")
    expect(answer.status in (1, 77), f"the unconfirmed device's sync: {answer!r}")
    stage.server.admin("device", "confirm", waiting[0])
    return True


def copy_drill(running):
    """Two copies of one device log, edit, void, tally and sync; each event counts once."""
    with Stage("hand-drill") as stage:
        scene = Round(stage)
        original = scene.homes[0]
        scene.work(original)  # not yet synced: both copies will bring it
        if running:
            copied = copy_while_it_works(stage, scene, original)
        else:
            copied = stage.root / "copy"
            stage.log.add(f"cp -r {original} {copied}")
            subprocess.run(["cp", "-r", original, copied], check=True)
        scene.homes.append(copied)
        for home in (original, copied, original, copied):
            scene.work(home)
            stage.attempt(home, "sync")
        settle(scene)
        records, totals = scene.picture()
        cards = sorted(one["values"]["batch"] for one in records.values() if one["kind"] == "card_handout")
        expect(cards == list(range(1, scene.batch + 1)), f"of {scene.batch} cards logged, {cards} are there")
        tallied = 1 + 3 * 5
        expect(totals["night_new"] == tallied, f"{tallied} tallied, {totals['night_new']} counted")
        stage.verify()
        return f"folder copied {'while it works' if running else 'at rest'}: {len(cards)} cards and {tallied} visitors, " \
            "each counted once"


def copy_while_it_works(stage, scene, home):
    """`cp -r` in the middle of an import of many rows, which is all in the copy or not at all."""
    first, rows = scene.batch + 1, 2000
    scene.batch += rows
    file = stage.root / "cards.csv"
    lines = ["date,quantity,place_type,district,language,batch"]
    lines += [f"2026-11-03,1,bar,indre_by,en,{number}" for number in range(first, first + rows)]
    file.write_text("\n".join(lines) + "\n")
    copied = stage.root / "copy"
    stage.log.add(f"brobygger import card_handout {file} --home {home} & sleep 0.05; cp -r {home} {copied}")
    work = subprocess.Popen(
        [BIN / "brobygger", "import", "card_handout", file, "--home", home], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, env=ENGLISH)
    time.sleep(0.05)
    subprocess.run(["cp", "-r", home, copied], check=True)
    _, err = work.communicate(timeout=60)
    expect(work.returncode == 0, f"import: status {work.returncode} {err}")
    return copied


def settle(scene):
    """A copy may need a second sync to settle what both brought; nobody decides anything."""
    for _ in range(3):
        answers = [scene.stage.attempt(home, "sync", "--json") for home in scene.homes]
    for answer in answers:
        told = answer.status == 0 and answer.json
        expect(told and told["verified"] and not told["pushed"] and not told["pulled"], f"not quiet: {answer!r}")


def main():
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    print("By hand:")
    drills = [
        lambda: restore_drill(clean=True),
        lambda: restore_drill(clean=False),
        lambda: restore_drill(clean=False, restarted=False),
        lambda: restore_drill(clean=False, by="restore"),
        lambda: restore_drill(clean=True, lost=True),
        lambda: restore_drill(clean=False, lost=True),
        lambda: copy_drill(running=False),
        lambda: copy_drill(running=True)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for told in pool.map(lambda drill: drill(), drills):
            print("  " + told)


if __name__ == "__main__":
    play(main)
