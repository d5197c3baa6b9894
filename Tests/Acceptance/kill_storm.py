#!/usr/bin/env python3
"""A server and eight devices work while processes are killed at random and the network cuts connections.

    BIN=.build/release Tests/Acceptance/kill_storm.py [--seconds 120] [--devices 8] [--seed 1] [--restore] [--clone]

Every 50 to 500 ms `kill -9` hits the server, which is started again at once, or a running command of a device.
An outside ledger keeps what was acknowledged; at the end all of it must be found, once, everywhere.
The dice follow --seed, the processes' timing does not.
"""

import argparse
import random
import threading
import time

import calm
from ledger import Ledger
from network import Allowance, Fate
from programs import Failure
from stage import Stage, expect, play
from storm_device import StormDevice
from storm_server import StormServer

SHARED = 12  # nights that everybody tallies on


class Storm:
    """The stage, the ledger, and all who act at once."""

    def __init__(self, stage, options):
        self.stage, self.options = stage, options
        self.dice = random.Random(options.seed)
        self.ledger = Ledger(stage.root / "ledger.jsonl")
        self.over, self.failures = threading.Event(), []
        self.server = StormServer(stage, random.Random(f"{options.seed} server"))
        self.kills = self.clones = self.newcomers = 0
        self.devices = [self.device(number) for number in range(options.devices)]
        self.shared = self.log_shared()

    def device(self, number, home=None):
        home = home or self.stage.join(f"device{number}")
        return StormDevice(self, number, home, random.Random(f"{self.options.seed} device {number}"))

    def log_shared(self):
        first = self.devices[0].home
        for day in range(1, SHARED + 1):
            record = self.stage.on(first, "log", "night", f"date=2026-10-{day:02}", "new=0", "--json").json["id"]
            self.ledger.tallied(record, "new", 0, True)
            self.ledger.tallied(record, "returning", 0, True)
        for device in self.devices:
            self.stage.sync(device.home)
        return [one["id"] for one in self.stage.list(self.devices[-1].home).values()]

    def rage(self):
        self.stage.network.fate = self.fate
        threads = [thread for device in self.devices for thread in device.start()]
        started = time.monotonic()
        plan = sorted(self.plan(), key=lambda one: one[0])
        while not self.over.is_set() and (elapsed := time.monotonic() - started) < self.options.seconds:
            time.sleep(self.dice.uniform(0.05, 0.5))
            if plan and elapsed > plan[0][0] * self.options.seconds:
                threads += plan.pop(0)[1]() or []
            else:
                self.kill_something()
        self.over.set()
        for thread in threads:
            thread.join(timeout=120)
            expect(not thread.is_alive(), f"{thread.name} hangs")
        if self.failures:
            raise Failure(self.failures[0])
        self.devices = [device for device in self.devices if device.joined]
        self.newcomers = len(self.devices) - self.options.devices - self.clones
        expect(not plan, f"--seconds {self.options.seconds} is too short for everything that was planned")

    def plan(self):
        """(share of the time, what happens then)"""
        yield 0.25, self.newcomer
        yield 0.55, self.newcomer
        if self.options.restore:
            yield 0.15, self.server.back_up
            yield 0.35, self.server.copy_first_back
            yield 0.45, self.server.back_up
            yield 0.65, self.server.restore
            yield 0.85, self.server.copy_first_back
        if self.options.clone:
            for share in (0.2, 0.45, 0.7):
                yield share, self.clone

    def kill_something(self):
        if self.dice.random() < 0.25:
            self.server.kill()
            return
        for device in self.dice.sample(self.devices, len(self.devices)):
            if device.kill(self.dice):
                self.kills += 1
                return

    def newcomer(self):
        """One more device joins, in this weather."""
        number = len(self.devices)
        home = self.stage.root / f"device{number}"
        code = self.stage.server.admin("invite", "--partner", "kc", "--role", "worker").out.strip()
        self.devices.append(self.device(number, home))
        return self.devices[-1].start(code)

    def clone(self):
        """`cp -r` of a device's folder while one of its commands runs; both go on."""
        device = self.dice.choice(self.devices[:self.options.devices])
        number = len(self.devices)
        home = device.home.with_name(f"device{number}-copy-of-{device.number}")
        device.copy_while_running(home)
        copy = self.device(number, home)
        self.devices.append(copy)
        self.clones += 1
        return copy.start()

    def fate(self):
        """Weather for one connection."""
        dice = self.dice
        delay = dice.choice([0, 0, 0, dice.uniform(0, 0.02), dice.uniform(0, 0.3)])
        kind = dice.random()
        if kind < 0.05:
            return Fate(delay=delay, refused=True, reset=dice.random() < 0.5)
        if kind < 0.40:
            allowance = Allowance(int(2 ** dice.uniform(0, 15)))
            reset = dice.random() < 0.3
            if kind < 0.2:
                return Fate(up=allowance, delay=delay, reset=reset)
            return Fate(down=allowance, delay=delay, reset=reset)
        return Fate(delay=delay)

    def fail(self, account):
        self.failures.append(account)
        self.over.set()


def options():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--seconds", type=float, default=120)
    reader.add_argument("--devices", type=int, default=8)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--restore", action="store_true", help="old server databases are put back, by copy and by restore")
    reader.add_argument("--clone", action="store_true", help="device folders are copied while their commands run")
    reader.add_argument("--folder", help="where the temporary folder is made")
    return reader.parse_args()


def main():
    its = options()
    with Stage("kill-storm", its.folder) as stage:
        storm = Storm(stage, its)
        storm.rage()
        rounds = calm.settle(storm)
        calm.check(storm)
        print(calm.account(storm, rounds))


if __name__ == "__main__":
    play(main)
