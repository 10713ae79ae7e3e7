"""Regimes: for how long, on which ground and by whom an enterprise is under which supervision."""

from __future__ import annotations

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Regime
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User


class RegimeGround(models.TextChoices):
    """What a regime rests on; an enterprise has at most one spell of each ground at a time."""

    GRADE = "grade", _("grade")
    MEDAL = "medal", _("medal")
    EXPOSURE = "exposure", _("exposure")
    WATCHLIST = "watchlist", _("watchlist")
    DECISION = "decision", _("decision")


class RegimeSpellQuerySet(GuardedQuerySet["RegimeSpell"]):
    def in_force(self, *, on: date) -> RegimeSpellQuerySet:
        """Begun, not lifted and not run out on a day."""
        return self.filter(lifted_at=None, starts_on__lte=on, until_on__gte=on)


@pghistory.track(pghistory.UpdateEvent())
class RegimeSpell(Guarded):
    """A regime on one ground until a day, both included.

    Of the spells in force the sternest counts, but a medal's waiver goes before reduced and
    normal: intensified, waived, reduced, normal. The enterprise's own columns repeat that one.
    """

    id = models.BigAutoField(primary_key=True)
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.RESTRICT, related_name="regime_spells"
    )
    ground = models.CharField(_("ground"), max_length=10, choices=RegimeGround.choices)
    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices)
    starts_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=255)
    imposed_at = models.DateTimeField(_("imposed at"))
    imposed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    lifted_at = models.DateTimeField(_("lifted at"), null=True)
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    lifted_reason = models.CharField(max_length=255, blank=True, default="")

    objects = RegimeSpellQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("regime")
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "ground"],
                condition=Q(lifted_at=None),
                name="regime_one_per_ground",
            ),
            # A later spell of the same ground replaces an earlier one: then nobody lifted it.
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lifted_reason="")
                | Q(lifted_at__isnull=False) & ~Q(lifted_reason=""),
                name="regime_lifted_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["until_on"], condition=Q(lifted_at=None), name="regime_running")
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.regime} {self.until_on}"
