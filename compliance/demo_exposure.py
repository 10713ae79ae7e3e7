"""The demonstration's exposures: a published list with some paid, proposals, a watched employer.

Decisions of an earlier system are delivered as a file, proposed by the system, reviewed and
published by two people on the days on which that would have happened.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from compliance.actions import exposure_lists, exposure_runs, exposures, watchlist
from compliance.exposure.marks import mark_of
from compliance.exposure.quarters import quarter_of
from compliance.exposure.states import ExposureState
from compliance.models import Exposure
from enterprises.models import Enterprise
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import working_day_after

DISTRICT = "370214"
# Kind and yuan of each decision of the last quarter; those of the present one wait for review.
LAST = (
    ("L6", 1284600), ("V1", 402117), ("V2", 938450), ("L6", 318900), ("V1", 1071364),
    ("V2", 266038), ("L6", 152300), ("L3", 0), ("L6", 486500), ("V2", 731900),
    ("L6", 127400), ("V1", 508800),
)  # fmt: skip
PRESENT = (("L6", 214700), ("V2", 356200))
PAID_NEXT_DAY, PAID_LATER = 3, 2


@dataclass(frozen=True)
class Days:
    """When things happened: the list was published early in this quarter, or is today."""

    today: date

    @property
    def quarter(self) -> date:
        """The first day of the quarter whose list is published."""
        return quarter_of(quarter_of(self.today) - timedelta(days=1))

    @property
    def published(self) -> date:
        """The day of publication."""
        return min(working_day_after(quarter_of(self.today), 9), self.today)


def fill_the_lists(folder: Path, *, now: datetime) -> None:
    """Delivers the decisions, and brings list and watchlist to where they stand `now`."""
    days = Days(timezone.localdate(now))
    firms = list(
        Enterprise.objects.filter(district_code=DISTRICT, status="active")
        .exclude(legal_representative="")
        .order_by("-risk_points", "id")[: len(LAST) + len(PRESENT) + 1]
    )
    _deliver(folder, firms, days)
    published_at = _at(days.published, 10)
    exposure_runs.propose(now=published_at - timedelta(days=6))
    _publish(days, published_at)
    _follow(days, now=now)
    if firms:
        _watch(firms[-1], now=now)
    exposure_runs.reckon_effects(now=now)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_current_timezone())


def _deliver(folder: Path, firms: list[Enterprise], days: Days) -> None:
    """The file of decisions, as the earlier system would hand it over."""
    rows = [*((each, days.quarter) for each in LAST)]
    rows += [(each, quarter_of(days.today)) for each in PRESENT]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "penalties.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("uscc", "decided_on", "violation_type", "document_no", "amount"))
        for n, (((kind, yuan), quarter), firm) in enumerate(zip(rows, firms, strict=False), 1):
            decided_on = min(quarter + timedelta(days=5 * n % 80), days.today)
            number = f"青劳监罚〔{decided_on.year}〕示例{n:03}号"
            writer.writerow((firm.uscc, decided_on.isoformat(), kind, number, yuan or ""))
    call_command("import_feed", "penalties", str(path))


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
        exposures.accept(
            exposure,
            by=district,
            now=reviewed_at,
            facts=exposure.facts,
            decision=exposure.decision,
            legal_basis=exposure.legal_basis,
            wages_yuan=exposure.wages_yuan,
            contributions_yuan=exposure.contributions_yuan,
        )
    accepted = Exposure.objects.filter(quarter_on=days.quarter, state=ExposureState.ACCEPTED)
    entries = list(accepted.order_by("pk"))
    if entries and not exposure_lists.why_not_publish(days.quarter, by=city, on=days.published):
        seen = mark_of(entries)
        exposure_lists.publish_list(days.quarter, by=city, now=published_at, seen=seen)


def _follow(days: Days, *, now: datetime) -> None:
    """Some pay the next day, some later; one decision is reversed, one entry objected to."""
    city = User.objects.get(username="supervisor")
    listed = Exposure.objects.filter(state=ExposureState.PUBLISHED).order_by("entry_id")
    owing = [each for each in listed if each.owed_yuan]
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
