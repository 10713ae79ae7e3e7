"""Where alerts and enterprises stand after a run: staff, yuan at stake, score, owner, category."""

from collections import defaultdict
from datetime import date
from typing import Any

from inspectorate.foundation.statements import execute
from inspectorate.organisation.models import ContributionLimit

from .catalogue import Rule, rule
from .engine import Moment
from .models import Alert, ComparisonRun, RunShard
from .priority import alert_weights, category_weights

NOBODY: dict[str, None] = {"chosen": None, "providers": None, "workers": None}


def shards_by_rule(run: ComparisonRun) -> dict[str, list[RunShard]]:
    """The shards of a run by rule, in the order of the rules' names."""
    by_rule: dict[str, list[RunShard]] = defaultdict(list)
    for shard in run.shards.order_by("rule", "number"):
        by_rule[shard.rule].append(shard)
    return by_rule


def measure(each: Rule, *, run: ComparisonRun, moment: Moment) -> None:
    """Months and yuan at stake of the rule's alerts that the run changed, as its rule.toml says."""
    if "{months}" in each.texts["sentence"]["en"]:
        execute("alerts", "count_months", rule=each.id, run=run.pk)
    if each.stake == "none":
        return
    floor, cap = base_limits(moment.as_of)
    values = {"rule": each.id, "run": run.pk, "as_of": moment.as_of, "floor": floor, "cap": cap}
    execute("alerts", f"stake_{each.stake}", **values)


def base_limits(as_of: date) -> tuple[Any, Any]:
    """Floor and cap of the contribution base on the as-of day: the year's, else the rule's own."""
    limit = ContributionLimit.objects.filter(year=as_of.year).first()
    if limit:
        return limit.floor_yuan, limit.cap_yuan
    defaults = rule("underdeclared-base").defaults
    return defaults["floor"], defaults["cap"]


def order(run: ComparisonRun, *, moment: Moment) -> None:
    """Staff, owners and scores of the alerts the run changed, then the enterprises' categories."""
    affected = affected_enterprises(run)
    execute("alerts", "count_staff", run=run.pk, as_of=moment.as_of)
    execute("alerts", "sync_owners", chosen=affected)
    execute(
        "alerts",
        "score_alerts",
        run=run.pk,
        whole=affected is None,
        **NOBODY,
        **alert_weights(),
    )
    execute(
        "alerts",
        "categorise_enterprises",
        chosen=affected,
        as_of=moment.as_of,
        **category_weights(),
    )


def rescore(enterprises: list[int]) -> int:
    """Scores the open alerts of these enterprises anew; returns how many changed."""
    return rescore_subjects(enterprises=enterprises)


def rescore_subjects(
    *,
    enterprises: list[int] | None = None,
    providers: list[int] | None = None,
    workers: list[int] | None = None,
) -> int:
    """Scores the open alerts of enterprises, providers and persons anew; how many changed."""
    chosen = {"chosen": enterprises, "providers": providers, "workers": workers}
    known = alert_weights()
    return execute("alerts", "score_alerts", run=None, whole=False, **chosen, **known)


def rescore_all() -> int:
    """Scores every open alert anew after a weight was changed; returns how many changed."""
    return execute("alerts", "score_alerts", run=None, whole=True, **NOBODY, **alert_weights())


def categorise(enterprises: list[int], *, as_of: date) -> int:
    """Brings the categories of these enterprises in line; returns how many changed. Worker only."""
    known = category_weights()
    return execute("alerts", "categorise_enterprises", chosen=enterprises, as_of=as_of, **known)


def categorise_all(*, as_of: date) -> int:
    """The same for all enterprises after a weight was changed; how many changed."""
    known = category_weights()
    return execute("alerts", "categorise_enterprises", chosen=None, as_of=as_of, **known)


def affected_enterprises(run: ComparisonRun) -> list[int] | None:
    """Enterprises whose standing the run may have moved; None: all of them."""
    if not run.scope:
        return None
    changed = Alert.objects.filter(changed_in_run=run.pk, enterprise__isnull=False)
    named = set(run.scope.get("enterprises", []))
    return sorted(named | set(changed.values_list("enterprise_id", flat=True)))
