"""Filters that write figures, money, months and moments (see inspectorate.foundation.writing)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html

from inspectorate.foundation import writing

register = template.Library()


def _unless_blank(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value is None or value == "" else write(value)


for _name in (
    "number",
    "yuan",
    "number_whole",
    "money",
    "yuan_short",
    "month",
    "month_short",
    "year_to",
    "day",
    "day_short",
    "day_long",
    "moment",
):
    register.filter(_name, _unless_blank(getattr(writing, _name)))


@register.filter
def for_plural(shown: object) -> int:
    """The number of a count as it is shown, for the choice of a plural: “1,000+” is many."""
    return int("".join(sign for sign in str(shown) if sign.isdecimal()) or 0)


@register.filter
def share(part: Any, whole: Any) -> str:
    """Part of whole in per cent."""
    return writing.share(part, whole)


@register.filter
def lookup(mapping: Any, key: Any) -> Any:
    """`mapping[key]`; an empty mapping if there is none."""
    return mapping.get(key, {})


@register.filter
def lookup_figure(mapping: Any, key: Any) -> Any:
    """`mapping[key]`; nought if there is none."""
    return mapping.get(key, 0)


@register.filter
def day_kept(text: str) -> str:
    """A day that is kept as text, such as a fact of a paper: 20 Nov 2026."""
    return writing.day(date.fromisoformat(text)) if text else ""


@register.filter
def day_of(moment: datetime) -> date:
    """The local day of a moment."""
    return timezone.localdate(moment)


@register.filter
def day_narrow(value: date) -> str:
    """A short day for a narrow column: it breaks after the year of a Chinese one, nowhere else."""
    year, mark, rest = writing.day_short(value).partition("年")
    return format_html("{}{}<wbr>{}", year, mark, rest) if mark else year
