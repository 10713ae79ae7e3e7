"""Rules beside what they found: rows for the list, versions and results for the page of one."""

from __future__ import annotations

from typing import Any

from alerts.actions.parameters import in_force
from alerts.catalogue import Rule, rules
from alerts.models import ComparisonRun, RuleVersion, RunResult, RunState, Severity

RESULTS_SHOWN = 10


def rule_rows() -> list[dict[str, Any]]:
    """Every rule with the version in force and its result in the last whole comparison."""
    versions = in_force()
    whole = ComparisonRun.objects.filter(scope={}, state=RunState.DONE).order_by("-id").first()
    results = {result.rule: result for result in RunResult.objects.filter(run=whole)}
    return [
        {
            "rule": rule,
            "version": versions[rule.id],
            "severity": Severity(rule.severity).label,
            "result": results.get(rule.id),
        }
        for rule in rules().values()
    ]


def versions_of(rule: Rule) -> list[RuleVersion]:
    """The versions somebody made, newest first."""
    made = RuleVersion.objects.filter(rule=rule.id).select_related("made_by")
    return list(made.order_by("-version")[:RESULTS_SHOWN])


def results_of(rule: Rule) -> list[RunResult]:
    """What the rule came to in the latest comparisons, newest first."""
    results = RunResult.objects.filter(rule=rule.id).select_related("run")
    return list(results.order_by("-run_id")[:RESULTS_SHOWN])
