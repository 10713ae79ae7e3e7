"""Deliveries declared complete: rows of a period and area that they do not hold are withdrawn."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from psycopg2 import sql

from enterprises.feeds.places import is_area_code, without_fill
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from enterprises.landing.catalogue import TARGETS
from enterprises.landing.orphans import claimed_key
from enterprises.landing.owners import owners
from enterprises.landing.resolving import resolved
from enterprises.landing.statements import NOTHING, PACKAGE, Part, equal, name, run
from enterprises.landing.targets import Target
from enterprises.landing.touches import Touches
from inspectorate.foundation.statements import statement

_BOUND = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Complete:
    """First and last day of the period, both included; the area's code, blank for everywhere."""

    first: dt.date
    last: dt.date
    area: str = ""

    @classmethod
    def parse(cls, feed: str, period: str, area: str = "") -> "Complete":
        """FROM..TO, each a day or a month (2024-01..2024-06). Refuses what cannot be declared."""
        if not TARGETS[feed].dated:
            raise Refusal(
                "no_period",
                _(
                    "Rows of the feed %(feed)s carry no date, so no period of them can be "
                    "complete. Deliver it without --complete."
                ),
                feed=feed,
            )
        first, dots, last = period.partition("..")
        bounds = _day(first, end=False), _day(last, end=True)
        if not dots or bounds[0] is None or bounds[1] is None or bounds[0] > bounds[1]:
            raise Refusal(
                "bad_period",
                _(
                    "--complete %(period)s is not a period; write FROM..TO as 2024-01..2024-06 or "
                    "2024-01-01..2024-06-30."
                ),
                period=period,
            )
        if area and not is_area_code(area):
            raise Refusal(
                "bad_period_area",
                _("--area %(area)s is not an area code of 6, 9 or 12 digits."),
                area=area,
            )
        return cls(bounds[0], bounds[1], area)


def _day(text: str, *, end: bool) -> dt.date | None:
    found = _BOUND.fullmatch(text.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    try:
        if found[3]:
            return dt.date(year, month, int(found[3]))
        return dt.date(year, month, calendar.monthrange(year, month)[1] if end else 1)
    except (ValueError, calendar.IllegalMonthError):
        return None


def withdraw(target: Target, complete: Complete, *, batch_id: int, touches: Touches) -> int:
    """Withdraws what the delivery, already merged, should hold and does not; returns how many rows.

    They stay traceable as versions. Rows entered by inspectors stay; so do those of other areas.
    """
    stem = without_fill(complete.area)
    bound: dict[str, Any] = {"first": complete.first, "last": complete.last, "stem": stem}
    parts: dict[str, Part] = {
        "relation": sql.Identifier(target.relation),
        "dated": name(target.dated, of="t"),
        "resolved": resolved(target),
        **_claims(target),
        "same_key": equal(target.key, "t", "s"),
        "area": _area(target) if stem else NOTHING,
        "defended": sql.SQL("AND t.source <> 'field'") if target.defended else NOTHING,
    }
    run("find_gone", parts, **bound)
    keep: dict[str, Any] = {"relation": target.relation, "batch": batch_id}
    withdrawn = run("keep_gone", parts | owners(target), **keep)
    if withdrawn:
        touches.note_rows(target, "landing_gone")
        run("delete_gone", parts | {"same_key": equal(target.key, "t", "g")})
    run("drop_gone")
    if not stem and target.unit:
        claimed = {"claimed_key": claimed_key(target)}
        keep |= {"feed": target.feed, "dated": target.dated}
        withdrawn += run("withdraw_orphans", claimed, **bound, **keep)
    return withdrawn


def _claims(target: Target) -> dict[str, Part]:
    """How the keys of rejected rows meet rows t of the target."""
    units = {"enterprise": "claimed_enterprise", "provider": "claimed_provider"}
    feed_key = FEEDS[target.feed].key
    joins: list[Part] = []
    conditions: list[Part] = []
    if "id_number" in feed_key:
        joins.append(sql.SQL(statement(PACKAGE, "claimed_worker")))
        conditions.append(sql.SQL("p.id = t.worker_id"))
    if target.unit and target.unit.delivered in feed_key:
        joins.append(sql.SQL(statement(PACKAGE, units[target.unit.missing])))
        conditions.append(sql.SQL("u.id = {}").format(name(target.unit.column, of="t")))
    conditions += [
        sql.SQL("{} = {}").format(name(column, of="c"), name(column, of="t"))
        for column in feed_key
        if column in target.key
    ]
    return {
        "claimant": sql.SQL(" ").join(joins),
        "same_claim": sql.SQL(" AND ").join(conditions),
    }


def _area(target: Target) -> Part:
    """Where a row lies: its enterprise, its provider, or the person."""
    if "enterprise_id" in target.owners:
        where = "in_area_of_enterprise"
    elif "provider_id" in target.owners:
        where = "in_area_of_provider"
    else:
        where = "in_area_of_worker"
    return sql.SQL(statement(PACKAGE, where))
