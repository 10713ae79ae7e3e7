"""Month strips: one drawing per person, from employments and insurance records.

For each month and scheme a cell says what the comparison saw, by its own definitions: covered;
missing (employed there more than 30 days on some day of the month, the scheme applies, not
insured); the first 30 days; insured without employment. A thin line above shows employment.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

GRACE = timedelta(days=30)
SCHEMES = (1, 2, 3, 4, 5)
MOST_MONTHS = 36
LABELS_WIDTH = 64
CALENDARS = 64


@cache
def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def window(first: date, last: date) -> list[date]:
    """First days of the months from `first` to `last`, at most the latest MOST_MONTHS."""
    months = [first.replace(day=1)]
    while months[-1] < last.replace(day=1):
        months.append(next_month(months[-1]))
    return months[-MOST_MONTHS:]


@dataclass(frozen=True)
class Calendar:
    """The months of a strip, their ends, and the day it shows the facts of."""

    months: tuple[date, ...]
    ends: tuple[date, ...]
    as_of: date

    @classmethod
    @lru_cache(CALENDARS)
    def of(cls, months: tuple[date, ...], as_of: date) -> Calendar:
        """That of the strips of a page: the same for everybody on it."""
        return cls(months, tuple(next_month(month) for month in months), as_of)

    def between(self, first: date, last: date | None) -> range:
        """The months with a day in [first, last); without `last`, to the end."""
        end = len(self.months) if last is None else bisect_left(self.months, last)
        return range(bisect_right(self.ends, first), end)

    def months_of(self, first: date, last: date | None) -> range:
        """The months from `first` to `last`, both first days of months, both included."""
        end = len(self.months) if last is None else bisect_right(self.months, last)
        return range(bisect_left(self.months, first), end)


@dataclass(frozen=True)
class Spell:
    """One employment: [hired_on, left_on), and the schemes that apply to it."""

    hired_on: date
    left_on: date | None
    schemes: frozenset[int]

    def active(self, calendar: Calendar) -> range:
        """The months in which it is active on some day, up to the as-of day."""
        if self.hired_on > calendar.as_of:
            return range(0)
        return calendar.between(self.hired_on, self.left_on)

    def employed(self, calendar: Calendar) -> range:
        """The months in which it is active on some day more than 30 days after hire."""
        first, last = self.hired_on + GRACE + timedelta(days=1), calendar.as_of + timedelta(days=1)
        if self.left_on is not None:
            last = min(last, self.left_on)
        return calendar.between(first, last) if first < last else range(0)


@dataclass(frozen=True)
class Strip:
    """What each cell of (scheme, month) is; `employed` by month; `missing_months` in any scheme."""

    months: Sequence[date]
    employed: Sequence[bool]
    cells: Mapping[int, Sequence[str]]

    @property
    def missing_months(self) -> int:
        """Months with a missing scheme."""
        return sum("mis" in column for column in zip(*self.cells.values(), strict=True))


def strip(
    months: Sequence[date],
    spells: Sequence[Spell],
    covers: Iterable[tuple[int, date, date | None]],
    *,
    as_of: date,
) -> Strip:
    """The strip of one person; `covers` are (scheme, from_month, to_month or None if open)."""
    calendar = Calendar.of(tuple(months), as_of)
    employed = [False] * len(months)
    cells = {scheme: ["non"] * len(months) for scheme in SCHEMES}
    for spell in spells:
        active = spell.active(calendar)
        for n in active:
            employed[n] = True
        _paint(cells, spell.schemes, active, "gra")
    for spell in spells:
        _paint(cells, spell.schemes, spell.employed(calendar), "mis")
    for scheme, start, end in covers:
        for n in calendar.months_of(start, end):
            cells[scheme][n] = "ins" if employed[n] else "ghost"
    return Strip(months=months, employed=employed, cells=cells)


def _paint(cells: dict[int, list[str]], schemes: Iterable[int], span: range, meaning: str) -> None:
    for scheme in schemes:
        cells[scheme][span.start : span.stop] = [meaning] * len(span)


@dataclass(frozen=True)
class Drawing:
    """A strip as SVG geometry: a path per meaning, marks along the top, names of the rows."""

    width: int
    height: int
    paths: dict[str, str]
    cuts: str
    marks: list[dict[str, Any]]
    names: list[dict[str, Any]]


def pitch_of(months: Sequence[date]) -> int:
    """The width of a month in pixels: 15, narrower where there are many."""
    return max(9, min(15, 330 // max(1, len(months))))


def draw(found: Strip, *, tall: bool) -> Drawing:
    """The geometry of a strip; tall ones leave room for names and marks."""
    pitch, top = pitch_of(found.months), 14 if tall else 0
    row, cell = (14, 13) if tall else (6, 5)
    paths: dict[str, list[str]] = {
        "emp": [],
        "ins": [],
        "mis": [],
        "gra": [],
        "non": [],
        "ghost": [],
    }
    for start, length, kind in _runs(["emp" if e else "" for e in found.employed]):
        if kind:
            paths["emp"].append(_box(start, length, pitch, top, 3))
    for index, scheme in enumerate(SCHEMES):
        at = top + 5 + index * row
        for start, length, kind in _runs(found.cells[scheme]):
            if kind in {"gra", "ghost"}:
                for n in range(start, start + length):
                    paths[kind].append(_outline(n, pitch, at, cell))
            elif kind == "non":
                paths["non"].append(_box(start, length, pitch, at + cell // 2, 1))
            else:
                paths[kind].append(_box(start, length, pitch, at, cell))
    height = top + 5 + len(SCHEMES) * row - 1
    return Drawing(
        width=LABELS_WIDTH + len(found.months) * pitch,
        height=height,
        paths={kind: "".join(parts) for kind, parts in paths.items() if parts},
        cuts=_cuts(len(found.months), pitch, top + 4, height),
        marks=_marks(found.months, pitch) if tall else [],
        names=[{"scheme": s, "y": top + 15 + i * row} for i, s in enumerate(SCHEMES)]
        if tall
        else [],
    )


@lru_cache(CALENDARS)
def _cuts(months: int, pitch: int, top: int, bottom: int) -> str:
    """The lines between the months."""
    long = bottom - top
    return "".join(f"M{LABELS_WIDTH + n * pitch - 1} {top}v{long}" for n in range(1, months))


def _runs(kinds: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """Maximal runs of equal kinds as (start, length, kind)."""
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start]:
            yield start, at - start, kinds[start]
            start = at


def _box(start: int, length: int, pitch: int, y: int, height: int) -> str:
    x, width = LABELS_WIDTH + start * pitch, length * pitch - 1
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _outline(start: int, pitch: int, y: int, height: int) -> str:
    x, width = LABELS_WIDTH + start * pitch + 0.5, pitch - 2
    return f"M{x} {y + 0.5}h{width}v{height - 1}h-{width}z"


def _marks(months: Sequence[date], pitch: int) -> list[dict[str, Any]]:
    """January and July are named; the first month too if there is room."""
    named = [n for n, month in enumerate(months) if month.month in {1, 7}]
    if not named or named[0] * pitch > 44:
        named.insert(0, 0)
    return [{"month": months[n], "x": LABELS_WIDTH + n * pitch} for n in named]
