"""Rule parameters: versions are added, never changed, so that past runs can be repeated."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from alerts.catalogue import rule, rules
from alerts.models import RuleVersion
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation.models import User


def in_force(at: dict[str, int] | None = None) -> dict[str, RuleVersion]:
    """The version of every rule's parameters in force, or those named by `at`.

    A rule nobody has tuned yet has version 1: its defaults.
    """
    versions = RuleVersion.objects.all()
    if at is None:
        newest = versions.values("rule").annotate(newest=Max("version"))
        at = {row["rule"]: row["newest"] for row in newest.order_by("rule")}
    wanted = Q(pk=None)
    for name, version in at.items():
        wanted |= Q(rule=name, version=version)
    stored = {version.rule: version for version in versions.filter(wanted)}
    return {name: stored.get(name) or RuleVersion(rule=name, version=1) for name in rules()}


def tune(
    name: str,
    *,
    by: User,
    parameters: dict[str, Any],
    reason: str,
    now: datetime,
    enabled: bool = True,
) -> RuleVersion:
    """Adds a version with these parameters. Raises RuleError if one is unknown or out of bounds."""
    each = rule(name)
    each.values(parameters)
    with transaction.atomic():
        lock_until_commit(f"rule {name}")
        version = in_force()[name].version
        return RuleVersion.objects.create(
            rule=name,
            version=version + 1,
            parameters=parameters,
            enabled=enabled,
            reason=reason,
            made_by=by,
            made_at=now,
        )
