"""A small messy city: the oracle and the project read the same files and must find the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.oracle import importing
from tests.oracle.facts import facts_of
from tests.oracle.reading import DELIVERY_ORDER, read_directory
from tests.oracle.recompute import RULES, findings

SEEDS = (11, 12, 13)
CITY_AS_OF = date(2026, 10, 31)
COUNTS = ("read", "loaded", "updated", "repeated", "orphaned", "rejected")


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_oracle_agrees_on_every_count_and_rule(seed: int, tmp_path: Path) -> None:
    city = tmp_path / "city"
    call_command("generate_city", str(city), enterprises=400, workers=5000, seed=seed)
    printed = importing.deliver([city / f"{feed}.csv" for feed in DELIVERY_ORDER])
    register = read_directory(city, today=timezone.localdate())
    for report, ours in zip(register.reports, printed, strict=True):
        theirs = {count: getattr(report, count) for count in COUNTS}
        assert {count: ours[count] for count in COUNTS} == theirs, report.feed
    importing.compare(as_of=CITY_AS_OF)
    found = Counter(importing.exported(tmp_path))
    wanted = Counter(findings(facts_of(register), as_of=CITY_AS_OF))
    for rule in RULES:
        ours_of_rule = Counter({row: n for row, n in found.items() if row.rule == rule})
        theirs_of_rule = Counter({row: n for row, n in wanted.items() if row.rule == rule})
        assert ours_of_rule - theirs_of_rule == Counter(), f"{rule}: the oracle does not find"
        assert theirs_of_rule - ours_of_rule == Counter(), f"{rule}: only the oracle finds"
        assert theirs_of_rule, f"{rule}: the city holds no finding, so agreement proves nothing"
