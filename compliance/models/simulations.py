"""Simulations: what a draft of criteria would have given in a period; nothing is published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User

from .appraisals import Appraisal, WorkState
from .criteria import CriteriaSet, StaffQuerySet
from .size_bands import SizeBand


class Simulation(models.Model):
    """A set of criteria tried on a period beside another one.

    With an appraisal it reads the facts frozen for that cycle, without one the facts of the period
    as they are known at `known_at`. `base` is the set it is compared with.
    """

    criteria = models.ForeignKey(CriteriaSet, on_delete=models.RESTRICT, related_name="simulations")
    base = models.ForeignKey(CriteriaSet, on_delete=models.RESTRICT, related_name="+")
    appraisal = models.ForeignKey(
        Appraisal, null=True, on_delete=models.RESTRICT, related_name="simulations"
    )
    previous = models.ForeignKey(Appraisal, null=True, on_delete=models.RESTRICT, related_name="+")
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    known_at = models.DateTimeField(_("known at"))
    state = models.CharField(max_length=8, choices=WorkState.choices, default=WorkState.WAITING)
    enterprises = models.IntegerField(default=0)
    moved = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)
    started_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("simulation")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", finished_at__isnull=False)
                | Q(state="waiting", finished_at=None),
                name="simulation_done_has_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.criteria} {self.from_on}"


class SimulatedGrade(Guarded):
    """An enterprise with facts in the period; without facts every set leaves the best grade."""

    id = models.BigAutoField(primary_key=True)
    simulation = models.ForeignKey(Simulation, on_delete=models.CASCADE, related_name="grades")
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.RESTRICT, related_name="+", db_index=False
    )
    previous_grade = models.CharField(max_length=12, blank=True, default="")
    base_grade = models.CharField(max_length=12)
    base_criterion = models.SmallIntegerField(default=0)
    grade = models.CharField(max_length=12)
    criterion = models.SmallIntegerField(default=0)
    counts = models.JSONField(default=dict)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["simulation", "enterprise"], name="simulated_grade_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.simulation_id} {self.enterprise_id}"


class SimulationCount(models.Model):
    """How many enterprises of a district, industry and size the two sets grade how."""

    id = models.BigAutoField(primary_key=True)
    simulation = models.ForeignKey(Simulation, on_delete=models.CASCADE, related_name="numbers")
    district_code = models.CharField(max_length=6, blank=True, default="")
    industry = models.CharField(max_length=1, blank=True, default="")
    size_band = models.CharField(max_length=6, choices=SizeBand.choices)
    previous_grade = models.CharField(max_length=12, blank=True, default="")
    base_grade = models.CharField(max_length=12)
    grade = models.CharField(max_length=12)
    enterprises = models.IntegerField()

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.simulation_id} {self.grade}"
