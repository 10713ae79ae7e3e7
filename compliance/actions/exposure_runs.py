"""What the system does with exposures by itself: propose, lapse, mark paid, expire.

Run after each served decision, after each delivery of penalties and contributions, and at night.
Every run is a set: a second one changes nothing.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from compliance.exposure.composing import basis_of, decision_of, facts_of, owed
from compliance.exposure.quarters import quarter_of
from compliance.exposure.states import ExposureState
from compliance.models import Exposure, ExposureList, ExposureStep, ListKind
from compliance.money.basis import due_day
from compliance.papers.given import authority
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.statements import fetch
from inspectorate.organisation import journal

from . import exposure_payments as payments
from . import exposure_reversals as reversals
from . import exposure_story as story

LOCK = "exposures"
A_YEAR = timedelta(days=366)


def follow(*, now: datetime) -> dict[str, int]:
    """All that follows from the facts as they are: how many proposed, fallen, paid, expired."""
    return {
        "proposed": propose(now=now),
        "fallen": follow_reversals(now=now),
        "paid": follow_payments(now=now),
        "expired": expire(now=now),
        "reckoned": reckon_effects(now=now),
    }


def propose(*, now: datetime) -> int:
    """Proposes every decided violation that meets a criterion and is not proposed yet; a row that
    is delivered ahead of the day of its decision waits for it.
    """
    with transaction.atomic(), journal.told(step="propose"):
        lock_until_commit(LOCK)
        rows = fetch(
            "compliance", "exposure_candidates", on=timezone.localdate(now), due_day=due_day()
        )
        made = Exposure.objects.bulk_create(_proposals(rows, now=now))
        ExposureStep.objects.bulk_create(
            ExposureStep(
                exposure=each,
                enterprise_id=each.enterprise_id,
                grid_group_id=each.grid_group_id,
                district_code=each.district_code,
                verb="propose",
                to_state=each.state,
                taken_at=now,
            )
            for each in made
        )
    return len(made)


def _proposals(rows: list[dict[str, Any]], *, now: datetime) -> list[Exposure]:
    quarterly = ExposureList.objects.filter(kind=ListKind.QUARTERLY)
    closed = set(quarterly.values_list("quarter_on", flat=True))
    name = authority()["zh-hans"]["name"]
    return [_proposal(row, authority_name=name, closed=closed, now=now) for row in rows]


def _proposal(
    row: dict[str, Any], *, authority_name: str, closed: set[date], now: datetime
) -> Exposure:
    """One proposal. Whose quarter has been published already comes into the current one."""
    quarter = quarter_of(row["effective_on"])
    wages, contributions = owed(row)
    facts = facts_of(json.loads(row["violations"]))
    same = (
        "case_id", "penalty_no", "enterprise_id", "grid_group_id", "district_code", "types",
        "name", "uscc", "address", "decision_no", "decided_on", "workers_count",
        "owed_from_on", "owed_until_on", "term_months", "regime", "regime_months",
    )  # fmt: skip
    return Exposure(
        **{column: row[column] for column in same},
        decision_step_id=row["step_id"],
        quarter_on=quarter_of(timezone.localdate(now)) if quarter in closed else quarter,
        grounds=json.loads(row["grounds"]),
        person_in_charge=row["legal_representative"],
        facts=facts,
        facts_composed=facts,
        decision=decision_of(row["decision_kind"], row["fine_yuan"]),
        legal_basis=basis_of(row["articles"], row["types"]),
        authority=authority_name,
        wages_yuan=wages,
        contributions_yuan=contributions,
        proposed_at=now,
    )


def follow_reversals(*, now: datetime) -> int:
    """Exposures whose decision stands no more: those waiting lapse, published ones are reversed."""
    told = 0
    with transaction.atomic(), journal.told(step="lapse"):
        lock_until_commit(LOCK)
        gone = [row["id"] for row in fetch("compliance", "exposures_without_decision")]
        for exposure in Exposure.objects.filter(pk__in=gone).order_by("pk"):
            if exposure.state == ExposureState.PUBLISHED:
                with translation.override("zh-hans"):
                    words = reversals.machine_words(exposure)
                reversals.note(exposure, by=None, now=now, words=words)
            else:
                story.move(exposure, "lapse", by=None, now=now, left_out_reason="")
            told += 1
    return told


def follow_payments(*, now: datetime) -> int:
    """Marks what the deliveries of contributions show paid, with the day it came in, and puts right
    what an earlier delivery had told otherwise; how many entries changed.
    """
    on = timezone.localdate(now)
    with transaction.atomic(), journal.told(step="pay"):
        lock_until_commit(LOCK)
        paid = {row["id"]: row for row in fetch("compliance", "exposures_paid", on=on)}
        for exposure in Exposure.objects.filter(pk__in=paid).order_by("pk"):
            payments.mark(
                exposure,
                by=None,
                now=now,
                contributions_paid_on=paid[exposure.pk]["paid_on"],
                day_known=paid[exposure.pk]["day_known"],
                document="",
            )
        corrected = {row["id"]: row for row in fetch("compliance", "exposures_corrected", on=on)}
        for exposure in Exposure.objects.filter(pk__in=corrected).order_by("pk"):
            row = corrected[exposure.pk]
            payments.correct(exposure, now=now, paid_on=row["paid_on"], day_known=row["day_known"])
    return len(paid) + len(corrected)


def expire(*, now: datetime) -> int:
    """Entries whose time is over end by themselves."""
    on = timezone.localdate(now)
    ended = Exposure.objects.filter(state=ExposureState.PUBLISHED, ends_on__lt=on)
    with transaction.atomic(), journal.told(step="expire"):
        lock_until_commit(LOCK)
        over = list(ended.order_by("pk"))
        for exposure in over:
            story.move(exposure, "expire", by=None, now=now)
    return len(over)


def reckon_effects(*, now: datetime) -> int:
    """Who of the comparable groups has paid, for the lists of the last year; how many lists."""
    since = now - A_YEAR
    recent = list(ExposureList.objects.filter(published_at__gte=since).order_by("pk"))
    until = due_day()
    for made in recent:
        rows = fetch(
            "compliance",
            "exposure_comparable",
            list=made.pk,
            quarter=made.quarter_on,
            due_day=until,
        )
        days = [row["paid_on"].isoformat() if row["paid_on"] else None for row in rows]
        if made.effect.get("paid_on") != days:
            made.effect = {"paid_on": days}
        made.reckoned_at = now
        made.save(update_fields=["effect", "reckoned_at"])
    return len(recent)
