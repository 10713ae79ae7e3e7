"""The counter where agencies deliver: files written from the contract alone, taken by the command.

Nothing here knows the project's inside except how a rejects file is opened and which tables hold
facts; headers, codes and counts are written down a second time, from the contract's own words.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from stdnum.cn import ric, uscc

from enterprises.landing.sealing import unsealed

KEYS = [
    "feed",
    "file",
    "batch",
    "read",
    "loaded",
    "updated",
    "repeated",
    "orphaned",
    "rejected",
    "rejects_file",
    "seconds",
]
FACTS = (
    "enterprises_enterprise",
    "enterprises_worker",
    "enterprises_employment",
    "enterprises_insurancerecord",
    "enterprises_insuranceregistration",
    "enterprises_contribution",
    "enterprises_taxfiling",
    "enterprises_benefit",
    "enterprises_medicalclaim",
    "enterprises_death",
    "enterprises_factversion",
    "enterprises_orphan",
    "enterprises_batchreject",
    "organisation_area",
)
Rows = Iterable[Mapping[str, Any]]


def code(n: int) -> str:
    """The credit code of the n-th synthetic enterprise."""
    stem = f"91370202MA{n:07d}"
    return stem + uscc.calc_check_digit(stem)


def number(n: int, born: str = "19850607") -> str:
    """The identity number of the n-th synthetic person."""
    stem = f"370202{born}{n:03d}"
    return stem + ric.calc_check_digit(f"{stem}0")


@dataclass
class Taken:
    """What the command said about one file."""

    exit_code: int
    objects: list[dict[str, Any]]
    errors: str

    def __getitem__(self, name: str) -> Any:
        """A value of the last object."""
        return self.objects[-1][name]

    def counts(self) -> tuple[int, ...]:
        """read, loaded, updated, repeated, orphaned, rejected."""
        return tuple(self[name] for name in KEYS[3:9])

    def rejects(self) -> list[list[str]]:
        """The rejects file, opened as the data officer's download opens it: line, column, code,
        sentence, and the row as delivered; a delivered header may be called `code` as well."""
        if not self["rejects_file"]:
            return []
        with default_storage.open(self["rejects_file"]) as file:
            text = b"".join(unsealed(file)).decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text))
        assert header[:4] == ["line", "column", "code", "sentence"]
        assert len(rows) == self["rejected"]
        return rows

    def faults(self) -> list[tuple[int, str, str]]:
        """Line, column and code of every reject, by line."""
        return sorted((int(each[0]), each[1], each[2]) for each in self.rejects())


def table(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as delimited text, under the keys of the first."""
    kept = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(kept[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(kept)
    return text.getvalue()


class Counter:
    """Writes files into a folder of its own and has the command take them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.count = 0

    def file(self, content: Rows | str | bytes, name: str = "") -> Path:
        """A file with this content, not delivered yet."""
        self.count += 1
        path = self.folder / (name or f"{self.count}.csv")
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else table(content)
            path.write_bytes(text.encode())
        return path

    def run(self, *arguments: str | Path) -> Taken:
        """The command as typed; checks what holds of every call."""
        self.capsys.readouterr()
        exit_code = 0
        try:
            call_command("import_feed", *map(str, arguments))
        except SystemExit as error:
            exit_code = int(error.code or 0)
        printed = self.capsys.readouterr()
        objects = [json.loads(line) for line in printed.out.splitlines()]
        for taken in objects:
            assert list(taken)[: len(KEYS)] == KEYS
            assert taken["read"] == sum(taken[name] for name in KEYS[4:9])
        return Taken(exit_code, objects, printed.err)

    def take(self, feed: str, content: Rows | str | bytes | Path, *arguments: str) -> Taken:
        """Delivers one file, which must be taken."""
        path = content if isinstance(content, Path) else self.file(content)
        taken = self.run(feed, path, *arguments)
        assert taken.exit_code == 0, taken.errors
        assert len(taken.objects) == 1
        return taken

    def refuse(self, feed: str, content: Rows | str | bytes | Path, *arguments: str) -> Taken:
        """Delivers one file, which must be refused and leave the facts as they are."""
        path = content if isinstance(content, Path) else self.file(content)
        before = facts()
        taken = self.run(feed, path, *arguments)
        assert taken.exit_code == 2
        assert facts() == before
        assert len(taken.objects) == 1
        assert taken.counts() == (0, 0, 0, 0, 0, 0)
        assert taken["batch"] is None
        assert "Traceback" not in taken.errors
        assert taken.errors.strip()
        return taken


def facts(tables: Sequence[str] = FACTS) -> dict[str, str]:
    """A fingerprint of every table of facts."""
    prints = {}
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(
                f"SELECT count(*)::text || coalesce(sum(hashtextextended(t::text, 0)), 0)::text "  # noqa: S608 - names from FACTS
                f"FROM {name} t"
            )
            prints[name] = cursor.fetchone()[0]
    return prints


def question(text: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a question to the database."""
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall())
