"""Who is told of entries to be withdrawn and objections to be decided, before and after the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.models import Exposure, ExposureObjection
from compliance.procedure.news import supervisors_of
from inspectorate.organisation.models import Limit, Role, User
from inspectorate.organisation.working_days import calendar

from .exposure_reversals import LIMIT as WITHDRAWAL
from .exposures import OBJECTION

Told = tuple[NotificationKind, Notice]


def remind(limits: dict[str, Limit], *, on: date, now: datetime) -> int:
    """Tells the supervisors of what is near or over on a day; how many notices are new."""
    city = list(User.objects.active().holding(Role.CITY_SUPERVISOR).order_by("pk"))
    told = sorted(
        [*_withdrawals(limits[WITHDRAWAL], city, on), *_objections(limits[OBJECTION], on)],
        key=lambda each: each[0],
    )
    return sum(
        announce_all(kind, [notice for _kind, notice in notices], now=now)
        for kind, notices in groupby(told, key=lambda each: each[0])
    )


def _withdrawals(limit: Limit, city: list[User], on: date) -> Iterator[Told]:
    """Only the city's supervisors withdraw, so they are told from the beginning."""
    near = calendar().working_day_after(on, limit.remind_days)
    for exposure in Exposure.objects.to_withdraw().filter(withdraw_due_on__lte=near).order_by("pk"):
        due = exposure.withdraw_due_on
        if due is not None:
            yield from _notices(exposure, limit, {*supervisors_of(exposure), *city}, due, on)


def _objections(limit: Limit, on: date) -> Iterator[Told]:
    near = calendar().working_day_after(on, limit.remind_days)
    waiting = ExposureObjection.objects.filter(decided_at=None, due_on__lte=near)
    for objection in waiting.select_related("exposure").order_by("pk"):
        people = set(supervisors_of(objection))
        people |= set(User.objects.active().holding(Role.LEGAL_REVIEWER))
        yield from _notices(objection.exposure, limit, people, objection.due_on, on)


def _notices(
    exposure: Exposure, limit: Limit, people: set[User], due: date, on: date
) -> Iterator[Told]:
    kind = NotificationKind.DEADLINE_OVER if due < on else NotificationKind.DEADLINE_SOON
    values: dict[str, str | int] = {
        "number": exposure.decision_no,
        "what": limit.name_en,
        "what_zh": limit.name,
        "due": due.isoformat(),
    }
    key = f"exposure {exposure.pk} {limit.code} due {due} {kind}"
    for person in sorted(people, key=lambda each: each.pk):
        yield kind, Notice(person.pk, key, f"/exposures/{exposure.pk}/", values)
