"""Month strips: what a cell says is what the comparison would say."""

from __future__ import annotations

from datetime import date

import pytest

from alerts.presenting.strips import MOST_MONTHS, Spell, draw, strip, window

FIVE = frozenset({1, 2, 3, 4, 5})
AS_OF = date(2026, 10, 31)
MONTHS = window(date(2026, 1, 1), AS_OF)


def cells(
    spells: list[Spell], covers: list[tuple[int, date, date | None]], scheme: int = 1
) -> list[str]:
    """One scheme's row of a strip over January to October 2026."""
    return list(strip(MONTHS, spells, covers, as_of=AS_OF).cells[scheme])


@pytest.mark.parametrize(
    ("hired_on", "first_missing"),
    [
        (date(2026, 3, 1), 4),  # the 31st day after hire is 1 April
        (date(2026, 2, 28), 3),  # … is 31 March
        (date(2026, 1, 31), 3),  # … is 3 March
    ],
)
def test_a_month_is_missing_once_one_of_its_days_lies_beyond_the_grace(
    hired_on: date, first_missing: int
) -> None:
    row = cells([Spell(hired_on, None, FIVE)], [])
    assert row.index("mis") + 1 == first_missing
    assert set(row[first_missing - 1 :]) == {"mis"}
    assert row[hired_on.month - 1] == "gra"


def test_the_day_of_leaving_is_no_longer_employed() -> None:
    row = cells([Spell(date(2025, 1, 1), date(2026, 4, 1), FIVE)], [])
    assert row == ["mis"] * 3 + ["non"] * 7


def test_leaving_within_the_grace_is_never_missing() -> None:
    assert "mis" not in cells([Spell(date(2026, 4, 10), date(2026, 5, 11), FIVE)], [])
    assert "mis" in cells([Spell(date(2026, 4, 10), date(2026, 5, 12), FIVE)], [])


def test_days_after_the_as_of_day_do_not_count() -> None:
    spells = [Spell(date(2026, 10, 1), None, FIVE)]
    assert cells(spells, [])[-1] == "gra"
    late = strip(MONTHS, spells, [], as_of=date(2026, 11, 1))
    assert late.cells[1][-1] == "gra"  # 1 November lies in November


def test_insured_months_are_covered_or_an_outline_without_employment() -> None:
    spells = [Spell(date(2025, 1, 1), date(2026, 6, 15), FIVE)]
    assert cells(spells, [(1, date(2026, 2, 1), None)]) == ["mis"] + ["ins"] * 5 + ["ghost"] * 4


def test_a_scheme_that_does_not_apply_is_never_missing() -> None:
    injury_only = [Spell(date(2025, 1, 1), None, frozenset({4}))]
    assert set(cells(injury_only, [], scheme=1)) == {"non"}
    assert set(cells(injury_only, [], scheme=4)) == {"mis"}


def test_each_of_two_contracts_has_its_own_grace() -> None:
    spells = [
        Spell(date(2025, 1, 1), date(2026, 3, 1), FIVE),
        Spell(date(2026, 6, 1), None, FIVE),
    ]
    assert cells(spells, []) == ["mis"] * 2 + ["non"] * 3 + ["gra"] + ["mis"] * 4


def test_missing_months_count_once_whatever_the_schemes() -> None:
    spells = [Spell(date(2025, 1, 1), None, FIVE)]
    covers = [(scheme, date(2026, 3, 1), None) for scheme in (1, 2)]
    assert strip(MONTHS, spells, covers, as_of=AS_OF).missing_months == 10


def test_a_long_window_keeps_its_latest_months() -> None:
    months = window(date(2015, 5, 20), AS_OF)
    assert len(months) == MOST_MONTHS
    assert months[-1] == date(2026, 10, 1)


def test_a_drawing_has_one_path_per_meaning_inside_its_box() -> None:
    spells = [Spell(date(2026, 3, 1), None, FIVE)]
    drawing = draw(strip(MONTHS, spells, [], as_of=AS_OF), tall=True)
    assert set(drawing.paths) == {"emp", "mis", "gra", "non"}
    assert drawing.paths["emp"] == "M94 14h119v3h-119z"  # March to October at 15 a month
    assert (drawing.width, drawing.height) == (214, 88)
    assert [row["scheme"] for row in drawing.names] == [1, 2, 3, 4, 5]
