"""Second factors of log-ins: a secret shared with an app on the phone, and codes on paper."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .users import User


class SecondFactorQuerySet(models.QuerySet["SecondFactor"]):
    def holding(self) -> SecondFactorQuerySet:
        """Those that are asked for at log-in."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)

    def begun(self) -> SecondFactorQuerySet:
        """Those whose first code has not come yet."""
        return self.filter(confirmed_at=None, ended_at=None)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("confirmed_at", "codes_at", "ended_at")),
    exclude=["cipher", "last_step", "wrong_count", "last_wrong_at"],
)
class SecondFactor(models.Model):
    """A secret of RFC 6238, encrypted with the keys of identity numbers and erased when it ends.

    begun → confirmed by a first code → ended by its successor, its owner or an administrator.
    `last_step` is the newest 30 seconds whose code was taken: no code is taken twice.
    """

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="second_factors")
    cipher = models.BinaryField()
    begun_at = models.DateTimeField(_("begun at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    codes_at = models.DateTimeField(_("recovery codes made at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    last_step = models.BigIntegerField(default=0)
    wrong_count = models.SmallIntegerField(default=0)
    last_wrong_at = models.DateTimeField(null=True)

    objects: ClassVar[SecondFactorQuerySet] = SecondFactorQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-id",)
        verbose_name = _("second factor")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(confirmed_at__isnull=False, ended_at=None),
                name="second_factor_one_holds",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="second_factor_one_begun",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(cipher=b""), name="second_factor_ended_is_erased"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.begun_at:%Y-%m-%d}"

    def locked_until(self, *, now: datetime) -> datetime | None:
        """When codes are taken again after too many wrong ones; None if they are taken now."""
        if self.last_wrong_at is None or self.wrong_count < settings.AXES_FAILURE_LIMIT:
            return None
        until: datetime = self.last_wrong_at + settings.AXES_COOLOFF_TIME
        return until if now < until else None


class RecoveryCodeQuerySet(models.QuerySet["RecoveryCode"]):
    def left(self) -> RecoveryCodeQuerySet:
        """Those that still let somebody in."""
        return self.filter(used_at=None, dropped_at=None)


@pghistory.track(exclude=["digest"])
class RecoveryCode(models.Model):
    """A code for whoever has no phone at hand, good for once; only its SHA-256 is kept."""

    factor = models.ForeignKey(SecondFactor, on_delete=models.RESTRICT, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"))
    used_at = models.DateTimeField(_("used at"), null=True)
    dropped_at = models.DateTimeField(_("replaced at"), null=True)

    objects: ClassVar[RecoveryCodeQuerySet] = RecoveryCodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("id",)
        verbose_name = _("recovery code")

    def __str__(self) -> str:
        return f"{self.factor_id} {self.made_at:%Y-%m-%d}"
