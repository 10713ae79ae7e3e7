"""The demonstration's appraisals: an earlier cycle that is final, and one in review.

All through the actions, at moments of the past weeks: the register and the history of decisions
are delivered first, so that they are known when the first cycle is opened.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from compliance.actions import (
    appraisal_runs,
    appraisals,
    conduct,
    criteria,
    grades,
    simulations,
)
from compliance.appraisal.checking import Row
from compliance.appraisal.cycles import Period, next_period
from compliance.appraisal.lists import listed
from compliance.models import Appraisal, ConductKind, Grade, Scale, WorkState
from enterprises.actions import batches
from enterprises.models import Enterprise
from inspectorate.organisation.models import User

KNOWN_FIRST = ("enterprises", "penalties")
DELIVERED_DAYS, EARLIER_DAYS, NOTIFIED_DAYS, CURRENT_DAYS = 70, 60, 55, 20
WHY = "旧系统的处罚记录自启用之日起完整，更早的决定已人工核对。"
CONDUCT = (
    (ConductKind.OBSTRUCTION, "拒绝监察员进入劳动场所，经劝告仍不开门。"),
    (ConductKind.MASS_INCIDENT, "因拖欠工资，41名劳动者在门前聚集，现场处置两小时。"),
    (ConductKind.OBSTRUCTION, "提供的花名册与门禁记录不符，拒不说明。"),
)
REASON = "复查确认当日开门迟延系停电所致，不属于拒绝检查。"


def delivered_at(feed: str, *, now: datetime) -> datetime | None:
    """When a feed of the demonstration is delivered; None: now."""
    return now - timedelta(days=DELIVERED_DAYS) if feed in KNOWN_FIRST else None


def land_first(folder: Path, feed: str, *, now: datetime) -> None:
    """Lands a feed in the past, the history of decisions declared complete."""
    today = timezone.localdate(now)
    first = date(today.year - 4, 1, 1)
    batches.land(
        feed=feed,
        path=folder / f"{feed}.csv",
        by=None,
        complete=f"{first}..{date(today.year - 1, 12, 31)}" if feed == "penalties" else "",
        now=delivered_at(feed, now=now),
    )


def fill_the_appraisals(*, now: datetime) -> None:
    """Conduct recorded and confirmed, an earlier cycle brought to its end, one left in review."""
    supervisor, inspector, district = (
        User.objects.get(username=name) for name in ("supervisor", "inspector", "district")
    )
    current = next_period(Scale.objects.get(code="city"), today=timezone.localdate(now))
    earlier = Period(
        current.from_on.replace(year=current.from_on.year - 2),
        current.to_on.replace(year=current.to_on.year - 2),
    )
    for period, shift in ((earlier, 0), (current, 2)):
        _behave(period, shift, inspector=inspector, district=district, now=now)
    to_the_end(earlier, by=supervisor, now=now)
    _in_review(current, by=supervisor, district=district, now=now)


def _behave(period: Period, shift: int, *, inspector: User, district: User, now: datetime) -> None:
    """Facts that no case records, at enterprises of the inspector's groups."""
    seen = Enterprise.objects.visible_to(inspector).order_by("-risk_points", "id")
    at = now - timedelta(days=DELIVERED_DAYS - 5)
    for n, (kind, words) in enumerate(CONDUCT):
        enterprise = seen[n + shift]
        on = period.from_on + timedelta(days=200 + 90 * n)
        fact = conduct.record(
            enterprise,
            kind=kind,
            happened_on=max(on, enterprise.established_on or on),
            description=words,
            proof=f"青劳监检录〔{period.from_on.year}〕{31 + n}号",
            by=inspector,
            now=at,
        )
        conduct.confirm(fact, by=district, now=at + timedelta(hours=20))


def _open(period: Period, *, by: User, now: datetime) -> Appraisal:
    opened = appraisals.open_cycle(period.code, by=by, now=now, despite_gaps=WHY)
    _work(opened, now=now + timedelta(minutes=1))
    return opened


def _work(appraisal: Appraisal, *, now: datetime) -> None:
    """What the workers would carry out, and what follows from it."""
    while run := appraisal.runs.filter(state=WorkState.WAITING).first():
        appraisal_runs.carry_out_all(run, now=now)
    appraisal.refresh_from_db()


def to_the_end(period: Period, *, by: User, now: datetime) -> None:
    """Opened, confirmed as computed, notified, final once the time for objections is over."""
    appraisal = _open(period, by=by, now=now - timedelta(days=EARLIER_DAYS))
    at = now - timedelta(days=EARLIER_DAYS - 2)
    grades.confirm_listed(appraisal, {}, seen=listed(appraisal, {}, by=by), by=by, now=at)
    _work(appraisal, now=at)
    at = now - timedelta(days=NOTIFIED_DAYS)
    appraisals.notify(appraisal, by=by, now=at)
    _work(appraisal, now=at)
    at = now - timedelta(days=CURRENT_DAYS + 1)
    appraisals.conclude(appraisal, by=by, now=at)
    _work(appraisal, now=at)


def _in_review(period: Period, *, by: User, district: User, now: datetime) -> None:
    """Computed, partly confirmed, one change awaiting its second, a draft beside it."""
    appraisal = _open(period, by=by, now=now - timedelta(days=CURRENT_DAYS))
    poor = Grade.objects.visible_to(district).filter(appraisal=appraisal, proposed_grade="poor")
    for n, grade in enumerate(poor.by_risk()[:2]):
        at = now - timedelta(days=CURRENT_DAYS - 3, hours=n)
        if n == 0:
            grades.change(grade, to="full", reason=REASON, by=district, now=at)
        else:
            grades.confirm(grade, by=district, now=at)
    _draft(appraisal, period, by=district, now=now - timedelta(days=5))


def _draft(appraisal: Appraisal, period: Period, *, by: User, now: datetime) -> None:
    """A sterner version, tried on the cycle."""
    draft = criteria.draft(appraisal.criteria, by=by, now=now)
    rows = criteria.rows_of(draft)
    sterner = [Row("poor", ("dealt_with",), 2), *rows[1:]]
    note = "被查处两次即评为失信"
    criteria.change(draft, rows=sterner, note=note, source="", by=by)
    tried = simulations.start(draft, by=by, now=now, period=period)
    simulations.carry_out(tried, now=now)
