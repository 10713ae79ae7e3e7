"""Lists of exposures: the quarters beside the list, one list's page, what it achieved."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions.exposure_lists import why_not_publish
from compliance.exposure.effect import (
    AFTER_DAYS,
    Payment,
    Share,
    curve,
    in_the_count,
    paid_by,
    shares,
)
from compliance.exposure.marks import mark_of
from compliance.exposure.quarters import code_of
from compliance.exposure.states import ONCE_PUBLIC, ExposureState
from compliance.models import Exposure, ExposureList
from inspectorate.foundation.charts import Chart, line_chart
from inspectorate.foundation.writing import day_short, share
from inspectorate.organisation.models import User

from .exposures import exposure_rows

S = ExposureState
LONGEST = 90  # days that the curve shows


@dataclass(frozen=True)
class ListRow:
    """One list beside the entries: its name, when it was published, what stands, what waits."""

    code: str
    published: str
    entries: int
    withdrawn: int
    waiting: int


def lists_seen(seen: QuerySet[Exposure]) -> list[ListRow]:
    """Every quarter that has entries, and every published list; the newest first."""
    of_quarters = seen.exclude(state=S.LAPSED).filter(exposure_list=None).order_by()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in of_quarters.values("quarter_on", "state").annotate(n=Count("id")):
        counted[code_of(row["quarter_on"])][row["state"]] += row["n"]
    within = seen.exclude(exposure_list=None).order_by().values("exposure_list__code")
    withdrawn = Q(state=S.WITHDRAWN)
    listed = within.annotate(
        entries=Count("id", filter=~withdrawn), withdrawn=Count("id", filter=withdrawn)
    )
    entries = {row["exposure_list__code"]: row for row in listed}
    none = {"entries": 0, "withdrawn": 0}
    made = {each.code: each for each in ExposureList.objects.order_by("-quarter_on", "-id")}
    rows = [
        ListRow(
            code=code,
            published=day_short(timezone.localdate(made[code].published_at))
            if code in made
            else "",
            entries=entries.get(code, none)["entries"] or counted[code][S.ACCEPTED],
            withdrawn=entries.get(code, none)["withdrawn"],
            waiting=counted[code][S.PROPOSED],
        )
        for code in {*counted, *made}
    ]
    return sorted(rows, key=lambda row: row.code, reverse=True)


@dataclass(frozen=True)
class EffectRow:
    """After so many days: the share of the list that had paid, and of the comparable group."""

    after_days: int
    exposed: Share
    compared: Share | None
    exposed_share: str
    compared_share: str


@dataclass(frozen=True)
class Effect:
    """What a list achieved, as sentence, table and curve; `entries` are those that owed.

    Those `apart` had paid before the publication, or on a day nobody knows.
    """

    rows: list[EffectRow]
    paid_now: int
    entries: int
    apart: int
    without_arrears: int
    compared_entries: int
    compared_apart: int
    chart: Chart | None
    reckoned_at: Any


def effect_of(made: ExposureList, entries: list[Exposure], *, on: date) -> Effect:
    """The effect of a published list as known on a day."""
    published_on = timezone.localdate(made.published_at)
    standing = [each for each in entries if each.state != S.WITHDRAWN]
    owing = [Payment(each.paid_on, each.paid_day_known) for each in standing if each.owed_yuan]
    beside = [
        Payment(date.fromisoformat(each) if each else None)
        for each in made.effect.get("paid_on", [])
    ]
    paid = in_the_count(published_on, owing, on=on)
    compared = in_the_count(published_on, beside, on=on)
    own = shares(published_on, paid, on=on)
    other = shares(published_on, compared, on=on)
    return Effect(
        rows=[
            EffectRow(
                after_days=days,
                exposed=own[n],
                compared=other[n] if compared else None,
                exposed_share=_percent(own[n]),
                compared_share=_percent(other[n]) if compared else "",
            )
            for n, days in enumerate(AFTER_DAYS)
        ],
        paid_now=paid_by(paid, on),
        entries=len(paid),
        apart=len(owing) - len(paid),
        without_arrears=len(standing) - len(owing),
        compared_entries=len(compared),
        compared_apart=len(beside) - len(compared),
        chart=_chart(published_on, paid, compared, on=on),
        reckoned_at=made.reckoned_at,
    )


def _percent(one: Share) -> str:
    return "" if one.paid is None or not one.entries else share(one.paid, one.entries)


def _chart(
    published_on: date, paid: list[date | None], compared: list[date | None], *, on: date
) -> Chart | None:
    days = min(LONGEST, (on - published_on).days)
    lines = [("a", _("exposed"), curve(published_on, paid, on=on, days=days))]
    if compared:
        lines.append(("b", _("not exposed"), curve(published_on, compared, on=on, days=days)))
    return line_chart(range(days + 1), lines, top=100)


def page_of_list(
    code: str,
    made: ExposureList | None,
    quarter_on: date,
    *,
    seen: QuerySet[Exposure],
    by: User,
    on: date,
) -> dict[str, Any]:
    """Everything the page of a list shows, before and after it was published."""
    if made:
        found = seen.filter(exposure_list=made, state__in=ONCE_PUBLIC).order_by("entry_id")
    else:
        found = seen.filter(quarter_on=quarter_on, exposure_list=None).order_by("id")
    entries = list(
        found.exclude(state=S.LAPSED)
        .select_related("grid_group", "exposure_list")
        .prefetch_related("exposureobjections")
    )
    counted = Counter(each.state for each in entries)
    accepted = [each for each in entries if each.state == S.ACCEPTED]
    return {
        "code": code,
        "made": made,
        "rows": exposure_rows(entries, on=on),
        "counted": {state.value: counted[state] for state in S},
        "accepted": accepted,
        "mark": mark_of(accepted),
        "hindrance": "" if made else why_not_publish(quarter_on, by=by, on=on),
        "effect": effect_of(made, entries, on=on) if made else None,
    }
