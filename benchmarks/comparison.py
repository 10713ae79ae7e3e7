"""The whole city compared: `compare` against the same questions as hand-written SQL in DuckDB."""

from __future__ import annotations

from typing import Any

from alerts.catalogue import rules
from alerts.standing import base_limits
from benchmarks import city, plans, questions
from benchmarks.scales import Scale
from benchmarks.targets import at_most, ratio
from benchmarks.whole_run import THREADS, first_run

PERSON_RULES = ("worker", "provider")


def measure(scale: Scale) -> dict[str, Any]:
    """A first run on two connections, then each question in DuckDB on two threads.

    `ours` is the sum over connections of the rule's own time, alerts and findings written; the
    ratio of the whole is wall clock against wall clock.
    """
    first = first_run(scale)
    asked = ask_duckdb(scale)
    enterprise = [r.id for r in rules().values() if r.shard_by == "enterprise" and r.id in asked]
    steps = first["steps"]
    whole = ratio(first["seconds"], sum(entry["seconds"] for entry in asked.values()))
    selects = sum(steps.get(f"rule {name}", 0.0) for name in asked)
    return {
        "seconds": first["seconds"],
        "threads": first["threads"],
        "duckdb_seconds": round(sum(entry["seconds"] for entry in asked.values()), 3),
        "seconds_of_connections_in_rules": round(selects, 3),
        "steps": steps,
        "rules": {
            name: {
                "seconds": steps.get(f"rule {name}"),
                "duckdb_seconds": entry["seconds"],
                "ratio": round(ratio(steps.get(f"rule {name}", 0.0), entry["seconds"]), 2),
                "findings": first["rules"][name]["findings"],
                **entry["compared"],
            }
            for name, entry in asked.items()
        },
        "without_a_question": sorted(set(rules()) - set(asked)),
        "plans": {rule.id: plans.of_rule(rule) for rule in rules().values()},
        "targets": [
            at_most("whole comparison", first["seconds"], 120, "s"),
            at_most("whole comparison / DuckDB, all rules", whole, 8, "x"),
            at_most(
                "enterprise rules / DuckDB",
                ratio(_share(first, enterprise), sum(asked[n]["seconds"] for n in enterprise)),
                8,
                "x",
            ),
            at_most(
                "rules whose findings differ from DuckDB's",
                sum(
                    entry["compared"]["only_in_duckdb"] + entry["compared"]["only_in_findings"] > 0
                    for entry in asked.values()
                ),
                0,
            ),
        ],
    }


def ask_duckdb(scale: Scale) -> dict[str, dict[str, Any]]:
    """Seconds of each question, the better of two, and how its rows compare with the findings."""
    base = questions.filled(scale, threads=THREADS)
    questions.load_findings(scale, base)
    limits = base_limits(city.AS_OF)
    asked = {}
    for name in questions.names():
        if name in rules():
            bound = questions.values(name, limits)
            seconds = min(questions.ask(base, name, bound) for _ in range(2))
            compared = questions.differences(base, name)
            asked[name] = {"seconds": round(seconds, 4), "compared": compared}
    base.close()
    return asked


def _share(first: dict[str, Any], names: list[str]) -> float:
    """The wall clock of these rules: the run's, in proportion to their part of all rules' time."""
    own = sum(first["rules"][name]["seconds"] for name in names)
    every = sum(entry["seconds"] for entry in first["rules"].values())
    return float(first["seconds"]) * ratio(own, every)
