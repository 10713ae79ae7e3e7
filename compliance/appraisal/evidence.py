"""The evidence of a cycle: which feeds it rests on, what they lack, freezing and checking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from compliance.models import Appraisal, ScaleGrade
from inspectorate.foundation.statements import execute, fetch

# The register says who is graded, the history of decisions what came from the earlier system.
FEEDS = {"enterprises": False, "penalties": True}
EVERYONE = 2_147_483_647


def gaps(*, from_on: date, to_on: date, known_at: datetime) -> list[dict[str, Any]]:
    """Feeds without a complete delivery in the period, each with its districts ([]: never came)."""
    rows = fetch(
        "compliance", "feed_gaps", from_on=from_on, to_on=to_on, known_at=known_at,
        feeds=list(FEEDS), dated=list(FEEDS.values()),
    )  # fmt: skip
    return [{"feed": row["feed"], "districts": list(row["districts"])} for row in rows]


def freeze(appraisal: Appraisal) -> int:
    """Copies every fact of the period into the appraisal; returns how many."""
    return execute("compliance", "freeze_facts", appraisal=appraisal.pk, **moment_of(appraisal))


def moment_of(appraisal: Appraisal) -> dict[str, Any]:
    """The period whose facts count, and what is known."""
    return {
        "from_on": appraisal.from_on,
        "until_on": appraisal.counted_until_on,
        "known_at": appraisal.known_at,
    }


def remaining_grade(scale_id: str) -> str:
    """The grade that remains where no criterion is reached: the best."""
    return ScaleGrade.objects.filter(scale=scale_id).order_by("rank")[0].code


def grade(appraisal: Appraisal, *, shard: int, first: int, last: int) -> int:
    """Grades the enterprises from `first` to `last` and counts them; returns the rows of counts."""
    return execute(
        "compliance", "grade_enterprises", appraisal=appraisal.pk, shard=shard, first=first,
        last=last, to_on=appraisal.to_on, criteria=appraisal.criteria_id, scale=appraisal.scale_id,
        remaining=remaining_grade(appraisal.scale_id), previous=appraisal.previous_id,
        **moment_of(appraisal),
    )  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """What a recomputation found: grades that would differ, and facts that differ from the copy."""

    grades: list[dict[str, Any]]
    facts: list[dict[str, Any]]

    @property
    def agrees(self) -> bool:
        """Whether the grades proposed then are the grades computed now."""
        return not self.grades


def compare(appraisal: Appraisal) -> Comparison:
    """Computes every grade anew from the copy, and asks today's rows for the facts as of then."""
    return Comparison(
        grades=differing(appraisal),
        facts=fetch("compliance", "compare_facts", appraisal=appraisal.pk, **moment_of(appraisal)),
    )


def differing(
    appraisal: Appraisal, *, first: int = 0, last: int = EVERYONE
) -> list[dict[str, Any]]:
    """Computes the grades of the enterprises from `first` to `last` anew: those that differ.

    Each with `id` of the grade, `enterprise_id`, `proposed_grade`, and what is `computed` by which
    `number` of the criteria (0: what remains).
    """
    return fetch(
        "compliance", "recompute_grades", appraisal=appraisal.pk, first=first, last=last,
        criteria=appraisal.criteria_id, remaining=remaining_grade(appraisal.scale_id),
    )  # fmt: skip
