#!/usr/bin/env python3
"""A device meets every bad answer: one sentence, the right exit status, nothing changed, and the next sync is whole.

    BIN=.build/release Tests/Acceptance/bad_answers.py [--quick]

Between device and server stands a small HTTP server on loopback that passes requests on, or answers in its place.
"""

import argparse
import json
import re
import socket
import threading
import time
import urllib.request
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from programs import Failure
from stage import Stage, expect, play

CARD = ["place_type=street", "district=valby", "language=da", "quantity=1"]
BORING = {"date", "server", "connection", "transfer-encoding", "content-length"}
CBOR = "Content-Type: application/cbor\r\n"


class Impostor(ThreadingHTTPServer):
    """Passes requests on; `answers` is a list of functions that answer the next requests instead."""

    daemon_threads = True

    def __init__(self, server):
        super().__init__(("127.0.0.1", 0), Passing)
        self.server, self.answers, self.seen = server, [], []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, address):
        pass  # a device that hangs up is no fault


class Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def carry(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((time.monotonic(), self.path, len(body)))
        answer = self.server.answers.pop(0) if self.server.answers else None
        status, fields, content = self.ask(body)
        if answer:
            self.wfile.write(answer(status, fields, content))
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_WR)
            return
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET = carry

    def ask(self, body):
        """What the server says. It is asked in any case: an answer may be lost after the work is done."""
        fields = {name: value for name, value in self.headers.items() if name.lower() not in BORING | {"host"}}
        fields.setdefault("Content-Type", "application/cbor")
        request = urllib.request.Request(
            self.server.server.url + self.path, data=body or None, headers=fields, method=self.command)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, kept(answer), answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, kept(refusal), refusal.read()


def kept(answer):
    return [(name, value) for name, value in answer.headers.items() if name.lower() not in BORING]


def plain(status, fields="", body=b"", length=True):
    """An answer in the server's place."""
    size = f"Content-Length: {len(body)}\r\n" if length else ""
    whole = f"HTTP/1.1 {status} Said\r\n{fields}{size}\r\n".encode() + body
    return lambda *_: whole


def problem(code, status, fields=""):
    body = {"code": code, "detail": "", "safe": "", "status": status, "title": "Said."}
    return plain(status, "Content-Type: application/problem+json\r\n" + fields, json.dumps(body).encode())


def true_answer(status, fields, content, length=None):
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return (f"HTTP/1.1 {status} OK\r\n{lines}Content-Length: {length or len(content)}\r\n\r\n").encode(), content


def cut_head(share):
    def answer(*whole):
        head, _ = true_answer(*whole)
        return head[:int(len(head) * share)]
    return answer


