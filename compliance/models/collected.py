"""What is collected for a case: notes, evidence with its hashes, visits and document reviews."""

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Provider
from inspectorate.organisation.models import Guarded, GuardedQuerySet, Inspector, User
from inspectorate.organisation.sight import guarded_by

from .cases import Case
from .parts import CaseChild
from .planning import Draw, InspectionPlan


@pghistory.track(pghistory.InsertEvent())
class Note(CaseChild):
    """A remark of somebody who works on the case. Never changed."""

    text = models.TextField(_("note"))
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        triggers = [
            pgtrigger.ReadOnly(name="note_is_kept", exclude=["grid_group", "district_code"]),
            pgtrigger.Protect(name="note_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class InspectionKind(models.TextChoices):
    VISIT = "visit", _("visit")
    DOCUMENT_REVIEW = "document_review", _("document review")


class InspectionPurpose(models.TextChoices):
    INVESTIGATION = "investigation", _("investigation")
    RECHECK = "recheck", _("re-check")
    ROUTINE = "routine", _("routine visit")
    DOUBLE_RANDOM = "double_random", _("double-random draw")
    COMPLAINT = "complaint", _("complaint")


class InspectionState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


# Visits nobody asked for: the waiver of a medal is about these, complaints and alerts are not.
WITHOUT_CAUSE = (InspectionPurpose.ROUTINE, InspectionPurpose.DOUBLE_RANDOM)


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: User | AnonymousUser) -> "InspectionQuerySet":
        return self.filter(guarded_by(user))

    def planned(self) -> "InspectionQuerySet":
        return self.filter(state=InspectionState.PLANNED)


@pghistory.track()
class Inspection(Guarded):
    """A visit or document review (检查), planned and then recorded; inside a case or before one.

    On enforcement at least two inspectors with valid certificates take part (Decree 423).
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="inspections")
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="inspections"
    )
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.RESTRICT, related_name="inspections"
    )
    kind = models.CharField(_("kind"), max_length=15, choices=InspectionKind.choices)
    purpose = models.CharField(_("purpose"), max_length=13, choices=InspectionPurpose.choices)
    state = models.CharField(
        max_length=9, choices=InspectionState.choices, default=InspectionState.PLANNED
    )
    planned_on = models.DateField(_("day"))
    planned_time = models.TimeField(_("time"), null=True)
    place = models.CharField(_("place"), max_length=255, blank=True, default="")
    inspectors = models.ManyToManyField(Inspector, related_name="inspections")
    registered_count = models.IntegerField(_("registered workers"), null=True)
    met_count = models.IntegerField(_("workers met"), null=True)
    uncovered_count = models.IntegerField(_("without cover"), null=True)
    findings = models.TextField(_("what was found"), blank=True, default="")
    minutes = models.SmallIntegerField(_("minutes on site"), null=True)
    plan = models.ForeignKey(
        InspectionPlan, null=True, on_delete=models.RESTRICT, related_name="inspections"
    )
    draw = models.ForeignKey(Draw, null=True, on_delete=models.RESTRICT, related_name="inspections")
    planned_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    cancelled_reason = models.CharField(max_length=255, blank=True, default="")

    objects = InspectionQuerySet.as_manager()

    @property
    def counts_workers(self) -> bool:
        """Whether workers are counted: at an employer, not at a provider or about a person."""
        return self.enterprise_id is not None

    class Meta:
        ordering = ("planned_on", "planned_time", "id")
        verbose_name = _("inspection")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="inspection_done_by_somebody",
            ),
            models.CheckConstraint(  # as compliance/procedure/counted.py says; NULL agrees
                condition=Q(uncovered_count__lte=Greatest("registered_count", "met_count")),
                name="inspection_counts_agree",
            ),
            models.CheckConstraint(
                condition=Q(registered_count__gte=0)
                & Q(met_count__gte=0)
                & Q(uncovered_count__gte=0)
                & Q(minutes__gt=0),
                name="inspection_counts_are_counts",
            ),
        ]
        indexes = [
            models.Index(
                fields=["grid_group", "planned_on"],
                include=["district_code"],
                condition=Q(state="planned"),
                name="inspection_planned",
            ),
            # The weeks of a whole city, counted and picked from the index alone.
            models.Index(
                fields=["planned_on", "planned_time", "id"],
                include=["grid_group", "district_code"],
                name="inspection_week",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.planned_on}"


class EvidenceKind(models.TextChoices):
    PHOTO = "photo", _("photo")
    VIDEO = "video", _("film")
    AUDIO = "audio", _("sound")
    DOCUMENT = "document", _("document")
    ROSTER = "roster", _("roster check")


@pghistory.track(pghistory.InsertEvent())
class Evidence(CaseChild):
    """A piece of evidence (证据): the file, its hash at capture and at receipt, chained by case.

    `chain` is SHA-256 over the chain before it and this file's hash. Never altered.
    """

    id = models.BigAutoField(primary_key=True)
    inspection = models.ForeignKey(
        Inspection, null=True, on_delete=models.RESTRICT, related_name="evidence"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=EvidenceKind.choices)
    caption = models.CharField(_("what it shows"), max_length=255)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=255)
    media_type = models.CharField(max_length=80)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    captured_sha256 = models.CharField(max_length=64, blank=True, default="")
    serial = models.IntegerField()
    chain = models.CharField(max_length=64)
    captured_at = models.DateTimeField()
    place = models.CharField(_("place"), max_length=255, blank=True, default="")
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("case_id", "serial")
        verbose_name_plural = "evidence"
        constraints = [models.UniqueConstraint(fields=["case", "serial"], name="evidence_in_chain")]
        triggers = [
            pgtrigger.ReadOnly(name="evidence_is_kept", exclude=["grid_group", "district_code"]),
            pgtrigger.Protect(name="evidence_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.file_name
