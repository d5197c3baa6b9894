"""Where things lie in a SQLite file: which bytes of it are a table's rows, and which are used at all.

Written from https://www.sqlite.org/fileformat2.html, so that bits can be flipped without asking SQLite.
"""

import sqlite3
from collections import namedtuple

HEADER = 100  # bytes at the file's start that belong to no page
TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02

Cell = namedtuple("Cell", "whole values")  # both are lists of (first byte, byte after the last)


class DatabaseFile:
    def __init__(self, path):
        self.bytes = path.read_bytes()
        size = int.from_bytes(self.bytes[16:18], "big")
        self.page = 65536 if size == 1 else size
        self.usable = self.page - self.bytes[20]
        with sqlite3.connect(f"file:{path}?immutable=1", uri=True) as database:
            self.schema = database.execute(
                "SELECT type, name, rootpage FROM sqlite_schema WHERE rootpage > 0").fetchall()
            self.numbered = {  # tables whose first column is the row's number
                name for kind, name, _ in self.schema if kind == "table"
                and database.execute(f"PRAGMA table_info({name})").fetchone()[2::3] == ("INTEGER", 1)}

    @property
    def tables(self):
        """Table → the cells that hold its rows."""
        return {name: list(self.rows(root)) for kind, name, root in self.schema if kind == "table"}

    def used(self):
        """Every (first, after) that some table, index or the schema needs: heads, pointers, cells."""
        for root in [1, *(root for _, _, root in self.schema)]:
            for number in self.pages(root):
                start, kind, pointers = self.head(number)
                yield start, pointers + 2 * self.cells(number)
                for cell in self.page_cells(number):
                    yield from cell.whole

    def unread(self):
        """Every (byte, bit) that says nothing: the row's number stands before the row, and its column says NULL.

        SQLite reads the column nowhere, and 8, the number 0, is as long as NULL.
        """
        for kind, name, root in self.schema:
            for number in self.pages(root) if name in self.numbered else ():
                if self.head(number)[1] == TABLE_LEAF:
                    for start in self.places(number):
                        head = self.varint(self.varint(self.varint(start)[1])[1])[1]
                        yield head, 3

    def rows(self, root):
        for number in self.pages(root):
            if self.head(number)[1] != TABLE_INTERIOR:
                yield from self.page_cells(number)

    def pages(self, root):
        """A tree's pages, overflow pages left out: those belong to their cells."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            yield number
            start, kind, _ = self.head(number)
            if kind in (TABLE_INTERIOR, INDEX_INTERIOR):
                waiting.append(self.number(start + 8, 4))
                waiting += [self.number(place, 4) for place in self.places(number)]

    def head(self, number):
        """(where the page's head is, its kind, where its cell pointers are)"""
        start = (number - 1) * self.page + (HEADER if number == 1 else 0)
        kind = self.bytes[start]
        return start, kind, start + (12 if kind in (TABLE_INTERIOR, INDEX_INTERIOR) else 8)

    def cells(self, number):
        return self.number(self.head(number)[0] + 3, 2)

    def places(self, number):
        pointers = self.head(number)[2]
        return [(number - 1) * self.page + self.number(pointers + 2 * n, 2) for n in range(self.cells(number))]

    def page_cells(self, number):
        kind = self.head(number)[1]
        for start in self.places(number):
            place = start + (4 if kind in (TABLE_INTERIOR, INDEX_INTERIOR) else 0)
            if kind == TABLE_INTERIOR:
                yield Cell([(start, self.varint(place)[1])], [])
                continue
            size, place = self.varint(place)
            if kind == TABLE_LEAF:
                place = self.varint(place)[1]
            content = list(self.content(place, size, kind))
            values = list(skipping(content, self.varint(place)[0]))
            tail = 4 if len(content) > 1 else 0  # where the overflow begins
            yield Cell([(start, content[0][1] + tail), *((first - 4, end) for first, end in content[1:])], values)

    def content(self, place, size, kind):
        most = self.usable - 35 if kind == TABLE_LEAF else (self.usable - 12) * 64 // 255 - 23
        least = (self.usable - 12) * 32 // 255 - 23
        here = size
        if size > most:
            here = least + (size - least) % (self.usable - 4)
            here = here if here <= most else least
        yield place, place + here
        left, link = size - here, place + here
        while left:
            start = (self.number(link, 4) - 1) * self.page
            here = min(left, self.usable - 4)
            yield start + 4, start + 4 + here
            left, link = left - here, start

    def number(self, place, size):
        return int.from_bytes(self.bytes[place:place + size], "big")

    def varint(self, place):
        value = 0
        for n in range(9):
            byte = self.bytes[place + n]
            if n == 8:
                return value << 8 | byte, place + 9
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, place + n + 1


def skipping(spans, count):
    """Spans without their first `count` bytes."""
    for first, end in spans:
        skipped = min(count, end - first)
        count -= skipped
        if first + skipped < end:
            yield first + skipped, end
