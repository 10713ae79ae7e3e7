"""The working-day calendar: what the State Council's schedule of a year changes about its weeks.

A day without a row is worked from Monday to Friday. The rows of a year count once the year is
published; a day of a later year is provisional. The law's holidays on fixed days hold already then.
"""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.writing import chinese


@pghistory.track()
class CalendarYear(models.Model):
    """A year of the calendar, and the notice it was published by."""

    year = models.SmallIntegerField(_("year"), primary_key=True)
    published = models.BooleanField(_("published"), default=False)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("year",)
        verbose_name = _("calendar year")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2004, year__lte=2100), name="calendar_year_in_bounds"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CalendarDay(models.Model):
    """An exception: a weekday that is not worked, or a weekend day that is (调休)."""

    day = models.DateField(_("day"), primary_key=True)
    is_worked = models.BooleanField(_("worked"))
    name = models.CharField(_("name, Chinese"), max_length=60)
    name_en = models.CharField(_("name, English"), max_length=60)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("day",)
        verbose_name = _("calendar day")
        constraints = [
            # Monday to Friday is worked anyhow, Saturday and Sunday (1 and 7) are off anyhow.
            models.CheckConstraint(
                condition=Q(is_worked=True, day__week_day__in=(1, 7))
                | Q(is_worked=False) & ~Q(day__week_day__in=(1, 7)),
                name="calendar_day_is_an_exception",
            )
        ]

    def __str__(self) -> str:
        return str(self.day)

    @property
    def words(self) -> str:
        """The name in the reader's language."""
        return self.name if chinese() else self.name_en


class StatutoryHoliday(models.Model):
    """A public holiday of the law on a fixed day: off before the year's schedule is known.

    Those of the lunar calendar have no row; the schedule of the year gives them.
    """

    month = models.SmallIntegerField(_("month"))
    day = models.SmallIntegerField(_("day"))
    name = models.CharField(_("name, Chinese"), max_length=60)
    name_en = models.CharField(_("name, English"), max_length=60)
    from_year = models.SmallIntegerField(_("from the year"))
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("month", "day")
        verbose_name = _("statutory holiday")
        constraints = [
            models.UniqueConstraint(fields=["month", "day"], name="statutory_holiday_once"),
            models.CheckConstraint(
                condition=Q(month__range=(1, 12), day__range=(1, 31)),
                name="statutory_holiday_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    @property
    def words(self) -> str:
        """The name in the reader's language."""
        return self.name if chinese() else self.name_en
