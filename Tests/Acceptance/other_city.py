#!/usr/bin/env python3
"""Another city's programme, with registers and words of its own: log, sync, counts, tally and report, no code changed.

    Tests/Acceptance/other_city.py
"""

import shutil
import tempfile
from pathlib import Path

from programs import Log, Server, must, run
from stage import expect, play

PROGRAMME = Path(__file__).resolve().parent / "programmes" / "aarhus.yaml"
YEAR = ["--from", "2026-01-01", "--to", "2026-12-31"]
ENGLISH = {"LC_ALL": "en_GB.UTF-8"}


class City:
    def __init__(self, root):
        self.root, self.log = root, Log(root)
        self.server = Server(root, self.log, data=root / "server", programme=PROGRAMME)
        self.server.start()
        for partner, name in (("gadeteam", "Gadeteamet"), ("vaerested", "Værestedet"), ("politiet", "Politiet")):
            self.server.admin("partner", "add", partner, "--name", name)

    def join(self, partner):
        home = self.root / partner
        code = self.server.admin("invite", "--partner", partner, "--role", "coordinator").out.strip()
        self.on(home, "join", self.server.url, code)
        return home

    def on(self, home, *words):
        return must(self.log, "brobygger", *words, "--home", home, "--lang", "en", env=ENGLISH)


def counted(city, *words):
    (answer,) = city.server.admin("counts", *words, *YEAR, "--json").objects
    expect(answer["programme"] == "aarhus@1", str(answer))
    return answer["indicators"]


def before_serving(root, log):
    """A server that was made and never served counts and reports nothing, and says no more than that."""
    data = root / "never"
    must(log, "brobyggerd", "init", "--data", data)
    (answer,) = must(log, "brobyggerd", "counts", "contacts", *YEAR, "--json", "--data", data).objects
    expect(answer["indicators"][0]["total"] == 0, str(answer))
    must(log, "brobyggerd", "report", "statusnotat", *YEAR, "--data", data)


def story(city):
    team, house, police = (city.join(partner) for partner in ("gadeteam", "vaerested", "politiet"))
    forms = city.on(team, "forms", "--json").objects
    expect([form["kind"] for form in forms] == ["round", "errand"], str(forms))
    cards = [line["card"] for line in must(city.log, "brobygger", "cards", "2", "--json").objects]
    for night, area, people, card in (("2026-11-01", "harbour", 4, cards[0]), ("2026-11-02", "harbour", 3, cards[0]),
                                      ("2026-11-02", "station", 5, cards[1]), ("2026-11-03", "station", 2, "")):
        city.on(team, "log", "round", f"night={night}", f"area={area}", f"people={people}", "needs=coffee|nurse",
                f"guest={card}")
    errand = city.on(team, "log", "errand", "day=2026-11-02", "whom=vaerested", "step=asked").out.strip()
    stranger = run(city.log, "brobygger", "log", "errand", "day=2026-11-02", "whom=politiet", "step=asked", "--home",
                   team, "--json", env=ENGLISH)
    expect(stranger.status == 65 and "unknown_partner" in stranger.err, repr(stranger))
    for home in (team, house, police):
        city.on(home, "sync")
    city.on(house, "edit", errand, "step=came")
    for home in (house, team, police):
        city.on(home, "sync")
    (there,) = city.on(team, "list", "errand", "--json").objects
    expect(there["values"]["step"] == "came", str(there))
    expect(city.on(police, "list", "--json").out == "", "a partner holds what is not its own")
    rounds, people, guests, harbour, errands = counted(city)
    expect((rounds["total"], people["total"]) == (4, 14), str((rounds, people)))
    expect((guests["total"], guests["without"]) == (2, 1), str(guests))
    expect((harbour["total"], harbour["whole"]) == (1, 2), str(harbour))
    expect(errands["total"] == 1, str(errands))
    (by,) = counted(city, "rounds", "--by", "area,needs")
    expect({tuple(row["keys"].values()): row["value"] for row in by["rows"]} == {
        ("harbour", "coffee"): 2, ("harbour", "nurse"): 2, ("station", "coffee"): 2, ("station", "nurse"): 2}, str(by))
    memo = city.server.admin("report", "statusnotat", *YEAR, "--lang", "da").out
    for words in ("Runder", "Møder", "Gæster på havnen", "50 % (1 af 2)"):
        expect(words in memo, f"{words!r} is not in the memo:\n{memo}")
    again = city.server.admin("report", "statusnotat", *YEAR, "--lang", "da").out
    # Each report names its own cut; everything else is the same.
    same = [line for line in memo.splitlines() if "Snit" not in line]
    expect([line for line in again.splitlines() if "Snit" not in line] == same, "the same input, another report")
    refused = run(city.log, "brobyggerd", "report", "card-ledger", *YEAR, "--data", city.server.data, "--json",
                  env=ENGLISH)
    expect(refused.status == 65 and "not_in_programme" in refused.err, repr(refused))


def drill():
    root = Path(tempfile.mkdtemp(prefix="other-city-"))
    city = City(root)
    try:
        before_serving(root, city.log)
        story(city)
    finally:
        city.server.stop()
        city.server.errors.close()
    shutil.rmtree(root)
    print("other city: log, sync, counts, a pair's errand and a report by a programme of its own")


if __name__ == "__main__":
    play(drill)
