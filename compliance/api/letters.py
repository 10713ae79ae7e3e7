"""Self-rectification letters."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from alerts.models import Alert
from alerts.triage import Listed
from compliance.actions import letters
from compliance.filters import LetterFilter
from compliance.forms.letters import SendForm, WithdrawForm
from compliance.models import Letter, LetterAlert
from compliance.views.letters import paper_response
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView, ThingView
from inspectorate.organisation.permissions import Permission


class LetterSerializer(serializers.ModelSerializer[Letter]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    number = serializers.CharField(
        source="document.number", default=None, allow_null=True, read_only=True
    )
    sent_by = serializers.CharField(read_only=True)

    class Meta:
        model = Letter
        fields = (
            "id", "number", "campaign", "enterprise", "group", "state", "due_on", "language",
            "sent_at", "sent_by", "alerts_count", "findings_count", "workers_count",
            "at_stake_yuan", "findings_left", "workers_left", "checked_at", "ended_at", "case",
            "withdrawn_reason",
        )  # fmt: skip
        read_only_fields = fields


class PartSerializer(serializers.ModelSerializer[LetterAlert]):
    class Meta:
        model = LetterAlert
        fields = (
            "id", "alert", "rule", "first_month", "findings_count", "workers_count",
            "at_stake_yuan", "findings_left", "workers_left", "answered_on", "put_right_on",
        )  # fmt: skip
        read_only_fields = fields


class SentSerializer(serializers.Serializer[Any]):
    results = LetterSerializer(many=True)


class LetterForm(SendForm):
    """Letters about these alerts: one per enterprise."""

    alerts: Any = forms.ModelMultipleChoiceField(queryset=None, label=gettext_lazy("Alerts"))

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["alerts"].queryset = Alert.objects.visible_to(user).order_by("pk")  # type: ignore[attr-defined]


def letters_seen_by(user: Any) -> QuerySet[Letter]:
    """The letters within sight, with what is shown of each."""
    seen = Letter.objects.visible_to(user)
    return seen.select_related("enterprise", "document", "campaign", "grid_group", "sent_by")


class LetterNoun:
    """What a list, a letter and what is done with it share."""

    serializer_class: Any = LetterSerializer
    seen: Any = staticmethod(letters_seen_by)


class Letters(LetterNoun, ListView):
    """Letters within sight, newest first."""

    rights = {"GET": Permission.LETTER_READ, "POST": Permission.LETTER_SEND}
    filterset_class = LetterFilter
    form_class = LetterForm

    @extend_schema(responses={201: SentSerializer})
    def post(self, request: Any) -> Response:
        """Send letters about alerts.

        One per enterprise, with what to put right and by when.
        """
        refuse_unknown(request, set())
        given = given_to(LetterForm, request.data, user=request.user)
        listed = Listed({alert.pk: alert.state for alert in given.pop("alerts")})
        sent = letters.send(listed, by=request.user, now=timezone.now(), **given)
        made = letters_seen_by(request.user).filter(pk__in=[each.pk for each in sent])
        return Response(SentSerializer({"results": made.order_by("pk")}).data, 201)


class LetterDetail(LetterNoun, DetailView):
    """One letter: what it asks, and what a delivery answered."""

    rights = {"GET": Permission.LETTER_READ}


class LetterParts(ListView):
    """The alerts in a letter, as they were sent and as they were answered."""

    rights = {"GET": Permission.LETTER_READ}
    serializer_class = PartSerializer
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[LetterAlert]:
        return LetterAlert.objects.visible_to(self.request.user).filter(
            letter=self.kwargs.get("pk")
        )

    def get(self, request: Any, pk: int) -> Response:
        if not Letter.objects.visible_to(request.user).filter(pk=pk).exists():
            raise Http404
        return super().get(request)


class LetterFile(LetterNoun, ThingView):
    """The paper of a letter, PDF."""

    rights = {"GET": Permission.LETTER_READ}
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        return paper_response(self.thing())


class Withdraw(LetterNoun, ActView):
    """Take a letter back, with the reason; its alerts wait in the list again."""

    rights = {"POST": Permission.LETTER_SEND}
    form_class = WithdrawForm

    def act(self, thing: Letter, given: dict[str, Any], now: datetime) -> Any:
        """Withdraws it."""
        return letters.withdraw(thing, by=self.person, now=now, **given)
