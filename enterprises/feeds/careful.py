"""Records read one at a time, for the pieces of a file whose quoting is irregular.

A quotation mark counts only at the start of a field; elsewhere it is a character like any other.
A field whose quotes are never closed makes a flaw of its own line, and reading goes on after it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from enterprises.feeds.faults import Flaw


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its first line counted from the start of the text, its cells, what is wrong."""

    line: int
    cells: list[str]
    flaw: Flaw = Flaw.NONE


@lru_cache
def _field(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    return re.compile(
        rf'"([^"]*(?:""[^"]*)*)"(?=[{stop}\n])|([^"{stop}\n][^{stop}\n]*|)(?=[{stop}\n])'
    )


def split(
    text: str, delimiter: str, *, final: bool, most: int, count: int | None = None
) -> tuple[list[Record], int]:
    """The records of a text of whole lines, and the place up to which it has been read.

    A record that is not complete at the end is left for later unless `final`, or longer than
    `most` characters. With `count`, no more records than that are read.
    """
    records: list[Record] = []
    place = line = 0
    while place < len(text) and len(records) != count:
        cells, end = _cells(text, place, delimiter, most)
        if cells is None and not final and len(text) - place < most and end == len(text):
            break
        flaw = Flaw.NONE
        if cells is None:
            end = text.index("\n", place) + 1
            cells, flaw = text[place : end - 1].split(delimiter), Flaw.QUOTE
        records.append(Record(line, cells, flaw))
        line += text.count("\n", place, end)
        place = end
    return records, place


def _cells(text: str, place: int, delimiter: str, most: int) -> tuple[list[str] | None, int]:
    """The cells of the record at `place` and its end; None and how far was looked if irregular."""
    cells: list[str] = []
    field = _field(delimiter)
    last = min(len(text), place + most)
    while True:
        found = field.match(text, place, last)
        if found is None:
            closed = re.compile(r'"[^"]*(?:""[^"]*)*"(?!")').match(text, place, last)
            return None, place if closed and closed.end() < last else last
        quoted, plain = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        place = found.end() + 1
        if text[found.end()] == "\n":
            return cells, place


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one record given with its line end."""
    cells, _end = _cells(line, 0, delimiter, len(line))
    return line.rstrip("\n").split(delimiter) if cells is None else cells
