"""Quarters: lists are made for one each, and named 2026-Q3."""

from __future__ import annotations

import re
from datetime import date

CODE = re.compile(r"(\d{4})-Q([1-4])")


def quarter_of(day: date) -> date:
    """The first day of the quarter a day lies in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(first: date) -> date:
    """The first day of the quarter after the one that begins on `first`."""
    over = first.month == 10
    return date(first.year + over, 1 if over else first.month + 3, 1)


def code_of(first: date) -> str:
    """2026-Q3."""
    return f"{first.year}-Q{(first.month + 2) // 3}"


def quarter_named(code: str) -> date | None:
    """The first day of the quarter with that name; None if it is none."""
    found = CODE.fullmatch(code)
    return date(int(found[1]), int(found[2]) * 3 - 2, 1) if found else None
