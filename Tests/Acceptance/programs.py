"""Runs the built programs, `$BIN/brobygger` and `$BIN/brobyggerd`, by their documented words only."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("BIN") or ROOT / ".build" / "release").absolute()


class Failure(Exception):
    """Something the design promises was not so."""


class Log:
    """Every command that was run, for printing when something fails."""

    def __init__(self, root):
        self.root = str(root)
        self.lines = []

    def add(self, text):
        self.lines.append(text.replace(self.root + "/", ""))


class Answer:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def objects(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def __repr__(self):
        return f"status {self.status}\n  out: {self.out.strip()}\n  err: {self.err.strip()}"


def run(log, *words, env=None, timeout=120):
    """Runs one command to its end; words may be bytes that are no UTF-8."""
    words = [os.fsdecode(word) if isinstance(word, bytes) else str(word) for word in words]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
    done = subprocess.run(
        [str(BIN / words[0]), *words[1:]], capture_output=True, text=True, env=environment, timeout=timeout,
        stdin=subprocess.DEVNULL)
    answer = Answer(done.returncode, done.stdout, done.stderr)
    if log:
        note = "" if answer.status == 0 else f"   # {answer!r}"
        line = " ".join(f"'{w}'" if " " in w or "|" in w else w for w in words)
        log.add(line.encode(errors="replace").decode() + note)
    return answer


def must(log, *words, **options):
    """Runs one command that has to succeed."""
    answer = run(log, *words, **options)
    if answer.status != 0:
        raise Failure(f"{' '.join(map(str, words))}: {answer!r}")
    return answer


class Server:
    """A `brobyggerd` and its data folder."""

    def __init__(self, root, log, port=0, data=None, programme=None):
        self.data, self.log, self.process = data or root / "server", log, None
        self.errors = open(root / "server.log", "ab")
        self.port = port
        self.options = []  # more words for `serve`
        must(log, "brobyggerd", "init", "--data", self.data, *(["--programme", programme] if programme else []))

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.launch()
        self.await_ready()

    def launch(self):
        """Starts the program and does not wait until it serves."""
        self.log.add("brobyggerd serve &")
        self.process = subprocess.Popen(
            [str(BIN / "brobyggerd"), "serve", "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}",
             *map(str, self.options)],
            stdout=subprocess.PIPE, stderr=self.errors, text=True)

    def await_ready(self):
        line = self.process.stdout.readline()
        if not line.startswith("listening on http://127.0.0.1:"):
            raise Failure(f"serve said {line!r}; see {self.errors.name}")
        self.port = int(line.rsplit(":", 1)[1])

    def stop(self, hard=False):
        if not self.process:
            return
        self.log.add("kill " + ("-9" if hard else "-TERM") + " server")
        self.process.send_signal(signal.SIGKILL if hard else signal.SIGTERM)
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process = None

    def admin(self, *words):
        return must(self.log, "brobyggerd", *words, "--data", self.data)


def sync_killed(log, home, delay):
    """Starts a sync and kills it without warning after `delay` seconds."""
    log.add(f"brobygger --home {home} sync & sleep {delay:.3f}; kill -9 $!")
    process = subprocess.Popen(
        [str(BIN / "brobygger"), "sync", "--home", str(home)], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    time.sleep(delay)
    process.kill()
    process.wait()
