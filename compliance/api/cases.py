"""Cases within sight, what belongs to each, and filing proposals."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.response import Response

from alerts.models import Alert
from compliance.actions import cases
from compliance.filters import CaseFilter
from compliance.forms.decision import ProposeForm
from compliance.models import (
    Approval,
    Case,
    Deadline,
    Document,
    Evidence,
    Member,
    Note,
    Step,
    Violation,
)
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from compliance.views.proposing import MOST_ALERTS
from enterprises.api.enterprises import BriefEnterprise
from enterprises.models import Enterprise, Worker
from enterprises.search import letters_of
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import DetailView, ListView, MakeView
from inspectorate.organisation.permissions import Permission

from .parts import PartList

answers_with(403, "permission-denied", NotPermitted)
answers_with(409, "refused", NotFromHere, NotYet, Refused)
answers_with(409, "stale-state", StaleState)


class CaseSerializer(serializers.ModelSerializer[Case]):
    enterprise = BriefEnterprise(read_only=True, allow_null=True)
    provider = serializers.CharField(
        source="provider.code", default=None, allow_null=True, read_only=True
    )
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    proposed_by = serializers.CharField(read_only=True)
    filed_by = serializers.CharField(read_only=True, allow_null=True)
    closed_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Case
        fields = (
            "id", "number", "enterprise", "provider", "group", "origin", "violation_type",
            "summary", "state", "outcome", "moves_count", "workers_count", "at_stake_yuan",
            "next_due_on", "next_limit", "next_provisional", "proposed_at", "proposed_by",
            "filed_at", "filed_by", "closed_at", "closed_by",
        )  # fmt: skip
        read_only_fields = fields


class StepSerializer(serializers.ModelSerializer[Step]):
    taken_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Step
        fields = (
            "id", "verb", "from_state", "to_state", "taken_at", "taken_by", "reason", "facts",
            "document",
        )  # fmt: skip
        read_only_fields = fields


class DeadlineSerializer(serializers.ModelSerializer[Deadline]):
    class Meta:
        model = Deadline
        fields = (
            "id", "limit", "started_on", "days", "unit", "day_type", "extended_days", "pauses",
            "due_on", "provisional", "trace", "met_on", "dropped_on",
        )  # fmt: skip
        read_only_fields = fields


class ViolationSerializer(serializers.ModelSerializer[Violation]):
    confirmed_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Violation
        fields = (
            "id", "type", "description", "workers_count", "months_count", "amount_yuan",
            "first_on", "last_on", "continuing", "confirmed_at", "confirmed_by", "dropped_on",
            "dropped_reason",
        )  # fmt: skip
        read_only_fields = fields


class DocumentSerializer(serializers.ModelSerializer[Document]):
    issued_by = serializers.CharField(read_only=True)
    replaced_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Document
        fields = (
            "id", "case", "kind", "number", "language", "sha256", "pages", "size_bytes",
            "issued_at", "issued_by", "replaces", "replaced_at", "replaced_by", "replaced_reason",
        )  # fmt: skip
        read_only_fields = fields


class NoteSerializer(serializers.ModelSerializer[Note]):
    written_by = serializers.CharField(read_only=True)

    class Meta:
        model = Note
        fields = ("id", "text", "written_at", "written_by")
        read_only_fields = fields


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    received_by = serializers.CharField(read_only=True)

    class Meta:
        model = Evidence
        fields = (
            "id", "serial", "kind", "caption", "file_name", "media_type", "size_bytes", "sha256",
            "captured_sha256", "chain", "captured_at", "place", "received_at", "received_by",
            "inspection",
        )  # fmt: skip
        read_only_fields = fields


class MemberSerializer(serializers.ModelSerializer[Member]):
    inspector = serializers.CharField(source="inspector.staff_no", read_only=True)
    name = serializers.CharField(source="inspector.name", read_only=True)

    class Meta:
        model = Member
        fields = ("id", "inspector", "name", "part", "joined_on", "left_on", "left_reason")
        read_only_fields = fields


class ApprovalSerializer(serializers.ModelSerializer[Approval]):
    asked_by = serializers.CharField(read_only=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Approval
        fields = (
            "id", "case", "kind", "state", "facts", "reason", "asked_at", "asked_by",
            "decided_at", "decided_by", "answer",
        )  # fmt: skip
        read_only_fields = fields


class ProposalForm(ProposeForm):
    """A proposal on alerts of one subject, or on an enterprise without an alert."""

    alerts: Any = forms.ModelMultipleChoiceField(queryset=None, required=False)
    enterprise = forms.CharField(required=False, max_length=18, help_text="USCC")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seen = Alert.objects.visible_to(user).select_related("enterprise", "provider")
        self.fields["alerts"].queryset = seen.by_priority()  # type: ignore[attr-defined]
        self.user = user

    def clean_enterprise(self) -> Enterprise | None:
        """The enterprise, if it lies within sight."""
        uscc = self.cleaned_data["enterprise"]
        found = Enterprise.objects.visible_to(self.user).filter(uscc=letters_of(uscc)).first()
        if uscc and found is None:
            raise forms.ValidationError(_("No enterprise within your sight has this code."))
        return found

    def clean(self) -> dict[str, Any]:
        """One subject, named by alerts or by itself."""
        given: dict[str, Any] = super().clean() or {}
        alerts = list(given.get("alerts") or ())
        if len({(a.enterprise_id, a.provider_id, a.worker_id) for a in alerts}) > 1:
            self.add_error("alerts", _("These alerts are about different subjects."))
        if len(alerts) > MOST_ALERTS:
            self.add_error(
                "alerts", _("At most %(n)s alerts go into one case.") % {"n": MOST_ALERTS}
            )
        if not alerts and not given.get("enterprise") and not self.errors:
            self.add_error("alerts", _("Name alerts or an enterprise."))
        return given


def cases_seen_by(user: Any) -> QuerySet[Case]:
    """The cases within sight, with what is shown of each."""
    people = ("proposed_by", "filed_by", "closed_by")
    seen = Case.objects.visible_to(user)
    return seen.select_related("enterprise", "provider", "grid_group", *people)


class CaseNoun:
    """What a list, a case and what is done in it share."""

    serializer_class: Any = CaseSerializer
    seen: Any = staticmethod(cases_seen_by)


class Cases(CaseNoun, MakeView, ListView):
    """Cases within sight, most urgent first; open ones unless a state is named."""

    rights = {"GET": Permission.CASE_READ, "POST": Permission.CASE_PROPOSE}
    filterset_class = CaseFilter
    form_class = ProposalForm
    keyset = ("next_due_on?", "-id")
    example = {
        "alerts": [17],
        "violation_type": "V1",
        "origin": "alert",
        "summary": "265名劳动者中98人未参加任何险种",
    }

    def post(self, request: Any) -> Response:
        """Propose the filing of a case.

        On alerts of one subject, or on an enterprise; the head of the inspection files it.
        """
        return super().post(request)

    def form_options(self) -> dict[str, Any]:
        """Alerts and enterprises within sight."""
        return {"user": self.request.user}

    def make(self, given: dict[str, Any], now: datetime) -> Case:
        """Proposes it."""
        alerts, enterprise = list(given.pop("alerts")), given.pop("enterprise")
        first = alerts[0] if alerts else None
        return cases.propose(
            by=self.person,
            now=now,
            enterprise=first.enterprise if first else enterprise,
            provider=first.provider if first else None,
            worker=Worker(pk=first.worker_id) if first and first.worker_id else None,
            alerts=alerts,
            **given,
        )


class CaseDetail(CaseNoun, DetailView):
    """One case."""

    rights = {"GET": Permission.CASE_READ}


class OfCase(PartList):
    """What belongs to a case."""

    rights = {"GET": Permission.CASE_READ}
    owner, link = Case, "case"


class Steps(OfCase):
    """The story of a case: every step with its facts."""

    serializer_class = StepSerializer
    part, beside = Step, ("taken_by",)


class Deadlines(OfCase):
    """Deadlines of a case, each with what it rests on."""

    serializer_class = DeadlineSerializer
    part = Deadline


class Violations(OfCase):
    """Violations of a case, suspected and confirmed."""

    serializer_class = ViolationSerializer
    part, beside = Violation, ("confirmed_by",)


class Documents(OfCase):
    """Papers of a case."""

    serializer_class = DocumentSerializer
    part, beside = Document, ("issued_by", "replaced_by")


class Notes(OfCase):
    """Remarks in a case."""

    serializer_class = NoteSerializer
    part, beside = Note, ("written_by",)


class EvidenceOfCase(OfCase):
    """Evidence of a case, with its hashes; the chain is in the order of `serial`."""

    serializer_class = EvidenceSerializer
    part, beside = Evidence, ("received_by",)
    keyset = ("serial", "id")


class Team(OfCase):
    """The team of a case, and who left it."""

    serializer_class = MemberSerializer
    part, beside = Member, ("inspector",)


class ApprovalsOfCase(OfCase):
    """What was asked of a supervisor in a case."""

    serializer_class = ApprovalSerializer
    part, beside = Approval, ("asked_by", "decided_by")
