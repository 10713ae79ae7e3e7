"""Complaints and reports, what happened to each, and the files that came with them.

Who complained is not here: see models/complainants.py. What a person wrote is confidential; no
paper of a case is filled from it.
"""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from compliance.complaints.states import OPEN_STATES, ComplaintState, moves
from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_at_the_counter

from .cases import Case
from .documents import Document


class ComplaintKind(models.TextChoices):
    COMPLAINT = "complaint", _("complaint")
    REPORT = "report", _("report")


class ComplaintChannel(models.TextChoices):
    WEB = "web", _("web")
    PHONE = "phone", _("phone")
    LETTER = "letter", _("letter")
    VISIT = "visit", _("visit")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User | AnonymousUser) -> "ComplaintQuerySet":
        return self.filter(guarded_at_the_counter(user))

    def open(self) -> "ComplaintQuerySet":
        return self.filter(state__in=OPEN_STATES)

    def waiting(self) -> "ComplaintQuerySet":
        """Those somebody has to act on: accept or refuse, answer, or reply to a message."""
        asked = Q(next_due_on__isnull=False) | Q(message_at__isnull=False)
        return self.filter(asked, group_of=None)

    def with_members(self) -> "ComplaintQuerySet":
        """Each with `members_count`, how many were merged into it; counted row by row."""
        members = Complaint.objects.order_by().filter(group_of=OuterRef("pk"))
        counted = members.annotate(n=Func(F("pk"), function="count")).values("n")
        return self.annotate(members_count=Subquery(counted, output_field=models.IntegerField()))

    def by_urgency(self) -> "ComplaintQuerySet":
        return self.order_by(F("next_due_on").asc(nulls_last=True), "-id")


@pghistory.track()
class Complaint(Guarded):
    """One complaint or report. `employer_name` is as told; `enterprise` once somebody matched it.

    `next_due_on` is the day by which somebody has to act: to accept or refuse, later the day the
    answer was asked for. `message_at` is the moment of a message nobody replied to. `group_of` is
    the one it was merged into. `submission` is a digest that makes a form sent twice one
    complaint. Group and district are the enterprise's.
    """

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ComplaintKind.choices)
    channel = models.CharField(_("channel"), max_length=8, choices=ComplaintChannel.choices)
    language = models.CharField(max_length=10, default="zh-hans")
    employer_name = models.CharField(_("employer as told"), max_length=255)
    employer_address = models.CharField(_("address as told"), max_length=255, blank=True)
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="complaints"
    )
    matched_name = models.CharField(max_length=255, blank=True, default="")
    matched_uscc = models.CharField(max_length=18, blank=True, default="")
    subjects = ArrayField(models.CharField(max_length=2), default=list)
    text = models.TextField(_("what happened"))
    people_count = models.PositiveIntegerField(_("people concerned"), null=True)
    is_anonymous = models.BooleanField(default=False)
    received_at = models.DateTimeField(_("received at"))
    received_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    submission = models.CharField(max_length=64, null=True, unique=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ComplaintState.choices,
        default=ComplaintState.RECEIVED,
    )
    moves_count = models.IntegerField(default=0)
    acceptance_due_on = models.DateField(_("accept or refuse by"))
    acceptance_provisional = models.BooleanField(default=False)
    acceptance_trace = models.JSONField(default=dict)
    next_due_on = models.DateField(_("due"), null=True)
    answer_asked_on = models.DateField(null=True)
    message_at = models.DateTimeField(null=True)
    group_of = models.ForeignKey(
        "self", null=True, on_delete=models.RESTRICT, related_name="members"
    )
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="complaints")
    answer = models.TextField(_("answer"), blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("complaint")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="complaint_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(group_of=None) | ~Q(group_of=F("id")),
                name="complaint_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(kind="report"),
                name="complaint_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(enterprise=None, matched_name="", matched_uscc="")
                | Q(enterprise__isnull=False) & ~Q(matched_name=""),
                name="complaint_matched_has_name",
            ),
            models.CheckConstraint(
                condition=Q(channel="web", received_by=None)
                | ~Q(channel="web") & Q(received_by__isnull=False),
                name="complaint_recorded_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["grid_group", "next_due_on", "-id"], name="complaint_list"),
            models.Index(fields=["district_code", "next_due_on", "-id"], name="complaint_district"),
            models.Index(fields=["next_due_on", "-id"], name="complaint_city"),
            models.Index(fields=["enterprise", "-received_at"], name="complaint_of_employer"),
        ]
        triggers = [
            pgtrigger.FSM(name="complaint_follows_the_table", field="state", transitions=moves()),
        ]

    def __str__(self) -> str:
        return self.number

    def link_to(self, case: Case) -> None:
        """Makes it part of a case that was just proposed (actions/complaints_in_cases.py)."""
        from compliance.actions import complaints_in_cases

        complaints_in_cases.link(self, case)


class ComplaintPartQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> "ComplaintPartQuerySet":
        return self.filter(guarded_at_the_counter(user))


class ComplaintPart(Guarded):
    """A part of a complaint; group and district are copied from it by the database."""

    complaint = models.ForeignKey(Complaint, on_delete=models.RESTRICT, related_name="%(class)ss")

    objects = ComplaintPartQuerySet.as_manager()

    class Meta:
        abstract = True


class ComplaintStep(ComplaintPart):
    """One entry of a complaint's story; never changed. Without `taken_by`: by whoever complained,
    or by machine.
    """

    id = models.BigAutoField(primary_key=True)
    verb = models.CharField(max_length=30)
    from_state = models.CharField(max_length=10, choices=ComplaintState.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=ComplaintState.choices)
    taken_at = models.DateTimeField(_("at"))
    taken_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    text = models.TextField(blank=True, default="")
    facts = models.JSONField(default=dict)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.RESTRICT, related_name="complaint_steps"
    )

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["complaint", "id"])]
        triggers = [
            pgtrigger.ReadOnly(
                name="complaint_step_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="complaint_step_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.verb}"


class ComplaintFile(ComplaintPart):
    """A photo or contract that came with a complaint: a picture or PDF, with its hash."""

    id = models.BigAutoField(primary_key=True)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=255)
    media_type = models.CharField(max_length=40)
    size_bytes = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("id",)
        triggers = [
            pgtrigger.ReadOnly(
                name="complaint_file_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="complaint_file_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.file_name
