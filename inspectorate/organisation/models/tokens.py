"""Tokens of the interface for machines, and the answers kept under idempotency keys."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .users import User


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def holding(self, *, now: datetime) -> ApiTokenQuerySet:
        """Those that let somebody in at a moment."""
        today = timezone.localdate(now)
        return self.filter(revoked_at=None, expires_on__gte=today, user__is_active=True)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("revoked_at")),
    exclude=["digest", "last_used_at"],
)
class ApiToken(models.Model):
    """A key by which a program acts as `user`, within `scopes`, through the last day it holds.

    Only the SHA-256 of the secret is kept; `beginning` tells one from another.
    """

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    beginning = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=60))
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    expires_on = models.DateField(_("holds until"))
    last_used_at = models.DateTimeField(_("last used"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects: ClassVar[ApiTokenQuerySet] = ApiTokenQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-id",)
        verbose_name = _("token")
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="token_revoked_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(given_by=F("user")), name="token_given_by_another"),
            models.CheckConstraint(condition=~Q(scopes=[]), name="token_has_scopes"),
        ]

    def __str__(self) -> str:
        return self.name


class ApiAnswer(models.Model):
    """What was answered to a request with an idempotency key; written in its own transaction.

    `digest` is the request's: method, address and body.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.SmallIntegerField(null=True)
    body = models.JSONField(null=True)
    headers = models.JSONField(default=dict)
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="api_key_once")]

    def __str__(self) -> str:
        return self.key
