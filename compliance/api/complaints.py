"""Complaints and reports, without who complained: that is asked for on the pages only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import complaint_routing, complaints, complaints_in_cases, receipt_days
from compliance.complaint_filters import ComplaintFilter
from compliance.complaints import employers
from compliance.complaints.table import TABLE, Verb
from compliance.forms.complaint_acts import ProposeForm, ReceiptForm
from compliance.models import Complaint, ComplaintStep
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import NoForm
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView
from inspectorate.organisation.permissions import Permission

from .parts import PartList


class ComplaintSerializer(serializers.ModelSerializer[Complaint]):
    enterprise = BriefEnterprise(read_only=True, allow_null=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    group_of = serializers.CharField(read_only=True, allow_null=True)
    received_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Complaint
        fields = (
            "id", "number", "kind", "channel", "language", "employer_name", "employer_address",
            "enterprise", "group", "subjects", "text", "people_count", "is_anonymous",
            "received_at", "received_by", "state", "moves_count", "acceptance_due_on",
            "next_due_on", "answer_asked_on", "message_at", "group_of", "case", "answer",
            "answered_at",
        )  # fmt: skip
        read_only_fields = fields


class ComplaintStepSerializer(serializers.ModelSerializer[ComplaintStep]):
    taken_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = ComplaintStep
        fields = (
            "id", "verb", "from_state", "to_state", "taken_at", "taken_by", "text", "document",
        )  # fmt: skip
        read_only_fields = fields


def complaints_seen_by(user: Any) -> QuerySet[Complaint]:
    """The complaints within sight, with what is shown of each."""
    seen = Complaint.objects.visible_to(user)
    return seen.select_related("enterprise", "grid_group", "group_of", "case", "received_by")


class ComplaintNoun:
    """What a list, a complaint and what is done with it share."""

    serializer_class: Any = ComplaintSerializer
    seen: Any = staticmethod(complaints_seen_by)


class Complaints(ComplaintNoun, ListView):
    """Complaints and reports within sight, most urgent first; open ones unless asked otherwise."""

    rights = {"GET": Permission.COMPLAINT_READ}
    filterset_class = ComplaintFilter
    keyset = ("next_due_on?", "-id")


class ComplaintDetail(ComplaintNoun, DetailView):
    """One complaint or report."""

    rights = {"GET": Permission.COMPLAINT_READ}


class ComplaintSteps(PartList):
    """The story of a complaint."""

    rights = {"GET": Permission.COMPLAINT_READ}
    serializer_class = ComplaintStepSerializer
    owner, link = Complaint, "complaint"
    part, beside = ComplaintStep, ("taken_by",)


class WordsForm(forms.Form):
    """What is written."""

    text = forms.CharField(max_length=3000)


class EmployerForm(forms.Form):
    """Which enterprise is meant."""

    uscc = forms.CharField(max_length=18)

    def clean_uscc(self) -> employers.Employer:
        """The register entry."""
        found = employers.by_code(self.cleaned_data["uscc"])
        if found is None:
            raise forms.ValidationError(_("No enterprise has this code."))
        return found


class IntoForm(forms.Form):
    """The complaint it is dealt with together."""

    into = forms.CharField(max_length=20)


class ComplaintAct(ComplaintNoun, ActView):
    """Something done with a complaint; the answer is the complaint as it stands then."""


class Decide(ComplaintAct):
    """Accept, refuse, answer or close a complaint; one address for each verb of its table."""

    verb = ""
    rights = {"POST": Permission.COMPLAINT_DECIDE}

    @property
    def move(self) -> Verb:
        """The verb of the address."""
        return TABLE[self.verb]

    @property
    def deed(self) -> str:
        """What the verb's button says."""
        return str(self.move.label)

    @property
    def form_class(self) -> Any:
        """Words where the verb asks for some."""
        return WordsForm if self.move.asks else NoForm

    def act(self, thing: Complaint, given: dict[str, Any], now: datetime) -> Any:
        """Takes it."""
        text = given.get("text", "")
        return complaints.take(thing, self.verb, by=self.person, now=now, text=text)


class Reply(ComplaintAct):
    """Write to whoever complained; they read it with number and secret."""

    rights = {"POST": Permission.COMPLAINT_ROUTE}
    form_class = WordsForm
    action: Any = staticmethod(complaints.reply)


class CorrectReceipt(ComplaintAct):
    """Put the day right on which a complaint came in, with the reason.

    Only until it is accepted or refused; the days to do so are counted anew. The number stays.
    """

    rights = {"POST": Permission.COMPLAINT_RECORD}
    form_class = ReceiptForm
    action: Any = staticmethod(receipt_days.correct)

    def form_options(self, thing: Complaint) -> dict[str, Any]:
        """The complaint whose day it is."""
        return {"complaint": thing}


class Match(ComplaintAct):
    """Say which enterprise is meant; the complaint goes to that one's group.

    Where it thereby leaves one's own sight, the answer is empty (204).
    """

    rights = {"POST": Permission.COMPLAINT_ROUTE}
    form_class = EmployerForm

    @extend_schema(responses={200: ComplaintSerializer, 204: None})
    def post(self, request: Any, pk: int) -> Response:
        return super().post(request, pk)

    def act(self, thing: Complaint, given: dict[str, Any], now: datetime) -> Any:
        """Matches it."""
        return complaint_routing.match(thing, given["uscc"], by=self.person, now=now)


class Merge(ComplaintAct):
    """Deal with a complaint as part of another about the same employer."""

    rights = {"POST": Permission.COMPLAINT_ROUTE}
    form_class = IntoForm

    def act(self, thing: Complaint, given: dict[str, Any], now: datetime) -> Any:
        """Merges it."""
        seen = Complaint.objects.visible_to(self.request.user)
        into = seen.filter(number=given["into"].strip().upper()).first()
        if into is None:
            raise Http404
        return complaint_routing.merge(thing, into=into, by=self.person, now=now)


class Propose(ComplaintAct):
    """Propose the filing of a case on an accepted complaint."""

    rights = {"POST": Permission.CASE_PROPOSE}
    form_class = ProposeForm

    def act(self, thing: Complaint, given: dict[str, Any], now: datetime) -> Any:
        """Proposes it."""
        return complaints_in_cases.propose([thing], by=self.person, now=now, **given)
