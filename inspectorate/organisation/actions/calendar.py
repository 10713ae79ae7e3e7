"""Entering a year's schedule, publishing it, and putting single days right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation import journal
from inspectorate.organisation.models import CalendarDay, CalendarYear, User
from inspectorate.organisation.schedules import Entry
from inspectorate.organisation.working_days import read_again


class Overtaken(Exception):
    """Somebody changed the day since it was looked at."""


class AlreadyPublished(Exception):
    """The year's schedule is in force: single days are put right, the year is not replaced."""


class NothingEntered(Exception):
    """A year without a single holiday is not a schedule."""


def enter_year(
    year: int, entries: Iterable[Entry], *, by: User, source: str, reason: str
) -> CalendarYear:
    """Replaces what was entered for a year that is not published; it counts once it is.

    Days that are what their weekday says anyhow (the Sunday of a holiday) need no row and get none.
    """
    with _one_after_the_other(by, reason):
        found, _ = CalendarYear.objects.select_for_update().get_or_create(
            year=year, defaults={"source": source}
        )
        if found.published:
            raise AlreadyPublished(year)
        found.source = source
        found.save(update_fields=["source"])
        _of_year(year).delete()
        CalendarDay.objects.bulk_create(
            CalendarDay(
                day=entry.day,
                is_worked=entry.is_worked,
                name=entry.name,
                name_en=entry.name_en,
                source=source,
            )
            for entry in entries
            if entry.is_worked != usually_worked(entry.day)
        )
    return found


def publish_year(year: int, *, by: User, reason: str) -> CalendarYear:
    """Puts an entered year in force. Running deadlines keep their dates until dated anew."""
    with _one_after_the_other(by, reason):
        found = CalendarYear.objects.select_for_update().get(year=year)
        if found.published:
            raise AlreadyPublished(year)
        if not _of_year(year).exists():
            raise NothingEntered(year)
        found.published = True
        found.save(update_fields=["published"])
    read_again()
    return found


def set_day(
    day: date,
    *,
    by: User,
    reason: str,
    seen: str,
    is_worked: bool,
    name: str,
    name_en: str,
    source: str,
) -> None:
    """Says whether a day is worked; where that is what its weekday says, its row goes.

    `seen` is the day as the person saw it; raises Overtaken if it is no longer so.
    """
    with _one_after_the_other(by, reason):
        if seen_as(CalendarDay.objects.filter(day=day).first()) != seen:
            raise Overtaken(day)
        CalendarYear.objects.get_or_create(year=day.year, defaults={"source": source})
        if is_worked == usually_worked(day):
            CalendarDay.objects.filter(day=day).delete()
        else:
            CalendarDay.objects.update_or_create(
                day=day,
                defaults={
                    "is_worked": is_worked,
                    "name": name,
                    "name_en": name_en or name,
                    "source": source,
                },
            )
    read_again()


@contextmanager
def _one_after_the_other(by: User, reason: str) -> Iterator[None]:
    """One change of the calendar at a time: the number of the last one tells what is known."""
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        lock_until_commit("calendar")
        yield


def seen_as(found: CalendarDay | None) -> str:
    """A day's row, or that there is none, as one short text."""
    return f"{found.is_worked:d} {found.name}" if found else "-"


def usually_worked(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def _of_year(year: int) -> QuerySet[CalendarDay]:
    return CalendarDay.objects.filter(day__year=year)
