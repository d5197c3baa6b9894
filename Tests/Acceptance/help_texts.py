#!/usr/bin/env python3
"""Help, manual pages and completions of both programs: whole, and each in its own language alone.

    Tests/Acceptance/help_texts.py            BIN=DIR names the folder with the programs

The shells and `man` are asked only where they are installed.
"""

import json
import os
import re
import shutil
import subprocess

from programs import BIN, must, run
from stage import Stage, expect, play

LOCALES = {"da": "da_DK.UTF-8", "en": "en_GB.UTF-8", "th": "th_TH.UTF-8"}
HEADINGS = {
    "da": ["Brug:", "Argumenter:", "Tilvalg:", "Kommandoer:", "Fejl:", "Hjælp:"],
    "en": ["Usage:", "Arguments:", "Options:", "Commands:", "Error:", "Help:"],
    "th": ["วิธีใช้:", "อาร์กิวเมนต์:", "ตัวเลือก:", "คำสั่ง:", "ผิดพลาด:", "คำแนะนำ:"]}
SECTIONS = {
    "da": ["NAVN", "OVERSIGT", "BESKRIVELSE", "KOMMANDOER", "SLUTSTATUS", "SE OGSÅ"],
    "en": ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "SEE ALSO"],
    "th": ["ชื่อ", "รูปแบบคำสั่ง", "คำอธิบาย", "คำสั่ง", "สถานะเมื่อจบ", "ดูเพิ่มเติม"]}
# What ArgumentParser would say by itself; its messages are also ours in English.
PARSER = re.compile("^(OVERVIEW|USAGE|ARGUMENTS|OPTIONS|SUBCOMMANDS)|Show (sub|help)|<subcommand>", re.M)
MESSAGES = re.compile("Missing |Unknown |Unexpected |Please ")
THAI = re.compile("[\u0e00-\u0e7f]")


def said(language, *words, status=0):
    answer = run(None, *words, env={"LC_ALL": LOCALES[language]})
    expect(answer.status == status, f"{words}: {answer!r}")
    return answer.out if status == 0 else answer.err


def commands(command, path=()):
    """Every command of the program with the words that call it; ArgumentParser's own `help` is not ours."""
    path = (*path, command["commandName"])
    yield path, command
    for child in command.get("subcommands", []):
        if child["commandName"] != "help" and child.get("shouldDisplay", True):
            yield from commands(child, path)


def described(program):
    """What each command says of itself in each language: path → language → texts."""
    texts = {}
    for language in LOCALES:
        root = json.loads(said(language, program, "--experimental-dump-help"))["command"]
        for path, command in commands(root):
            arguments = [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]
            own = [one for one in arguments if one.get("preferredName", {}).get("name") not in ("help", "version")]
            texts.setdefault(path, {})[language] = [command.get("abstract"), *(one.get("abstract") for one in own)]
    return texts


def check_help(program):
    pages = 0
    for path, texts in described(program).items():
        name = " ".join(path)
        for da, en, th in zip(texts["da"], texts["en"], texts["th"], strict=True):
            expect(da and en and th, f"{name}: a text is missing beside “{en}”")
            expect(len({da, en, th}) == 3, f"{name}: “{en}” is the same in two languages")
            expect(THAI.search(th) and not THAI.search(da + en), f"{name}: “{th}” is not Thai")
        for language in LOCALES:
            for words in ([*path, "--help"], [path[0], "help", *path[1:]]):
                page = said(language, *words)
                check_words(name, language, page)
                expect(texts[language][0] in page, f"{name}: no abstract in {page}")
                expect(f"{HEADINGS[language][0]} {name} " in page, f"{name}: no usage in {page}")
            pages += 1
            check_words(name, language, said(language, *path, "--no-such-option", status=64))
    print(f"  {program}: {pages} pages of help, each in one language")


def check_words(name, language, text):
    found = PARSER.search(text) or language != "en" and MESSAGES.search(text)
    expect(not found, f"{name}, {language}: the parser's own words “{found and found[0]}” in {text}")
    for other in set(LOCALES) - {language}:
        foreign = [word for word in HEADINGS[other] if re.search(f"^{word}", text, re.M)]
        expect(not foreign, f"{name}: {foreign} in {language}: {text}")


