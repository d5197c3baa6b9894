"""A device in a storm: one thread types work, another syncs, and either command may be killed."""

import json
import os
import subprocess
import threading
import time
from collections import Counter

from programs import BIN, Failure
from stage import ENGLISH

FORM = "date,place_type,district,language,quantity,batch"
ROW = "2026-11-02,street,valby,da"
CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da"]
LONGEST = 60  # seconds for one command
SYNC_STATUSES = {0, 1, 69}
REFUSED, NOT_PERMITTED = 65, 77


class StormDevice:
    def __init__(self, storm, number, home, dice):
        self.storm, self.number, self.home, self.dice = storm, number, home, dice
        self.name = home.name
        self.running, self.killed, self.lock = set(), set(), threading.Lock()
        self.joined = True
        self.cards = []  # acknowledged and not yet voided, of this copy only
        self.syncs = Counter()  # status, or "killed"
        self.complaints = Counter()
        self.ready = threading.Event()  # it has joined and holds the shared records

    def start(self, code=None):
        """Two threads that work and sync; with a code a third, which joins first, in the same weather."""
        jobs = [(self.loop, (self.work, 0.1)), (self.loop, (self.sync, 0.4))]
        if code:
            jobs.append((self.enrol, (code,)))
        else:
            self.ready.set()
        self.joined = not code
        threads = [threading.Thread(target=job, args=its, name=f"{self.name} {job.__name__}", daemon=True) for job, its in jobs]
        for thread in threads:
            thread.start()
        return threads

    def loop(self, act, pause):
        try:
            while not self.storm.over.is_set() and not self.ready.wait(0.1):
                pass
            while not self.storm.over.is_set():
                act()
                time.sleep(self.dice.uniform(0, pause))
        except Exception as error:
            self.storm.fail(f"{self.name}: {type(error).__name__} {error}")

    def enrol(self, code):
        """`join` until it is done, however often it is cut off or killed; then the first whole sync."""
        try:
            while (status := self.run("join", self.storm.stage.network.url, code)[0]) != 0:
                if status == NOT_PERMITTED and self.storm.server.restores:
                    return  # the code was younger than the backup
                if status not in (1, 69, -9):
                    raise Failure(f"join: status {status}")
            self.joined = True
            while self.run("sync")[0] != 0 and not self.storm.over.is_set():
                pass
            self.ready.set()
        except Exception as error:
            self.storm.fail(f"{self.name}: {type(error).__name__} {error}")

    # What a worker types

    def work(self):
        weighted = [(self.log, 4), (self.tally, 5), (self.import_file, 0.5)]
        if self.cards:
            weighted += [(self.edit, 3), (self.void, 1)]
        acts, weights = zip(*weighted)
        self.dice.choices(acts, weights)[0]()

    def log(self):
        quantity = self.dice.randint(1, 900)
        card = self.storm.ledger.new_card(self.name, quantity)
        record = self.write("log", "card_handout", *CARD, f"quantity={quantity}", f"batch={card.batch}")
        if record:
            card.sure, card.id = True, record
            self.cards.append(card)

    def import_file(self):
        """A file goes in once, however often its command is killed and repeated."""
        cards = [self.storm.ledger.new_card(self.name, self.dice.randint(1, 900)) for _ in range(self.dice.randint(1, 40))]
        file = self.home.with_name(f"{self.name}-{cards[0].batch}.csv")
        file.write_text("\n".join([FORM, *(f"{ROW},{card.quantities[0][0]},{card.batch}" for card in cards)]) + "\n")
        for attempt in range(LONGEST):
            status, out, err, was_killed = self.run("import", "card_handout", str(file))
            if out.endswith("\n") or attempt and status == REFUSED and "already_imported" in err:
                break
            if not was_killed:
                raise Failure(f"import: status {status}\n  {err.strip()}")
        for card in cards:
            card.sure = True
        self.storm.ledger.log(self.name, ["import", str(file)], True)

    def edit(self):
        card = self.dice.choice(self.cards)
        quantity = self.dice.randint(1, 900)
        sure = self.write("edit", card.id, f"quantity={quantity}")
        card.quantities.append((quantity, bool(sure)))

    def void(self):
        card = self.cards.pop(self.dice.randrange(len(self.cards)))
        card.void = "sure" if self.write("void", card.id, "--reason", "wrong_entry") else "maybe"

    def tally(self):
        record, field = self.dice.choice(self.storm.shared), self.dice.choice(["new", "returning"])
        amount, sign = self.dice.randint(1, 5000), self.dice.choice("+++-")
        sure = self.write("edit", record, f"{field}{sign}={amount}")
        self.storm.ledger.tallied(record, field, amount if sign == "+" else -amount, bool(sure))

    def write(self, *words):
        """The id that the command acknowledged; None if it was killed before it said so."""
        status, out, err, was_killed = self.run(*words)
        if status != 0 and not was_killed:
            raise Failure(f"{' '.join(words)}: status {status}\n  {err.strip()}")
        sure = out.endswith("\n")
        self.storm.ledger.log(self.name, words, sure)
        return json.loads(out)["id"] if sure else None

    def sync(self):
        status, _, err, was_killed = self.run("sync")
        if was_killed and status != 0:
            self.syncs["killed"] += 1
            return
        self.syncs[status] += 1
        if status not in SYNC_STATUSES and not (status == NOT_PERMITTED and self.storm.server.restores):
            raise Failure(f"sync: status {status}\n  {err.strip()}")
        if status != 0:
            self.complaints[err.strip().splitlines()[0] if err.strip() else "(nothing)"] += 1

    # Processes

    def run(self, *words):
        process = subprocess.Popen(
            [str(BIN / "brobygger"), *words, "--json", "--home", str(self.home)], text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **ENGLISH})
        with self.lock:
            self.running.add(process)
        try:
            out, err = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Failure(f"{' '.join(words)} did not end within {LONGEST} seconds")
        finally:
            with self.lock:
                self.running.discard(process)
        return process.returncode, out, err, process in self.killed

    def kill(self, dice):
        """`kill -9` to one running command, if there is one."""
        with self.lock:
            running = sorted(self.running, key=lambda one: one.pid)
            if not running:
                return False
            victim = dice.choice(running)
            self.killed.add(victim)
            victim.kill()
            return True

    def copy_while_running(self, home):
        deadline = time.monotonic() + 5
        while not self.running and time.monotonic() < deadline:
            time.sleep(0.001)
        subprocess.run(["cp", "-r", str(self.home), str(home)], check=True)
        self.storm.stage.log.add(f"cp -r {self.home} {home}   # while a command ran")
