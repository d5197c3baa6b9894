"""The built-in programme's forms as design 3 lists them, and random valid values."""

import datetime

PLACES = ["massage_clinic", "street", "bar", "other"]
DISTRICTS = ["indre_by", "valby", "amager_vest", "other"]
LANGUAGES = ["da", "en", "th", "kl", "other"]

FORMS = {
    "card_handout": {
        "date": ("date",), "quantity": ("integer", 1, 300), "place_type": ("choice", PLACES),
        "district": ("choice", DISTRICTS), "language": ("choice", LANGUAGES), "batch": ("integer", 1, 70000)},
    "contact": {
        "date": ("date",), "route": ("choice", ["thai_mediator", "reden", "walk_in", "other"]),
        "channel": ("choice", ["in_person", "chat", "letter"]), "anonymity": ("choice", ["anonymous", "lifted"]),
        "language": ("choice", LANGUAGES),
        "measures": ("set", ["cash_benefit", "referral_kc", "housing_list"]),
        "themes": ("set", ["substances", "alcohol", "grey_zone"]),
        "nationality_group": ("choice", ["denmark", "thailand", "other"]),
        "residence_status": ("choice", ["lawful", "asylum"]), "age_band": ("choice", ["under_18", "18_24", "50_plus"]),
        "form": ("choice", ["street", "clinic"]), "card": ("card",), "note": ("text",)},
    "visit": {
        "date": ("date",), "place_type": ("choice", PLACES), "persons_met": ("integer", 0, 30),
        "refused": ("integer", 0, 5), "district": ("choice", DISTRICTS), "language": ("choice", LANGUAGES),
        "note": ("text",)},
    "night": {"date": ("date",), "new": ("tally",), "returning": ("tally",)},
}
OPTIONAL = {
    "card_handout": {"batch"},
    "contact": {
        "measures", "themes", "nationality_group", "residence_status", "age_band", "form", "card", "note"},
    "visit": {"refused", "district", "language", "note"},
    "night": {"new", "returning"},
}
VOID_REASONS = ["typed_twice", "wrong_entry", "withdrawn", "other"]

# The period that is counted; some days lie outside.
FIRST, LAST = datetime.date(2009, 1, 1), datetime.date(2009, 12, 31)


def random_value(dice, form, partner):
    kind = form[0]
    if kind == "date":
        return FIRST + datetime.timedelta(days=dice.choice([-20000, -1, 0, 58, 59, 180, 364, 365]))
    if kind == "integer":
        return dice.choice([form[1], form[2], dice.randint(form[1], form[2])])
    if kind == "choice":
        return dice.choice(form[1])
    if kind == "set":
        return {code for code in form[1] if dice.random() < 0.5}
    if kind == "tally":
        return dice.randint(0, 5)
    if kind == "card":
        return dice.choice(["KBH-", "NV-", "ABCDE-"]) + dice.choice(["A", "AB", "X7"])
    return partner + dice.choice([" talt med hende", " æøå \"citat\"; og, komma", " คุยกัน", " x" * 20, ""])