def cut_body(*whole):
    head, content = true_answer(*whole)
    return head + content[:len(content) // 2]


def unframed(status, fields, content):
    """Cut, and nothing says so: no length, just the end."""
    return f"HTTP/1.1 200 OK\r\n{CBOR}\r\n".encode() + content[:10]


def garbled(status, fields, content):
    return plain(200, CBOR, b"\xff" * 40)()


PAGE = b"<html><title>Welcome to FreeWifi</title><form>Log in</form></html>"
HTML = "Content-Type: text/html; charset=utf-8\r\n"
# name, answers, exit status, code, words that the sentence must have
ONCE = [
    ("a head cut in its first line", [cut_head(0.05)], 69, "unreachable", "safe"),
    ("a head cut after its first line", [cut_head(0.3)], 69, "unreachable", "safe"),
    ("a head cut before its end", [cut_head(0.98)], 69, "unreachable", "safe"),
    ("a body cut in the middle", [cut_body], 69, "unreachable", "safe"),
    ("a cut body without a length", [unframed], 69, "unreachable", "safe"),
    ("no answer", [lambda *_: b""], 69, "unreachable", "safe"),
    ("not HTTP", [lambda *_: b"SSH-2.0-OpenSSH_9.2\r\n"], 69, "unreachable", "safe"),
    ("a login page", [plain(200, HTML, PAGE)], 69, "not_the_server", "log in"),
    ("a login page for a cbor request", [plain(200, "", PAGE)], 69, "not_the_server", "log in"),
    ("a way to a login page", [plain(302, HTML + "Location: http://127.0.0.1/\r\n")], 69, "not_the_server", "log in"),
    ("a network that asks for login", [plain(511, HTML, PAGE)], 69, "not_the_server", "log in"),
    ("somebody else's 404", [plain(404, HTML, PAGE)], 69, "not_the_server", "address"),
    ("an empty 200", [plain(200, CBOR)], 69, "unreachable", "safe"),
    ("garbage", [garbled], 1, "malformed_answer", "can't be read"),
    ("a cut problem", [plain(403, "Content-Type: application/problem+json\r\n", b'{"code":"rev')], 69, "not_the_server", "safe"),
    ("revoked", [problem("revoked", 403)], 77, "revoked", "safe"),
    ("an inner failure", [problem("internal", 500)], 1, "internal", "safe"),
    ("a long Retry-After", [problem("busy", 503, "Retry-After: 3600\r\n")], 1, "busy", "in 1 hour"),
    ("a full disk, twice", [problem("disk_full", 507)] * 2, 1, "disk_full", "server's disk"),
]


def check_once(stage, home, impostor):
    for name, answers, status, code, words in ONCE:
        before = stage.list(home)
        impostor.answers = list(answers)
        answer = stage.attempt(home, "sync", "--json")
        impostor.answers = []
        expect(answer.status == status, f"{name}: {answer!r}, expected status {status}")
        told = json.loads(answer.err)
        expect(told["error"] == code, f"{name}: {told}, expected {code}")
        expect(words in told["message"], f"{name}: “{told['message']}” does not say “{words}”")
        expect(told["message"].count(". ") == 0 and "\n" not in told["message"], f"{name}: not one sentence: {told}")
        danish = stage.attempt(home, "status", "--lang", "da").out
        expect(code in danish, f"{name}: status does not say what the last sync came to: {danish}")
        expect(stage.list(home) == before, f"{name}: something changed")
        last = stage.on(home, "status", "--json").json["last_sync"]
        expect(last["result"] == code, f"{name}: the last sync is remembered as {last}")
    print(f"  {len(ONCE)} bad answers: one sentence each, nothing changed")


def check_waiting(stage, home, impostor, quick):
    """Busy answers are waited for, as long as they say and not longer than half a minute in all."""
    soon = formatdate(time.time() + 2, usegmt=True)
    cases = [
        ("503 with seconds", [problem("busy", 503, "Retry-After: 1\r\n")], 1, 4),
        ("429 with seconds", [problem("too_many_requests", 429, "Retry-After: 1\r\n")], 1, 4),
        ("503 with a date", [problem(
            "busy", 503, f"Date: {formatdate(time.time(), usegmt=True)}\r\nRetry-After: {soon}\r\n")], 1, 5),
        ("a date by a clock of 1994", [problem(
            "busy", 503, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:38 GMT\r\n")], 1, 4),
        ("a proxy's 503", [plain(503, HTML, b"<html>busy</html>")], 0.4, 3),
        ("three in a row", [problem("busy", 503)] * 3, 1.5, 10)]
    for name, answers, least, most in cases[3:5] if quick else cases:
        impostor.answers, impostor.seen = list(answers), []
        started = time.monotonic()
        answer = stage.attempt(home, "sync", "--json")
        took = time.monotonic() - started
        expect(answer.status == 0 and answer.json["verified"], f"{name}: {answer!r}")
        expect(least <= took <= most, f"{name}: took {took:.1f} s, expected {least} to {most}")
        expect(len(impostor.seen) == len(answers) + 1, f"{name}: {len(impostor.seen)} requests")
    if quick:
        return print("  busy: waited as asked")
    impostor.answers, impostor.seen = [problem("busy", 503, "Retry-After: 4\r\n")] * 100, []
    started = time.monotonic()
    answer = stage.attempt(home, "sync", "--json")
    took, impostor.answers = time.monotonic() - started, []
    expect(answer.status == 1 and json.loads(answer.err)["error"] == "busy", f"always busy: {answer!r}")
    expect(15 <= took <= 32, f"always busy: gave up after {took:.1f} s")
    print(f"  busy: waited as asked; gave up after {took:.0f} s and {len(impostor.seen)} requests, nothing lost")


def check_full(stage, home, impostor):
    """The server's disk is full: what others wrote is fetched, what is here waits, one sentence says so."""
    other = stage.join("other")
    stage.on(other, "log", "card_handout", "date=2026-11-03", *CARD)
    stage.sync(other)
    stage.on(home, "log", "card_handout", "date=2026-11-04", *CARD)
    impostor.answers = [problem("disk_full", 507, "Retry-After: 60\r\n")]
    answer = stage.attempt(home, "sync", "--json")
    expect(answer.status == 1, f"507: {answer!r}")
    said, told = answer.json, json.loads(answer.err)
    expect(said["pulled"] == 1 and said["pushed"] == 0, f"507: reads did not go through: {said}")
    expect(said["refusal"] == "disk_full" and said["pending"] == 1, f"507: {said}")
    expect(not said["safe_to_wipe"] and "pending" in said["not_safe_because"], f"507: {said}")
    expect("server's disk is full" in told["message"], f"507: {told}")
    expect("Serverens disk er fuld" in told_danish(stage, home, impostor), "507: not in Danish")
    answer = stage.sync(home)
    expect(answer["pushed"] == 1 and answer["safe_to_wipe"], f"after 507: {answer}")
    print("  full server: fetched, kept, said so, sent later")


def told_danish(stage, home, impostor):
    impostor.answers = [problem("disk_full", 507)]
    return stage.attempt(home, "sync", "--lang", "da").err


# verdict, detail, its name, rule, field, words in English, in Danish and in Thai
REFUSALS = [
    (2, "the scope is read-only", "denied", "read_only", None, "may only read", "må kun læse", "อ่านได้อย่างเดียว"),
    (2, "a value, changed", "denied", None, None, "does not allow", "tillader ikke", "ไม่อนุญาต"),
    (3, "date: out_of_range", "invalid", "out_of_range", "date", "too large or too small", "for stor eller for lille", "มากหรือน้อยเกินไป"),
    (3, "district: unknown_code", "invalid", "unknown_code", "district", "District has a code", "Bydel har en kode", "เขต มีรหัส"),
    (3, "date: required", "invalid", "missing_field", "date", "is missing", "mangler", "ยังไม่ได้ระบุ"),
    (3, "#99: unknown field", "invalid", "unknown_field", "#99", "know the field #99", "kender ikke feltet #99", "ไม่รู้จักช่อง #99"),
    (3, "#9: unknown kind", "invalid", "unknown_kind", None, "kind of record", "slags registrering", "ไม่รู้จักรายการประเภทนี้"),
    (3, "nothing that can be parsed", "invalid", None, None, "rules don't allow", "regler tillader", "กฎของเซิร์ฟเวอร์"),
    (4, "70000 bytes", "too_big", None, None, "too large", "for stor", "ใหญ่เกินไป"),
    (5, "#3: too many siblings", "needs_resolve", None, None, "brobygger resolve", "brobygger resolve", "brobygger resolve"),
    (6, "programme version 9", "schema_too_new", None, None, "newer programme", "nyere program", "แผนงานที่ใหม่กว่า"),
    (7, "the record was erased", "erased", None, None, "erased for good", "slettet for altid", "ถูกลบถาวร"),
]


def refusing(verdict, detail):
    """The server's answer with its acknowledgement turned into a refusal."""
    text = bytes([0x78, len(detail)]) if len(detail) > 23 else bytes([0x60 + len(detail)])

    def answer(status, fields, content):
        turned, count = re.subn(
            rb"\x83[\x00\x01](?:[\x00-\x17]|\x18.|\x19..)\x50.{16}",
            lambda found: b"\x82" + bytes([verdict]) + text + detail.encode(), content, flags=re.DOTALL)
        expect(count == 1, f"no verdict in {content.hex()}")
        head, _ = true_answer(status, fields, turned)
        return head + turned
    return answer


def check_refusals(stage, home, impostor):
    """Every reason to refuse a record is told in the worker's language, and blocks nothing."""
    for verdict, detail, name, rule, field, english, danish, thai in REFUSALS:
        record = stage.on(home, "log", "card_handout", "date=2026-11-05", *CARD, "--json").json["id"]
        impostor.answers = [refusing(verdict, detail)]
        answer = stage.attempt(home, "sync", "--json")
        impostor.answers = []
        expect(answer.status == 1 and answer.json["quarantined"] == 1, f"{detail}: {answer!r}")
        kept = stage.on(home, "status", "--json").json
        one = kept["quarantine"][0]
        expect((one["id"], one["reason"], one["rule"], one["field"]) == (record, name, rule, field), f"{detail}: {one}")
        expect(kept["pending"] == 0 and not kept["safe_to_wipe"], f"{detail}: {kept}")
        for language, words in (("en", english), ("da", danish), ("th", thai)):
            for command in (["status"], ["list", "--quarantined"], ["show", record]):
                said = stage.on(home, *command, "--lang", language).out
                expect(words in said, f"{detail}, {language}: {command[0]} says “{said}”, not “{words}”")
                lines = [line for line in said.splitlines() if words in line]
                expect(len(lines) == 1 and ". " not in lines[0], f"{detail}: not one sentence: {lines}")
        answer = stage.sync(home)
        expect(answer["quarantined"] == 0, f"{detail}: still refused: {answer}")
    print(f"  {len(REFUSALS)} refusals: told in three languages, freed by the next sync")


def check_large(stage, home, impostor):
    """A proxy that takes small bodies only: batches are split, and what can't be waits in quarantine."""
    for number in range(12):
        stage.on(home, "log", "card_handout", f"date=2026-11-{number + 1:02}", *CARD)
    too_large = plain(413, HTML, b"<html>413</html>")
    impostor.answers, impostor.seen = [too_large] * 3, []
    answer = stage.sync(home)
    expect(answer["pushed"] == 12, f"413: {answer}")
    sizes = [size for _, _, size in impostor.seen]
    # One record each, and 16 bytes for every batch that was tried or composed ahead.
    expect(max(sizes[3:]) < 0.6 * sizes[0], f"413: bodies of {sizes} bytes")

    for number in range(2):
        stage.on(home, "log", "card_handout", f"date=2026-11-{number + 1:02}", *CARD)
    impostor.answers = [too_large] * 2
    answer = stage.attempt(home, "sync", "--json")
    impostor.answers = []
    expect(answer.status == 1 and answer.json["quarantined"] == 1, f"413 for one: {answer!r}")
    expect(answer.json["pushed"] == 1, f"413 for one held the other up: {answer!r}")
    kept = answer.json["quarantine"][0]
    expect(kept["reason"] == "too_big" and "too large" in kept["message"], f"413: {kept}")
    listed = stage.on(home, "list", "--quarantined", "--json").objects
    expect([one["id"] for one in listed] == [kept["id"]], f"413: listed {listed}")
    expect(listed[0]["quarantine"]["reason"] == "too_big", f"413: listed {listed}")
    expect("quarantined" in stage.on(home, "status", "--json").json["not_safe_because"], "413: safe to wipe")
    expect("for stor" in stage.on(home, "status", "--lang", "da").out, "413: no reason in Danish")
    answer = stage.sync(home)
    expect(answer["pushed"] == 1 and answer["quarantined"] == 0, f"after 413: {answer}")
    print("  too large: split, one set aside, sent when it went again")


def check_join(stage, impostor):
    code = stage.server.admin("invite", "--partner", "kc", "--role", "worker").out.strip()
    home = stage.root / "newcomer"
    for answers, status in [
        ([plain(200, HTML, PAGE)], 69), ([cut_head(0.4)], 69), ([garbled], 1),
        ([problem("busy", 503, "Retry-After: 1\r\n")], 0),
    ]:
        impostor.answers = answers
        answer = stage.attempt(home, "join", f"http://127.0.0.1:{impostor.port}", code, "--json")
        expect(answer.status == status, f"join: {answer!r}, expected {status}")
    print("  join: a bad answer costs nothing, the same code goes on")


def check_dates(stage, home):
    """A date that hardly anybody means is said and saved."""
    for date, strange in [("2099-01-01", True), ("1987-05-01", True), (time.strftime("%Y-%m-%d"), False)]:
        answer = stage.on(home, "log", "card_handout", f"date={date}", *CARD, "--json")
        expect(answer.json.get("implausible") == (["date"] if strange else None), f"{date}: {answer!r}")
        expect(("far from today" in answer.err) == strange, f"{date}: {answer!r}")
        shown = stage.on(home, "show", answer.json["id"], "--json").json
        expect(shown["values"]["date"] == date, f"{date}: {shown}")
    print("  dates: said, saved, never refused")


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--quick", action="store_true", help="without waiting until patience ends")
    its = reader.parse_args()
    with Stage("bad-answers") as stage:
        impostor = Impostor(stage.server)
        code = stage.server.admin("invite", "--partner", "kc", "--role", "worker").out.strip()
        home = stage.root / "here"
        stage.on(home, "join", f"http://127.0.0.1:{impostor.port}", code)
        fresh = stage.on(home, "status", "--json").json
        expect(not fresh["safe_to_wipe"] and fresh["not_safe_because"] == ["unverified"], f"before the first sync: {fresh}")
        expect(fresh["last_sync"] is None and fresh["clock_offset"] is None, f"before the first sync: {fresh}")
        stage.on(home, "log", "card_handout", "date=2026-11-02", *CARD)
        print("Bad answers:")
        check_once(stage, home, impostor)
        check_waiting(stage, home, impostor, its.quick)
        check_full(stage, home, impostor)
        check_large(stage, home, impostor)
        check_refusals(stage, home, impostor)
        check_join(stage, impostor)
        check_dates(stage, home)
        stage.sync(home)
        stage.verify()


if __name__ == "__main__":
    play(main)
