"""Doors for Celery: what was kept for a day is forgotten."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from .actions import answers


@shared_task(acks_late=True)
def drop_old_answers() -> None:
    """Forgets the answers under idempotency keys of the day before."""
    answers.drop_old(now=timezone.now())
