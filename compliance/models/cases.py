"""Cases: what the inspectorate opens, and where each stands in the procedure of the law."""

from datetime import date

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from compliance.procedure.states import OPEN_STATES, CaseState, Outcome, moves
from enterprises.models import Enterprise, Provider, Worker
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_by


class CaseOrigin(models.TextChoices):
    ALERT = "alert", _("alert")
    COMPLAINT = "complaint", _("complaint")
    REPORT = "report", _("report")
    CAMPAIGN = "campaign", _("campaign")
    WRITTEN_REVIEW = "written_review", _("written review")
    ROUTINE_VISIT = "routine_visit", _("routine visit")
    DOUBLE_RANDOM = "double_random", _("double-random draw")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User | AnonymousUser) -> "CaseQuerySet":
        return self.filter(guarded_by(user))

    def open(self) -> "CaseQuerySet":
        return self.filter(state__in=OPEN_STATES)

    def overdue(self, *, on: date) -> "CaseQuerySet":
        return self.open().filter(next_due_on__lt=on)

    def in_hand_of(self, user: User) -> "CaseQuerySet":
        """Cases in whose team the person is now."""
        return self.filter(members__inspector__user=user, members__left_on=None)

    def by_urgency(self) -> "CaseQuerySet":
        return self.order_by(F("next_due_on").asc(nulls_last=True), "-id")


@pghistory.track()
class Case(Guarded):
    """One case (案件). Its state moves only along the table of the procedure, by a step each.

    Exactly one of enterprise, provider and worker is the subject. `number` (2026/0187) is given on
    filing, without gaps. `next_due_on` repeats the earliest running deadline, for lists; a limit
    without a day is paused.
    `moves_count` counts changes of state: the database compares it with the steps on commit.
    """

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(_("number"), max_length=20, null=True, unique=True)
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="cases"
    )
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.RESTRICT, related_name="cases"
    )
    worker = models.ForeignKey(Worker, null=True, on_delete=models.RESTRICT, related_name="cases")
    subject_id = models.IntegerField()
    origin = models.CharField(_("origin"), max_length=16, choices=CaseOrigin.choices)
    violation_type = models.CharField(_("suspected violation"), max_length=2)
    summary = models.TextField(_("summary"))
    headline = models.JSONField(default=dict)
    state = models.CharField(
        _("state"), max_length=16, choices=CaseState.choices, default=CaseState.PROPOSED
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome.choices, blank=True, default=""
    )
    moves_count = models.IntegerField(default=0)
    workers_count = models.IntegerField(default=0)
    at_stake_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    next_due_on = models.DateField(_("due"), null=True)
    next_limit = models.CharField(max_length=40, blank=True, default="")
    next_provisional = models.BooleanField(default=False)
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    filed_at = models.DateTimeField(_("filed at"), null=True)
    filed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("case")
        constraints = [
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False, provider=None, worker=None)
                | Q(enterprise=None, provider__isnull=False, worker=None)
                | Q(enterprise=None, provider=None, worker__isnull=False),
                name="case_has_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(subject_id=Coalesce("enterprise_id", "provider_id", "worker_id")),
                name="case_subject_id_is_subject",
            ),
            models.CheckConstraint(
                condition=Q(filed_at=None, filed_by=None, number=None)
                | Q(filed_at__isnull=False, filed_by__isnull=False, number__isnull=False),
                name="case_filed_has_number",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="case_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at=None, outcome=""),
                name="case_closed_has_outcome",
            ),
            # Who proposes a case does not file it.
            models.CheckConstraint(
                condition=Q(filed_by=None) | ~Q(filed_by=F("proposed_by")),
                name="case_filed_by_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["grid_group", "next_due_on", "-id"],
                condition=~Q(state__in=["closed", "not_filed"]),
                name="case_list",
            ),
            models.Index(
                fields=["district_code", "next_due_on", "-id"],
                condition=~Q(state__in=["closed", "not_filed"]),
                name="case_list_district",
            ),
            models.Index(
                fields=["next_due_on", "-id"],
                condition=~Q(state__in=["closed", "not_filed"]),
                name="case_list_city",
            ),
            models.Index(
                fields=["grid_group", "district_code"],
                include=["state", "next_due_on"],
                condition=~Q(state__in=["closed", "not_filed"]),
                name="case_load",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="case_follows_the_procedure", field="state", transitions=moves()),
        ]

    def __str__(self) -> str:
        return self.number or f"P-{self.pk}"
