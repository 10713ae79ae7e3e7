"""Feed files as delivered, row by row.

What is accepted, what is held as orphan and what is rejected and why.

A register keeps what is known so far. Each file is one batch: its rows are checked in the order of
the contract's table, compete for their keys, and then load, update, repeat or wait for the
enterprise, provider or grid they name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.oracle.cells import (
    Fault,
    Value,
    normalise,
    parse_cell,
    split_list,
    without_filling_zeros,
)
from tests.oracle.columns import KEYS, PERIODS, Column, columns_of
from tests.oracle.decoding import Line, decode, read_bytes, read_lines
from tests.oracle.months import month_of

Record = dict[str, Value]
Key = tuple[Value, ...]

DELIVERY_ORDER = (
    *("areas", "grid-groups", "inspectors", "enterprises", "workers", "employments"),
    *("individual-insurance", "coverage-surveys", "insurance-registrations"),
    *("insurance-records", "contributions", "tax-filings", "benefits", "providers"),
    *("medical-claims", "deaths", "penalties"),
)


class Reject(NamedTuple):
    """A row not loaded: its line, the column at fault (blank for the whole row) and the code."""

    line: int
    column: str
    code: str


class Candidate(NamedTuple):
    """A row without faults of its own."""

    line: int
    key: Key
    record: Record


@dataclass
class Report:
    """One batch: read = loaded + updated + repeated + orphaned + rejected, or refused."""

    feed: str
    file: str
    read: int = 0
    loaded: int = 0
    updated: int = 0
    repeated: int = 0
    orphaned: int = 0
    rejects: list[Reject] = field(default_factory=list)
    missing_columns: tuple[str, ...] = ()

    @property
    def rejected(self) -> int:
        """The number of rows not loaded."""
        return len(self.rejects)

    @property
    def refused(self) -> bool:
        """Whether the whole batch was refused because a required column is missing."""
        return bool(self.missing_columns)


class Register:
    """Everything known after the batches taken so far."""

    def __init__(self, *, today: date) -> None:
        self.today = today
        self.known: dict[str, dict[Key, Record]] = {feed: {} for feed in KEYS}
        self.orphans: dict[str, dict[Key, Record]] = {feed: {} for feed in KEYS}
        self.delivered: set[str] = set()
        self.reports: list[Report] = []

    def take(self, feed: str, path: Path) -> Report:
        """Read one file as one batch."""
        report = Report(feed, path.name)
        self.reports.append(report)
        names = header_names(feed)
        header, lines = read_lines(decode(read_bytes(path)), names)
        columns = [names.get(normalise(cell).lower()) for cell in header]
        report.missing_columns = tuple(
            column.name
            for column in columns_of(feed)
            if column.required and column.name not in columns
        )
        if report.refused:
            return report
        self.delivered.add(feed)
        candidates = list(self._check(feed, columns, lines, report))
        for candidate in compete(candidates, report):
            self._keep(feed, candidate, report)
        report.rejects.sort()
        self._adopt_orphans()
        return report

    def _check(
        self, feed: str, columns: list[str | None], lines: list[Line], report: Report
    ) -> Iterator[Candidate]:
        """The rows without faults of their own; the others go to the report."""
        areas = {without_filling_zeros(str(key[0])) for key in self.known["areas"]}
        for line in lines:
            if line.broken:
                report.read += 1
                report.rejects.append(Reject(line.number, "", "bad_row"))
                continue
            delivered = {
                name: normalise(cell)
                for name, cell in zip(columns, line.cells, strict=False)
                if name is not None
            }
            for cells in one_per_scheme(delivered):
                report.read += 1
                outcome = check_row(feed, cells, areas=areas, today=self.today)
                if isinstance(outcome, dict):
                    key = tuple(outcome[name] for name in KEYS[feed])
                    yield Candidate(line.number, key, outcome)
                else:
                    report.rejects.append(Reject(line.number, *outcome))

    def _keep(self, feed: str, candidate: Candidate, report: Report) -> None:
        """Load, update, repeat or hold one row."""
        key, record = candidate.key, candidate.record
        known, orphans = self.known[feed], self.orphans[feed]
        if not self._refers_to_known(feed, record):
            if orphans.get(key) == record:
                report.repeated += 1
                return
            orphans[key] = record
            report.orphaned += 1
        elif key not in known:
            known[key] = record
            report.loaded += 1
        elif known[key] == record:
            report.repeated += 1
        else:
            known[key] = record
            report.updated += 1

    def _refers_to_known(self, feed: str, record: Record) -> bool:
        """Whether the enterprise, provider and grids a row names are all known."""
        uscc, provider, grids = (
            record.get(name) for name in ("uscc", "provider_code", "grid_codes")
        )
        if feed != "enterprises" and uscc is not None and (uscc,) not in self.known["enterprises"]:
            return False
        if provider is not None and (provider,) not in self.known["providers"]:
            return False
        return not isinstance(grids, tuple) or all(
            (grid,) in self.known["grid-groups"] for grid in grids
        )

    def _adopt_orphans(self) -> None:
        """Take in the held rows whose enterprise, provider or grid is known by now."""
        for feed in DELIVERY_ORDER:
            for key, record in list(self.orphans[feed].items()):
                if self._refers_to_known(feed, record):
                    self.known[feed][key] = self.orphans[feed].pop(key)


def header_names(feed: str) -> dict[str, str]:
    """Every accepted header of a feed, English and Chinese, with the column it means."""
    names = {column.name: column.name for column in columns_of(feed)}
    return names | {column.chinese: column.name for column in columns_of(feed)}


def one_per_scheme(cells: dict[str, str]) -> list[dict[str, str]]:
    """A row whose scheme names several becomes one row each."""
    schemes = split_list(cells.get("scheme", ""))
    if len(schemes) < 2:
        return [cells | {"scheme": schemes[0]}] if schemes else [cells]
    return [cells | {"scheme": scheme} for scheme in schemes]


def check_row(
    feed: str, cells: dict[str, str], *, areas: set[str], today: date
) -> Record | tuple[str, str]:
    """The row's values, or the column and code of the first fault."""
    record: Record = {}
    for column in columns_of(feed):
        cell = cells.get(column.name, "")
        try:
            record[column.name] = check_cell(
                cell, column, id_kind=cells.get("id_kind", ""), areas=areas, today=today
            )
        except Fault as fault:
            return column.name, fault.code
    if feed in PERIODS:
        start, end = (record[name] for name in PERIODS[feed])
        if start is not None and end is not None and end < start:  # type: ignore[operator]
            return PERIODS[feed][1], "inverted_period"
    return record


