"""Double-random draws: held once, kept as drawn, repeatable, their result published."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import Draw, Inspection, InspectionKind, InspectionPurpose
from compliance.planning.drawing import draw, hash_of_pools
from compliance.planning.recusals import unknown
from compliance.procedure.possible_days import outside, planned
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from enterprises.models import Enterprise, Regime
from inspectorate.organisation import journal
from inspectorate.organisation.models import Absence, Assignment, Inspector, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.working_days import calendar

from .inspections import inspectors_needed
from .serials import next_serial

SPAN_DAYS = 20


def hold(
    *,
    by: User,
    now: datetime,
    district_code: str,
    title: str,
    objects_count: int,
    visits_from_on: date,
    seed: str = "",
    criteria: Mapping[str, Any] | None = None,
    recusals: Iterable[Mapping[str, str]] = (),
) -> Draw:
    """Draws objects and inspectors, keeps pools and result, and plans a visit for each object.

    `criteria` may hold `industry` (how codes begin) and `categories` (risk classes). `recusals`
    are staff_no, uscc and reason. Without a seed one is made. Raises Refused where a pool is too
    small; enterprises that a medal waives are in no pool.
    """
    if not Permission.DRAW_HOLD.is_held_by(by):
        raise NotPermitted(Permission.DRAW_HOLD.refusal(by))
    if why := outside(visits_from_on, planned(None, timezone.localdate(now), {})):
        raise Refused(_("Visits from: %(why)s") % {"why": why})
    withdrawing = [dict(recusal) for recusal in recusals]
    if why := unknown(withdrawing):
        raise Refused(why)
    days = _days(visits_from_on)
    wanted = dict(criteria or {})
    pool = _objects(by, district_code, wanted, first=days[0])
    inspectors = _inspectors(district_code, days)
    made = Draw(
        district_code=district_code,
        title=title,
        seed=seed.strip() or secrets.token_hex(16),
        criteria=wanted,
        inspectors_each=inspectors_needed(on=visits_from_on),
        objects_pool="\n".join(sorted(pool)),
        inspectors_pool=[{"staff_no": i.staff_no, "name": i.name} for i in inspectors],
        recusals=withdrawing,
        objects_count=objects_count,
        visits_from_on=visits_from_on,
        held_at=now,
        held_by=by,
    )
    made.pool_hash = hash_of_pools(*_pools(made))
    made.result = _drawn(made)
    with transaction.atomic(), journal.told(user=by.pk):
        year = timezone.localdate(now).year
        made.number = f"D-{year}-{next_serial('draw', year=year):03}"
        made.save(force_insert=True)
        _plan_visits(made, inspectors, days, by=by)
    return made


def _drawn(made: Draw) -> list[dict[str, Any]]:
    """The result, or the refusal of pools that are too small."""
    pool = len(made.objects_pool.split("\n")) if made.objects_pool else 0
    if pool < made.objects_count:
        raise Refused(
            _("The pool holds %(pool)d enterprises, fewer than the %(asked)d to be drawn.")
            % {"pool": pool, "asked": made.objects_count}
        )
    try:
        return _draw_again(made)
    except ValueError:
        raise Refused(
            ngettext(
                "Not every object is left %(each)d certified inspector who need not withdraw.",
                "Not every object is left %(each)d certified inspectors who need not withdraw.",
                made.inspectors_each,
            )
            % {"each": made.inspectors_each}
        ) from None


def _pools(held: Draw) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Codes, staff numbers, and who withdraws from which code."""
    return (
        held.objects_pool.split("\n"),
        [each["staff_no"] for each in held.inspectors_pool],
        [(each["staff_no"], each["uscc"]) for each in held.recusals],
    )


def _draw_again(held: Draw) -> list[dict[str, Any]]:
    objects, numbers, pairs = _pools(held)
    return draw(
        held.seed,
        objects,
        numbers,
        count=held.objects_count,
        each=held.inspectors_each,
        recusals=pairs,
    )


def repeat(held: Draw) -> list[dict[str, Any]]:
    """The result computed again from seed and pools as kept; ValueError if the hash differs."""
    if hash_of_pools(*_pools(held)) != held.pool_hash:
        raise ValueError(f"the pools of {held.number} are not those of its hash")
    return _draw_again(held)


def publish(held: Draw, *, by: User, now: datetime) -> Draw:
    """Makes the result public from today: how it was drawn, and each visit once it is over."""
    if not Permission.DRAW_HOLD.is_held_by(by):
        raise NotPermitted(Permission.DRAW_HOLD.refusal(by))
    with transaction.atomic(), journal.told(user=by.pk):
        today = timezone.localdate(now)
        published = Draw.objects.filter(pk=held.pk, published_on=None).update(published_on=today)
        held.refresh_from_db()
    if not published:
        raise StaleState(_("This draw is published already."))
    return held


def _objects(by: User, district_code: str, criteria: dict[str, Any], *, first: date) -> list[str]:
    seen = Enterprise.objects.visible_to(by).filter(district_code=district_code)
    found = seen.filter(status__in=("active", ""), grid_group__isnull=False)
    found = found.exclude(
        Q(regime=Regime.WAIVED), Q(regime_until=None) | Q(regime_until__gte=first)
    )
    if criteria.get("industry"):
        found = found.filter(industry_code__startswith=criteria["industry"])
    if criteria.get("categories"):
        found = found.filter(risk_class__in=criteria["categories"])
    return list(found.order_by("uscc").values_list("uscc", flat=True))


def _inspectors(district_code: str, days: list[date]) -> list[Inspector]:
    """Certified to the last day, posted in the district, not away in between."""
    posted = Assignment.objects.in_force(on=days[0]).filter(grid_group__district_code=district_code)
    away = Absence.objects.between(days[0], days[-1])
    certified = Inspector.objects.certified(on=days[-1])
    found = certified.filter(pk__in=posted.values("inspector"))
    return list(found.exclude(pk__in=away.values("inspector")).order_by("staff_no"))


def _days(first: date) -> list[date]:
    """The working days over which the visits are spread."""
    schedule = calendar()
    day = first if schedule.is_working_day(first) else schedule.working_day_after(first, 1)
    days = [day]
    while len(days) < SPAN_DAYS:
        days.append(schedule.working_day_after(days[-1], 1))
    return days


def _plan_visits(held: Draw, inspectors: list[Inspector], days: list[date], *, by: User) -> None:
    codes = [row["uscc"] for row in held.result]
    known = {each.uscc: each for each in Enterprise.objects.filter(uscc__in=codes)}
    people = {each.staff_no: each for each in inspectors}
    for at, row in enumerate(held.result):
        enterprise = known[row["uscc"]]
        visit = Inspection.objects.create(
            draw=held,
            enterprise=enterprise,
            grid_group_id=enterprise.grid_group_id,
            district_code=enterprise.district_code,
            kind=InspectionKind.VISIT,
            purpose=InspectionPurpose.DOUBLE_RANDOM,
            planned_on=days[at * len(days) // len(codes)],
            planned_by=by,
        )
        visit.inspectors.set([people[number] for number in row["inspectors"]])
