"""What must hold once every device has synced."""

import itertools

from causal_model import plain
from counted_truth import INDICATORS, table
from forms import FIRST, FORMS, LAST
from programs import Failure, must, run

COUNTABLE = ("date", "choice", "set")


def finish(work):
    """Syncs until quiet, then compares everything with the truth."""
    work.ensure_serving()
    for _ in range(2):
        for device in work.dice.sample(work.devices, len(work.devices)):
            work.sync(device)
    for device in work.devices:
        answer = work.sync(device)
        if (answer["pushed"], answer["pulled"], answer["quarantined"]) != (0, 0, 0):
            raise Failure(f"third round, {device.name} still moves records: {answer}")
    everything = set().union(*(device.knows for device in work.devices))
    if set(work.operations) - everything - work.lost:
        raise Failure("the model itself lost something")
    for device in work.devices:
        mine = {n for n in everything if work.owners[work.operations[n].record] == device.partner}
        if device.knows != mine:
            raise Failure("the model itself did not converge")
        work.check_device(device)
        check_status(work, device)
        check_nothing_foreign(work, device)
    facts = [
        (work.owners[record], work.kinds[record], shown) for record in work.records(everything)
        if not (shown := work.shown(everything, record)).voided]
    check_counts(work, facts)
    check_cuts(work)
    must(work.log, "brobyggerd", "verify", "--data", work.server.data)


def check_status(work, device):
    status = work.command(device, "status").json
    conflicts = sum(work.shown(device.knows, record).contested for record in work.records(device.knows))
    expected = {
        "pending": 0, "oldest_pending": None, "quarantined": 0, "conflicts": conflicts, "verified": True,
        "safe_to_wipe": True}
    seen = {name: status[name] for name in expected}
    if seen != expected:
        raise Failure(f"{device.name}: status {status}, expected {expected}")


def check_nothing_foreign(work, device):
    """No note of another partner, not even in the device's files."""
    held = b"".join(path.read_bytes() for path in device.home.iterdir() if path.is_file())
    for partner in work.partners:
        if partner != device.partner and (partner + " ").encode() in held:
            raise Failure(f"{device.home} holds text of {partner}")


def check_counts(work, facts):
    middle = FIRST.replace(month=2, day=28)
    for kind, form in FORMS.items():
        fields = ["partner"] + [name for name, its in form.items() if its[0] in COUNTABLE]
        pairs = work.dice.sample(list(itertools.permutations(fields, 2)), 2)
        for by in [[]] + [[name] for name in fields] + [list(names) for names in pairs]:
            last = work.dice.choice([LAST, LAST, middle])
            names = [name for name, (its, _) in INDICATORS.items() if its == kind]
            compare(work, ["brobyggerd", "--data", work.server.data], names, by, last, facts)
        device = work.dice.choice(work.devices)
        own = [fact for fact in facts if fact[0] == device.partner]
        by = [work.dice.choice(fields)]
        compare(work, ["brobygger", "--home", device.home], names, by, LAST, own)


def compare(work, program, indicators, by, last, facts):
    words = ["counts", *indicators, "--from", FIRST, "--to", last, "--json"]
    words += ["--by", ",".join(by)] if by else []
    printed = must(work.log, program[0], *words, *program[1:]).json
    if [one["id"] for one in printed["indicators"]] != indicators:
        raise Failure(f"{words}: {printed}")
    for one in printed["indicators"]:
        total, rows = table(one["id"], facts, by, FIRST, last)
        seen = {}
        for row in one["rows"]:
            key = tuple(row["keys"][name] for name in by)
            if key in seen or row["suppressed"]:
                raise Failure(f"{words}: row {row} twice or suppressed")
            seen[key] = (row["value"], row["contested"])
        if by and seen != rows or one["total"] != total:
            raise Failure(
                f"{program[0]} {' '.join(map(str, words))}, {one['id']}:\n  printed  total {one['total']} {seen}\n"
                f"  the truth total {total} {rows}")


def check_cuts(work):
    """A cut repeats its count; one that a restore lost is refused, never approximated."""
    for words, printed, restores in work.cuts:
        answer = run(work.log, "brobyggerd", "counts", *words, "--as-of", printed["as_of"], "--data", work.server.data)
        lost = restores != work.restores and answer.status == 65 and "as_of_unknown" in answer.err
        if not lost and (answer.status != 0 or answer.json != printed):
            raise Failure(f"--as-of {printed['as_of']}: {answer!r}\n  first printed {printed}")
