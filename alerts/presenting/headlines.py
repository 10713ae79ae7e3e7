"""The one sentence of an alert, number first, from the template in its rule.toml."""

from __future__ import annotations

from alerts.catalogue import Rule, rules
from alerts.models import Alert
from inspectorate.foundation.writing import number, yuan_short


def rule_of(alert: Alert) -> Rule | None:
    """The rule of an alert; None if it is no longer among the rules."""
    return rules().get(alert.rule)


def headline(alert: Alert) -> str:
    """`98 of 265 workers without cover`; for a rule that is gone, its id."""
    rule = rule_of(alert)
    if rule is None:
        return alert.rule
    amount = yuan_short(alert.amount) if rule.amount_is == "yuan" else number(int(alert.amount))
    return rule.sentence.format(
        count=number(alert.workers_count or alert.findings_count),
        total=number(max(alert.workers_total, alert.workers_count)),
        amount=amount,
        months=number(months_of(alert)),
    )


def months_of(alert: Alert) -> int:
    """Months from the first one found to the as-of month, both counted; 0 without months."""
    if alert.first_month is None:
        return 0
    years = alert.as_of.year - alert.first_month.year
    return years * 12 + alert.as_of.month - alert.first_month.month + 1
