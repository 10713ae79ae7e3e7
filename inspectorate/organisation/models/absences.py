"""Absences of inspectors, and who stands in for them meanwhile."""

from __future__ import annotations

from datetime import date

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from .inspectors import Inspector


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def in_force(self, *, on: date) -> AbsenceQuerySet:
        return self.filter(from_on__lte=on, until_on__gte=on)

    def between(self, first: date, last: date) -> AbsenceQuerySet:
        return self.filter(from_on__lte=last, until_on__gte=first)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Absence(models.Model):
    """`inspector` is away from `from_on` to `until_on`, both included; one absence at a time.

    While it lasts `stand_in`, if there is one, sees the groups of the person away too.
    """

    inspector = models.ForeignKey(
        Inspector, on_delete=models.RESTRICT, related_name="absences", verbose_name=_("inspector")
    )
    from_on = models.DateField(_("first day away"))
    until_on = models.DateField(_("last day away"))
    stand_in = models.ForeignKey(
        Inspector,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="stand_ins",
        verbose_name=_("stand-in"),
    )
    reason = models.CharField(_("reason"), max_length=255)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ("-from_on", "-id")
        verbose_name = _("absence")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="absence_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(stand_in=None) | ~Q(stand_in=F("inspector")),
                name="absence_stand_in_is_another",
            ),
            # Built-in range types only, as with assignments.
            ExclusionConstraint(
                name="absence_one_at_a_time",
                expressions=[
                    (
                        Func("inspector_id", "inspector_id", Value("[]"), function="int4range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func("from_on", "until_on", Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspector_id} {self.from_on}–{self.until_on}"
