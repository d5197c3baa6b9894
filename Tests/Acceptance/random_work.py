#!/usr/bin/env python3
"""Random work by several devices of several partners, checked against a causal model of the truth.

    BIN=.build/release Tests/Acceptance/random_work.py --seed 1 --runs 20 [--restore] [--clone] [--rewind] [--kills]

Black box: only the documented command lines are used. On failure the seed and every command are printed.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import final_checks
from causal_model import Operation, listed, plain, show
from forms import FORMS, OPTIONAL, VOID_REASONS, random_value
from programs import Failure, Log, Server, must, run, sync_killed


class Device:
    def __init__(self, name, partner, home, knows=()):
        self.name, self.partner, self.home = name, partner, home
        self.knows = set(knows)
        self.backup = None


class Work:
    """One history: the programs on one side, the truth on the other."""

    def __init__(self, seed, options, root):
        self.dice, self.options, self.root = random.Random(seed), options, root
        self.log = Log(root)
        self.operations = {}
        self.kinds = {}  # record -> kind
        self.owners = {}  # record -> partner
        self.server_knows = {}  # partner -> operations
        self.snapshot = None
        self.lost = set()  # operations that only a rewound device knew
        self.cuts = []  # (counts words, what was printed, how often the server had been put back)
        self.restores = 0
        self.tolerant = False  # once something was put back or copied, a sync may need repeating
        self.repeats = 0
        self.server = Server(root, self.log)
        self.partners = [f"partner{n}" for n in range(self.dice.randint(*options.partners))]
        self.server.start()
        self.devices = [
            self.enrol(partner, number) for partner in self.partners
            for number in range(self.dice.randint(*options.devices))]

    def enrol(self, partner, number):
        if partner not in self.server_knows:
            self.server.admin("partner", "add", partner, "--name", partner.title())
            self.server_knows[partner] = set()
        role = self.dice.choice(["worker", "bridge_builder", "coordinator"])
        code = self.server.admin("invite", "--partner", partner, "--role", role).out.strip()
        device = Device(f"{partner}-{number}", partner, self.root / f"{partner}-{number}")
        must(self.log, "brobygger", "join", self.server.url, code, "--home", device.home)
        return device

    # The work

    def go(self, steps):
        weighted = [
            (self.record, 24), (self.edit, 36), (self.void, 5), (self.resolve, 8), (self.sync_some, 18),
            (self.check_some, 4), (self.bounce, 3), (self.remember_a_count, 2)]
        if self.options.restore:
            weighted += [(self.take_snapshot, 2), (self.put_snapshot_back, 2)]
        if self.options.clone:
            weighted += [(self.clone, 1.5)]
        if self.options.rewind:
            weighted += [(self.back_up, 2), (self.rewind, 2)]
        if self.options.kills:
            weighted += [(self.kill_a_sync, 4)]
        actions, weights = zip(*weighted)
        for _ in range(steps):
            self.dice.choices(actions, weights)[0](self.dice.choice(self.devices))

    def command(self, device, *words, env=None):
        return must(self.log, "brobygger", *words, "--home", device.home, "--json", env=env)

    def record(self, device):
        kind = self.dice.choice(list(FORMS))
        changes, words = [], []
        for name, form in FORMS[kind].items():
            if name in OPTIONAL[kind] and self.dice.random() < 0.5:
                continue
            value = random_value(self.dice, form, device.partner)
            words.append(f"{name}={written(value, self.dice)}")
            if form[0] == "set":
                changes += [("add", name, code) for code in sorted(value)]
            elif form[0] == "tally":
                changes.append(("tally", name, value))
            else:
                changes.append(("set", name, value))
        self.dice.shuffle(words)
        record = self.command(device, "log", kind, *words).json["id"]
        if record in self.kinds:
            raise Failure(f"log gave an id that was already there: {record}")
        self.kinds[record], self.owners[record] = kind, device.partner
        self.happened(device, record, changes)

    def edit(self, device):
        record = self.some_record(device)
        if not record:
            return
        form = FORMS[self.kinds[record]]
        shown = self.shown(device.knows, record)
        changes, words = [], []
        for name in self.dice.sample(list(form), min(len(form), self.dice.choice([1, 1, 1, 2, 3]))):
            self.edit_field(device, record, shown, name, form[name], changes, words)
        self.command(device, "edit", record, *words)
        self.happened(device, record, changes)

    def edit_field(self, device, record, shown, name, form, changes, words):
        optional = name in OPTIONAL[self.kinds[record]]
        if form[0] == "tally":
            amount = self.dice.randint(0, 4)
            sign = self.dice.choice(["+", "+", "-"])
            words.append(f"{name}{sign}={amount}")
            changes.append(("tally", name, amount if sign == "+" else -amount))
        elif form[0] == "set":
            codes = random_value(self.dice, form, device.partner)
            verb = self.dice.choice(["add", "remove", "replace", "clear"])
            if verb in ("add", "remove"):
                codes = codes or {form[1][0]}
                words.append(f"{name}{'+' if verb == 'add' else '-'}={written(codes, self.dice)}")
                changes += [(verb, name, code) for code in sorted(codes)]
                return
            codes = codes if verb == "replace" else set()
            words.append(f"{name}={written(codes, self.dice)}")
            present = shown.values.get(name, set())
            changes += [("remove", name, code) for code in sorted(present - codes)]
            changes += [("add", name, code) for code in sorted(codes - present)]
        else:
            value = random_value(self.dice, form, device.partner)
            if optional and self.dice.random() < 0.3:
                value = None
            words.append(f"{name}={written(value, self.dice)}")
            changes.append(("set", name, value))

    def void(self, device):
        record = self.some_record(device)
        if record:
            reason = self.dice.choice(VOID_REASONS)
            self.command(device, "void", record, "--reason", reason)
            self.happened(device, record, [("void", None, reason)])

    def resolve(self, device):
        contested = [
            (record, shown) for record in self.records(device.knows)
            if (shown := self.shown(device.knows, record)).conflicts]
        if contested:
            record, shown = self.dice.choice(contested)
            name = self.dice.choice(sorted(shown.conflicts))
            value = self.dice.choice(shown.conflicts[name])
            self.command(device, "resolve", record, f"{name}={written(value, self.dice)}")
            self.happened(device, record, [("set", name, value)])

    def happened(self, device, record, changes):
        seen = frozenset(n for n in device.knows if self.operations[n].record == record)
        operation = Operation(len(self.operations), record, tuple(changes), seen)
        self.operations[operation.id] = operation
        device.knows.add(operation.id)

    # Syncs and accidents

    def sync_some(self, device):
        if not self.server.process:
            answer = run(self.log, "brobygger", "sync", "--home", device.home, "--json")
            if answer.status != 69:
                raise Failure(f"sync without a server: {answer!r}, expected status 69")
            if self.dice.random() < 0.7:
                self.server.start()
            return
        self.sync(device)
        if self.dice.random() < 0.2:
            self.sync(device)

    def sync(self, device):
        for attempt in range(3):
            answer = run(self.log, "brobygger", "sync", "--home", device.home, "--json")
            if answer.status == 0 and answer.json["verified"]:
                break
            if not self.tolerant or attempt == 2:
                raise Failure(f"sync of {device.name}, attempt {attempt + 1}: {answer!r}")
            self.repeats += 1
        self.server_knows[device.partner] |= device.knows
        device.knows |= self.server_knows[device.partner]
        return answer.json

    def ensure_serving(self):
        if not self.server.process:
            self.server.start()

    def bounce(self, _):
        """The server goes away, at times without warning, and mostly comes back."""
        self.server.stop(hard=self.dice.random() < 0.5)
        if self.dice.random() < 0.5:
            self.server.start()

    def kill_a_sync(self, device):
        """A sync dies half way, or its server does; only a whole sync afterwards says what is known."""
        self.ensure_serving()
        sync_killed(self.log, device.home, self.dice.uniform(0.002, 0.04))
        if self.dice.random() < 0.4:
            self.server.stop(hard=True)
            self.server.start()
        self.sync(device)

    def clone(self, device):
        """`cp -r` of a device; both go on working."""
        if len(self.devices) >= 8:
            return
        name = f"{device.name}-copy{len(self.devices)}"
        home = self.root / name
        self.log.add(f"cp -r {device.home} {home}")
        shutil.copytree(device.home, home, copy_function=shutil.copy)
        self.devices.append(Device(name, device.partner, home, device.knows))
        self.tolerant = True

    def back_up(self, device):
        device.backup = (device.home.with_suffix(".backup"), set(device.knows))
        shutil.rmtree(device.backup[0], ignore_errors=True)
        self.log.add(f"cp -r {device.home} {device.backup[0]}")
        shutil.copytree(device.home, device.backup[0])

    def rewind(self, device):
        """The device's files get their old contents in place, as when a virtual machine is put back.

        Nothing on the disk gives that away; only the fork test does. What nobody else knew is gone.
        """
        if not device.backup:
            return
        folder, device.knows = device.backup[0], set(device.backup[1])
        self.log.add(f"rm {device.home}/*-wal {device.home}/*-shm; cp {folder}/* {device.home}/   # in place")
        for file in device.home.iterdir():
            if not (folder / file.name).exists():
                file.unlink()
        for file in folder.iterdir():
            (device.home / file.name).write_bytes(file.read_bytes())
        self.tolerant = True
        known = set().union(*self.server_knows.values(), *(other.knows for other in self.devices))
        known |= set().union(*(other.backup[1] for other in self.devices if other.backup))
        known |= set().union(*(self.snapshot or {}).values())
        for lost in set(self.operations) - known:
            self.lost.add(lost)

    def take_snapshot(self, _):
        self.ensure_serving()
        self.server.stop()
        copy = self.root / "old.db"
        self.log.add(f"cp {self.server.data}/brobygger.db {copy}")
        shutil.copy(self.server.data / "brobygger.db", copy)
        self.snapshot = {partner: set(known) for partner, known in self.server_knows.items()}
        self.server.start()

    def put_snapshot_back(self, _):
        if not self.snapshot:
            return
        self.server.stop(hard=self.dice.random() < 0.6)
        self.log.add(f"cp {self.root}/old.db {self.server.data}/brobygger.db")
        shutil.copy(self.root / "old.db", self.server.data / "brobygger.db")
        self.server_knows = {partner: set(known) for partner, known in self.snapshot.items()}
        self.tolerant = True
        self.restores += 1
        self.server.start()

    def remember_a_count(self, _):
        """A count and its cut; the cut must give the same again at the end."""
        words = ["--from", "2009-01-01", "--to", "2009-12-31", "--json"]
        words += self.dice.choice([[], ["--by", "partner"], ["--by", "language"], ["--by", "date"]])
        printed = self.server.admin("counts", *words).json
        self.cuts.append((words, printed, self.restores))

    # The truth

    def records(self, knows):
        return sorted({self.operations[n].record for n in knows})

    def some_record(self, device):
        records = self.records(device.knows)
        # Mostly the same few, so that there are concurrent edits.
        return self.dice.choice(records[:6] if self.dice.random() < 0.6 else records) if records else None

    def shown(self, knows, record):
        return show(self.operations[n] for n in knows if self.operations[n].record == record)

    def check_some(self, device):
        self.check_device(device, final=False)

    def check_device(self, device, final=True):
        """The device lists exactly what follows from what it knows."""
        got = {one["id"]: one for one in self.command(device, "list", "--voided").objects}
        expected = {record: self.shown(device.knows, record) for record in self.records(device.knows)}
        for record in set(got) | set(expected):
            if record not in got or record not in expected:
                side = "lists unknown" if record not in expected else "does not list"
                raise Failure(f"{device.name} {side} {record} of {self.owners.get(record)}")
            self.compare(device, got[record], expected[record])
            if final and got[record]["state"] != "acknowledged":
                raise Failure(f"{device.name}: {got[record]} is not acknowledged")
        hidden = {one["id"] for one in self.command(device, "list").objects}
        if hidden != {record for record, shown in expected.items() if not shown.voided}:
            raise Failure(f"{device.name}: list without --voided shows the wrong records")
        contested = {one["id"] for one in self.command(device, "list", "--voided", "--conflicts").objects}
        if contested != {record for record, shown in expected.items() if shown.contested}:
            raise Failure(f"{device.name}: list --conflicts shows {contested}")

    def compare(self, device, got, shown):
        conflicts = {name: [plain(v) for v in values] for name, values in shown.conflicts.items()}
        expected = {
            "kind": self.kinds[got["id"]], "scope": device.partner, "values": listed(shown),
            "conflicts": {n: sorted(v, key=json.dumps) for n, v in conflicts.items()}, "voided": shown.voided}
        seen = {name: got[name] for name in expected}
        seen["conflicts"] = {n: sorted(v, key=json.dumps) for n, v in got["conflicts"].items()}
        if seen != expected:
            raise Failure(f"{device.name}, record {got['id']}\n  shows    {seen}\n  expected {expected}")


def written(value, dice):
    if value is None:
        return ""
    if isinstance(value, (set, frozenset)):
        codes = list(sorted(value))
        dice.shuffle(codes)
        return dice.choice("|,").join(codes)
    return str(plain(value))


def pair(text):
    low, _, high = text.partition("-")
    return int(low), int(high or low)


def one_history(seed, options):
    root = Path(tempfile.mkdtemp(prefix=f"brobygger-{seed}-"))
    work = None
    started = time.time()
    try:
        work = Work(seed, options, root)
        work.go(options.steps)
        final_checks.finish(work)
    except Exception as error:
        print(f"SEED={seed} FAILED ({' '.join(sys.argv[1:])})\n{type(error).__name__}: {error}")
        log = "\n".join(work.log.lines) if work else ""
        (root / "commands.txt").write_text(log)
        print(f"commands: {root}/commands.txt" if options.brief else log)
        return False
    finally:
        if work:
            work.server.stop(hard=True)
    print(f"seed {seed}: {len(work.operations)} operations on {len(work.kinds)} records, {len(work.devices)} devices, "
          f"{work.restores} restores, {work.repeats} repeated syncs, {time.time() - started:.1f} s")
    if not options.keep:
        shutil.rmtree(root)
    return True


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--runs", type=int, default=1, help="so many seeds, counted up from --seed")
    reader.add_argument("--steps", type=int, default=120)
    reader.add_argument("--partners", type=pair, default=(2, 3), help="2-3")
    reader.add_argument("--devices", type=pair, default=(2, 3), help="of each partner, 2-3")
    reader.add_argument("--restore", action="store_true", help="old server databases are put back")
    reader.add_argument("--clone", action="store_true", help="device folders are copied")
    reader.add_argument("--rewind", action="store_true", help="device files get old contents in place")
    reader.add_argument("--kills", action="store_true", help="syncs are killed half way")
    reader.add_argument("--brief", action="store_true", help="on failure say where the commands are, don't print them")
    reader.add_argument("--keep", action="store_true", help="keep the folder")
    options = reader.parse_args()
    good = [one_history(seed, options) for seed in range(options.seed, options.seed + options.runs)]
    print(f"{sum(good)} of {len(good)} histories are right")
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
