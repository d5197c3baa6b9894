"""What each drill plays on: one temporary folder, a server, a network before it, devices of one partner."""

import shutil
import sys
import tempfile
from pathlib import Path

from network import Network, free_port
from programs import Failure, Log, Server, must, run

ENGLISH = {"LC_ALL": "en_GB.UTF-8"}
PERIOD = ["--from", "2026-01-01", "--to", "2026-12-31"]


class Stage:
    """`with Stage("name") as stage`: the folder goes away at the end, and stays if something failed."""

    def __init__(self, name, folder=None, recording=False, small=None):
        self.name = name
        self.root = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder))
        self.log = Log(self.root)
        self.recording = recording
        self.small = small and small(self.root / "small")
        self.server = self.network = None

    def __enter__(self):
        place = self.small.folder if self.small else self.root
        self.server = Server(self.root, self.log, free_port(), place / "server")
        self.network = Network(self.server.port, recording=self.recording)
        self.server.start()
        self.server.admin("partner", "add", "kc", "--name", "KC")
        return self

    def __exit__(self, kind, error, _):
        if self.server:
            self.server.stop(hard=True)
            self.server.errors.close()
        if self.network:
            self.network.close()
        if not kind:
            shutil.rmtree(self.root, ignore_errors=True)
            return
        (self.root / "commands.txt").write_text("\n".join(self.log.lines) + "\n")
        print(f"\n{self.name} FAILED: {error}\nEverything is left in {self.root}: commands.txt, server.log, "
              "the folders of server and devices.", file=sys.stderr)

    def join(self, name, home=None):
        """Enrols a device over the network and gives its folder."""
        home = home or self.root / name
        code = self.server.admin("invite", "--partner", "kc", "--role", "worker").out.strip()
        self.on(home, "join", self.network.url, code, "--name", name)
        return home

    def on(self, home, *words, **options):
        """A command on a device that has to succeed."""
        return must(self.log, "brobygger", *words, "--home", home, env=ENGLISH, **options)

    def attempt(self, home, *words, **options):
        """A command on a device that may fail."""
        return run(self.log, "brobygger", *words, "--home", home, env=ENGLISH, **options)

    def sync(self, home):
        """A sync that has to end verified."""
        answer = self.on(home, "sync", "--json").json
        expect(answer["verified"], f"{Path(home).name} is not verified: {answer}")
        return answer

    def list(self, home):
        """All records of a device, voided ones too, by id."""
        return {one["id"]: one for one in self.on(home, "list", "--voided", "--json").objects}

    def totals(self, home=None):
        """Indicator → total, on a device or, without one, on the server."""
        words = ["counts", *PERIOD, "--json"]
        answer = self.on(home, *words) if home else self.server.admin(*words)
        return {one["id"]: one["total"] for one in answer.json["indicators"]}

    def verify(self):
        self.server.admin("verify")


def expect(so, otherwise):
    if not so:
        raise Failure(otherwise)


def put_back(folder, copy):
    """Gives the files of a folder their old contents in place: same inodes, nothing left over."""
    for file in folder.iterdir():
        if file.is_file() and not (copy / file.name).exists():
            file.unlink()
    for file in copy.iterdir():
        if file.is_file():
            with open(folder / file.name, "r+b" if (folder / file.name).exists() else "wb") as target:
                target.write(file.read_bytes())
                target.truncate()


def play(drill):
    """Runs a drill as a program: exit status 1 and one account if it fails."""
    try:
        drill()
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)