def check_manual(program, section, folder):
    for language in LOCALES:
        text = said(language, program, "--generate-manual")
        headings = re.findall(r"^\.SH (?:\\fR)?(.*)$", text, re.M)
        missing = [heading for heading in SECTIONS[language] if heading not in headings]
        expect(not missing, f"{program}, {language}: the manual has no {missing}, but {headings}")
        for path, texts in described(program).items():
            leaf = len(path) > 1 and texts[language][0].replace("-", r"\-") in text
            expect(leaf or len(path) == 1 or any(p[:-1] == path for p in described(program)), f"{path} is not in the manual")
        page = folder / f"{program}.{language}.{section}"
        page.write_text(text)
        if shutil.which("man"):
            drawn = subprocess.run(
                ["man", "--warnings", "-E", "UTF-8", "-l", page], capture_output=True, text=True,
                env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANROFFOPT": "-wall"})
            expect(drawn.returncode == 0 and not drawn.stderr, f"{page}: {drawn.stderr}")
        if shutil.which("mandoc"):
            lint = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True)
            expect(lint.returncode == 0, f"{page}: {lint.stdout}")
    print(f"  {program}({section}): three manual pages")


def check_scripts(program, folder):
    checked = []
    for shell in ("bash", "zsh", "fish"):
        script = folder / f"{program}.{shell}"
        text = said("da", program, "--generate-completion-script", shell)
        check_words(f"{program}.{shell}", "da", text)
        script.write_text(text)
        if shutil.which(shell):
            done = subprocess.run([shell, "-n", script], capture_output=True, text=True)
            expect(done.returncode == 0 and not done.stderr, f"{script}: {done.stderr}")
            checked.append(shell)
    print(f"  {program}: completions that {', '.join(checked)} can read")


def offered(folder, home, *words):
    """What bash offers for the last of the words."""
    program, line = words[0], " ".join(map(str, words))
    # bash takes words apart at each equals sign.
    apart = [part for word in words for part in (re.findall("=|[^=]+", str(word)) or [""])]
    script = f"""
        source {folder}/{program}.bash
        complete -p {program} >&2 || exit 9
        COMP_LINE='{line}' COMP_POINT={len(line)} COMP_TYPE=9
        COMP_WORDS=({' '.join(f"'{word}'" for word in apart)}) COMP_CWORD={len(apart) - 1}
        _{program}_assignments '{program}' '{words[-1]}' '{words[-2]}' 2>/dev/null
        printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "BROBYGGER_HOME": str(home)})
    expect(done.returncode == 0, f"{words}: {done}")
    return [word.rstrip() for word in done.stdout.splitlines() if word.strip()]


def check_offers(stage):
    home, nobody = stage.join("device"), stage.root / "nobody"
    expect({"contact", "night"} <= set(offered(stage.root, home, "brobygger", "log", "")), "log offers no kinds")
    fields = offered(stage.root, home, "brobygger", "log", "contact", "")
    expect({"route=", "themes="} <= set(fields) and "persons_met=" not in fields, f"log contact offers {fields}")
    codes = offered(stage.root, home, "brobygger", "log", "contact", "route=w")
    expect(codes == ["walk_in"], f"route=w offers {codes}")
    expect("letter" in offered(stage.root, home, "brobygger", "log", "contact", "channel="), "channel= offers no codes")
    record = stage.on(home, "log", "night", "date=2026-11-20").out.strip()
    expect("new=" in offered(stage.root, home, "brobygger", "edit", record, ""), "edit offers no fields")
    expect("withdrawn" in offered(stage.root, home, "brobygger", "void", record, "--reason", ""), "void offers no reasons")
    check_offers_of_counts(stage, home)
    expect(not offered(stage.root, nobody, "brobygger", "log", ""), "without a device something is offered")
    expect(not nobody.exists(), "completing made a device")
    print("  bash offers kinds, fields, codes and indicators of the device's and the server's programme")


def check_offers_of_counts(stage, home):
    """The same on a device and on the server, which serves."""
    for program, *place in (("brobygger",), ("brobyggerd", "--data", stage.server.data)):
        counts = [program, "counts", *place]
        expect({"contacts", "cards_handed_out"} <= set(offered(stage.root, home, *counts, "")), f"{program}: no indicators")
        expect(offered(stage.root, home, *counts, "contacts", "--by", "rou") == ["route"], f"{program}: no fields")
        more = offered(stage.root, home, *counts, "contacts", "--by", "route,m")
        expect("route,month" in more and "route,persons_met" not in more, f"{program}: {more}")
        figures = offered(stage.root, home, program, "compare", *place, "contacts", "--with", "")
        expect(len(figures) > len(offered(stage.root, home, *counts, "")), f"{program}: {figures}")
    idle = stage.root / "idle"
    must(stage.log, "brobyggerd", "init", "--data", idle)
    before = {file: file.read_bytes() for file in idle.iterdir()}
    expect(not offered(stage.root, home, "brobyggerd", "counts", "--data", idle, ""), "a store that nobody serves was read")
    expect({file: file.read_bytes() for file in idle.iterdir()} == before, "completing changed a store")


def main():
    with Stage("help") as stage:
        for program, section in (("brobygger", 1), ("brobyggerd", 8)):
            check_help(program)
            check_manual(program, section, stage.root)
            check_scripts(program, stage.root)
        check_offers(stage)


if __name__ == "__main__":
    play(main)
