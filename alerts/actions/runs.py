"""Comparison runs: start, carry out shard by shard, finish. Safe to repeat at every step."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alerts import engine, scopes, standing
from alerts.catalogue import Rule, rule, rules
from alerts.landings import tell_compared
from alerts.models import ComparisonRun, RunResult, RunShard, RunState
from alerts.priority import alert_weights
from alerts.sizes import count_rows
from enterprises.models import Batch
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import working_day_after

from .new_alerts import announce_new_alerts
from .parameters import in_force


def start(
    *,
    by: User | None,
    now: datetime,
    as_of: date,
    known_at: datetime | None = None,
    names: list[str] | None = None,
    scope: dict[str, list[int]] | None = None,
    batch_id: int | None = None,
) -> ComparisonRun:
    """A run over `scope` ({}: everything) with its shards laid out, nothing compared yet.

    A rule one of whose feeds has never had a batch gets a result that says so, and no shard; if
    only the knowledge asked for is older than that feed, shards in which its findings lapse.
    Raises RuleError for an unknown rule.
    """
    chosen = [rule(name) for name in names] if names else list(rules().values())
    versions = in_force()
    with transaction.atomic():
        run = ComparisonRun.objects.create(
            as_of=as_of,
            known_at=known_at,
            rules={r.id: versions[r.id].version for r in chosen},
            scope=scope or {},
            batch_id=batch_id,
            started_by=by,
            created_at=now,
        )
        delivered, ever = _delivered_feeds(known_at), _delivered_feeds(None)
        for each in chosen:
            enabled = versions[each.id].enabled
            if enabled and ever.issuperset(each.feeds):
                _lay_out(run, each)
            else:
                reason = _lacking(each, delivered) if enabled else "disabled"
                RunResult.objects.create(run=run, rule=each.id, skipped=reason)
    return run


def _lacking(each: Rule, delivered: set[str]) -> str:
    """The feeds of the rule that are not among those delivered."""
    return ", ".join(feed for feed in each.feeds if feed not in delivered)


def _delivered_feeds(known_at: datetime | None) -> set[str]:
    """Feeds that ever had a batch (by then)."""
    published = Batch.objects.published()
    if known_at:
        published = published.filter(published_at__lte=known_at)
    return set(published.values_list("feed", flat=True).order_by().distinct())


def _lay_out(run: ComparisonRun, each: Rule) -> None:
    RunShard.objects.bulk_create(
        RunShard(run=run, rule=each.id, number=number, first=first, last=last)
        for number, (first, last) in enumerate(scopes.ranges(each, run.scope))
    )


def carry_out(shard: RunShard, *, now: datetime) -> None:
    """Compares one shard in one transaction. A shard that is done already is left as it is."""
    with transaction.atomic():
        lock_until_commit(f"shard {shard.pk}")
        shard.refresh_from_db(fields=["state"])
        if shard.state == RunState.DONE:
            return
        run = shard.run
        each = rule(shard.rule)
        scope = scopes.scope_of(each, run.scope, shard.first, shard.last)
        blind = bool(run.known_at and _lacking(each, _delivered_feeds(run.known_at)))
        outcome = engine.compare_shard(
            each,
            in_force(at={each.id: run.rules[each.id]})[each.id].parameters,
            run=run.pk,
            shard=shard.pk,
            scope=scope,
            moment=moment_of(run, now=now),
            blind=blind,
        )
        shard.state = RunState.DONE
        shard.rows_read = 0 if blind else count_rows(each, scope, run=run.pk)
        shard.findings = outcome.findings
        shard.findings_new = outcome.new
        shard.findings_grown = outcome.changed
        shard.findings_gone = outcome.gone
        shard.seconds = outcome.seconds
        shard.finished_at = now
        shard.save()


def moment_of(run: ComparisonRun, *, now: datetime) -> engine.Moment:
    """The run's place in time, and the day by which somebody should look at what it raises."""
    today = timezone.localdate(now)
    days = alert_weights()["first_look_days"]
    return engine.Moment(
        as_of=run.as_of,
        known_at=run.known_at,
        now=now,
        today=today,
        first_look_by=working_day_after(today, days),
    )


def finish(run: ComparisonRun, *, now: datetime) -> ComparisonRun:
    """Brings alerts, their order and the enterprises' categories in line, once all shards are done.

    Does nothing while a shard is missing, or when somebody else finished the run first.
    """
    with transaction.atomic():
        lock_until_commit("finish a run")
        run.refresh_from_db()
        waiting = run.shards.exclude(state=RunState.DONE).exists()
        if waiting or run.state == RunState.DONE:
            return run
        moment = moment_of(run, now=now)
        growth = alert_weights()["material_growth"]
        by_rule = standing.shards_by_rule(run)
        results = [
            _finish_rule(run, rule(name), shards, moment, growth)
            for name, shards in by_rule.items()
        ]
        RunResult.objects.bulk_create(results)
        standing.order(run, moment=moment)
        run.state = RunState.DONE
        run.finished_at = now
        run.save(update_fields=["state", "finished_at"])
        announce_new_alerts(run, now=now)
        transaction.on_commit(lambda: tell_compared(run.pk), robust=True)
    return run


def _finish_rule(
    run: ComparisonRun, each: Rule, shards: list[RunShard], moment: engine.Moment, growth: float
) -> RunResult:
    """The rule's alerts in line with its findings; what came of it, not yet saved."""
    whole = not run.scope
    kinds: dict[str, int] = {}
    # Where no finding changed, only a whole run looks further: for dismissals that ran out.
    if whole or any(s.findings_new or s.findings_grown or s.findings_gone for s in shards):
        kinds = engine.refresh_alerts(
            each,
            run=run.pk,
            moment=moment,
            whole=whole,
            material_growth=growth,
        )
    if kinds:
        standing.measure(each, run=run, moment=moment)
    skipped = _lacking(each, _delivered_feeds(run.known_at)) if run.known_at else ""
    return RunResult(run=run, rule=each.id, skipped=skipped, **_result(shards, kinds))


def _result(shards: list[RunShard], kinds: dict[str, int]) -> dict[str, Any]:
    new = kinds.get("raised", 0)
    resolved = kinds.get("resolved", 0)
    return {
        "rows_read": sum(shard.rows_read for shard in shards),
        "findings": sum(shard.findings for shard in shards),
        "seconds": round(sum(shard.seconds for shard in shards), 3),
        "alerts_new": new,
        "alerts_updated": sum(kinds.values()) - new - resolved,
        "alerts_resolved": resolved,
    }
