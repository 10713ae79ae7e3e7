"""Pairs as files of a delivery, and which pairs may be delivered and compared together."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.oracle.columns import columns_of
from tests.oracle.pairs.pair import Book, Pair, Rows
from tests.oracle.reading import DELIVERY_ORDER
from tests.oracle.rows import Row

AREAS = [
    {"code": "370200", "name": "青岛市", "level": "city"},
    {"code": "370202", "name": "市南区", "level": "district", "parent_code": "370200"},
]


class Comparison(NamedTuple):
    """Pairs of one rule, one set of parameters and one day, all in the same delivery."""

    rule: str
    as_of: date
    parameters: Mapping[str, Any]
    pairs: list[Pair]

    def expected(self) -> list[Row]:
        """Every row the pairs expect, sorted; equal claims give equal rows."""
        return sorted(row for pair in self.pairs for row in pair.expected)

    def found(self, rows: Iterable[Row]) -> list[Row]:
        """Of all findings those of this rule about the pairs' own subjects, sorted."""
        names = set[str]().union(*(pair.names() for pair in self.pairs))
        return sorted(
            row
            for row in rows
            if row.rule == self.rule
            and not names.isdisjoint({row.uscc, row.provider_code, row.id_number} - {""})
        )


def deliveries(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The pairs in as few databases as may be: first all that are not alone, then the others.

    Pairs that are alone share a database when their kinds of providers are disjoint.
    """
    together: list[Pair] = []
    alone: list[tuple[set[str], list[Pair]]] = []
    for pair in pairs:
        kinds = {
            row["kind"] for rows in (pair.feeds, pair.later) for row in rows.get("providers", [])
        }
        if not pair.alone:
            together.append(pair)
            continue
        for taken, group in alone:
            if taken.isdisjoint(kinds) and kinds:
                taken.update(kinds)
                group.append(pair)
                break
        else:
            alone.append((set(kinds), [pair]))
    return [group for group in (together, *(group for _, group in alone)) if group]


def comparisons(pairs: Iterable[Pair]) -> list[Comparison]:
    """The runs of rules that one delivery needs: by rule, day and set of parameters."""
    found: list[Comparison] = []
    for pair in pairs:
        for comparison in found:
            if comparison[:3] == (pair.rule, pair.as_of, pair.parameters):
                comparison.pairs.append(pair)
                break
        else:
            found.append(Comparison(pair.rule, pair.as_of, pair.parameters, [pair]))
    return found


def neutral_rows() -> Rows:
    """A row in every feed that a rule reads, about subjects in which no rule finds anything."""
    book = Book("neutral")
    draft = book.pair("neutral")
    draft.employ(hired="2026-06-10", wage="6000").insure(since="2026-06")
    draft.register("2016-01-04").owe("2026-05", "100", "100").file("2026-05", 1, "6000")
    draft.provide(kind="pharmacy").claim("2020-02-03", "2020-02-03", kind="pharmacy")
    draft.benefit("pension", "2020-01", worker=1).die("2020-02-02", worker=1)
    return draft.finish().feeds


NEUTRAL = neutral_rows()


def write_delivery(pairs: Iterable[Pair], directory: Path) -> list[Path]:
    """Write the pairs as feed files, NAME.csv and, for later deliveries, NAME.later.csv.

    Returns the paths in the order in which they are to be imported. Every feed that a rule reads
    gets a row even where no pair has one.
    """
    first: Rows = {"areas": list(AREAS)}
    later: Rows = {}
    for rows in (NEUTRAL, *(pair.feeds for pair in pairs)):
        gather(rows, first)
    for pair in pairs:
        gather(pair.later, later)
    directory.mkdir(parents=True, exist_ok=True)
    paths = [write_feed(feed, first[feed], directory / f"{feed}.csv") for feed in in_order(first)]
    return paths + [
        write_feed(feed, later[feed], directory / f"{feed}.later.csv") for feed in in_order(later)
    ]


def gather(rows: Rows, into: Rows) -> None:
    """Append a pair's rows to those of a delivery."""
    for feed, some in rows.items():
        into.setdefault(feed, []).extend(some)


def in_order(rows: Rows) -> list[str]:
    """The feeds of a delivery in the order of import, references first where that can be."""
    return [feed for feed in DELIVERY_ORDER if feed in rows]


def write_feed(feed: str, rows: list[dict[str, str]], path: Path) -> Path:
    """One CSV file in UTF-8 with every column of the feed."""
    names = [column.name for column in columns_of(feed)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path
