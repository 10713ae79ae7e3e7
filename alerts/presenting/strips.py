"""Month strips: one drawing per person, from employments and insurance records.

For each month and scheme a cell says what the comparison saw, by its own definitions: covered;
missing (employed there more than 30 days on some day of the month, the scheme applies, not
insured); the first 30 days; insured without employment. A thin line above shows employment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

GRACE = timedelta(days=30)
SCHEMES = (1, 2, 3, 4, 5)
MOST_MONTHS = 36
LABELS_WIDTH = 64


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
class Spell:
    """One employment: [hired_on, left_on), and the schemes that apply to it."""

    hired_on: date
    left_on: date | None
    schemes: frozenset[int]

    def is_active_in(self, month: date, *, as_of: date) -> bool:
        """Active on some day of the month, up to the as-of day."""
        end = min(next_month(month), as_of + timedelta(days=1))
        return self.hired_on < end and (self.left_on is None or self.left_on > month)

    def is_employed_in(self, month: date, *, as_of: date) -> bool:
        """Active on some day of the month more than 30 days after hire."""
        first = max(month, self.hired_on + GRACE + timedelta(days=1))
        end = min(next_month(month), as_of + timedelta(days=1))
        if self.left_on is not None:
            end = min(end, self.left_on)
        return first < end


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
    covered: dict[int, list[tuple[date, date | None]]] = {scheme: [] for scheme in SCHEMES}
    for scheme, start, end in covers:
        covered[scheme].append((start, end))
    active = [
        [
            (spell.schemes, spell.is_employed_in(month, as_of=as_of))
            for spell in spells
            if spell.is_active_in(month, as_of=as_of)
        ]
        for month in months
    ]
    return Strip(
        months=months,
        employed=[bool(found) for found in active],
        cells={
            scheme: [
                _cell(scheme, month, found, covered[scheme])
                for month, found in zip(months, active, strict=True)
            ]
            for scheme in SCHEMES
        },
    )


def _cell(
    scheme: int,
    month: date,
    active: list[tuple[frozenset[int], bool]],
    covered: list[tuple[date, date | None]],
) -> str:
    """`active` are the month's spells: their schemes, and whether the first 30 days are over."""
    for start, end in covered:
        if start <= month and (end is None or month <= end):
            return "ins" if active else "ghost"
    owing = [employed for schemes, employed in active if scheme in schemes]
    if True in owing:
        return "mis"
    return "gra" if owing else "non"


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
    cuts = "".join(
        f"M{LABELS_WIDTH + n * pitch - 1} {top + 4}v{height - top - 4}"
        for n in range(1, len(found.months))
    )
    return Drawing(
        width=LABELS_WIDTH + len(found.months) * pitch,
        height=height,
        paths={kind: "".join(parts) for kind, parts in paths.items() if parts},
        cuts=cuts,
        marks=_marks(found.months, pitch) if tall else [],
        names=[{"scheme": s, "y": top + 15 + i * row} for i, s in enumerate(SCHEMES)]
        if tall
        else [],
    )


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
