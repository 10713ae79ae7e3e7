"""Limits to try an engine on, as hypothesis strategies.

`deadline_cases()` draws (start, length, day_type, pauses). Starts crowd around the festivals and
the turn of the last published year, lengths around those the law uses. Pauses are in order, do
not overlap (they may touch), begin on or after the start, last at least a day, and at most the
last one is open; so a table that forbids anything else can hold them. To compare:

    @given(deadline_cases())
    def test_engine_agrees(case):
        assert engine(...) == due_on(*case)
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle.deadline_oracle import LAST_PUBLISHED_YEAR, DayType, Pause

EARLIEST = date(2023, 12, 1)
LATEST = date(LAST_PUBLISHED_YEAR + 1, 6, 30)
LENGTHS_OF_LAW = (1, 2, 3, 5, 7, 10, 15, 20, 30, 60, 90)
# Days around which schedules are shifted, or there is no schedule any more.
TURNS = (
    date(2024, 2, 10),
    date(2024, 2, 29),
    date(2025, 1, 28),
    date(2025, 10, 1),
    date(2026, 1, 1),
    date(2026, 2, 15),
    date(2026, 5, 1),
    date(2026, 9, 20),
    date(2026, 10, 1),
    date(LAST_PUBLISHED_YEAR + 1, 1, 1),
)


class DeadlineCase(NamedTuple):
    """A limit as `due_on` takes it."""

    start: date
    length: int
    day_type: DayType
    pauses: list[Pause]


def starts() -> SearchStrategy[date]:
    """Any day, and often one in the four weeks before or the week after a turn."""
    near = st.builds(
        lambda turn, days: turn + timedelta(days=days),
        st.sampled_from(TURNS),
        st.integers(-28, 7),
    )
    return st.one_of(near, st.dates(EARLIEST, LATEST))


def lengths() -> SearchStrategy[int]:
    """The lengths the law uses, and any other up to 120 days."""
    return st.one_of(st.sampled_from(LENGTHS_OF_LAW), st.integers(1, 120))


@st.composite
def pauses_after(draw: DrawFn, start: date, may_be_open: bool = True) -> list[Pause]:
    """Up to four pauses in order, none overlapping; the last may be open."""
    steps = draw(
        st.lists(st.tuples(st.integers(0, 40), st.integers(1, 45)), min_size=0, max_size=4)
    )
    pauses: list[Pause] = []
    day = start
    for gap, lasts in steps:
        begins = day + timedelta(days=gap)
        day = begins + timedelta(days=lasts)
        pauses.append((begins, day))
    if pauses and may_be_open and draw(st.integers(0, 4)) == 0:
        pauses[-1] = (pauses[-1][0], None)
    return pauses


@st.composite
def deadline_cases(draw: DrawFn, may_be_open: bool = True) -> DeadlineCase:
    """One limit with its pauses; with `may_be_open=False` it always has an end."""
    start = draw(starts())
    return DeadlineCase(
        start,
        draw(lengths()),
        draw(st.sampled_from(("working", "calendar"))),
        draw(pauses_after(start, may_be_open)),
    )
