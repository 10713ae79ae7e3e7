"""Watching: an enterprise, provider or person comes first in the order of alerts while it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from alerts.models import Watched
from alerts.standing import rescore_subjects
from alerts.tasks import categorise
from inspectorate.foundation.queues import queue_or_leave


@dataclass(frozen=True)
class Subject:
    """Exactly one of the three."""

    enterprise_id: int | None = None
    provider_id: int | None = None
    worker_id: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """As columns of a row."""
        return {
            "enterprise_id": self.enterprise_id,
            "provider_id": self.provider_id,
            "worker_id": self.worker_id,
        }


def watch(
    subject: Subject, *, until: date, grid_group_id: int | None, district_code: str
) -> Watched:
    """Watches the subject until a day, included; a later call moves the day."""
    with transaction.atomic():
        row, _made = Watched.objects.update_or_create(
            **subject.columns,
            defaults={
                "until_on": until,
                "grid_group_id": grid_group_id,
                "district_code": district_code,
            },
        )
        _order(subject)
    return row


def unwatch(subject: Subject) -> None:
    """Nobody watches the subject any more."""
    with transaction.atomic():
        Watched.objects.filter(**subject.columns).delete()
        _order(subject)


def _order(subject: Subject) -> None:
    """Scores the alerts of the subject anew, and its category."""
    rescore_subjects(
        enterprises=_chosen(subject.enterprise_id),
        providers=_chosen(subject.provider_id),
        workers=_chosen(subject.worker_id),
    )
    if subject.enterprise_id:
        transaction.on_commit(partial(queue_or_leave, categorise, [subject.enterprise_id]))


def _chosen(key: int | None) -> list[int]:
    return [] if key is None else [key]
