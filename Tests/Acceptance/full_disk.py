#!/usr/bin/env python3
"""A disk that fills up, once under the server and once under a device: nothing acknowledged is lost.

    BIN=.build/release Tests/Acceptance/full_disk.py

Needs leave to mount a small file system in a namespace of its own (root, or user namespaces).
"""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request

from programs import Failure
from stage import Stage, expect, play

SIZE = "24m"
INSIDE = "BROBYGGER_SMALL_DISK"  # set in the process that has the namespace
CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da"]
ENDLESS = 5000  # commands; far more than the disk can take


class SmallDisk:
    """A tmpfs of its own, filled by one ballast file."""

    def __init__(self, folder):
        self.folder, self.ballast = folder, folder / "ballast"
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=True)

    def fill(self, leave=0):
        """Takes all space but `leave` bytes."""
        free = os.statvfs(self.folder)
        with open(self.ballast, "ab") as file:
            left = free.f_bavail * free.f_frsize - leave
            while left > 0:
                try:
                    left -= file.write(b"x" * min(left, 4096))
                    file.flush()
                except OSError:
                    return

    def free(self):
        self.ballast.unlink()


def log_cards(stage, home, number, first):
    for batch in range(first, first + number):
        stage.on(home, "log", "card_handout", *CARD, "quantity=1", f"batch={batch}")


def batches(stage, home):
    return sorted(one["values"]["batch"] for one in stage.list(home).values())


def server_drill(stage, disk):
    """The server's disk is full: reads go on, writes are refused as `disk_full`, and space heals it."""
    server, busy, idle = stage.server, stage.join("busy"), stage.join("idle")
    log_cards(stage, busy, 20, 1)
    stage.sync(busy)
    stage.sync(idle)
    acknowledged = batches(stage, busy)

    told = until_refused(stage, disk, busy)
    acknowledged = sorted(set(acknowledged) | {
        one["values"]["batch"] for one in stage.list(busy).values() if one["state"] == "acknowledged"})
    print(f"  server: a full disk is answered {told}; {len(acknowledged)} records were acknowledged before")
    expect(told.startswith("507 disk_full"), f"a full disk was answered {told}, not 507 disk_full")

    expect(stage.totals()["cards_handed_out"] == len(acknowledged), "counts on the full disk are wrong")
    ready = urllib.request.urlopen(f"{server.url}/readyz", timeout=10).status
    expect(ready == 200, f"/readyz answers {ready} on a full disk")
    pulled = stage.attempt(idle, "sync", "--json")
    expect(pulled.status == 0 and pulled.json["verified"], f"a sync that only reads: {pulled!r}")
    expect(batches(stage, idle) == acknowledged, "the reading device lacks records")
    expect(server.process.poll() is None, "the server ended")

    disk.free()
    stage.sync(busy)
    stage.sync(idle)
    expect(batches(stage, idle) == batches(stage, busy), "the devices differ once there is space")
    expect(stage.totals()["cards_handed_out"] == len(batches(stage, busy)), "counts are wrong once there is space")
    stage.verify()
    print(f"  server: reads went on; with space again {len(batches(stage, busy))} records, without a restart")


def until_refused(stage, disk, home):
    """Fills the disk, works until a sync fails for good; what the server answered."""
    disk.fill(leave=64 * 1024)
    for batch in range(1001, 1001 + ENDLESS):
        log_cards(stage, home, 1, batch)
        stage.network.forget()
        answer = stage.attempt(home, "sync", "--json")
        # A sync that is refused goes on reading: the refusal is on the wire, another answer after it.
        head = re.search(rb"HTTP/1\.1 ([45]\d\d)", stage.network.answered)
        if not head and answer.status == 0:
            continue
        disk.fill()
        pending = stage.attempt(home, "status", "--json").json["pending"]
        expect(pending > 0, "nothing waits after a refused sync")
        expect(answer.status == 1, f"a sync that left {pending} unsent on the device: {answer!r}, expected status 1")
        print(f"  device: “{(answer.err or answer.out).strip()}”")
        code = re.search(rb'"code":"(\w+)"', stage.network.answered)
        expect(head and code, f"no problem came over the wire: {bytes(stage.network.answered)!r}")
        return f"{head[1].decode()} {code[1].decode()}"
    raise Failure("the disk never filled up")


def restart_drill(stage, disk):
    """Killed on a full disk, it keeps what it had."""
    home = stage.join("later")
    stage.sync(home)
    before = batches(stage, home)
    disk.fill()
    stage.server.stop(hard=True)
    disk.free()
    stage.server.start()
    stage.sync(home)
    expect(batches(stage, home) == before, "a kill on the full disk lost records")
    stage.verify()
    print("  server: killed on the full disk and started with space: all there")


def device_drill(stage, disk):
    """A device's own disk is full: one sentence, exit 1, nothing changed; with space all goes on."""
    home = stage.join("small", disk.folder / "small")
    log_cards(stage, home, 20, 2001)
    disk.fill()
    batch, refused = 3000, None
    while not refused:
        expect(batch < 3000 + ENDLESS, "the device's disk never filled up")
        answer = stage.attempt(home, "log", "card_handout", *CARD, "quantity=1", f"batch={batch}", "--json")
        batch += 1
        if answer.status != 0:
            refused = answer
    print(f"  device: on its own full disk, status {refused.status}: “{refused.err.strip()}”")
    expect(refused.status == 1, f"log on a full disk: {refused!r}, expected status 1")
    expect(not refused.out, f"log on a full disk printed {refused.out!r}")
    expect(len(refused.err.strip().splitlines()) == 1, f"not one sentence: {refused.err!r}")
    synced = stage.attempt(home, "sync", "--json")
    expect(synced.status in (0, 1), f"sync on the device's full disk: {synced!r}")

    disk.free()
    acknowledged = list(range(2001, 2021)) + list(range(3000, batch - 1))
    held = [one for one in batches(stage, home) if one in range(2001, 9000)]
    expect(held == acknowledged, f"after the full disk the device holds {held}, acknowledged were {acknowledged}")
    log_cards(stage, home, 1, 9000)
    stage.sync(home)
    expect(stage.on(home, "status", "--json").json["safe_to_wipe"], "not safe to wipe")
    stage.verify()
    print("  device: nothing changed; with space again it logs and syncs")


def into_namespace():
    """Starts this program again where it may mount."""
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        if subprocess.run([*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0:
            os.environ[INSIDE] = "yes"
            os.execvp(words[0], [*words, sys.executable, *sys.argv])
    sys.exit("full_disk.py may not mount a small file system here: run it as root.")


def main():
    if not os.environ.get(INSIDE):
        into_namespace()
    started = time.monotonic()
    print("Full disk:")
    with Stage("full-disk", recording=True, small=SmallDisk) as stage:
        server_drill(stage, stage.small)
        restart_drill(stage, stage.small)
    with Stage("full-disk") as stage:
        disk = SmallDisk(stage.root / "small")
        device_drill(stage, disk)
        disk_folder = disk.folder
    subprocess.run(["umount", "-l", str(disk_folder)], capture_output=True)
    shutil.rmtree(disk_folder.parent, ignore_errors=True)
    print(f"  all as promised, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    play(main)
