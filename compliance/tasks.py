"""Doors for Celery: one action each, safe twice."""

from celery import shared_task
from django.utils import timezone

from inspectorate.foundation.locks import held

from .actions import reminders


@shared_task
def remind_of_deadlines() -> None:
    """Every morning: who is told of deadlines that are near or over."""
    with held("remind of deadlines") as ours:
        if ours:
            reminders.remind(now=timezone.now())
