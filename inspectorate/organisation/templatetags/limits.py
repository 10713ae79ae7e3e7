"""How time limits and their dates are written."""

from __future__ import annotations

from datetime import date

from django import template

from inspectorate.organisation.models import Limit
from inspectorate.organisation.presenting.limits import length_of
from inspectorate.organisation.presenting.sources import source_in_words
from inspectorate.organisation.presenting.why import weekday_of

register = template.Library()


@register.filter
def length_words(limit: Limit) -> str:
    """60 working days."""
    return length_of(limit.length, limit.day_type, limit.unit)


@register.filter
def day_of_year(day: date, year: int) -> str:
    """Sat 10 Oct: a day of the year the page is about."""
    return weekday_of(day, date(year, 1, 1))


@register.filter
def source_words(source: str) -> str:
    """Where a figure is from, in the reader's language where the first filling wrote it."""
    return source_in_words(source)
