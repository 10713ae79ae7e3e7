"""All findings of all rules on a day, recomputed from the accepted facts.

Use: `findings(read_facts(directory, today=...), as_of=...)`. The result is a list, not a set:
claims are findings one by one, and two equal claims give two equal rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tests.oracle.affiliation import enterprise_unregistered, ghost_worker, multiple_affiliation
from tests.oracle.claims import (
    benefit_after_death,
    benefit_while_employed,
    claim_after_death,
    duplicate_claim,
    overlapping_inpatient,
    provider_outlier,
)
from tests.oracle.coverage import coverage_gap, late_enrolment, partial_schemes, unregistered_worker
from tests.oracle.facts import Facts, on_calendar
from tests.oracle.payments import (
    contribution_arrears,
    headcount_mismatch,
    underdeclared_base,
    wage_arrears,
)
from tests.oracle.rows import Row

Rule = Callable[[Facts, date, Mapping[str, Any]], Iterator[Row]]

RULES: dict[str, Rule] = {
    "unregistered-worker": unregistered_worker,
    "partial-schemes": partial_schemes,
    "coverage-gap": coverage_gap,
    "late-enrolment": late_enrolment,
    "contribution-arrears": contribution_arrears,
    "underdeclared-base": underdeclared_base,
    "headcount-mismatch": headcount_mismatch,
    "multiple-affiliation": multiple_affiliation,
    "benefit-while-employed": benefit_while_employed,
    "benefit-after-death": benefit_after_death,
    "claim-after-death": claim_after_death,
    "overlapping-inpatient": overlapping_inpatient,
    "duplicate-claim": duplicate_claim,
    "enterprise-unregistered": enterprise_unregistered,
    "wage-arrears": wage_arrears,
    "provider-outlier": provider_outlier,
    "ghost-worker": ghost_worker,
}

FEEDS: dict[str, tuple[str, ...]] = {
    "unregistered-worker": ("employments", "insurance-records"),
    "partial-schemes": ("employments", "insurance-records"),
    "coverage-gap": ("employments", "insurance-records"),
    "late-enrolment": ("employments", "insurance-records"),
    "contribution-arrears": ("contributions",),
    "underdeclared-base": ("employments", "insurance-records"),
    "headcount-mismatch": ("tax-filings", "insurance-records"),
    "multiple-affiliation": ("insurance-records",),
    "benefit-while-employed": ("benefits", "employments"),
    "benefit-after-death": ("benefits", "deaths"),
    "claim-after-death": ("medical-claims", "deaths"),
    "overlapping-inpatient": ("medical-claims",),
    "duplicate-claim": ("medical-claims",),
    "enterprise-unregistered": ("enterprises", "employments", "insurance-registrations"),
    "wage-arrears": ("tax-filings", "employments"),
    "provider-outlier": ("medical-claims", "providers"),
    "ghost-worker": ("insurance-records", "employments", "deaths", "enterprises"),
}

PARAMETERS: dict[str, dict[str, Any]] = {
    "contribution-arrears": {"due_day": 15},
    "underdeclared-base": {"tolerance": "0.05", "floor": 4000, "cap": 22000},
    "headcount-mismatch": {"min_difference": 5, "min_share": "0.10"},
    "multiple-affiliation": {"schemes": ("pension", "medical", "unemployment", "maternity")},
    "enterprise-unregistered": {"min_staff": 1},
    "wage-arrears": {"min_staff": 1, "min_months": 1},
    "provider-outlier": {"window_days": 90, "min_providers": 5, "min_claims": 20, "k": 6},
    "ghost-worker": {"window_months": 12, "min_months": 2},
}


def findings(
    facts: Facts,
    *,
    as_of: date,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    rules: Iterable[str] | None = None,
) -> list[Row]:
    """The rows of the named rules (default: all) on the as-of day, sorted.

    `parameters` are by rule and name and replace single defaults. A rule one of whose feeds never
    had a batch does not run.
    """
    visible = on_calendar(facts, as_of)
    rows: list[Row] = []
    for rule in RULES if rules is None else rules:
        if set(FEEDS[rule]) <= facts.delivered:
            settings = PARAMETERS.get(rule, {}) | dict((parameters or {}).get(rule, {}))
            rows.extend(RULES[rule](visible, as_of, settings))
    return sorted(rows)
