"""After the storm: every device syncs until all is quiet, then everything must be as the ledger says."""

from collections import Counter

from network import Fate
from stage import expect

ROUNDS = 4


def settle(storm):
    """Syncs in rounds until nobody has anything to send or fetch; gives the number of rounds."""
    stage = storm.stage
    stage.network.fate = Fate
    for number in range(1, ROUNDS + 1):
        confirm_all(stage)
        answers = [stage.attempt(device.home, "sync", "--json") for device in storm.devices]
        if all(quiet(answer) for answer in answers):
            return number
    told = "\n  ".join(f"{device.name}: {answer!r}" for device, answer in zip(storm.devices, answers))
    expect(False, f"not quiet after {ROUNDS} rounds of syncs\n  {told}")


def confirm_all(stage):
    """Devices that joined after the backup wait for their confirmation."""
    for one in stage.server.admin("device", "list", "--json").objects:
        if one["state"] == "unconfirmed":
            stage.server.admin("device", "confirm", one["id"])


def quiet(answer):
    if answer.status != 0:
        return False
    told = answer.json
    return told["verified"] and not (told["pushed"] or told["pulled"] or told["quarantined"])


def check(storm):
    stage, lists = storm.stage, []
    for device in storm.devices:
        held = stage.list(device.home)
        storm.ledger.check(held.values(), device.name)
        check_status(stage, device)
        lists.append(held)
    for device, held in zip(storm.devices, lists):
        differing = [one for one in set(held) | set(lists[0]) if held.get(one) != lists[0].get(one)]
        expect(not differing, f"{device.name} and {storm.devices[0].name} differ in {differing[:5]}")
    check_totals(stage, storm.devices, lists[0].values())
    stage.verify()


def check_status(stage, device):
    status = stage.on(device.home, "status", "--json").json
    wanted = {"pending": 0, "quarantined": 0, "conflicts": 0, "verified": True, "safe_to_wipe": True}
    seen = {name: status[name] for name in wanted}
    expect(seen == wanted, f"{device.name}: status {seen}")


def check_totals(stage, devices, records):
    shown = [one for one in records if not one["voided"]]
    nights = [one["values"] for one in shown if one["kind"] == "night"]
    wanted = {
        "cards_handed_out": sum(one["values"]["quantity"] for one in shown if one["kind"] == "card_handout"),
        "night_new": sum(values.get("new", 0) for values in nights),
        "night_visits": sum(values.get("new", 0) + values.get("returning", 0) for values in nights)}
    for home in (None, *(device.home for device in devices)):
        totals = stage.totals(home)
        seen = {name: totals[name] for name in wanted}
        expect(seen == wanted, f"{home.name if home else 'the server'} counts {seen}, the records say {wanted}")


def account(storm, rounds):
    """What was survived, for people."""
    ledger, server, network = storm.ledger, storm.server, storm.stage.network
    syncs = sum((device.syncs for device in storm.devices), Counter())
    complaints = sum((device.complaints for device in storm.devices), Counter())
    lines = [
        f"Kill storm, seed {storm.options.seed}: {ledger.acknowledged} acknowledged, {ledger.maybes} perhaps; "
        "0 lost, 0 doubled, all equal.",
        f"  {storm.kills} commands and {server.kills} servers killed, {network.cuts} of {network.connections} connections cut; "
        f"slowest start {server.slowest_start:.2f} s; quiet after {rounds} rounds",
        f"  syncs during it: {syncs[0]} verified, {syncs[69]} unreachable, {syncs[1]} not verified, "
        f"{syncs['killed']} killed"]
    if server.restores:
        lines.append(f"  {server.backups} backups; put back by {' and by '.join(server.restores)}")
    if storm.newcomers:
        lines.append(f"  {storm.newcomers} more devices joined during it")
    if storm.clones:
        lines.append(f"  {storm.clones} device folders copied while they were in use")
    if storm.options.seconds > 60:
        lines += [f"  {number:5} × {text}" for text, number in complaints.most_common(8)]
    return "\n".join(lines)
