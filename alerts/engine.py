"""The comparison engine: one rule over one shard of the city, and what follows from its hits.

A rule is a SELECT over facts. The engine writes what it selects into a table of hits, raises an
alert for each subject that has none, adds the findings that are new, updates those that changed
and lets those lapse that the facts no longer show. Each of these is one statement over a set.
Nothing is written where nothing changed. Absence alone closes nothing: facts leave the database
only by a delivery that declared itself complete, so a finding is gone only when the facts say so.
What a person decided about an alert is never overwritten by a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Any

from django.db import connection
from psycopg2 import sql

from inspectorate.foundation.statements import execute, fetch

from .catalogue import Rule

EVERYONE = 2**31 - 1


@dataclass(frozen=True)
class Scope:
    """Keys `first` to `last` of a rule's sharding key; only those `chosen`, where given."""

    first: int = 0
    last: int = EVERYONE
    chosen: list[int] | None = None

    def values(self) -> dict[str, Any]:
        return {"first": self.first, "last": self.last, "chosen": self.chosen}


@dataclass(frozen=True)
class Moment:
    """A run's place in time: facts as of a day, knowledge as of a moment, and now."""

    as_of: date
    known_at: datetime | None
    now: datetime
    today: date
    first_look_by: date


@dataclass(frozen=True)
class ShardOutcome:
    """What became of a shard, in findings."""

    findings: int
    new: int
    changed: int
    gone: int
    seconds: float


def bound(rule: Rule, chosen: dict[str, Any], *, as_of: date, scope: Scope) -> dict[str, Any]:
    """Every value a rule's SELECT may name."""
    return {
        **rule.values(chosen),
        **scope.values(),
        "as_of": as_of,
        "as_of_month": as_of.replace(day=1),
    }


def compare_shard(
    rule: Rule,
    chosen: dict[str, Any],
    *,
    run: int,
    shard: int,
    scope: Scope,
    moment: Moment,
    blind: bool = False,
) -> ShardOutcome:
    """Runs `rule` over `scope` and brings findings and alerts in line; within a transaction.

    Where the rule is `blind`, a feed of it being unknown at that moment, it finds nothing.
    """
    started = perf_counter()
    values = bound(rule, chosen, as_of=moment.as_of, scope=scope) | {"shard": shard}
    findings = 0 if blind else record_hits(rule, values, known_at=moment.known_at)
    common = {
        "rule": rule.id,
        "subject": rule.subject,
        "run": run,
        "shard": shard,
        "as_of": moment.as_of,
    }
    new = changed = 0
    if findings:
        _raise_alerts(rule, common, moment)
        new = execute("alerts", "insert_findings", **common)
        if new < findings:
            changed = execute("alerts", "update_findings", **common)
    gone = execute("alerts", "lapse_findings", **common, shard_by=rule.shard_by, **scope.values())
    if findings:
        execute("alerts", "clear_hits", shard=shard)
    return ShardOutcome(findings, new, changed, gone, perf_counter() - started)


def _raise_alerts(rule: Rule, common: dict[str, Any], moment: Moment) -> None:
    execute(
        "alerts",
        "raise_alerts",
        **common,
        violation_type=rule.violation_type,
        severity=rule.severity,
        now=moment.now,
        today=moment.today,
        first_look_by=moment.first_look_by,
    )


def record_hits(rule: Rule, values: dict[str, Any], *, known_at: datetime | None) -> int:
    """Writes what the rule finds into the table of hits of `values["shard"]`; how many."""
    columns = sql.SQL(", ").join(map(sql.Identifier, rule.columns))
    command = sql.SQL(
        "INSERT INTO public.alerts_rulehit (shard_id, {columns}) "
        "SELECT %(shard)s, {columns} FROM (\n{found}\n) AS found"
    ).format(columns=columns, found=sql.SQL(rule.sql))
    with connection.cursor() as cursor:
        _restrict_knowledge(cursor, known_at)
        cursor.execute(command, values)
        written = int(cursor.rowcount)
        if known_at:
            cursor.execute("SELECT set_config('search_path', 'public', true)")
        return written


def found(
    rule: Rule, values: dict[str, Any], *, limit: int, known_at: datetime | None = None
) -> list[dict[str, Any]]:
    """What the rule finds, without writing anything: at most `limit` rows by column."""
    command = sql.SQL("SELECT {columns} FROM (\n{found}\n) AS found LIMIT %(limit)s").format(
        columns=sql.SQL(", ").join(map(sql.Identifier, rule.columns)), found=sql.SQL(rule.sql)
    )
    with connection.cursor() as cursor:
        _restrict_knowledge(cursor, known_at)
        cursor.execute(command, values | {"limit": limit})
        return [dict(zip(rule.columns, row, strict=True)) for row in cursor.fetchall()]


def _restrict_knowledge(cursor: Any, known_at: datetime | None) -> None:
    """Puts the views of the past state of knowledge before the tables of today's."""
    if known_at:
        cursor.execute("SELECT set_config('app.known_at', %s, true)", [known_at.isoformat()])
        cursor.execute("SELECT set_config('search_path', 'known,public', true)")


def refresh_alerts(
    rule: Rule, *, run: int, moment: Moment, whole: bool, material_growth: float
) -> dict[str, int]:
    """Counts and states of the rule's alerts that the run touched; how many of each kind."""
    rows = fetch(
        "alerts",
        "refresh_alerts",
        rule=rule.id,
        run=run,
        as_of=moment.as_of,
        now=moment.now,
        whole=whole,
        first_look_by=moment.first_look_by,
        material_growth=material_growth,
    )
    return {row["kind"]: row["alerts"] for row in rows}
