#!/usr/bin/env python3
"""118 visitors counted by as many keys, the program killed in the middle: nothing that was shown is lost.

    Tests/Acceptance/tally_kill.py [--trials N] [--seed N] [--door N]

--door 7347 lets two devices at one door, offline, count so many (a year of the night café), both killed at random.
"""

import argparse
import json
import random
import signal
import subprocess
import time

from programs import BIN
from pseudo_terminal import PseudoTerminal
from stage import Stage, expect, play

VISITORS = 118


def piped(home, keys):
    done = subprocess.run([BIN / "brobygger", "tally", "--json", "--home", home], input=keys, capture_output=True)
    expect(done.returncode == 0, f"tally from a pipe: {done.stderr.decode()}")
    return json.loads(done.stdout)


def tally_killed(stage, dice, trials):
    """118 visitors, each a keypress, the program killed in the middle: none that was shown is lost."""
    worst = 0.0
    for trial in range(trials):
        home = stage.join(f"tally-{trial}")
        keys = [dice.choice("nr") for _ in range(VISITORS)]
        cut = dice.randrange(1, VISITORS)
        with PseudoTerminal("brobygger", "tally", "--home", home, "--lang", "en") as terminal:
            terminal.see("total 0")
            began = time.monotonic()
            for count, key in enumerate(keys[:cut], 1):
                terminal.type(key)
                terminal.see(f"total {count}")
            worst = max(worst, (time.monotonic() - began) / cut)
            hasty = keys[cut:cut + dice.randrange(6)]
            terminal.type("".join(hasty))
            time.sleep(dice.random() * 0.02)
            terminal.signal(signal.SIGKILL)
            terminal.wait()
        (night,) = stage.on(home, "list", "night", "--json").objects
        kept = sum(night["values"].get(field, 0) for field in ("new", "returning"))
        expect(cut <= kept <= cut + len(hasty), f"trial {trial}: {cut} shown, {kept} kept of {cut + len(hasty)} typed")
        rest = keys[kept:]
        with PseudoTerminal("brobygger", "tally", "--home", home, "--lang", "en") as terminal:
            terminal.see(f"total {kept}")
            terminal.type("".join(rest) + "q")
            expect(terminal.finish() == 0, f"trial {trial}: {terminal.screen}")
            expect(terminal.keystrokes == len(rest) + 1, "more keys than visitors and a stop")
        (night,) = stage.on(home, "list", "night", "--json").objects
        found = (night["values"].get("new", 0), night["values"].get("returning", 0))
        expect(found == (keys.count("n"), keys.count("r")), f"trial {trial}: {found} of {VISITORS}")
    # The way back goes on where the killed program was.
    expect(piped(home, b"u\n")["totals"]["new"] + piped(home, b"")["totals"]["returning"] == VISITORS - 1, "undo later")
    return worst


def burst(stage, home, keys, kept, dice):
    """Types some of the keys that are left, and kills the program or ends it; gives how many are kept now."""
    with PseudoTerminal("brobygger", "tally", "--home", home, "--lang", "en") as terminal:
        terminal.see(f"total {kept:,}")
        typed = keys[kept:kept + dice.randrange(1, 400)]
        terminal.type("".join(typed))
        if dice.random() < 0.5:
            shown = kept + dice.randrange(len(typed) + 1)
            if shown > kept:
                terminal.see(f"total {shown:,} ")
            terminal.signal(signal.SIGKILL)
            terminal.wait()
        else:
            shown = kept + len(typed)
            terminal.see(f"total {shown:,}")
            terminal.type("q")
            expect(terminal.finish() == 0, terminal.screen)
    now = night_of(stage, home)
    expect(shown <= sum(now) <= kept + len(typed), f"{shown} shown, {sum(now)} kept of {kept + len(typed)} typed")
    expect(now == (keys[:sum(now)].count("n"), keys[:sum(now)].count("r")), f"{now} are not the keys that were typed")
    return sum(now)


def night_of(stage, home):
    """What a device itself has counted."""
    nights = stage.on(home, "list", "night", "--json").objects
    return tuple(sum(night["values"].get(field, 0) for night in nights) for field in ("new", "returning"))


