"""What a run covers, as the shards and key lists of each rule.

Rules are sharded by enterprise, by worker or not at all (providers are compared with their
peers). A run over chosen enterprises covers, for the person-wide rules, the people registered or
insured there, and for the provider rules everything: they are few. Only a batch that touched no
provider leaves the provider rules out.
"""

from typing import Any

from django.db.models import Max

from enterprises.models import Enterprise, Worker
from inspectorate.foundation.statements import fetch

from .catalogue import Rule
from .engine import EVERYONE, Scope

KEYS_IN_A_RANGE = {"enterprise": 30_000, "worker": 400_000}
KEYS_IN_A_LIST = 5_000


def ranges(rule: Rule, scope: dict[str, list[int]]) -> list[tuple[int, int]]:
    """The shards of a rule: first and last key of each, together covering the scope."""
    if rule.shard_by == "provider":
        return [(0, EVERYONE)] if scope.get("providers", [0]) else []
    if scope:
        keys = sorted(scope.get(f"{rule.shard_by}s", []))
        lists = [keys[at : at + KEYS_IN_A_LIST] for at in range(0, len(keys), KEYS_IN_A_LIST)]
        return [(part[0], part[-1]) for part in lists]
    model: Any = Enterprise if rule.shard_by == "enterprise" else Worker
    highest = model.objects.aggregate(highest=Max("id"))["highest"] or 0
    starts = list(range(0, highest + 1, KEYS_IN_A_RANGE[rule.shard_by])) or [0]
    ends = [start - 1 for start in starts[1:]] + [EVERYONE]
    return list(zip(starts, ends, strict=True))


def scope_of(rule: Rule, scope: dict[str, list[int]], first: int, last: int) -> Scope:
    """The scope of the shard from `first` to `last`."""
    if not scope or rule.shard_by == "provider":
        return Scope(first, last)
    chosen = [key for key in scope.get(f"{rule.shard_by}s", []) if first <= key <= last]
    return Scope(first, last, chosen)


def around_enterprises(enterprises: list[int]) -> dict[str, list[int]]:
    """The scope of these enterprises: themselves, the people registered or insured there, and no
    provider."""
    workers = fetch("alerts", "people_of_enterprises", enterprises=enterprises)
    return {
        "enterprises": sorted(enterprises),
        "workers": [row["worker_id"] for row in workers],
        "providers": [],
    }


def around_batch(batch_id: int) -> dict[str, list[int]]:
    """The scope a batch touched: enterprises, workers and providers, and what depends on them.

    A changed person (a death, say) also touches the enterprises that insure them; a changed
    enterprise's register entry touches nobody else.
    """
    rows = fetch("alerts", "touched_by_batch", batch=batch_id)
    return {
        kind: sorted(row["id"] for row in rows if row["kind"] == kind)
        for kind in ("enterprises", "workers", "providers")
    }
