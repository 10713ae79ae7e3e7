"""Conduct of an enterprise that no case records: seen by one person, confirmed by another."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User

from .cases import Case


class ConductKind(models.TextChoices):
    OBSTRUCTION = "obstruction", _("inspectors obstructed")
    MASS_INCIDENT = "mass_incident", _("mass incident")
    PUBLIC_HARM = "public_harm", _("grave public harm")
    FORCED_LABOUR = "forced_labour", _("forced labour")
    CRIMINAL_PROSECUTION = "criminal_prosecution", _("criminally prosecuted")


class ConductQuerySet(GuardedQuerySet["ConductFact"]):
    def waiting(self) -> ConductQuerySet:
        """Recorded, neither confirmed nor withdrawn."""
        return self.filter(confirmed_at=None, withdrawn_at=None)

    def standing(self) -> ConductQuerySet:
        """Confirmed and not withdrawn."""
        return self.filter(confirmed_at__isnull=False, withdrawn_at=None)


@pghistory.track()
class ConductFact(Guarded):
    """One fact, with the document it is proven by. A grade counts it once it is confirmed."""

    id = models.BigAutoField(primary_key=True)
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.RESTRICT, related_name="conduct_facts"
    )
    case = models.ForeignKey(
        Case, null=True, on_delete=models.RESTRICT, related_name="conduct_facts"
    )
    kind = models.CharField(_("kind"), max_length=24, choices=ConductKind.choices)
    happened_on = models.DateField(_("happened on"))
    description = models.TextField(_("what happened"))
    proof = models.CharField(_("document it is proven by"), max_length=255)
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    withdrawn_reason = models.CharField(max_length=255, blank=True, default="")

    objects = ConductQuerySet.as_manager()

    class Meta:
        ordering = ("-happened_on", "-id")
        verbose_name = _("conduct fact")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                & ~Q(confirmed_by=F("recorded_by")),
                name="conduct_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason=""),
                name="conduct_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["happened_on"], name="conduct_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"
