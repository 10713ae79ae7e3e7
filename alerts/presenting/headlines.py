"""The one sentence of an alert, number first, from the template in its rule.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from alerts.catalogue import Rule, rules
from alerts.models import Alert
from inspectorate.foundation.writing import number, yuan_short

SINGULAR = {"workers": "worker", "people": "person", "days": "day", "months": "month"}
ONE = re.compile(rf"(?<![\d,.])1 ({'|'.join(SINGULAR)})\b")


def rule_of(alert: Alert) -> Rule | None:
    """The rule of an alert; None if it is no longer among the rules."""
    return rules().get(alert.rule)


@dataclass(frozen=True)
class Figures:
    """What a headline is filled with; `amount` is yuan where the rule's amount is."""

    count: int
    total: int
    amount: Decimal | int | str
    months: int


def headline(alert: Alert) -> str:
    """`98 of 265 workers without cover`; for a rule that is gone, its id."""
    figures = Figures(
        count=alert.workers_count or alert.findings_count,
        total=max(alert.workers_total, alert.workers_count),
        amount=alert.amount,
        months=alert.months_count,
    )
    return sentence_of(alert.rule, figures)


def sentence_of(name: str, figures: Figures) -> str:
    """The headline of rule `name` with these figures; for a rule that is gone, its id."""
    rule = rules().get(name)
    if rule is None:
        return name
    money = Decimal(figures.amount)
    sentence = rule.sentence.format(
        count=number(figures.count),
        total=number(figures.total),
        amount=yuan_short(money) if rule.amount_is == "yuan" else number(int(money)),
        months=number(figures.months),
    )
    return ONE.sub(lambda found: f"1 {SINGULAR[found[1]]}", sentence)
