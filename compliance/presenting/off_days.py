"""That a day is none on which people work: what a visit planned for it should be told."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from inspectorate.foundation.writing import chinese, day_long
from inspectorate.organisation.models import CalendarYear, StatutoryHoliday
from inspectorate.organisation.presenting.sources import source_in_words
from inspectorate.organisation.working_days import calendar


def off_day_told(day: date) -> str:
    """Why `day` is not a working day and where that stands, as a sentence; '' if it is one."""
    schedule = calendar()
    if schedule.is_working_day(day):
        return ""
    exception = schedule.exception_of(day)
    named = exception and (exception.name if chinese() else exception.name_en)
    return _("%(day)s is not a working day: %(why)s (%(source)s).") % {
        "day": day_long(day),
        "why": named or _("weekend"),
        "source": _source_of(day),
    }


def _source_of(day: date) -> str:
    year = CalendarYear.objects.filter(year=day.year, published=True).first()
    if year is not None:
        return source_in_words(year.source)
    law = StatutoryHoliday.objects.filter(month=day.month, day=day.day).first()
    if law is not None and law.from_year <= day.year:
        return source_in_words(law.source)
    return _("the schedule of %(year)s is not published yet") % {"year": day.year}