def one_door(stage, dice, visitors):
    """Two devices at one door without a network, both killed at random: together exactly the visitors."""
    homes = [stage.join("door-left"), stage.join("door-right")]
    new = set(dice.sample(range(visitors), min(visitors, 136)))
    keys = {home: [] for home in homes}
    for visitor in range(visitors):
        keys[dice.choice(homes)].append("n" if visitor in new else "r")
    kept = {home: 0 for home in homes}
    kills = 0
    while any(kept[home] < len(keys[home]) for home in homes):
        home = dice.choice([home for home in homes if kept[home] < len(keys[home])])
        kept[home] = burst(stage, home, keys[home], kept[home], dice)
        kills += 1
    for home in homes + homes:
        stage.sync(home)
    counted = stage.server.admin("counts", "night_visits", "night_new", "--from", "2026-01-01", "--to", "2099-12-31",
                                 "--json").objects[0]["indicators"]
    totals = {table["id"]: table["total"] for table in counted}
    expect(totals == {"night_visits": visitors, "night_new": len(new)}, f"{totals} of {visitors}")
    print(f"one door: {visitors} visitors on two devices through {kills} bursts, exactly {totals['night_visits']}, "
          f"{totals['night_new']} of them new")


def tally_ends(stage):
    """However it ends, the terminal is as before and every key is kept."""
    home = stage.join("ends")
    for count, (ending, status) in enumerate(
            [("q", 0), ("\x03", 0), ("\x04", 0), (signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGINT, 0)], 1):
        with PseudoTerminal("brobygger", "tally", "--home", home, "--lang", "en") as terminal:
            before = terminal.mode
            terminal.see(f"total {count - 1}")
            expect(terminal.mode != before, "not raw while keys are counted")
            terminal.type("n")
            terminal.see(f"total {count}")
            if isinstance(ending, str):
                terminal.type(ending)
            else:
                terminal.signal(ending)
            found = terminal.finish()
            expect(found == status, f"{ending!r}: status {found}")
            expect(terminal.mode == before, f"{ending!r}: the terminal is not as it was")
    expect(piped(home, b"n n x 2\xe0\xb8\xa1")["totals"] == {"new": count + 2, "returning": 1}, "keys from a pipe")
    refused = stage.attempt(home, "tally", "contact", "--json")
    expect(refused.status == 65 and "no_tally" in refused.err, f"tally contact: {refused!r}")


def tally_pauses(stage):
    """A key that was not finished eats none that follows: a lone Esc, half a sequence, half a letter."""
    home = stage.join("pauses")
    with PseudoTerminal("brobygger", "tally", "--home", home, "--lang", "en") as terminal:
        terminal.see("total 0")
        for count, begun in enumerate(["\x1b", "\x1b[", b"\xe6"]):
            terminal.type(begun)
            terminal.see("\a")
            terminal.type("n")
            terminal.see(f"total {count * 2 + 1}")
            terminal.type("n")
            terminal.see(f"total {count * 2 + 2}")
        terminal.type("q")
        expect(terminal.finish() == 0 and "3 keys mean nothing here" in terminal.screen, terminal.screen)
    expect(piped(home, b"n\xe6")["totals"]["new"] == 7, "a letter cut by the end of the input")


def tally_of_each(stage):
    """One record a device and night: what another device counted is that device's to go on with."""
    first, second = stage.join("first"), stage.join("second")
    mine = piped(first, b"nnr")
    stage.sync(first)
    stage.sync(second)
    theirs = piped(second, b"n")
    expect(mine["id"] != theirs["id"] and theirs["totals"] == {"new": 1, "returning": 0}, f"{mine} {theirs}")
    again = piped(first, b"r")
    expect(again["id"] == mine["id"] and again["totals"] == {"new": 2, "returning": 2}, f"{again}")


def drill():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--trials", type=int, default=3)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--door", type=int, metavar="VISITORS")
    options = reader.parse_args()
    if options.door:
        with Stage("door") as stage:
            return one_door(stage, random.Random(options.seed), options.door)
    with Stage("tally") as stage:
        tally_ends(stage)
        tally_pauses(stage)
        tally_of_each(stage)
        worst = tally_killed(stage, random.Random(options.seed), options.trials)
    print(f"tally: {VISITORS} visitors counted through {options.trials} kills, nothing lost, {worst * 1000:.1f} ms a key")


if __name__ == "__main__":
    play(drill)
