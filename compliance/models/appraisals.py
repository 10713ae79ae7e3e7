"""Appraisals: one cycle each, the facts frozen for it, and how its computation is carried out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User
from inspectorate.organisation.sight import guarded_or_own

from .cases import Case
from .criteria import CriteriaSet, FactCode, Scale, StaffQuerySet


class AppraisalState(models.TextChoices):
    OPENED = "opened", _("Opened")
    FROZEN = "frozen", _("Evidence frozen")
    IN_REVIEW = "in_review", _("In review")
    NOTIFIED = "notified", _("Notified")
    FINAL = "final", _("Final")


APPRAISAL_MOVES = [
    ("opened", "frozen"),
    ("frozen", "in_review"),
    ("in_review", "notified"),
    ("notified", "final"),
]


OVERLAPS = RangeOperators.OVERLAPS


def _hashed(column: str) -> Func:
    return Cast(Func(column, function="hashtext"), models.BigIntegerField())


def _span(first: Any, last: Any, kind: str) -> Func:
    """Both ends included."""
    return Func(first, last, Value("[]"), function=kind)


class AppraisalQuerySet(StaffQuerySet):
    def final(self) -> AppraisalQuerySet:
        return self.filter(state=AppraisalState.FINAL)


@pghistory.track()
class Appraisal(models.Model):
    """One cycle of a scale over [from_on, to_on], both included; no two of a scale overlap.

    `known_at` is what was known when its evidence was frozen, `as_of` the last day whose facts
    count. `gaps` lists feeds without a complete delivery in the period; opening over them is a
    decision with its reason. `previous` is the cycle whose final grades came before.
    """

    code = models.SlugField(_("cycle"), max_length=20, unique=True)
    scale = models.ForeignKey(Scale, on_delete=models.RESTRICT, related_name="appraisals")
    criteria = models.ForeignKey(CriteriaSet, on_delete=models.RESTRICT, related_name="appraisals")
    previous = models.ForeignKey(
        "self", null=True, on_delete=models.RESTRICT, related_name="followers"
    )
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    as_of = models.DateField(_("as of"))
    known_at = models.DateTimeField(_("known at"))
    state = models.CharField(
        _("state"), max_length=9, choices=AppraisalState.choices, default=AppraisalState.OPENED
    )
    gaps = models.JSONField(default=list)
    gaps_accepted_at = models.DateTimeField(null=True)
    gaps_accepted_by = models.ForeignKey(
        User, null=True, on_delete=models.RESTRICT, related_name="+"
    )
    gaps_reason = models.CharField(max_length=255, blank=True, default="")
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    frozen_at = models.DateTimeField(_("frozen at"), null=True)
    computed_at = models.DateTimeField(_("computed at"), null=True)
    seconds = models.FloatField(_("seconds"), default=0)
    graded_count = models.IntegerField(_("enterprises"), default=0)
    facts_count = models.IntegerField(_("facts"), default=0)
    notified_at = models.DateTimeField(_("notified at"), null=True)
    notified_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    objections_until_on = models.DateField(_("objections until"), null=True)
    objections_trace = models.JSONField(default=dict)
    language = models.CharField(_("language of the notices"), max_length=10, default="zh-hans")
    concluded_at = models.DateTimeField(_("final since"), null=True)
    concluded_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        ordering = ("-to_on", "-id")
        verbose_name = _("appraisal")
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "from_on", "to_on"], name="appraisal_opened_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gt=models.F("from_on")), name="appraisal_period_in_order"
            ),
            # A scale's code as a number: ranges of text need an extension.
            ExclusionConstraint(
                name="appraisal_periods_apart",
                expressions=[
                    (_span(_hashed("scale"), _hashed("scale"), "int8range"), OVERLAPS),
                    (_span("from_on", "to_on", "daterange"), OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(gaps_accepted_at=None, gaps_accepted_by=None, gaps_reason="")
                | Q(gaps_accepted_at__isnull=False, gaps_accepted_by__isnull=False)
                & ~Q(gaps_reason=""),
                name="appraisal_gaps_accepted_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(notified_at=None, notified_by=None, objections_until_on=None)
                | Q(
                    notified_at__isnull=False,
                    notified_by__isnull=False,
                    objections_until_on__isnull=False,
                ),
                name="appraisal_notified_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at=None, concluded_by=None)
                | Q(concluded_at__isnull=False, concluded_by__isnull=False, state="final"),
                name="appraisal_concluded_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="appraisal_state", field="state", transitions=APPRAISAL_MOVES),
        ]

    def __str__(self) -> str:
        return self.code.replace("-", "–")

    @property
    def counted_until_on(self) -> date:
        """The last day whose facts count."""
        return min(self.to_on, self.as_of)


class AppraisalFactQuerySet(GuardedQuerySet["AppraisalFact"]):
    def visible_to(self, user: Any) -> AppraisalFactQuerySet:
        """Those within the sight of `user`, or of their own enterprise."""
        return self.filter(guarded_or_own(user))


class AppraisalFact(Guarded):
    """A fact of the period as it stood when the evidence was frozen; never changed afterwards.

    `source` tells what it rests on: case 17, penalty NUMBER, conduct 3, exposure 9. `label` is the
    number a reader knows it by; `detail` what else is shown (violation types, yuan).
    """

    id = models.BigAutoField(primary_key=True)
    appraisal = models.ForeignKey(Appraisal, on_delete=models.RESTRICT, related_name="facts")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    code = models.CharField(_("fact"), max_length=24, choices=FactCode.choices)
    happened_on = models.DateField(_("day"))
    source = models.CharField(_("source"), max_length=300)
    label = models.CharField(max_length=255, blank=True, default="")
    detail = models.JSONField(default=dict)
    case = models.ForeignKey(
        Case, null=True, on_delete=models.RESTRICT, related_name="+", db_index=False
    )

    objects = AppraisalFactQuerySet.as_manager()

    class Meta:
        ordering = ("-happened_on", "id")
        verbose_name = _("fact of an appraisal")
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "enterprise", "code", "source"], name="appraisal_fact_once"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="appraisal_fact_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="appraisal_fact_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.source}"


class AppraisalWork(models.TextChoices):
    COMPUTE = "compute", _("computation")
    CONFIRM = "confirm", _("confirmation in bulk")
    NOTIFY = "notify", _("notification")
    PAPERS = "papers", _("notices on paper")
    CONCLUDE = "conclude", _("conclusion")
    REGIMES = "regimes", _("regimes")
    RECOMPUTE = "recompute", _("recomputation")


class WorkState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")


class AppraisalRun(models.Model):
    """A piece of work over a whole cycle, carried out in shards of enterprises.

    Only the worker carries it out; whoever asked for it stands in `started_by`. `scope` narrows a
    confirmation to the list it was asked for. A recomputation changes nothing: it keeps how many
    grades it compared and how many it found otherwise (RecomputedGrade).
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.RESTRICT, related_name="runs")
    work = models.CharField(max_length=9, choices=AppraisalWork.choices)
    scope = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=WorkState.choices, default=WorkState.WAITING)
    started_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    compared_count = models.IntegerField(_("grades compared"), null=True)
    differing_count = models.IntegerField(_("grades found otherwise"), null=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "work"],
                condition=Q(state="waiting"),
                name="appraisal_work_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="done", finished_at__isnull=False)
                | Q(state="waiting", finished_at=None),
                name="appraisal_run_done_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(work="recompute", state="done")
                & Q(compared_count=None, differing_count=None)
                | Q(
                    work="recompute",
                    state="done",
                    differing_count__gte=0,
                    compared_count__gte=F("differing_count"),
                ),
                name="appraisal_run_recomputed_has_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appraisal} {self.work}"

    @property
    def agreeing_count(self) -> int:
        """Of a recomputation: the grades found as they were proposed."""
        return (self.compared_count or 0) - (self.differing_count or 0)


class AppraisalShard(models.Model):
    """The part of a run for the enterprises `first` to `last`."""

    run = models.ForeignKey(AppraisalRun, on_delete=models.CASCADE, related_name="shards")
    number = models.IntegerField()
    first = models.IntegerField()
    last = models.IntegerField()
    state = models.CharField(max_length=8, choices=WorkState.choices, default=WorkState.WAITING)
    rows = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)
    finished_at = models.DateTimeField(null=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("run", "number")
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="appraisal_shard_once")
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.number}"
