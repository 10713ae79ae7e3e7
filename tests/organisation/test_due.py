"""The traffic light: shape, words and date of a due date seen on a day."""

from __future__ import annotations

from datetime import date

import pytest

from inspectorate.foundation.templatetags import components
from inspectorate.organisation.due import Due, due

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("by", "shape", "words"),
    [
        (date(2026, 11, 13), "late", "5 working days over"),
        (date(2026, 11, 19), "late", "1 working day over"),
        (FRIDAY, "soon", "Today"),
        (date(2026, 11, 23), "soon", "1 working day left"),  # Monday is the next working day
        (date(2026, 11, 24), "", "2 working days left"),
        (date(2026, 12, 11), "", "15 working days left"),
    ],
)
def test_working_days_are_counted(by: date, shape: str, words: str) -> None:
    seen = due(by, on=FRIDAY)
    assert (seen.shape, seen.words) == (shape, words)


def test_a_weekend_worked_in_exchange_is_the_next_working_day() -> None:
    assert due(date(2026, 9, 20), on=date(2026, 9, 18)).shape == "soon"
    assert due(date(2026, 9, 21), on=date(2026, 9, 18)).shape == ""


def test_a_provisional_date_says_so_and_a_past_one_does_not() -> None:
    assert due(date(2027, 1, 22), on=FRIDAY, provisional=True).provisional
    assert not due(date(2026, 11, 13), on=FRIDAY, provisional=True).provisional
    shown = components.due(due(date(2027, 1, 22), on=FRIDAY, provisional=True))
    assert "22 Jan 2027" in shown
    assert "provisional" in shown
    plain = components.due(Due("paused", "Paused", ""))
    assert plain.count("<span") == 1
