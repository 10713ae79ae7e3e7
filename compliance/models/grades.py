"""Grades: what an enterprise was found to be in a cycle, and what it says against it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, RiskClass
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User
from inspectorate.organisation.sight import Counter, current_sight, guarded_or_own

from .appraisals import Appraisal
from .documents import Document
from .size_bands import SizeBand


class GradeState(models.TextChoices):
    OPEN = "open", _("Open")
    AWAITS_SECOND = "awaits_second", _("Awaits second")
    CONFIRMED = "confirmed", _("Confirmed")
    NOTIFIED = "notified", _("Notified")
    OBJECTED = "objected", _("Objection")
    FINAL = "final", _("Final")


TOLD = (GradeState.NOTIFIED, GradeState.OBJECTED, GradeState.FINAL)
GRADE_MOVES = [
    ("open", "confirmed"),
    ("open", "awaits_second"),
    ("awaits_second", "open"),
    ("awaits_second", "confirmed"),
    ("confirmed", "awaits_second"),
    ("confirmed", "notified"),
    ("notified", "objected"),
    ("objected", "notified"),
    ("notified", "final"),
]


class GradeQuerySet(GuardedQuerySet["Grade"]):
    def visible_to(self, user: Any) -> GradeQuerySet:
        """Those within the sight of `user`; an enterprise's own once it was told."""
        seen = self.filter(guarded_or_own(user))
        return seen if current_sight(user).enterprise is None else seen.filter(state__in=TOLD)

    def at_the_counter(self, user: Any) -> GradeQuerySet:
        """Those in sight, and for the counter those that may be objected to: that comes there."""
        if current_sight(user).counter != Counter.ALL:
            return self.visible_to(user)
        return self.filter(guarded_or_own(user) | Q(state=GradeState.NOTIFIED))

    def final(self) -> GradeQuerySet:
        """Those that can be changed by a recorded decision only, and have their effect."""
        return self.filter(state=GradeState.FINAL)

    def open(self) -> GradeQuerySet:
        return self.filter(state=GradeState.OPEN)

    def awaiting_second(self) -> GradeQuerySet:
        return self.filter(state=GradeState.AWAITS_SECOND)

    def changed(self) -> GradeQuerySet:
        """Those whose grade is, or is proposed to be, another than the computed one."""
        return self.filter(changed=True)

    def outliers(self) -> GradeQuerySet:
        """Those two steps from their last grade, or at odds with their current category."""
        return self.filter(outlier=True)

    def by_risk(self) -> GradeQuerySet:
        return self.order_by("-risk_points", "-id")


@pghistory.track(pghistory.UpdateEvent())
class Grade(Guarded):
    """The result of one enterprise in one cycle. Grades are codes of the cycle's scale.

    `proposed_grade` is computed from the frozen facts: `counts` per fact, and `criterion` the
    number of the row that was reached (0: what remains). `asked_grade` is a change that awaits its
    second, `decided_grade` what was confirmed, `final_grade` what has its effect. Staff, size,
    industry and category are those of the freeze.
    """

    id = models.BigAutoField(primary_key=True)
    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.RESTRICT, related_name="grades", db_index=False
    )
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.RESTRICT, related_name="grades", db_index=False
    )
    previous_grade = models.CharField(_("last grade"), max_length=12, blank=True, default="")
    proposed_grade = models.CharField(_("proposed"), max_length=12)
    criterion = models.SmallIntegerField(_("criterion"), default=0)
    counts = models.JSONField(default=dict)
    staff_count = models.IntegerField(_("staff"), default=0)
    size_band = models.CharField(_("size"), max_length=6, choices=SizeBand.choices)
    industry = models.CharField(_("industry"), max_length=1, blank=True, default="")
    risk_class = models.CharField(_("category"), max_length=1, choices=RiskClass.choices)
    risk_points = models.SmallIntegerField(default=0)
    outlier = models.BooleanField(default=False)
    state = models.CharField(
        _("state"), max_length=13, choices=GradeState.choices, default=GradeState.OPEN
    )
    changed = models.BooleanField(default=False)
    asked_grade = models.CharField(max_length=12, blank=True, default="")
    decided_grade = models.CharField(_("decided"), max_length=12, blank=True, default="")
    final_grade = models.CharField(_("final"), max_length=12, blank=True, default="")
    reason = models.TextField(_("reason"), blank=True, default="")
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        User, null=True, on_delete=models.RESTRICT, related_name="+", db_index=False
    )
    seconded_at = models.DateTimeField(_("approved at"), null=True)
    seconded_by = models.ForeignKey(
        User, null=True, on_delete=models.RESTRICT, related_name="+", db_index=False
    )
    document = models.ForeignKey(
        Document, null=True, on_delete=models.RESTRICT, related_name="grades", db_index=False
    )

    objects = GradeQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("grade")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "appraisal"], name="grade_once"),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="grade_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(seconded_at=None, seconded_by=None)
                | Q(seconded_at__isnull=False, seconded_by__isnull=False)
                & ~Q(seconded_by=F("decided_by")),
                name="grade_seconded_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_grade="", asked_grade="")
                | Q(state="awaits_second", decided_at__isnull=False)
                & ~Q(asked_grade="")
                & ~Q(reason="")
                | Q(state__in=["confirmed", "notified", "objected", "final"], asked_grade="")
                & ~Q(decided_grade=""),
                name="grade_state_has_its_grade",
            ),
            models.CheckConstraint(
                condition=Q(state="final") & ~Q(final_grade="")
                | ~Q(state="final") & Q(final_grade=""),
                name="grade_final_has_grade",
            ),
            # Another grade than the computed one has a reason and a second.
            models.CheckConstraint(
                condition=Q(decided_grade__in=["", F("proposed_grade")])
                | Q(seconded_by__isnull=False) & ~Q(reason=""),
                name="grade_change_has_second",
            ),
        ]
        indexes = [
            models.Index(
                fields=["appraisal", "previous_grade", "proposed_grade", "-risk_points", "-id"],
                name="grade_cell",
            ),
            models.Index(fields=["appraisal", "-risk_points", "-id"], name="grade_by_risk"),
            models.Index(
                fields=["appraisal", "-id"],
                condition=Q(changed=True),
                name="grade_changed",
            ),
            models.Index(
                fields=["appraisal", "-risk_points", "-id"],
                condition=Q(outlier=True),
                name="grade_outlier",
            ),
            # What waits for somebody: read to its end by the counts above the list.
            models.Index(
                fields=["appraisal", "state", "-risk_points", "-id"],
                condition=Q(state__in=["open", "awaits_second", "objected"]),
                name="grade_waits",
            ),
            models.Index(
                fields=["document"],
                condition=Q(document__isnull=False),
                name="grade_on_paper",
            ),
        ]
        triggers = [pgtrigger.FSM(name="grade_state", field="state", transitions=GRADE_MOVES)]

    def __str__(self) -> str:
        return f"{self.appraisal} {self.enterprise_id}"

    @property
    def standing(self) -> str:
        """The grade as it stands: final, decided, or proposed."""
        return self.final_grade or self.decided_grade or self.proposed_grade


