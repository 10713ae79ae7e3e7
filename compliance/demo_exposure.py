"""The demonstration's exposures: a published list with some paid, proposals, a watched employer.

Decisions of an earlier system and what was owed are delivered as files, proposed by the system on
the evening of each day, reviewed and published by two people on the days on which that would have
happened. Beside the list stand decisions on sums too small for it, so that its effect is seen.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management import call_command
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from compliance.actions import exposure_lists, exposure_runs, exposures, watchlist
from compliance.exposure.marks import mark_of
from compliance.exposure.quarters import next_quarter, quarter_of
from compliance.exposure.states import ExposureState
from compliance.models import Exposure
from enterprises.models import Contribution, Enterprise, Scheme
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import working_day_after

DISTRICT = "370214"
# Kind and yuan of each decision of the list's quarter; those of the next one wait for review.
LAST = (
    ("L6", 1284600), ("V1", 402117), ("V2", 938450), ("L6", 318900), ("V1", 1071364),
    ("V2", 266038), ("L6", 152300), ("L3", 0), ("L6", 486500), ("V2", 731900),
    ("L6", 127400), ("V1", 508800),
)  # fmt: skip
PRESENT = (("L6", 214700), ("V2", 356200), ("L6", 623800))  # the last is made public at once
# Decisions below the sum that is made public, by which the list's effect is measured.
BESIDE = (168200, 143750, 187300, 121900, 156480, 175060, 132600, 149900, 193400)
PAID_NEXT_DAY, PAID_LATER = 3, 2
# How many days after publication deliveries show what was owed as paid; None: not paid.
LISTED_PAID_AFTER = (None, -12, 12)
BESIDE_PAID_AFTER = (-9, 2, 6, 17, 24, None, None, None, None)
SEEN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Days:
    """When things happened: the last list was published a month ago or earlier."""

    today: date

    @property
    def quarter(self) -> date:
        """The first day of the quarter whose list is published."""
        last = quarter_of(quarter_of(self.today) - timedelta(days=1))
        if _publication_of(last) + SEEN_FOR <= self.today:
            return last
        return quarter_of(last - timedelta(days=1))

    @property
    def published(self) -> date:
        """The day of publication."""
        return _publication_of(self.quarter)


def _publication_of(quarter: date) -> date:
    return working_day_after(next_quarter(quarter), 9)


@dataclass(frozen=True)
class Decision:
    """One row of the file of decisions."""

    firm: Enterprise
    kind: str
    yuan: int
    decided_on: date


def fill_the_lists(folder: Path, *, now: datetime) -> None:
    """Delivers the decisions, and brings list and watchlist to where they stand `now`."""
    days = Days(timezone.localdate(now))
    firms = _firms()
    decisions = list(_decisions(firms, days))
    _deliver(folder, decisions)
    _deliver_contributions(folder, decisions, days)
    published_at = _at(days.published, 10)
    evenings = sorted({each.decided_on for each in decisions})
    for evening in evenings:
        if evening < days.published:
            exposure_runs.propose(now=_at(evening, 23))
    _publish(days, published_at)
    exposure_runs.follow_payments(now=_at(days.published + timedelta(days=20), 5))
    _follow(days, now=now)
    for evening in evenings:
        if days.published <= evening:
            exposure_runs.propose(now=_at(evening, 23))
    _publish_at_once(days)
    if firms:
        _watch(firms[-1], now=now)
    exposure_runs.reckon_effects(now=now)


def _firms() -> list[Enterprise]:
    """Those of the highest risk; who is decided on for contributions comes from elsewhere."""
    most = len(LAST) + len(PRESENT) + 1
    return list(_of_district().order_by("-risk_points", "id")[:most])


def _of_district() -> QuerySet[Enterprise]:
    active = Enterprise.objects.filter(district_code=DISTRICT, status="active")
    return active.exclude(legal_representative="")


def _who_owe_nothing(days: Days, *, but: Iterable[Enterprise]) -> list[Enterprise]:
    """Firms with staff that paid every month so far: they owe what is delivered next."""
    own = Contribution.objects.filter(
        enterprise=OuterRef("pk"), month__lt=next_quarter(days.quarter)
    )
    clean = _of_district().exclude(pk__in=[each.pk for each in but])
    clean = clean.filter(Exists(own.filter(scheme=Scheme.PENSION, due__gt=0)))
    late = Q(paid__lt=F("due")) | Q(paid_on__gte=days.published)
    return list(clean.exclude(Exists(own.filter(late))).order_by("id"))


def _decisions(firms: Sequence[Enterprise], days: Days) -> Iterable[Decision]:
    """The decisions of both quarters, then those that no list holds."""
    after = next_quarter(days.quarter)
    rows = [(each, days.quarter + timedelta(days=5 * n)) for n, each in enumerate(LAST, 1)]
    rows += [(each, after + timedelta(days=12 * n)) for n, each in enumerate(PRESENT, 1)]
    clean = iter(_who_owe_nothing(days, but=firms))
    for ((kind, yuan), decided_on), firm in zip(rows, firms, strict=False):
        yield Decision(next(clean, firm) if kind == "V2" else firm, kind, yuan, decided_on)
    for n, (yuan, firm) in enumerate(zip(BESIDE, clean, strict=False), 1):
        yield Decision(firm, "V2", yuan, days.quarter + timedelta(days=6 * n))


def _month_owed(days: Days) -> date:
    """The month that was not paid: the second before the quarter."""
    return (days.quarter.replace(day=1) - timedelta(days=40)).replace(day=1)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_current_timezone())


def _deliver(folder: Path, decisions: Iterable[Decision]) -> None:
    """The file of decisions, as the earlier system would hand it over."""
    rows = [
        (
            each.firm.uscc,
            each.decided_on.isoformat(),
            each.kind,
            f"青劳监罚〔{each.decided_on.year}〕示例{n:03}号",
            each.yuan or "",
        )
        for n, each in enumerate(decisions, 1)
    ]
    header = ("uscc", "decided_on", "violation_type", "document_no", "amount")
    _land(folder, "penalties", header, rows)


def _deliver_contributions(folder: Path, decisions: Sequence[Decision], days: Days) -> None:
    """The month that was owed on the day of the decision, and the day on which it was paid."""
    listed = [each for each in decisions[: len(LAST)] if each.kind == "V2"]
    beside = decisions[len(LAST) + len(PRESENT) :]
    after = dict(zip((each.firm.pk for each in listed), LISTED_PAID_AFTER, strict=False))
    after |= dict(zip((each.firm.pk for each in beside), BESIDE_PAID_AFTER, strict=False))
    month = _month_owed(days)
    known = Contribution.objects.filter(enterprise__in=after, scheme=Scheme.PENSION, due__gt=0)
    of_each = known.select_related("enterprise").order_by("enterprise_id", "month")
    rows = []
    for row in of_each.distinct("enterprise_id"):
        late = after[row.enterprise_id]
        paid_on = None if late is None else days.published + timedelta(days=late)
        is_paid = paid_on is not None and paid_on <= days.today
        rows.append(
            (
                row.enterprise.uscc,
                "pension",
                f"{month:%Y-%m}",
                row.headcount,
                row.due,
                row.due if is_paid else 0,
                paid_on if is_paid else "",
            )
        )
    header = ("uscc", "scheme", "month", "headcount", "due", "paid", "paid_on")
    if rows:
        _land(folder, "contributions", header, rows)


def _land(folder: Path, feed: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{feed}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    call_command("import_feed", feed, str(path))


def _publish(days: Days, published_at: datetime) -> None:
    """All of the quarter accepted by the district, one left out, published by the city."""
    district, city = (User.objects.get(username=name) for name in ("district", "supervisor"))
    proposed = Exposure.objects.waiting().filter(
        quarter_on=days.quarter, enterprise__district_code=DISTRICT
    )
    reviewed_at = published_at - timedelta(days=3)
    for n, exposure in enumerate(proposed.order_by("pk")):
        if n == len(LAST) - 1:
            reason = "当事人已提起行政复议并停止执行，待复议决定作出后再行公布。"
            exposures.leave_out(exposure, by=district, now=reviewed_at, reason=reason)
            continue
        _accept(exposure, by=district, now=reviewed_at)
    accepted = Exposure.objects.filter(quarter_on=days.quarter, state=ExposureState.ACCEPTED)
    entries = list(accepted.order_by("pk"))
    if entries and not exposure_lists.why_not_publish(days.quarter, by=city, on=days.published):
        seen = mark_of(entries)
        exposure_lists.publish_list(days.quarter, by=city, now=published_at, seen=seen)


def _publish_at_once(days: Days) -> None:
    """The newest proposal does not wait for its quarter's list."""
    district, city = (User.objects.get(username=name) for name in ("district", "supervisor"))
    proposed = Exposure.objects.waiting().filter(quarter_on=next_quarter(days.quarter))
    urgent = proposed.filter(enterprise__district_code=DISTRICT).order_by("-decided_on").first()
    if urgent is None:
        return
    _accept(urgent, by=district, now=_at(urgent.decided_on + timedelta(days=3), 11))
    at = _at(urgent.decided_on + timedelta(days=4), 10)
    exposure_lists.publish_urgent(urgent, by=city, now=at, seen=mark_of([urgent]))


