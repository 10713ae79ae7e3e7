"""Violations of a case: suspected from its alerts, and re-checked against the facts."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.catalogue import Rule, rule, rules
from alerts.models import Alert
from alerts.presenting.sums import sums_of
from compliance.forms.acts import SuspicionForm
from compliance.models import Case, Violation
from compliance.money.sight import seeing
from compliance.procedure.competence import fund_of, routes_by_fund
from compliance.procedure.possible_days import refuse_impossible
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet
from compliance.procedure.sizes import implausible
from compliance.procedure.states import CaseState
from compliance.procedure.teams import is_member
from enterprises.models import Scheme
from inspectorate.foundation.statements import execute, fetch
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

SUSPECTED = (
    "workers_count",
    "months_count",
    "amount_yuan",
    "first_on",
    "last_on",
    "continuing",
    "fund",
)
NOTHING = Decimal("0.00")


class Recheck(NamedTuple):
    """How many people (or findings that name none) are put right, and how many are open."""

    put_right: int
    open: int


@dataclass
class Suspicion:
    """What the alerts of one violation type come to together."""

    workers: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    yuan: list[Decimal] = field(default_factory=list)
    nameless_yuan: Decimal = NOTHING
    alerts: list[Alert] = field(default_factory=list)
    first_months: list[date] = field(default_factory=list)
    last_months: list[date] = field(default_factory=list)
    continuing: bool = False
    schemes: set[int] = field(default_factory=set)


def suspect_from_alerts(case: Case, *, by: User, now: datetime) -> Violation:
    """The suspected violations of a case, one per type of its alerts; returns the case's own.

    People, months and yuan are those of the alerts' current findings. Called again it brings the
    suspected ones up to date; a confirmed one is left as it was confirmed.
    """
    linked = case.casealerts.filter(released_on=None).order_by("alert_id")
    alerts = [link.alert for link in linked.select_related("alert")]
    with seeing(), journal.told(user=by.pk):
        suspicions = _suspicions(alerts)
        made = {kind: _suspect(case, kind, found) for kind, found in suspicions.items()}
        if case.violation_type not in made:
            made[case.violation_type] = _suspect(case, case.violation_type, Suspicion())
    return made[case.violation_type]


def suspect(
    case: Case, *, by: User, now: datetime, kind: str, description: str, **size: Any
) -> Violation:
    """A suspected violation no alert told of; `size` holds workers, months, yuan, first day."""
    if not Permission.CASE_INVESTIGATE.is_held_by(by) or not is_member(case, by):
        raise NotPermitted(_("Suspected violations are noted by the inspectors of the case."))
    if case.state not in (CaseState.FILED, CaseState.INVESTIGATING, CaseState.CONCLUDED):
        raise NotFromHere(_("What was found is settled already."))
    facts = {"first_on": size.get("first_on")}
    refuse_impossible(SuspicionForm, facts, case=case, now=now)
    workers, months = size.get("workers_count") or 0, size.get("months_count") or 0
    for why in implausible(case, workers=workers, months=months).values():
        raise NotYet(why)
    with journal.told(user=by.pk, step="suspect"):
        size["amount_yuan"] = size.get("amount_yuan") or NOTHING
        return Violation.objects.create(case=case, type=kind, description=description, **size)


def _suspicions(alerts: list[Alert]) -> dict[str, Suspicion]:
    rows = fetch("compliance", "people_of_alerts", alerts=[alert.pk for alert in alerts])
    named: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        named[row["alert_id"]].append(row)
    suspicions: dict[str, Suspicion] = {}
    for alert in alerts:
        suspicion = suspicions.setdefault(alert.violation_type, Suspicion())
        _add(suspicion, alert, rule(alert.rule), named[alert.pk])
    return suspicions


def _add(suspicion: Suspicion, alert: Alert, each: Rule, rows: list[dict[str, Any]]) -> None:
    people = [row["worker_id"] for row in rows if row["worker_id"] is not None]
    sums = sums_of(alert, each, people) if people else None
    for worker in people:
        row = sums.by_worker.get(worker, {}) if sums else {}
        suspicion.workers.append(worker)
        suspicion.months.append(row.get("longest") or 0)
        suspicion.yuan.append(row.get("yuan") or NOTHING)
    if not people:
        suspicion.nameless_yuan += alert.at_stake_yuan
    suspicion.alerts.append(alert)
    if "medical-claims" in each.feeds:
        suspicion.schemes.add(Scheme.MEDICAL)
    suspicion.schemes.update(scheme for row in rows for scheme in row["schemes"])
    suspicion.first_months += [row["first_month"] for row in rows if row["first_month"]]
    if alert.first_month:
        suspicion.first_months.append(alert.first_month)
    suspicion.last_months += [row["last_month"] for row in rows if row["last_month"]]
    open_end = each.stake == "since_hire" or alert.as_of.replace(day=1) in suspicion.last_months
    suspicion.continuing = suspicion.continuing or open_end


def _suspect(case: Case, kind: str, found: Suspicion) -> Violation:
    violation = case.violations.filter(type=kind, dropped_on=None).order_by("id").first()
    if violation is not None and violation.is_confirmed:
        return violation
    if violation is None:
        violation = Violation(case=case, type=kind, description=case.summary)
        violation.save()
    if found.workers:
        execute("compliance", "suspect_workers", violation=violation.pk, workers=found.workers,
                months=found.months, yuan=found.yuan)  # fmt: skip
    counted = violation.workers.aggregate(people=Count("pk"), months=Sum("months_count"))
    violation.workers_count = counted["people"]
    violation.months_count = counted["months"] or 0
    violation.amount_yuan = _amount(found)
    if found.schemes:
        violation.fund = _fund(kind, found.schemes, case)
    violation.first_on = min(found.first_months, default=None)
    violation.continuing = found.continuing
    violation.last_on = None if found.continuing else _last_day(found.last_months)
    violation.save(update_fields=SUSPECTED)
    return violation


def _fund(kind: str, schemes: set[int], case: Case) -> int | None:
    """The fund that paid, where the route depends on it: the one that does, among several."""
    route = routes_by_fund().get(kind)
    if route is None:
        return None
    funds = fund_of(schemes, on=timezone.localdate(case.proposed_at))
    return route.transfer_fund if route.transfer_fund in funds else min(funds)


def _amount(found: Suspicion) -> Decimal:
    """The alert's own sum where there is one alert: it rounds once, not person by person."""
    if len(found.alerts) == 1:
        return found.alerts[0].at_stake_yuan
    return sum(_largest(found.workers, found.yuan).values(), NOTHING) + found.nameless_yuan


def _largest(keys: Iterable[int], values: Iterable[Any]) -> dict[int, Any]:
    largest: dict[int, Any] = {}
    for key, value in zip(keys, values, strict=True):
        largest[key] = max(largest.get(key, value), value)
    return largest


def _last_day(months: list[date]) -> date | None:
    if not months:
        return None
    last = max(months)
    return last.replace(day=monthrange(last.year, last.month)[1])


def recheck(case: Case, *, on: date) -> Recheck:
    """Compares the people of a case's violations with the facts as they stand on a day.

    Marks who is put right (with the batch that shows it), takes the mark back from who is not any
    more, and returns how many are put right and how many are open.
    """
    gaps = [name for name, each in rules().items() if each.stake == "months"]
    with seeing():
        execute("compliance", "recheck_workers", case=case.pk, on=on, gap_rules=gaps,
                enterprise=case.enterprise_id or 0)  # fmt: skip
        counted = fetch("compliance", "recheck_counts", case=case.pk)
    return Recheck(**counted[0])
