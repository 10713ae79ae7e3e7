"""Who is watched: what the floor above decided, repeated here so that alerts are ordered by it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Provider, Worker
from inspectorate.organisation.models import Guarded, GuardedQuerySet


class Watched(Guarded):
    """One enterprise, provider or person on the watchlist; the row goes when the term is over."""

    enterprise = models.OneToOneField(
        Enterprise, null=True, on_delete=models.CASCADE, related_name="watched"
    )
    provider = models.OneToOneField(
        Provider, null=True, on_delete=models.CASCADE, related_name="watched"
    )
    worker = models.OneToOneField(
        Worker, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    until_on = models.DateField(_("until"))

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False, provider=None, worker=None)
                | Q(enterprise=None, provider__isnull=False, worker=None)
                | Q(enterprise=None, provider=None, worker__isnull=False),
                name="watched_has_one_subject",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id or self.provider_id or self.worker_id} {self.until_on}"
