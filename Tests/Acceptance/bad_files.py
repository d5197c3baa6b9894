"""Broken and sound files for `bad_input.py`."""

HEAD = "date,place_type,persons_met,language,note\n"
ROW = "2009-01-02,bar,3,da,\n"


def tables():
    """(what is wrong, kind, bytes, line, error code or None)"""
    def visit(what, text, line, code=None):
        return what, "visit", text.encode(), line, code

    yield visit("empty", "", None)
    yield visit("only blank lines", "\n\n", None)
    yield visit("a bad row in the middle", HEAD + ROW + "2009-02-29,bar,3,da,\n" + ROW, 3, "impossible_date")
    yield visit("a missing value", HEAD + ROW + ROW + "2009-01-02,,3,da,\n", 4, "missing_field")
    yield visit("an unknown code", HEAD + "2009-01-02,moon,3,da,\n", 2, "unknown_code")
    yield visit("too few cells", HEAD + ROW + "2009-01-02,bar,3\n", 3)
    yield visit("too many cells", HEAD + "2009-01-02,bar,3,da,,\n", 2)
    yield visit("an unknown column", "date,place_type,persons_met,colour\n2009-01-02,bar,3,red\n", 1, "unknown_field")
    yield visit("a column twice", "date,date,place_type,persons_met\n2009-01-02,2009-01-02,bar,3\n", 1)
    yield visit("no name for a column", "date,,place_type,persons_met\n2009-01-02,,bar,3\n", 1)
    yield visit("a required column missing", "date,place_type\n2009-01-02,bar\n", 2, "missing_field")
    yield visit("an open quote", HEAD + ROW + '2009-01-02,bar,3,da,"hej\n' + ROW, 3)
    yield visit("text after a quote", HEAD + '2009-01-02,"bar"x,3,da,\n', 2)
    yield visit("a quote inside", HEAD + '2009-01-02,bar,3,da,he"j\n', 2)
    yield visit("bad row after a quoted line break", HEAD + '2009-01-02,bar,3,da,"a\nb"\n2009-01-02,bar,x,da,\n', 4, "wrong_type")
    yield visit("CPR in a note", HEAD + ROW + "2009-01-02,bar,3,da,010190-1234\n", 3, "identifying_text")
    yield visit("bare carriage returns", (HEAD + ROW).replace("\n", "\r"), 1)
    yield visit("bad row, CRLF and BOM", "\ufeff" + (HEAD + ROW + "x,bar,3,da,\n").replace("\n", "\r\n"), 3, "impossible_date")
    yield visit("bad row, semicolons", (HEAD + ROW + "2009-01-02,bar,-3,da,\n").replace(",", ";"), 3, "out_of_range")
    yield "latin-1", "visit", (HEAD + "2009-01-02,bar,3,da,sm\u00f8r\n").encode("latin-1"), 2, None
    yield "UTF-16", "visit", (HEAD + ROW).encode("utf-16"), 1, None
    yield "a NUL byte", "visit", (HEAD + "2009-01-02,bar,3,da,a\0b\n").encode(), 2, None
    yield "a database", "visit", b"SQLite format 3\0" + bytes(range(256)), 1, None
    yield "nobody to refer to", "referral", b"date,to,purpose,status\n\n2009-01-02,police,past,offered\n", 3, "unknown_partner"
    yield "unknown kind", "party", (HEAD + ROW).encode(), None, "unknown_kind"


def good_tables():
    """(what, kind, bytes, rows)"""
    yield "plain", "visit", (HEAD + ROW * 2).encode(), 2
    yield "BOM, CRLF, semicolons", "visit", ("\ufeff" + HEAD + ROW).replace(",", ";").replace("\n", "\r\n").encode(), 1
    yield "tabs", "visit", (HEAD + ROW).replace(",", "\t").encode(), 1
    yield "no last line end", "visit", (HEAD + ROW).rstrip("\n").encode(), 1
    yield "blank lines", "visit", ("\n" + HEAD + "\n" + ROW + "\n\n").encode(), 1
    yield "quotes", "visit", (HEAD + '"2009-01-02","bar","3","da","hun sagde ""hej"", og gik"\n').encode(), 1
    yield "a quoted line break", "visit", (HEAD + '2009-01-02,bar,3,da,"a\nb"\n').encode(), 1
    yield "sets", "contact", (
        b"date,route,channel,anonymity,language,measures,themes\n"
        b"2009-01-02,reden,chat,anonymous,da,cash_benefit|referral_kc,\n"), 1
    yield "tallies", "night", b"date,new,returning\n2009-01-02,3,\n", 1
    yield "spaces around names and values", "visit", b"date, place_type ,persons_met\n2009-01-02, bar ,3\n", 1


def programmes(good):
    """(what is wrong, text, line or None) of a sound definition."""
    lines = good.splitlines()

    def changed(old, new, nth=1):
        found = [index for index, line in enumerate(lines) if old in line]
        index = found[nth - 1]
        return "\n".join([*lines[:index], *lines[index].replace(old, new, 1).split("\n"), *lines[index + 1:]]) + "\n", index + 1

    def wrong(what, old, new, nth=1):
        return what, *changed(old, new, nth)

    yield "empty", "", None
    yield "not YAML", "id: [", None
    yield "a list", "- a\n- b\n", 1
    yield wrong("a tab", "version: 2", "\tversion: 2")
    yield wrong("version zero", "version: 2", "version: 0")
    yield wrong("version a word", "version: 2", "version: one")
    yield wrong("an unknown key", "version: 2", "version: 2\ncolour: red")[:2] + (3,)
    yield wrong("an unknown type", "type: date", "type: moment")
    yield wrong("a name field", "name: quantity", "name: surname")
    yield wrong("a phone label", 'en: "Date"', 'en: "Telephone"')[:2] + (None,)
    yield wrong("a field id twice", "{id: 2, name: quantity", "{id: 1, name: quantity")
    yield wrong("a field name twice", "name: quantity", "name: date")
    yield wrong("an unknown code list", "codes: place_types", "codes: planets")
    yield wrong("a range backwards", "range: [1, 10000]", "range: [10, 1]")
    yield wrong("a range of words", "range: [1, 10000]", "range: [one, two]")
    yield wrong("a code twice", "code: letter", "code: chat")
    yield wrong("an indicator of no kind", "kind: card_handout", "kind: party")
    yield wrong("an indicator of no field", "sum: [quantity]", "sum: [colour]")
    yield wrong("an indicator summing a choice", "sum: [quantity]", "sum: [district]")
    yield wrong("an indicator twice", "id: visits", "id: contacts")
    yield wrong("a kind id twice", "- id: 2", "- id: 1")
    yield wrong("an unknown window", "window: calendar_day", "window: moon")
    yield wrong("no Danish label", '{da: "Dato", en: "Date"', '{en: "Date"')
    yield wrong("a key twice", "version: 2", "version: 2\nversion: 2")[:2] + (3,)
    yield wrong("a window at 25 o'clock", '"15:00"', '"25:00"')
