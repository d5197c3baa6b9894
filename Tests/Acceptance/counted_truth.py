"""Counts, the slow and obvious way: each record under every choice of its conflicting values."""

import itertools
from collections import defaultdict

from causal_model import SETS, plain

# indicator -> (kind, what it counts)
INDICATORS = {
    "cards_handed_out": ("card_handout", ("sum", ["quantity"])),
    "contacts": ("contact", ("records",)),
    "measures_started": ("contact", ("elements", "measures")),
    "visits": ("visit", ("records",)),
    "persons_met": ("visit", ("sum", ["persons_met"])),
    "night_visits": ("night", ("sum", ["new", "returning"])),
    "night_new": ("night", ("sum", ["new"])),
}


def table(indicator, records, by, first, last):
    """The total, and {keys: (value, contested)}; `records` are (partner, kind, Shown), voided ones left out."""
    kind, measure = INDICATORS[indicator]
    total = 0
    value, contested = defaultdict(int), defaultdict(int)
    for partner, its_kind, shown in records:
        if its_kind != kind:
            continue
        total += sum(picture(measure, partner, shown.values, [], first, last).values())
        seen = picture(measure, partner, shown.values, by, first, last)
        others = [picture(measure, partner, values, by, first, last) for values in choices(shown)]
        for key, worth in seen.items():
            value[key] += worth
        for key in set(seen).union(*others):
            contested[key] += any(other.get(key) != seen.get(key) for other in others)
    return total, {key: (value[key], contested[key]) for key in value}


def choices(shown):
    """The record's values under every choice of siblings."""
    names = list(shown.conflicts)
    for picked in itertools.product(*(shown.conflicts[name] for name in names)):
        values = dict(shown.values)
        for name, one in zip(names, picked):
            values.pop(name, None)
            if one is not None:
                values[name] = one
        yield values


def picture(measure, partner, values, by, first, last):
    """What one record adds to each row."""
    day = values.get("date")
    if day is None or not first <= day <= last:
        return {}
    if measure[0] == "records":
        units = [(None, 1)]
    elif measure[0] == "elements":
        units = [(element, 1) for element in values.get(measure[1], ())]
    else:
        units = [(None, values[name]) for name in measure[1] if name in values]
    rows = defaultdict(int)
    for element, worth in units:
        keys = [axis(name, measure, element, partner, values) for name in by]
        for key in itertools.product(*keys):
            rows[key] += worth
    return dict(rows)


def axis(name, measure, element, partner, values):
    """The record's keys along one breakdown."""
    if name == "partner":
        return [partner]
    if measure[0] == "elements" and measure[1] == name:
        return [element]
    if name in SETS:
        return sorted(values.get(name, ())) or [None]
    return [plain(values.get(name))]