class CountAxis(models.TextChoices):
    PLACE = "place", _("place")
    INDUSTRY = "industry", _("industry")
    SIZE = "size", _("size")


class GradeCount(Guarded):
    """How many enterprises of a group went from one grade to another, by one axis; filled with the
    computation, so that a page adds up a few thousand rows instead of the city.
    """

    id = models.BigAutoField(primary_key=True)
    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.CASCADE, related_name="grade_counts", db_index=False
    )
    shard = models.IntegerField()
    axis = models.CharField(max_length=8, choices=CountAxis.choices)
    key = models.CharField(max_length=12, blank=True, default="")
    previous_grade = models.CharField(max_length=12, blank=True, default="")
    proposed_grade = models.CharField(max_length=12)
    enterprises = models.IntegerField()

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["appraisal", "axis", "proposed_grade"], name="grade_count")]

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.axis} {self.key}"


class ObjectionOutcome(models.TextChoices):
    UPHELD = "upheld", _("grade stands")
    GRANTED = "granted", _("grade changed")


class GradeObjectionQuerySet(GuardedQuerySet["GradeObjection"]):
    def visible_to(self, user: Any) -> GradeObjectionQuerySet:
        """Those within the sight of `user`, or of their own enterprise."""
        return self.filter(guarded_or_own(user))

    def waiting(self) -> GradeObjectionQuerySet:
        return self.filter(decided_at=None)


@pghistory.track()
class GradeObjection(Guarded):
    """What an enterprise says against its grade, decided by somebody who had no part in it.

    `due_on` is the day it is to be decided by, `trace` why; `proof` the facts or documents the
    answer rests on (decided before this was asked for: none), `document` the answer on paper.
    """

    id = models.BigAutoField(primary_key=True)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    grade = models.OneToOneField(Grade, on_delete=models.RESTRICT, related_name="objection")
    text = models.TextField(_("objection"))
    received_at = models.DateTimeField(_("received at"))
    received_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    due_on = models.DateField(_("to be decided by"), null=True)
    provisional = models.BooleanField(default=False)
    trace = models.JSONField(default=dict)
    outcome = models.CharField(max_length=7, choices=ObjectionOutcome.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True, default="")
    proof = models.TextField(_("what it rests on"), blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    document = models.ForeignKey(
        Document, null=True, on_delete=models.RESTRICT, related_name="+", db_index=False
    )

    objects = GradeObjectionQuerySet.as_manager()

    class Meta:
        ordering = ("received_at", "id")
        verbose_name = _("objection to a grade")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="", answer="")
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer=""),
                name="objection_decided_with_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.grade}"

    @property
    def came_on(self) -> date:
        """The day it was handed in, or came through the portal."""
        handed = getattr(self, "handed_in", None)
        came: date = handed.received_on if handed else timezone.localdate(self.received_at)
        return came
