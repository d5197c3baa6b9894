"""The server in a storm: killed, started again on its port, put back to old backups."""

import shutil
import subprocess
import time

from programs import BIN
from stage import expect


class StormServer:
    def __init__(self, stage, dice):
        self.stage, self.dice, self.server = stage, dice, stage.server
        self.kills = self.backups = 0
        self.restores = []
        self.slowest_start = 0.0

    def kill(self):
        """`kill -9`, at times twice, the second time before it is ready."""
        self.stop_hard()
        while self.dice.random() < 0.2:
            self.server.launch()
            time.sleep(self.dice.uniform(0, 0.1))
            self.stop_hard()
        self.start()

    def back_up(self):
        self.backups += 1
        self.server.admin("backup", self.latest)

    def copy_first_back(self):
        """The oldest file over the database, beside whatever log `kill -9` left."""
        first = self.stage.root / "backup-1.db"
        self.stop_hard()
        self.stage.log.add(f"cp {first} {self.server.data}/brobygger.db")
        shutil.copy(first, self.server.data / "brobygger.db")
        self.start()
        self.restores.append("plain copy")

    def restore(self):
        """The latest backup by `restore`, which is itself killed on its first try."""
        self.stop_hard()
        self.stage.log.add(f"brobyggerd restore {self.latest} & kill -9 $!")
        words = [BIN / "brobyggerd", "restore", self.latest, "--data", self.server.data]
        first = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.dice.uniform(0, 0.05))
        first.kill()
        first.wait()
        self.server.admin("restore", self.latest)
        self.start()
        self.restores.append("restore")

    @property
    def latest(self):
        return self.stage.root / f"backup-{self.backups}.db"

    def stop_hard(self):
        ended = self.server.process.poll()
        expect(ended is None, f"the server ended by itself with status {ended}; see server.log")
        self.kills += 1
        self.server.stop(hard=True)

    def start(self):
        began = time.monotonic()
        self.server.start()
        self.slowest_start = max(self.slowest_start, time.monotonic() - began)
