"""The one sentence of an alert, number first, from the template in its rule.toml."""

from __future__ import annotations

import re

from alerts.catalogue import Rule, rules
from alerts.models import Alert
from inspectorate.foundation.writing import number, yuan_short

SINGULAR = {"workers": "worker", "people": "person", "days": "day", "months": "month"}
ONE = re.compile(rf"(?<![\d,.])1 ({'|'.join(SINGULAR)})\b")


def rule_of(alert: Alert) -> Rule | None:
    """The rule of an alert; None if it is no longer among the rules."""
    return rules().get(alert.rule)


def headline(alert: Alert) -> str:
    """`98 of 265 workers without cover`; for a rule that is gone, its id."""
    rule = rule_of(alert)
    if rule is None:
        return alert.rule
    amount = yuan_short(alert.amount) if rule.amount_is == "yuan" else number(int(alert.amount))
    sentence = rule.sentence.format(
        count=number(alert.workers_count or alert.findings_count),
        total=number(max(alert.workers_total, alert.workers_count)),
        amount=amount,
        months=number(alert.months_count),
    )
    return ONE.sub(lambda found: f"1 {SINGULAR[found[1]]}", sentence)