def _accept(exposure: Exposure, *, by: User, now: datetime) -> None:
    """As proposed."""
    exposures.accept(
        exposure,
        by=by,
        now=now,
        facts=exposure.facts,
        decision=exposure.decision,
        legal_basis=exposure.legal_basis,
        wages_yuan=exposure.wages_yuan,
        contributions_yuan=exposure.contributions_yuan,
    )


def _follow(days: Days, *, now: datetime) -> None:
    """Some pay the next day, some later; one decision is reversed, one entry objected to."""
    city = User.objects.get(username="supervisor")
    listed = Exposure.objects.filter(
        state=ExposureState.PUBLISHED, quarter_on=days.quarter
    ).order_by("entry_id")
    # What deliveries of contributions show is not recorded by hand.
    owing = [each for each in listed if each.owed_yuan and not each.owed_from_on]
    for n, exposure in enumerate(owing[: PAID_NEXT_DAY + PAID_LATER]):
        late = 1 if n < PAID_NEXT_DAY else 4 + 5 * n
        paid_on = days.published + timedelta(days=late)
        if paid_on <= days.today:
            exposures.record_payment(
                exposure,
                by=city,
                now=_at(paid_on, 15) if paid_on < days.today else now,
                paid_on=paid_on,
                wages=bool(exposure.wages_yuan),
                contributions=bool(exposure.contributions_yuan),
                document=f"银行回单示例{n + 1:03}号",
            )
    if len(owing) > PAID_NEXT_DAY + PAID_LATER + 1:
        reversed_one, objected = owing[-1], owing[-2]
        exposures.reverse(
            reversed_one,
            by=city,
            now=now,
            document="青政复决〔2026〕示例12号",
            reason="以事实不清为由撤销原处罚决定。",
        )
        text = "本单位已于公布前付清全部欠款，请予复核。"
        exposures.object(objected, by=city, now=now, text=text, document="异议申请书示例1号")


def _watch(firm: Enterprise, *, now: datetime) -> None:
    """An employer on the watchlist: noticed by the inspector, decided by the district's head."""
    inspector, district = (User.objects.get(username=name) for name in ("inspector", "district"))
    if not Enterprise.objects.visible_to(inspector).filter(pk=firm.pk).exists():
        inspector = User.objects.get(username="supervisor")
    noticed_at = now - timedelta(days=21)
    entry = watchlist.give_notice(
        by=inspector,
        now=noticed_at,
        enterprise=firm,
        ground="evade",
        reason="以个人账户发放工资、少报缴费基数，两年内两次被责令改正后再犯。",
    )
    watchlist.decide(
        entry,
        by=district,
        now=now - timedelta(days=7),
        listed=True,
        reason="情况属实，当事人未陈述申辩。",
    )
