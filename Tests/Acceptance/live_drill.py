#!/usr/bin/env python3
"""`sync --watch` beside other programs, a server that goes and comes back, counts by the server, dry runs, settings.

    Tests/Acceptance/live_drill.py
"""

import json
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request

from programs import BIN, Failure, run
from stage import ENGLISH, PERIOD, Stage, expect, play

VISIT = ["log", "visit", "date=2026-11-20", "place_type=street"]


class Watcher:
    """A running `sync --watch --json` and every line that it has printed."""

    def __init__(self, stage, home):
        stage.log.add(f"brobygger sync --watch --json --home {home} &")
        self.process = subprocess.Popen(
            [str(BIN / "brobygger"), "sync", "--watch", "--json", "--home", str(home)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines, self.errors = [], []
        for stream, kept in ((self.process.stdout, self.lines), (self.process.stderr, self.errors)):
            threading.Thread(target=self.read, args=(stream, kept), daemon=True).start()

    @staticmethod
    def read(stream, kept):
        for line in stream:
            kept.append(json.loads(line))

    def total(self, key):
        return sum(line[key] for line in list(self.lines))

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


def until(what, condition, seconds=20):
    """Waits for something that has to come by itself; returns after how long."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(0.05)
    return time.monotonic() - start


def metrics(url, headers=None):
    request = urllib.request.Request(url + "/metrics", headers=headers or {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if line[:1] != "#")


def watching(stage, home, other):
    watcher = Watcher(stage, home)
    try:
        until("the first sync", lambda: watcher.lines)
        until("a listener", lambda: metrics(stage.server.url).get("brobyggerd_live_connections") != "0")
        stage.on(other, *VISIT, "persons_met=3")
        stage.sync(other)
        hint = until("what another device sent", lambda: watcher.total("pulled") == 1, 5)
        stage.on(home, *VISIT, "persons_met=4")
        own = until("what was logged here", lambda: watcher.total("pushed") == 1, 5)

        stage.server.stop()
        stage.on(home, *VISIT, "persons_met=5")
        until("that nobody answers is said", lambda: [e for e in watcher.errors if e["error"] == "unreachable"])
        stage.server.start()
        until("the sync after the server is back", lambda: watcher.total("pushed") == 2, 30)
        expect(all(line["verified"] for line in watcher.lines), f"not verified: {watcher.lines}")
        expect(watcher.stop() == 0, f"Ctrl-C ended it with {watcher.process.returncode}")
    finally:
        watcher.process.kill()
    print(f"  watch: another's work after {hint:.1f} s, own after {own:.1f} s, both ends found each other again")


def shut_out(stage, home):
    watcher = Watcher(stage, home)
    try:
        until("the first sync", lambda: watcher.lines)
        until("a listener", lambda: metrics(stage.server.url).get("brobyggerd_live_connections") != "0")
        device = stage.server.admin("device", "list", "--json").objects[-1]["id"]
        stage.server.admin("device", "revoke", device)
        # The stream ends at once; the next sync by the clock would tell, and one by hand does.
        until("the listener is gone", lambda: metrics(stage.server.url)["brobyggerd_live_connections"] == "0", 5)
        expect(stage.attempt(home, "sync").status == 77, "a revoked device may still sync")
        watcher.stop(signal.SIGTERM)
    finally:
        watcher.process.kill()


def counting(stage, worker):
    coordinator = stage.root / "coordinator"
    code = stage.server.admin("invite", "--partner", "kc", "--role", "coordinator").out.strip()
    stage.on(coordinator, "join", stage.network.url, code)
    words = ["counts", "visits", *PERIOD, "--by", "place_type", "--json"]
    there = stage.on(coordinator, *words, "--server").json
    expect(there["partner"] == "kc" and there["release"] is False, f"{there}")
    expect(there["indicators"] == stage.server.admin(*words).json["indicators"], f"{there}")
    stage.on(worker, *VISIT, "persons_met=1")
    stage.sync(worker)
    again = stage.on(coordinator, *words, "--server", "--as-of", there["as_of"]).json
    expect(again["indicators"] == there["indicators"], f"{again}")
    for home, more, status in ((worker, [], 77), (coordinator, ["--as-of", "00000000-9"], 65)):
        answer = stage.attempt(home, *words, "--server", *more)
        expect(answer.status == status, f"{answer!r}")
    comparing(stage, coordinator)
    print("  counts: the server's own, repeated by their cut, refused to a worker")


def comparing(stage, home):
    """Unlike figures are refused with a pair that is alike, on the device and by the server, which then is accepted."""
    for route in ("walk_in", "thai_mediator", "thai_mediator"):
        stage.on(home, "log", "contact", "date=2026-11-02", f"route={route}", "channel=in_person", "anonymity=anonymous", "language=th")
    stage.sync(home)
    unlike = ["compare", "contacts", *PERIOD, "--with", "contacts_before_scheme", "--json"]
    alike = ["compare", "contacts_without_thai_outreach", *unlike[2:]]
    for refused, answer in ((stage.attempt(home, *unlike), stage.on(home, *alike)),
                            (run(stage.log, "brobyggerd", *unlike, "--data", stage.server.data, env=ENGLISH), stage.server.admin(*alike))):
        expect(refused.status == 65, f"{refused!r}")
        told = json.loads(refused.err)
        expect(told["error"] == "not_comparable" and "contacts (3)" in told["message"], f"{told}")
        first, second = told["offer"]["figures"]
        expect(first["value"] == 1 and (second["min"], second["max"]) == (0, 3), f"{told}")
        expect(answer.json["figures"] == told["offer"]["figures"], f"{answer!r}")


def rehearsing(stage, home):
    file = stage.root / "visits.csv"
    file.write_text("date,place_type,persons_met\n2026-11-01,street,3\n2026-11-31,moon,many\n2026-11-02,,1\n")
    before = stage.list(home)
    wrong = stage.attempt(home, "import", "visit", file, "--dry-run", "--json")
    found = [(e["line"], e["field"]) for e in map(json.loads, wrong.err.splitlines())]
    expect(wrong.status == 65, f"{wrong!r}")
    expect(found == [(3, "date"), (3, "place_type"), (3, "persons_met"), (4, "place_type")], f"{found}")
    expect(wrong.json == {"would_import": 0, "rows": 3, "refused_rows": 2, "implausible_rows": 0}, f"{wrong!r}")
    file.write_text("date,place_type,persons_met\n2026-11-01,street,3\n")
    right = stage.on(home, "import", "visit", file, "--dry-run", "--json")
    expect(right.json["would_import"] == 1 and stage.list(home) == before, f"{right!r}")
    stage.on(home, "import", "visit", file)
    twice = stage.attempt(home, "import", "visit", file, "--dry-run", "--json")
    expect(twice.status == 65 and json.loads(twice.err)["error"] == "already_imported", f"{twice!r}")
    told = stage.attempt(home, "import", "visit", file, "--dry-run")
    expect("rows have no errors" in told.out and "0 of" not in told.out, f"{told!r}")
    print("  import: every fault named with its line and field, nothing changed")


def settings(stage):
    file = stage.root / "server.conf"
    file.write_text(f"# of the drill\ndata = {stage.server.data}\nlisten = 127.0.0.1:1\nlog-level = error\n")
    env = {"BROBYGGERD_CONFIG": str(file), "BROBYGGERD_LISTEN": "127.0.0.1:2"}
    shown = run(stage.log, "brobyggerd", "config", "show", "--json", "--log-level", "debug", env=env)
    sources = {one["name"]: (one["value"], one["source"]) for one in shown.objects}
    expect(sources["listen"] == ("127.0.0.1:2", "environment"), f"{sources}")
    expect(sources["log-level"] == ("debug", "flag") and sources["data"][1] == "file", f"{sources}")
    expect(sources["log-format"] == ("text", "default"), f"{sources}")
    expect(run(stage.log, "brobyggerd", "partner", "list", env=env).status == 0, "no data from the file")
    file.write_text(f"data = {stage.server.data}\nlisen = 127.0.0.1:1\n")
    wrong = run(stage.log, "brobyggerd", "partner", "list", "--json", env=env)
    error = json.loads(wrong.err)
    expect(wrong.status == 65 and (error["line"], error["field"]) == (2, "lisen"), f"{wrong!r}")
    print("  settings: flag, environment, file, default; a wrong line refused with its number")


def figures(stage):
    seen = metrics(stage.server.url)
    for name in ("records", "database_bytes", "wal_bytes", "disk_free_bytes", "process_start_time_seconds"):
        expect(float(seen["brobyggerd_" + name]) > 0, f"{name}: {seen}")
    count = seen['brobyggerd_request_duration_seconds_count{path="/v1/sync"}']
    last = seen['brobyggerd_request_duration_seconds_bucket{path="/v1/sync",le="+Inf"}']
    expect(count == last and float(count) > 0, f"{count} {last}")
    try:
        metrics(stage.server.url, {"X-Forwarded-For": "192.0.2.1"})
        raise Failure("a stranger sees /metrics")
    except urllib.error.HTTPError as error:
        expect(error.code == 404, f"{error.code}")
    lines = (stage.root / "server.log").read_text().splitlines()
    expect(any("event=request" in line and "path=/v1/sync status=200" in line for line in lines), f"{lines[:3]}")
    print("  figures: to this machine only; one line of the log a request")


def sentences(stage, home):
    """Why nobody answers is told in the user's language, and a hint is a whole command of the program that gives it."""
    for address, reasons in (("http://127.0.0.1:9", ("ingen forbindelse", "เชื่อมต่อไม่ได้", "could not connect")),
                             ("https://nowhere.invalid", ("navnet findes ikke", "ไม่พบชื่อ", "name not found"))):
        for language, reason in zip(("da", "th", "en"), reasons, strict=True):
            gone = stage.attempt(stage.root / "nobody", "join", address, "AAAA-BBBB", "--lang", language)
            expect(gone.status == 69 and f"({reason})" in gone.err, f"{gone!r}")
            expect(language == "en" or "ould" not in gone.err, f"{gone!r}")
    frozen = stage.on(home, "report", "statusnotat", "--freeze")
    expect(": brobygger report diff statusnotat" in frozen.err, f"{frozen.err}")
    unknown = run(stage.log, "brobyggerd", "report", "show", "nothing", "--data", stage.server.data, env=ENGLISH)
    expect(": brobyggerd report list" in unknown.err, f"{unknown!r}")
    listed = stage.attempt(home, "list", "ghost")
    expect(listed.status == 65 and "saved" not in listed.err, f"{listed!r}")
    print("  sentences: reasons in each language, hints that can be typed")


def drill():
    with Stage("live") as stage:
        home, other, lost = (stage.join(name) for name in ("home", "other", "lost"))
        # First, while nobody else has left a connection that the server still takes for open.
        shut_out(stage, lost)
        watching(stage, home, other)
        rehearsing(stage, home)
        sentences(stage, home)
        counting(stage, other)
        settings(stage)
        figures(stage)
        stage.verify()
    print("live_drill: ok")


if __name__ == "__main__":
    play(drill)
