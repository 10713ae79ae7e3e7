"""Doors for Celery: one action each, safe twice."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from inspectorate.foundation.locks import held

from .actions import certificates, grid_changes, reminders


@shared_task
def remind_of_deadlines() -> None:
    """Every morning: who is told of deadlines that are near or over."""
    with held("remind of deadlines") as ours:
        if ours:
            reminders.remind(now=timezone.now())


@shared_task(acks_late=True)
def announce_certificates() -> None:
    """Every morning: whose enforcement certificate ends within 90 or 30 days."""
    certificates.announce_ending(now=timezone.now())


@shared_task(acks_late=True)
def follow_enterprises() -> None:
    """Every ten minutes: cases and visits come after enterprises that a delivery moved."""
    grid_changes.follow_owners()
