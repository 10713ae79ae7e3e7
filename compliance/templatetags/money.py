"""How sums and articles are shown: citations, rates, and a case's violations with their money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext as _

from compliance.models import Authority, Calculation, Case, PenaltyBase, Violation
from compliance.money import citing, naming
from compliance.procedure.states import CaseState, Outcome
from inspectorate.foundation.writing import chinese

register = template.Library()


@register.filter
def cited(row: Any) -> str:
    """The law and article of a row or a dictionary, as they are cited."""
    if isinstance(row, dict):
        return citing.cite(row["law"], row["article"])
    return citing.cite(row.law, row.article)


@register.filter
def words_of(kept: dict[str, Any], name: str) -> str:
    """A text kept in both languages, in the reader's."""
    return str(kept[name] if chinese() else kept[f"{name}_en"])


@register.filter
def plain(value: Any) -> str:
    """A decimal without zeros at its end: 0.5, 3, 4,000, 0.0005."""
    if value is None or value == "":
        return ""
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def per_cent(value: Any) -> str:
    """A share in per cent: 0.16 → 16 %, 0.0005 → 0.05 %."""
    if value is None or value == "":
        return ""
    return plain(Decimal(str(value)) * 100) + ("%" if chinese() else " %")


@register.filter
def base_label(base: str) -> str:
    """What a penalty is reckoned by."""
    return str(PenaltyBase(base).label)


@register.filter
def people_of(violation: Violation) -> str:
    """How many people a violation concerns, as what they are in it."""
    return naming.people(violation.workers_count, violation.type)


@register.filter
def sum_label(made: Calculation) -> str:
    """What a calculation adds up to, as its violation has it."""
    return naming.name_of_calculation(made)


@register.filter
def authority_label(code: str) -> str:
    """The name of an authority."""
    return str(Authority(code).label) if code else ""


@register.inclusion_tag("compliance/_case_money.html", takes_context=True)
def violations_card(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """The violations of a case with people, sums and fine: two statements."""
    violations = list(case.violations.order_by("id"))
    by_key = {violation.pk: violation for violation in violations}
    newest: dict[int, Calculation] = {}
    for made in Calculation.objects.filter(violation__in=violations).order_by("id"):
        made.violation = by_key[made.violation_id]
        newest[made.violation_id] = made
    rows = [(violation, newest.get(violation.pk)) for violation in violations]
    return {
        "case": case,
        "rows": rows,
        "confirmed": sum(violation.is_confirmed for violation in violations),
        "unconfirmed": _unconfirmed(case),
        "of_alerts": _types_of_alerts(case) if violations else set(),
        "request": context.get("request"),
    }


def _unconfirmed(case: Case) -> str:
    """What a violation is that nobody confirmed: suspected, or what became of it with the case."""
    if case.outcome:
        ended = Outcome(case.outcome)
    elif case.state in Outcome.values:
        ended = Outcome(case.state)
    else:
        return _("not filed") if case.state == CaseState.NOT_FILED else _("suspected")
    left = (Outcome.RECTIFIED, Outcome.COMPLIED, Outcome.ENFORCED, Outcome.NO_VIOLATION)
    return _("not confirmed") if ended in left else str(ended.label)


def _types_of_alerts(case: Case) -> set[str]:
    """The violations the alerts of the case tell of; others were noted by hand."""
    told = case.casealerts.filter(released_on=None)
    return set(told.values_list("alert__violation_type", flat=True))
