#!/usr/bin/env python3
"""What people see and type on a terminal, in each language: screens as golden text, keystrokes counted.

    Tests/Acceptance/terminal.py             compares every screen with Tests/Acceptance/screens
    Tests/Acceptance/terminal.py --write     writes them anew; read the difference before committing it
"""

import argparse
import re
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

from programs import BIN, Failure
from pseudo_terminal import PseudoTerminal
from stage import Stage, expect, play

SCREENS = Path(__file__).resolve().parent / "screens"
LANGUAGES = ["da", "en", "th"]
KEYSTROKES_MAX, SECONDS_MAX = 25, 60
# Room for the longest moment, so that no line breaks on some days alone.
STATUS_COLUMNS = 100

# What differs from run to run, in all three languages.
CHANGING = [
    (r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
    (r"\b[0-9a-f]{32}\b", "DEVICE"),
    (r"\d{1,2}\. (jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\.? 2\d{3}", "DAY"),
    (r"\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 2\d{3}", "DAY"),
    (r"\d{1,2} [\u0e00-\u0e7f.]+\. 2\d{3}", "DAY"),
    (r"DAY( kl\. \d\d\.\d\d|, \d\d:\d\d| \d\d:\d\d น\.)", "MOMENT"),
    (r"(Ur: |Clock: |ต่างจากเซิร์ฟเวอร์ )\d+ [^ \n]+", r"\1AGE"),
    (r"\(for \d+ \w+ siden|\(\d+ \w+ ago|\([\u0e00-\u0e7f]*\d+ [\u0e00-\u0e7f]+", "(AGE"),
]


def settled(screen):
    for pattern, name in CHANGING:
        screen = re.sub(pattern, name, screen)
    return screen.strip("\n") + "\n"


def cells(line):
    return sum(0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1 for sign in line)


class Scenes:
    """One device for each language; each scene is a terminal and what is typed into it."""

    def __init__(self, stage, language, write):
        self.stage, self.language, self.write = stage, language, write
        self.home = stage.join(language)
        self.differences = []

    def terminal(self, *words, **options):
        return PseudoTerminal("brobygger", *words, "--home", self.home, "--lang", self.language, **options)

    def operator(self, *words, **options):
        return PseudoTerminal("brobyggerd", *words, "--data", self.stage.server.data, "--lang", self.language, **options)

    def play(self, name, *words, keys=(), status=0, columns=80, program=None):
        """Types each of `keys` behind a prompt, reads to the end, and compares the screen."""
        with (program or self.terminal)(*words, columns=columns) as terminal:
            for typed in keys:
                terminal.answer("> ", typed)
            found = terminal.finish()
            expect(found == status, f"{name}.{self.language}: status {found}, expected {status}:\n{terminal.screen}")
            self.compare(name, terminal.screen)
            return terminal

    def compare(self, name, screen):
        file, screen = SCREENS / f"{name}.{self.language}.txt", settled(screen)
        if self.write:
            SCREENS.mkdir(exist_ok=True)
            file.write_text(screen)
        elif not file.exists() or file.read_text() != screen:
            self.differences.append(f"{file.name} differs; seen:\n{screen}")

    def records(self, kind):
        return self.stage.on(self.home, "list", kind, "--json").objects

    def all(self):
        self.contact()
        self.questions()
        self.interruption()
        self.twin()
        self.edit()
        self.tally()
        self.pages()

    def report(self):
        if self.differences:
            raise Failure("\n".join(self.differences))

    def contact(self):
        """The bar: five required answers, and nothing more than they take."""
        began = time.monotonic()
        terminal = self.play("contact", "log", "contact", keys=["\n", "3\n", "1\n", "1\n", "3\n", "\n"])
        seconds = time.monotonic() - began
        expect(terminal.keystrokes <= KEYSTROKES_MAX, f"{self.language}: {terminal.keystrokes} keystrokes")
        expect(seconds <= SECONDS_MAX, f"{self.language}: {seconds:.1f} s")
        (record,) = self.records("contact")
        values = {name: record["values"][name] for name in ("route", "channel", "anonymity", "language")}
        expect(values == {"route": "reden", "channel": "in_person", "anonymity": "anonymous", "language": "th"},
               f"{self.language}: {values}")
        self.account = f"{terminal.keystrokes} keystrokes, {seconds:.1f} s"

    def questions(self):
        """Wrong answers, help, the way back, codes and first letters, optional fields; on a narrow terminal."""
        self.play("questions", "log", columns=60, keys=[
            "?\n", "zz\n", "contact\n", "31.2\n", "31.1.2026\n", "qq\n", "?\n", "kc\n", "<\n", "\n", "chat\n", "2\n", "e\n", "th\n",
            "9 99\n", "2 5\n", "substances,2\n", "50\n", "8\n", "010190-1234\n", "x\n", "\n"])
        newest = self.records("contact")[-1]["values"]
        expect(newest["themes"] == ["alcohol", "substances"] and newest["age_band"] == "50_plus"
               and newest["date"] == "2026-01-31" and newest["note"] == "x", f"{self.language}: {newest}")
        self.play("cancelled", "log", "visit", keys=["\n", ".\n"], status=1)
        expect(not self.records("visit"), f"{self.language}: a cancelled entry was saved")

    def interruption(self):
        """Ctrl-C, a killed terminal, Ctrl-D: what was answered is offered by the next `log`."""
        self.play("interrupted", "log", "visit", keys=["\n", "1\n", "\x03"], status=1)
        with self.terminal("log", "visit") as terminal:
            for typed in ["y\n", "4\n"]:
                terminal.answer("> ", typed)
            terminal.see("> ")
            terminal.signal(signal.SIGKILL)
        self.play("status_draft", "status", columns=STATUS_COLUMNS)
        self.play("resumed", "log", "visit", keys=["y\n", "\n"])
        (record,) = self.records("visit")
        expect(record["values"]["persons_met"] == 4, f"{self.language}: {record}")
        with self.terminal("log", "visit") as terminal:
            terminal.answer("> ", "\x04")
            expect(terminal.finish() == 1, f"{self.language}: Ctrl-D")
        expect(self.stage.on(self.home, "status", "--json").json["drafts"] == [], f"{self.language}: a draft was left")

    def twin(self):
        """A probable duplicate is asked about; no is no record, yes is one."""
        words = ["log", "visit", "date=2026-02-01", "place_type=bar", "persons_met=2"]
        self.stage.on(self.home, *words)
        self.play("twin", *words, keys=["\n", "n\n"], status=1)
        expect(len(self.records("visit")) == 2, f"{self.language}: a refused twin was saved")
        with self.terminal(*words) as terminal:
            terminal.answer("> ", "y\n")
            expect(terminal.finish() == 0, f"{self.language}: twin")
        expect(len(self.records("visit")) == 3, f"{self.language}: a confirmed twin was not saved")

    def edit(self):
        record = self.stage.on(
            self.home, "log", "visit", "date=2026-02-03", "place_type=bar", "persons_met=1", "refused=5").out.strip()
        self.play("edit", "edit", record, keys=["2 3 4\n", "street\n", "7\n", "-\n", "\n"])
        values = self.stage.on(self.home, "show", record, "--json").json["values"]
        expect(values == {"date": "2026-02-03", "place_type": "street", "persons_met": 7}, f"{self.language}: {values}")
        night = self.stage.on(self.home, "log", "night", "date=2026-02-03", "new=4").out.strip()
        with self.terminal("edit", night) as terminal:
            for typed in ["2 3\n", "+2\n", "5\n", "\n"]:
                terminal.answer("> ", typed)
            expect(terminal.finish() == 0, f"{self.language}: edit of a tally")
        values = self.stage.on(self.home, "show", night, "--json").json["values"]
        expect((values["new"], values["returning"]) == (6, 5), f"{self.language}: {values}")
        self.interrupted_edit(record, night)

    def interrupted_edit(self, visit, night):
        """What was answered before Ctrl-C is offered by the next `edit` of that record."""
        self.play("edit_interrupted", "edit", visit, keys=["3 4\n", "9\n", "\x03"], status=1)
        drafts = self.stage.on(self.home, "status", "--json").json["drafts"]
        expect(drafts == [visit], f"{self.language}: {drafts}")
        self.play("edit_resumed", "edit", visit, keys=["y\n", "4\n", "2\n", "\n"])
        values = self.stage.on(self.home, "show", visit, "--json").json["values"]
        expect((values["persons_met"], values["refused"]) == (9, 2), f"{self.language}: {values}")
        for typed, status in ((["2\n", "-1\n", "\x03"], 1), (["y\n", "\n"], 0)):
            with self.terminal("edit", night) as terminal:
                for line in typed:
                    terminal.answer("> ", line)
                expect(terminal.finish() == status, f"{self.language}: an interrupted edit of a tally")
        values = self.stage.on(self.home, "show", night, "--json").json["values"]
        expect(values["new"] == 5, f"{self.language}: {values}")
        expect(self.stage.on(self.home, "status", "--json").json["drafts"] == [], f"{self.language}: a draft was left")

    def tally(self):
        total = {"da": "i alt ", "en": "total ", "th": "รวม "}[self.language]
        with self.terminal("tally") as terminal:
            terminal.see(total + "0")
            for key, count in (("1", "1"), ("n", "2"), ("2", "3"), ("r", "4"), ("u", "3"), ("\x1b[A", None), ("R", "4")):
                terminal.type(key)
                if count:
                    terminal.see(total + count)
            terminal.type("q")
            expect(terminal.finish() == 0, f"{self.language}: tally")
            self.compare("tally", terminal.screen)

    def pages(self):
        """Pages that fit: no line of a list is wider than the terminal."""
        for columns in (80, 40):
            for name, words in (("list", ["list", "contact"]), ("forms", ["forms", "visit"])):
                terminal = self.play(f"{name}_{columns}", *words, columns=columns)
                wide = [line for line in terminal.screen.splitlines() if cells(line) > columns]
                expect(name == "forms" or not wide, f"{self.language}: wider than {columns}: {wide}")
        self.play("status_waiting", "status", columns=STATUS_COLUMNS)
        self.stage.sync(self.home)
        self.play("status_safe", "status", columns=STATUS_COLUMNS)


def conflict(stage, scenes):
    """What needs somebody is said first, and what to do about it."""
    first, second = scenes[0].home, scenes[1].home
    stage.sync(first)
    record = stage.on(first, "log", "visit", "date=2026-04-01", "place_type=bar", "persons_met=1").out.strip()
    stage.sync(first)
    stage.sync(second)
    for home, place in ((first, "street"), (second, "escort")):
        stage.on(home, "edit", record, f"place_type={place}")
        stage.sync(home)
    for one in scenes:
        stage.sync(one.home)
        one.play("status_conflict", "status", columns=STATUS_COLUMNS)


def operated(stage, scenes):
    """What an operator lists: tables in the user's language, by the running server; lines with tabs in a pipe."""
    for one in scenes:
        for name in ("partner", "invite"):
            one.play(f"server_{name}s", name, "list", program=one.operator)
        one.play("server_devices", "device", "list", program=one.operator, columns=60)
    lines = [line.split("\t") for line in stage.server.admin("device", "list").out.splitlines()]
    objects = stage.server.admin("device", "list", "--json").objects
    expect(lines == [list(one.values()) for one in objects] and len(lines) == len(scenes), f"{lines}\n{objects}")


def settled_by_hand(stage, home):
    """`edit` shows what both wrote; Enter decides nothing, an answer does, also what was shown first."""
    (record,) = [one for one in stage.on(home, "list", "visit", "--json").objects if one["conflicts"]]
    name, shown = record["id"], record["values"]["place_type"]
    both = {"street": "Street ≠ Escort", "escort": "Escort ≠ Street"}[shown]
    for answer, said, left in (("\n", "The conflict stays", 1), (shown + "\n", f"Place: {shown.title()}", 0)):
        with PseudoTerminal("brobygger", "edit", name, "--home", home, "--lang", "en") as terminal:
            terminal.see(f"Place: {both}")
            terminal.answer("> ", "2\n")
            terminal.answer(f"Place [{both}] > ", answer)
            terminal.see(said)
            terminal.answer("> ", "\n")
            expect(terminal.finish() == 0, terminal.screen)
        conflicts = stage.on(home, "show", name, "--json").json["conflicts"]
        expect(len(conflicts) == left, f"after {answer!r}: {conflicts}")


def pasted(stage, home):
    """Of a paste into a text the first line is taken, and nothing behind it answers or saves anything."""
    words = ["log", "visit", "date=2026-05-01", "place_type=bar", "persons_met=3"]
    for rest in ("\n\nsecond\n", "\nsecond", "\n" + "x y\n" * 3000):
        with PseudoTerminal("brobygger", "log", "visit", *words[2:4], "--home", home, "--lang", "en") as terminal:
            terminal.answer("met > ", "3\n")
            terminal.answer("add more > ", "note\n")
            terminal.answer("Note > ", "first" + rest)
            terminal.see("Only the first line of what was pasted was taken.")
            terminal.see("add more > ")
            terminal.answer("", ".\n")
            expect(terminal.finish() == 1 and "Note first" in terminal.screen, terminal.screen)
            expect("second" not in terminal.screen.split("Only the first")[1], terminal.screen)
    expect(all(one["values"]["date"] != "2026-05-01" for one in stage.list(home).values()), "a paste saved a record")


def not_utf8(stage, home):
    """Bytes that are no UTF-8 are refused where they are typed, and as words of the command line."""
    with PseudoTerminal("brobygger", "log", "visit", "date=2026-05-02", "place_type=bar", "--home", home,
                        "--lang", "en") as terminal:
        terminal.answer("met > ", b"\xe5\n")
        terminal.see("That is not written in UTF-8 and can't be read; write it again.")
        terminal.answer("met > ", ".\n")
        expect(terminal.finish() == 1, terminal.screen)
    before = stage.list(home)
    refused = stage.attempt(home, "log", "visit", "date=2026-05-02", "place_type=bar", "persons_met=1", b"note=bl\xe5b")
    expect(refused.status == 65 and refused.err.startswith("note=… is not written in UTF-8, so nothing was done;")
           and refused.err.count("\n") == 1, f"{refused!r}")
    expect(stage.list(home) == before, "a garbled note was saved")


def referral(stage, home):
    """The partners that can be chosen are offered; without any the entry ends before the first question."""
    with PseudoTerminal("brobygger", "log", "referral", "--home", home, "--lang", "en") as terminal:
        expect(terminal.finish() == 65 and "no partner to refer to yet" in terminal.screen
               and " > " not in terminal.screen, terminal.screen)
    stage.server.admin("partner", "add", "reden", "--name", "Reden")
    stage.sync(home)
    with PseudoTerminal("brobygger", "log", "referral", "date=2026-05-03", "--home", home, "--lang", "en") as terminal:
        terminal.see("1 reden")
        terminal.answer("> ", "hamlet\n")
        terminal.see("is not in the list")
        terminal.answer("> ", "1\n")
        for _ in range(2):
            terminal.answer("> ", "1\n")
        terminal.answer("> ", "\n")
        expect(terminal.finish() == 0, terminal.screen)
    with PseudoTerminal("brobygger", "log", "referral", "to=hamlet", "--home", home, "--lang", "en") as terminal:
        expect(terminal.finish() == 65 and " > " not in terminal.screen, terminal.screen)


def stopped_import(stage, home):
    """Ctrl-C in an import: nothing of the file, and it says so."""
    file = stage.root / "large.csv"
    file.write_text("date,place_type,persons_met\n" + "2026-05-04,bar,1\n" * 200_000)
    before = stage.list(home)
    with PseudoTerminal("brobygger", "import", "visit", file, "--home", home, "--lang", "en") as terminal:
        terminal.see("Saving")
        terminal.type("\x03")
        expect(terminal.finish() == -signal.SIGINT, terminal.screen)
        expect("The import was interrupted; nothing of the file was saved." in terminal.screen, terminal.screen)
    expect(stage.list(home) == before, "an interrupted import saved something")


def imports_at_once(stage, home):
    """One file, imported three times at once: one of them saves it, the others are told."""
    file = stage.root / "at_once.csv"
    file.write_text("date,place_type,persons_met\n" + "2026-05-06,bar,1\n" * 20_000)
    before = len(stage.list(home))
    words = [BIN / "brobygger", "import", "visit", file, "--home", home, "--lang", "en"]
    together = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = [one.communicate()[1] for one in together]
    expect(sorted(one.returncode for one in together) == [0, 65, 65], f"{outputs}")
    expect(sum("The file was imported before, so nothing was saved" in output for output in outputs) == 2, f"{outputs}")
    expect(len(stage.list(home)) == before + 20_000, "a file that was imported three times at once is not there once")


def colour(stage, home):
    """Colour on a terminal, and none where somebody or something can't have it."""
    for env, wanted in (({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "", "TERM": "dumb"}, False)):
        with PseudoTerminal("brobygger", "status", "--home", home, env=env) as terminal:
            terminal.finish()
            expect((b"\x1b[" in terminal.raw) == wanted, f"colour with {env}: {terminal.raw!r}")
    expect("\x1b" not in stage.on(home, "status").out + stage.on(home, "forms").out, "colour without a terminal")


def nothing_asked(stage, home):
    """Without a terminal, or for a program, nothing ever asks."""
    expect(stage.attempt(home, "log", "contact").status == 65, "log without a terminal")
    bare = stage.attempt(home, "log")
    expect(bare.status == 64 and "Usage: brobygger log [<kind>]" in bare.err, f"log without a kind: {bare!r}")
    record = stage.on(home, "log", "night", "date=2026-03-01").out.strip()
    bare = stage.attempt(home, "edit", record)
    expect(bare.status == 64 and "Usage: brobygger edit <id>" in bare.err, f"edit without values: {bare!r}")
    stranger = stage.attempt(home, "frobnicate")
    expect(stranger.status == 64 and "Unknown command 'frobnicate'" in stranger.err, f"{stranger!r}")
    expect(stage.on(home, "cards", "2").out.count("\n") == 2, "cards with --home")
    with PseudoTerminal("brobygger", "log", "contact", "--json", "--home", home) as terminal:
        expect(terminal.finish() == 65, f"log --json asks: {terminal.screen}")


def drill():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--write", action="store_true")
    options = reader.parse_args()
    with Stage("terminal") as stage:
        scenes = [Scenes(stage, language, options.write) for language in LANGUAGES]
        for one in scenes:
            one.all()
        conflict(stage, scenes)
        operated(stage, scenes)
        settled_by_hand(stage, scenes[0].home)
        for one in scenes:
            one.report()
        pasted(stage, scenes[0].home)
        not_utf8(stage, scenes[0].home)
        referral(stage, scenes[0].home)
        stopped_import(stage, scenes[0].home)
        imports_at_once(stage, scenes[0].home)
        colour(stage, scenes[0].home)
        nothing_asked(stage, scenes[0].home)
    print("terminal: a contact in " + "; ".join(f"{one.language} {one.account}" for one in scenes))


if __name__ == "__main__":
    play(drill)
