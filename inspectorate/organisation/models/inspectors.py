"""Inspectors of three kinds, their certificates, and the groups they answer for over time."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Func, Q, Value
from django.utils.translation import gettext_lazy as _

from .grid import GridGroup


class InspectorKind(models.TextChoices):
    FULL_TIME = "full_time", _("full-time inspector")
    PART_TIME = "part_time", _("part-time inspector")
    ASSISTANT = "assistant", _("assistant")


class InspectorQuerySet(models.QuerySet["Inspector"]):
    def certified(self, *, on: date) -> "InspectorQuerySet":
        """Inspectors, not assistants, whose certificate is valid on a day."""
        kinds = (InspectorKind.FULL_TIME, InspectorKind.PART_TIME)
        return self.filter(kind__in=kinds, certificate_until__gte=on).exclude(certificate_no="")


@pghistory.track()
class Inspector(models.Model):
    """A member of staff as the `inspectors` feed delivers them; `user` is their log-in, if any."""

    id = models.AutoField(primary_key=True)
    staff_no = models.CharField(_("staff number"), max_length=255, unique=True)
    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=InspectorKind.choices)
    certificate_no = models.CharField(_("certificate"), max_length=255, blank=True, default="")
    certificate_until = models.DateField(_("certificate until"), null=True)
    email = models.CharField(max_length=255, blank=True, default="")
    phone = models.CharField(max_length=255, blank=True, default="")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="inspector"
    )
    batch_id = models.IntegerField(null=True)

    objects = InspectorQuerySet.as_manager()

    class Meta:
        ordering = ("staff_no",)
        verbose_name = _("inspector")

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: Any) -> "AssignmentQuerySet":
        """The spells in the groups within the sight of `user`."""
        from inspectorate.organisation.groups import groups_seen_by

        return self.filter(grid_group__in=groups_seen_by(user).order_by())

    def in_force(self, *, on: date) -> "AssignmentQuerySet":
        return self.filter(Q(until_on=None) | Q(until_on__gt=on), from_on__lte=on)


@pghistory.track()
class Assignment(models.Model):
    """`inspector` answers for `grid_group` on [from_on, until_on); one spell at a time."""

    inspector = models.ForeignKey(Inspector, on_delete=models.RESTRICT, related_name="assignments")
    grid_group = models.ForeignKey(GridGroup, on_delete=models.RESTRICT, related_name="assignments")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("inspector_id", "from_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=models.F("from_on")),
                name="assignment_ends_after_start",
            ),
            # Built-in range types only: an inspector-and-group pair is one number, the spell
            # another, and no contrib extension is needed.
            ExclusionConstraint(
                name="assignment_one_spell_at_a_time",
                expressions=[
                    (
                        Func(
                            "inspector_id",
                            "inspector_id",
                            Value("[]"),
                            function="int4range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            "grid_group_id",
                            "grid_group_id",
                            Value("[]"),
                            function="int4range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func("from_on", "until_on", Value("[)"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspector_id} → {self.grid_group_id}"
