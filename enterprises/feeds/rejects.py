"""The rejects file of a batch: why each row was not taken, and the row as delivered."""

import csv
from collections.abc import Iterable, Sequence
from typing import Protocol

import polars as pl

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.faults import Fault
from enterprises.feeds.feed import Feed
from enterprises.feeds.mapping import AS_DELIVERED
from enterprises.feeds.sentences import sentence, sentences

BOM = "\ufeff"
REPORTED = ("line", "column", "code", "sentence")
"""The columns of the report itself, before those delivered."""


class Writable(Protocol):
    """Anything text can be written to; whoever passes it in sees to encryption."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""


class RejectsFile:
    """CSV: line, column, code, sentence, then the delivered columns.

    In the order of the lines, but for duplicates: only the whole delivery tells them, so they come
    last, among themselves in the order of the lines. A delivered column named like one of the
    report's own is told apart by "(as delivered)".
    """

    def __init__(
        self, file: Writable, feed: Feed, setting: Setting, header: Sequence[str], width: int
    ) -> None:
        self._feed = feed
        self._setting = setting
        self._width = width
        self.count = 0
        file.write(BOM)
        self._writer = csv.writer(file, lineterminator="\r\n")
        surplus = [f"#{place + 1}" for place in range(len(header), width)]
        self._writer.writerow([*REPORTED, *map(_told_apart, header), *surplus])

    def add(self, rejects: pl.DataFrame) -> None:
        """Write the rejects of one chunk."""
        texts = sentences(rejects, self._feed, self._setting, self._width)
        columns = rejects.select("line", "column", "code", "cells").iter_rows()
        for (line, column, code, cells), text in zip(columns, texts, strict=True):
            self._writer.writerow([line, column or "", code, text, *cells])
        self.count += len(rejects)

    def add_duplicates(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Write rows that the database found to be overtaken: their lines and delivered cells."""
        text = sentence(self._feed, self._setting, Fault.DUPLICATE_IN_FILE)
        key = self._feed.key[0]
        for line, cells in rows:
            code = Fault.DUPLICATE_IN_FILE.code
            self._writer.writerow([line, key, code, text, *cells])
            self.count += 1


def _told_apart(theirs: str) -> str:
    clashes = theirs.strip().casefold() in REPORTED
    return theirs.strip() + AS_DELIVERED if clashes else theirs