def check_cell(cell: str, column: Column, *, id_kind: str, areas: set[str], today: date) -> Value:
    """The cell's value, None where blank; faults are missing value, then form, then future."""
    if not cell:
        if column.required:
            raise Fault("missing_value")
        return "resident" if column.name == "id_kind" else None
    value = parse_cell(cell, column, id_kind=id_kind, areas=areas)
    if value == () and column.required:
        raise Fault("missing_value")
    if not column.may_be_future:
        if column.form == "date" and isinstance(value, date) and value > today:
            raise Fault("future_date")
        if column.form == "month" and isinstance(value, int) and value > month_of(today):
            raise Fault("future_date")
    return value


def compete(candidates: list[Candidate], report: Report) -> list[Candidate]:
    """The last row of each key; an earlier one equal to it is repeated, else a reject."""
    last = {candidate.key: candidate for candidate in candidates}
    for candidate in candidates:
        winner = last[candidate.key]
        if candidate is winner:
            continue
        if candidate.record == winner.record:
            report.repeated += 1
        else:
            column = KEYS[report.feed][0]
            report.rejects.append(Reject(candidate.line, column, "duplicate_in_file"))
    return list(last.values())


def read_directory(
    directory: Path,
    *,
    today: date,
    order: Sequence[str] = DELIVERY_ORDER,
    register: Register | None = None,
) -> Register:
    """Take every file of a directory, feed by feed and in name order, as imported on `today`.

    A file belongs to the feed whose name begins its own; an earlier register may be continued.
    """
    register = register or Register(today=today)
    for feed in order:
        paths = [*directory.glob(f"{feed}*.csv"), *directory.glob(f"{feed}*.csv.gz")]
        for path in sorted(paths, key=lambda path: path.name):
            register.take(feed, path)
    return register
