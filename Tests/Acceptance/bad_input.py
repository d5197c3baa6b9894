#!/usr/bin/env python3
"""Wrong input must give one clear sentence and the documented exit status, and change nothing.

    BIN=.build/release Tests/Acceptance/bad_input.py [--show]        --show prints every sentence
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import bad_files
from programs import Failure, Log, Server, must, run

CARD = ["log", "card_handout", "date=2009-01-02", "quantity=5", "place_type=bar", "district=valby", "language=da"]
CONTACT = [
    "log", "contact", "date=2009-01-02", "route=reden", "channel=chat", "anonymity=anonymous", "language=da"]
THAI_CPR = "010190-1234".translate({ord("0") + n: chr(0xE50 + n) for n in range(10)})


def entries(record):
    """(what, words, status, error code or None, field or None)"""
    def card(**changes):
        return CARD[:2] + [f"{w.split('=')[0]}={changes.get(w.split('=')[0], w.split('=')[1])}" for w in CARD[2:]]

    yield "unknown kind", ["log", "party", "date=2009-01-02"], 65, "unknown_kind", None
    yield "unknown kind to list", ["list", "party"], 65, "unknown_kind", None
    yield "unknown kind to export", ["export", "party"], 65, "unknown_kind", None
    yield "unknown kind to forms", ["forms", "party"], 65, "unknown_kind", None
    yield "unknown field", CARD + ["colour=red"], 65, "unknown_field", "colour"
    yield "unknown field to list", ["list", "contact", "colour=red"], 65, "unknown_field", "colour"
    yield "unknown field to edit", ["edit", record, "colour=red"], 65, "unknown_field", "colour"
    yield "not a number", card(quantity="five"), 65, "wrong_type", "quantity"
    yield "a fraction", card(quantity="1.5"), 65, "wrong_type", "quantity"
    yield "an exponent", card(quantity="1e3"), 65, "wrong_type", "quantity"
    yield "too small", card(quantity="0"), 65, "out_of_range", "quantity"
    yield "negative", card(quantity="-1"), 65, "out_of_range", "quantity"
    yield "huge", card(quantity="99999999999999999999"), 65, "out_of_range", "quantity"
    for day in ["2009-02-29", "2009-13-01", "2009-00-10", "2009-01-32", "2009-1-2", "02-01-2009", "yesterday",
                "2009-01-02T10:00", "20090102", "-2009-01-02", "2009-01-0２"]:
        yield f"date {day}", card(date=day), 65, "impossible_date", "date"
    yield "unknown code", card(district="atlantis"), 65, "unknown_code", "district"
    yield "code in capitals", card(district="VALBY"), 65, "unknown_code", "district"
    yield "unknown code in a set", CONTACT + ["measures=cash_benefit|gold"], 65, "unknown_code", "measures"
    yield "unknown code to add", ["edit", record, "measures+=gold"], 65, "unknown_code", "measures"
    yield "unknown code to take away", ["edit", record, "measures-=gold"], 65, "unknown_code", "measures"
    yield "unknown code to list", ["list", "contact", "route=gold"], 65, "unknown_code", "route"
    yield "missing field", CARD[:-1], 65, "missing_field", "language"
    yield "empty required field", card(language=""), 65, "missing_field", "language"
    yield "required field cleared", ["edit", record, "route="], 65, "missing_field", "route"
    yield "a field twice", CARD + ["quantity=6"], 65, "duplicate_field", "quantity"
    yield "no equals sign", CARD + ["quantity"], 65, None, None
    yield "no name", CARD + ["=5"], 65, None, None
    yield "+= on a choice", ["edit", record, "route+=reden"], 65, "wrong_operator", "route"
    yield "= on a tally", ["log", "night", "date=2009-01-02", "new=x"], 65, "wrong_type", "new"
    yield "a tally below nothing", ["log", "night", "date=2009-01-02", "new-=3"], 65, None, "new"
    for text in ["010190-1234", "0101901234", "010190 1234", "010190–1234", THAI_CPR, "hun er 010190-1234 og glad",
                 "010190 - 1234", "01.01.90-1234", "01-01-1990-1234", "010190_1234", "610190-1234"]:
        yield f"CPR {text}", CONTACT + [f"note={text}"], 65, "identifying_text", "note"
    for text in ["ring 12345678", "12 34 56 78", "+45 12 34 56 78", "004512345678", "+66 81 234 5678",
                 "1234 5678", "12.34.56.78", "081-234-5678", "(+45) 12345678", "tlf:12345678", "+46 70 123 45 67",
                 "๑๒๓๔๕๖๗๘", "123 45 678", "12  34  56  78"]:
        yield f"phone {text}", CONTACT + [f"note={text}"], 65, "identifying_text", "note"
    for text in ["a@b.dk", "skriv til anna.b@gmail.com", "anna＠gmail.com"]:
        yield f"e-mail {text}", CONTACT + [f"note={text}"], 65, "identifying_text", "note"
    for text in ["bor Istedgade 12", "Vesterbrogade 4B, 2. tv", "1620 København V", "Nørre Allé 3", "ISTEDGADE 12",
                 "Isted gade 12", "Sønder Boulevard 100", "Halmtorvet 9", "Vesterbrogade nr. 4", "Strandvejen 5",
                 "Lyngbyvej\u00a012"]:
        yield f"address {text}", CONTACT + [f"note={text}"], 65, "identifying_text", "note"
    yield "CPR as a card", CONTACT + ["card=010190-1234"], 65, None, "card"
    yield "text too long", CONTACT + ["note=" + "x" * 5000], 65, None, "note"
    yield "unknown id", ["show", "01a1fb67-1800-7b42-8049-000000000000"], 65, None, None
    yield "unknown id to edit", ["edit", "01a1fb67-1800-7b42-8049-000000000000", "language=da"], 65, None, None
    yield "unknown id to void", ["void", "01a1fb67-1800-7b42-8049-000000000000", "--reason", "other"], 65, None, None
    yield "unknown id, history", ["history", "01a1fb67-1800-7b42-8049-000000000000"], 65, None, None
    yield "not an id", ["show", "hello"], 65, None, None
    yield "no such reason", ["void", record, "--reason", "boredom"], 65, "unknown_code", "reason"
    yield "no reason", ["void", record], 64, None, None
    yield "resolve with nothing", ["resolve", record], 64, None, None
    yield "edit with nothing", ["edit", record], 64, None, None
    yield "no kind", ["log"], 64, None, None
    yield "unknown option", ["list", "--colour"], 64, None, None
    yield "unknown command", ["dance"], 64, None, None
    yield "no command at all", [], 64, None, None
    yield "counts without period", ["counts"], 64, None, None
    period = ["--from", "2009-01-01", "--to", "2009-01-31"]
    yield "unknown indicator", ["counts", "happiness", *period], 65, None, None
    yield "unknown breakdown", ["counts", "contacts", *period, "--by", "colour"], 65, None, None
    yield "a text as breakdown", ["counts", "contacts", *period, "--by", "note"], 65, None, None
    yield "impossible period", ["counts", "--from", "2009-02-29", "--to", "2009-03-01"], 65, None, None
    yield "period backwards", ["counts", "--from", "2009-03-01", "--to", "2009-02-01"], 65, None, None
    yield "unknown cut", ["counts", *period, "--as-of", "deadbeef-7"], 65, "as_of_unknown", None
    yield "no cut", ["counts", *period, "--as-of", "yesterday"], 65, None, None
    yield "unknown format", ["counts", *period, "--format", "xml"], 64, None, None
    yield "compare with other days missing", ["compare", "contacts", *period], 64, "usage", None
    yield "compare with a document's own days", ["compare", "contacts", *period, "--with", "contacts_before_scheme",
                                                  "--with-from", "2007-01-01", "--with-to", "2007-12-31"], 64, "usage", None
    yield "compare what is not there", ["compare", "contacts", *period, "--with", "happiness"], 65, "unknown_indicator", None
    yield "compare unlike figures", ["compare", "contacts", *period, "--with", "contacts_before_scheme"], 65, "not_comparable", None
    yield "unknown language", ["list", "--lang", "sv"], 64, None, None


class Checks:
    def __init__(self, root, show):
        self.root, self.show, self.log = root, show, Log(root)
        self.failures = []
        self.count = 0

    def expect(self, what, program, words, status, code=None, field=None, line=None, unchanged=lambda: None):
        """Runs the words in Danish, English, Thai and with --json; all must refuse in the same way."""
        self.count += 1
        before = unchanged()
        spoken = {}
        languages = ["da"] if "--lang" in words else ["da", "en", "th"]
        for language in languages:
            option = [] if "--lang" in words else ["--lang", language]
            spoken[language] = answer = run(self.log, program, *words, *option)
            lines = answer.err.strip().splitlines()
            if answer.status != status:
                self.fail(what, words, f"status {answer.status}, expected {status}: {answer.err.strip()[:300]}")
                return
            if answer.out.strip() or not lines or status != 64 and len(lines) > 1:
                self.fail(what, words, f"not one sentence on stderr: {answer!r}")
        text = {language: answer.err.strip() for language, answer in spoken.items()}
        if self.show:
            print(f"{what}\n    {text['da']}\n    {text.get('en', '')}")
        if len(text) == 3 and len(set(text.values())) < 3:
            self.fail(what, words, f"languages: {text}")
        answer = run(self.log, program, *words, "--json")
        try:
            (one,) = answer.err.strip().splitlines()
            error = json.loads(one)
            keys = {"error", "message", "field", "line"} | ({"offer"} if error["error"] == "not_comparable" else set())
            if answer.out.strip() or set(error) != keys or answer.status != status:
                raise ValueError("keys")
            found = [("error", code), ("field", field), ("line", line)]
            wrong = [f"{name} {error[name]!r}, expected {want!r}" for name, want in found if want and error[name] != want]
            if wrong:
                self.fail(what, words, f"{wrong}: {answer.err.strip()}")
        except ValueError as problem:
            self.fail(what, words, f"--json ({problem}): {answer!r}")
        if unchanged() != before:
            self.fail(what, words, "something changed")

    def fail(self, what, words, why):
        self.failures.append(what)
        print(f"WRONG  {what}\n    {' '.join(map(str, words))[:200]}\n    {why}")


def listing(home, *others):
    """What a device says of what it holds; with `status`, what it knows of the server too."""
    def remember():
        return [run(None, "brobygger", *words, "--home", home, "--json").out for words in (["list", "--voided"], *others)]
    return remember


HARMLESS = [
    "talte med alle 3 kvinder", "mødtes på gaden 12 gange", "fik 400 kort den 2009-01-02", "åbent 10-12 og 14-16",
    "den 02.01.2009 kl. 10.30", "sag i 2009 og 2010", "12 personer, 3 nye", "rabat 10 % på 200 kr.", "uge 1-52 2009",
    "spurgte om vej 2 gange", "1000-2000 kr. om måneden", "et torv 2 steder", "der var plads til 12", "mail @ arbejde"]


def device_checks(checks, home, record):
    same = listing(home, ["status"])
    for what, words, status, code, field in entries(record):
        options = ["--home", home] if words and words != ["dance"] else []
        checks.expect(what, "brobygger", [*words, *options], status, code, field, unchanged=same)
    for text in HARMLESS:
        answer = run(checks.log, "brobygger", *CONTACT, f"note={text}", "--home", home, "--lang", "en")
        if answer.status:
            checks.fail("harmless text refused", [text], answer.err.strip())
    for what, kind, content, line, code in bad_files.tables():
        file = checks.root / "table.csv"
        file.write_bytes(content)
        checks.expect(
            f"CSV: {what}", "brobygger", ["import", kind, file, "--home", home], 65, code, line=line, unchanged=same)
        rehearsed = run(checks.log, "brobygger", "import", kind, file, "--dry-run", "--home", home)
        if rehearsed.status != 65:
            checks.fail(f"CSV: {what}, rehearsed", ["import", "--dry-run"], repr(rehearsed))
    checks.expect("CSV: no file", "brobygger", ["import", "visit", checks.root / "no.csv", "--home", home], 65, unchanged=same)
    checks.expect("CSV: a folder", "brobygger", ["import", "visit", checks.root, "--home", home], 65, unchanged=same)
    good = checks.root / "good.csv"
    for number, (what, kind, content, count) in enumerate(bad_files.good_tables()):
        good.write_bytes(content)
        answer = run(checks.log, "brobygger", "import", kind, good, "--home", home, "--json")
        # Dates of 2009 are said to be strange, and saved.
        if answer.status or answer.json["imported"] != count:
            checks.fail(f"CSV: {what}", ["import"], repr(answer))
            continue
        if number == 0:
            words = ["import", kind, good, "--home", home]
            checks.expect("CSV: same file twice", "brobygger", words, 65, "already_imported", unchanged=listing(home))
            again = run(checks.log, "brobygger", *words, "--again", "--json")
            if again.status or again.json["imported"] != count:
                checks.fail("CSV: --again", words, repr(again))


def programme_checks(checks, server):
    file = checks.root / "programme.yaml"
    shown = must(None, "brobyggerd", "programme", "show", "--data", server.data).out
    for what, content, line in bad_files.programmes(shown):
        file.write_text(content)
        words = ["programme", "check", file, "--data", server.data]
        checks.count += 1
        answers = {language: run(checks.log, "brobyggerd", *words, "--lang", language) for language in ("da", "en", "th")}
        if len({answer.err for answer in answers.values()}) < 3:
            checks.fail(f"programme: {what}", words, f"languages: {answers}")
        for language, answer in answers.items():
            if checks.show:
                print(f"programme: {what}\n    {answer.err.strip()}")
            place = f"{file}:{line}" if line else f"{file}:"
            if answer.status != 65 or place not in answer.err and f"{file.name}:{line}" not in answer.err:
                checks.fail(f"programme: {what}", words, f"expected {place}, seen {answer!r}")
        told = run(checks.log, "brobyggerd", *words, "--json")
        said = json.loads(told.err)
        if said["error"] != "invalid_programme" or line and said["line"] != line:
            checks.fail(f"programme: {what}", [*words, "--json"], f"expected line {line}, seen {told!r}")
        refused = run(checks.log, "brobyggerd", "programme", "set", file, "--data", server.data)
        fresh = run(checks.log, "brobyggerd", "init", "--programme", file, "--data", checks.root / "fresh")
        if refused.status != 65 or fresh.status != 65 or (checks.root / "fresh").exists():
            checks.fail(f"programme: {what}", words, f"set {refused.status}, init {fresh.status}, or a folder was left")
        shutil.rmtree(checks.root / "fresh", ignore_errors=True)
        if must(None, "brobyggerd", "programme", "show", "--data", server.data).out != shown:
            checks.fail(f"programme: {what}", words, "the programme changed")


def network_checks(checks, server, home):
    fresh = checks.root / "nobody"

    def folder():
        """The device makes its keys before it asks; it must not have joined."""
        return [run(None, "brobygger", "status", "--home", fresh).status, run(None, "brobyggerd", "device", "list", "--data", server.data).out]

    def invite(*more):
        return server.admin("invite", "--partner", "kc", "--role", "worker", *more).out.strip()

    def join(what, url, code, status, error=None):
        checks.expect(what, "brobygger", ["join", url, code, "--home", fresh], status, error, unchanged=folder)
        if "not_joined" not in run(None, "brobygger", "list", "--home", fresh, "--json").err:
            checks.fail(what, ["join"], "the device thinks that it has joined")

    used = checks.root / "used"
    code = invite()
    must(checks.log, "brobygger", "join", server.url, code, "--home", used)
    join("join: a wrong code", server.url, "AAAAA-AAAAA-AAAAA-AAAAA", 77)
    join("join: nonsense for a code", server.url, "x", 77)
    join("join: a used code", server.url, code, 77)
    revoked = invite()
    invites = must(checks.log, "brobyggerd", "invite", "list", "--data", server.data, "--json").objects
    number = invites[-1].get("number", invites[-1].get("id"))
    must(checks.log, "brobyggerd", "invite", "revoke", number, "--data", server.data)
    join("join: a revoked code", server.url, revoked, 77)
    join("join: no such port", "http://127.0.0.1:9", invite(), 69)
    join("join: no such host", "https://no.such.host.invalid", invite(), 69)
    join("join: not an address", "hello", invite(), 65)
    join("join: plain HTTP to elsewhere", "http://192.0.2.1:8484", invite(), 65)
    # What failed before must not stand in the way.
    must(checks.log, "brobygger", "join", server.url, invite(), "--home", fresh)
    shutil.rmtree(fresh)
    checks.expect("join: twice", "brobygger", ["join", server.url, invite(), "--home", home], 65, unchanged=listing(home))
    for words in (["log", "night", "date=2009-01-01"], ["list"], ["sync"], ["status"], ["counts", "--from", "2009-01-01", "--to", "2009-01-02"]):
        checks.expect(f"{words[0]} before joining", "brobygger", [*words, "--home", fresh], 65, unchanged=folder)
    server.stop()
    checks.expect("sync: no server", "brobygger", ["sync", "--home", home], 69, unchanged=listing(home))
    server.start()
    for words, status in (
            (["partner", "add", "kc", "--name", "KC"], 65), (["partner", "add", "Kø benhavn", "--name", "x"], 65),
            (["partner", "add", "ny", "--name", " "], 65),
            (["invite", "--partner", "nobody", "--role", "worker"], 65), (["invite", "--partner", "kc", "--role", "king"], 65),
            (["invite", "--partner", "kc", "--role", "worker", "--valid-hours", "0"], 65),
            (["invite", "--partner", "kc", "--role", "worker", "--valid-hours=-1"], 65),
            (["invite", "revoke", "99"], 65), (["device", "revoke", "99"], 65), (["device", "confirm", "99"], 65),
            (["counts", "happiness", "--from", "2009-01-01", "--to", "2009-01-02"], 65),
            (["compare", "contacts", "--from", "2009-01-01", "--to", "2009-01-02", "--with", "contacts_before_scheme"], 65),
            (["restore", checks.root / "none.db"], 65), (["backup", server.data / "brobygger.db"], 65), (["init"], 65)):
        checks.expect(f"server: {' '.join(map(str, words))}", "brobyggerd", [*words, "--data", server.data], status)
    for words in (["counts"], ["serve"], ["partner", "list"], ["verify"]):
        more = ["--from", "2009-01-01", "--to", "2009-01-02"] if words == ["counts"] else []
        checks.expect(f"server without a folder: {words[0]}", "brobyggerd", [*words, *more, "--data", checks.root / "nothing"], 65)
        checks.expect(f"server without --data: {words[0]}", "brobyggerd", [*words, *more], 64)


def option_places(checks, server, home):
    """`--home`, `--lang`, `--json` and `--data` before and after the words."""
    for program, words, options in (
            ("brobygger", ["list", "contact"], ["--home", home, "--lang", "en", "--json"]),
            ("brobygger", ["list"], [f"--home={home}", "--lang=en"]),
            ("brobyggerd", ["partner", "list"], ["--data", server.data, "--lang", "en", "--json"]),
            ("brobyggerd", ["device", "list"], [f"--data={server.data}", "--lang=en"])):
        checks.count += 1
        first, last = run(checks.log, program, *options, *words), run(checks.log, program, *words, *options)
        if first.status or last.status or first.out != last.out:
            checks.fail("options before and after", words, f"{first!r}\n{last!r}")


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--show", action="store_true")
    options = reader.parse_args()
    root = Path(tempfile.mkdtemp(prefix="brobygger-bad-"))
    checks = Checks(root, options.show)
    server = Server(root, checks.log)
    try:
        server.start()
        server.admin("partner", "add", "kc", "--name", "KC")
        code = server.admin("invite", "--partner", "kc", "--role", "worker").out.strip()
        home = root / "device"
        must(checks.log, "brobygger", "join", server.url, code, "--home", home)
        record = must(checks.log, "brobygger", *CONTACT, "--home", home).out.strip()
        must(checks.log, "brobygger", "sync", "--home", home)
        device_checks(checks, home, record)
        programme_checks(checks, server)
        network_checks(checks, server, home)
        option_places(checks, server, home)
    finally:
        server.stop(hard=True)
    print(f"{checks.count} checks, {len(checks.failures)} findings")
    shutil.rmtree(root)
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
