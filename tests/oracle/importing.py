"""The project's side of the oracle's tests: deliver files, compare, read the export back.

Everything goes through the doors that agencies and officers use.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from alerts.actions import comparisons, parameters
from inspectorate.organisation.models import User
from tests.oracle.rows import Row

SCHEMES = {"pension": 1, "medical": 2, "unemployment": 3, "work_injury": 4, "maternity": 5}


def deliver(paths: list[Path]) -> list[dict[str, Any]]:
    """Imports feed files, returns what each printed; the feed is the name up to the first dot."""
    printed = []
    for path in paths:
        out = io.StringIO()
        call_command("import_feed", path.name.split(".")[0], str(path), stdout=out)
        printed.append(json.loads(out.getvalue().splitlines()[-1]))
    return printed


def compare(*, as_of: date, rules: list[str] | None = None) -> None:
    """Compares; the planner is told first what a long transaction has put into the tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE alerts_alert, alerts_finding, enterprises_enterprise")
    comparisons.compare(by=None, now=timezone.now(), as_of=as_of, names=rules)


def tune(rule: str, values: Mapping[str, Any]) -> None:
    """Puts parameters in force; schemes by the names of the feeds."""
    user, _ = User.objects.get_or_create(username="oracle", role="city_supervisor")
    read = {
        name: [SCHEMES[scheme] for scheme in value] if name == "schemes" else value
        for name, value in values.items()
    }
    parameters.tune(rule, by=user, parameters=read, reason="test", now=timezone.now())


def exported(folder: Path, rules: list[str] | None = None) -> list[Row]:
    """The current findings as `export_findings --reveal` writes them."""
    path = folder / "findings.csv"
    chosen = [f"--rule={rule}" for rule in rules or []]
    call_command("export_findings", *chosen, "--reveal", output=path)
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file)]
