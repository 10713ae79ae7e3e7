"""When a person may be reached outside the application.

A person's quiet hours hold e-mail and chat back; reminders of deadlines are held back outside the
office's hours as well. What is held goes out at the next moment that is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop

from alerts.models import OfficeHours, QuietHours
from inspectorate.organisation.working_days import is_working_day

ASSUMED = gettext_noop("Assumed for a new installation; the office enters its own hours")
FARTHEST_DAYS = 30  # no run of days off is longer


@dataclass(frozen=True)
class Reach:
    """On each day, from `opens` to `closes` (past midnight if it is not later); which days."""

    opens: time
    closes: time
    working_days_only: bool

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The stretch that begins on `day`; none on a day off, if days off are quiet."""
        if self.working_days_only and not is_working_day(day):
            return
        last = day if self.closes > self.opens else day + timedelta(days=1)
        zone = timezone.get_default_timezone()
        yield (
            datetime.combine(day, self.opens, tzinfo=zone),
            datetime.combine(last, self.closes, tzinfo=zone),
        )

    def next_from(self, moment: datetime) -> datetime:
        """`moment` if it is free, else when the next free stretch begins."""
        today = timezone.localtime(moment, timezone.get_default_timezone()).date()
        for away in range(-1, FARTHEST_DAYS):
            for opens, closes in self.spans(today + timedelta(days=away)):
                if moment < closes:
                    return max(moment, opens)
        return moment


def office_hours(on: date) -> Reach:
    """The office's hours in force on a day; around the clock where none are laid down."""
    hours = OfficeHours.objects.filter(from_day__lte=on).order_by("-from_day").first()
    if hours is None:
        return Reach(time(0), time(0), working_days_only=False)
    return Reach(hours.opens, hours.closes, working_days_only=True)


def reach_of(own: QuietHours | None, office: Reach) -> Reach:
    """When a person may be reached: outside the own quiet hours, else in the office's hours."""
    if own is None:
        return office
    return Reach(own.quiet_until, own.quiet_from, own.working_days_only)


def earliest(
    moment: datetime, *, own: QuietHours | None, office: Reach, reminder: bool
) -> datetime:
    """The first moment from `moment` on at which the person may be reached."""
    reach = reach_of(own, office)
    found = reach.next_from(moment)
    if not reminder:
        return found
    for _ in range(FARTHEST_DAYS):  # both must be free at once
        both = reach.next_from(office.next_from(found))
        if both == found:
            break
        found = both
    return found
