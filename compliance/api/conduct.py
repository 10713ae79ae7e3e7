"""Conduct of enterprises that no case records: recorded, confirmed by another, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import conduct
from compliance.forms.appraisals import ConductForm, ReasonForm
from compliance.models import ConductFact, ConductKind
from enterprises.api.enterprises import BriefEnterprise
from enterprises.models import Enterprise
from enterprises.search import letters_of
from inspectorate.foundation.api.bodies import NoForm, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView
from inspectorate.organisation.permissions import Permission


class ConductSerializer(serializers.ModelSerializer[ConductFact]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    recorded_by = serializers.CharField(read_only=True)
    confirmed_by = serializers.CharField(read_only=True, allow_null=True)
    withdrawn_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = ConductFact
        fields = (
            "id", "enterprise", "group", "case", "kind", "happened_on", "description", "proof",
            "recorded_at", "recorded_by", "confirmed_at", "confirmed_by", "withdrawn_at",
            "withdrawn_by", "withdrawn_reason",
        )  # fmt: skip
        read_only_fields = fields


class ConductFilter(django_filters.FilterSet):
    """Of an enterprise, of a kind."""

    enterprise = django_filters.CharFilter(field_name="enterprise__uscc", max_length=18)
    kind = django_filters.ChoiceFilter(choices=ConductKind.choices)

    class Meta:
        model = ConductFact
        fields = ()


class RecordForm(ConductForm):
    """A fact with the enterprise it is about."""

    enterprise = forms.CharField(max_length=18, help_text="USCC")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_enterprise(self) -> Enterprise:
        """The enterprise, if it lies within sight."""
        uscc = letters_of(self.cleaned_data["enterprise"])
        found = Enterprise.objects.visible_to(self.user).filter(uscc=uscc).first()
        if found is None:
            raise forms.ValidationError(_("No enterprise within your sight has this code."))
        return found


def facts_seen_by(user: Any) -> QuerySet[ConductFact]:
    """The facts within sight with who decided on them."""
    people = ("recorded_by", "confirmed_by", "withdrawn_by")
    return ConductFact.objects.visible_to(user).select_related("enterprise", "grid_group", *people)


class Conduct(ListView):
    """Recorded conduct within sight, newest first."""

    rights = {"GET": Permission.APPRAISAL_READ, "POST": Permission.CONDUCT_RECORD}
    serializer_class = ConductSerializer
    filterset_class = ConductFilter
    form_class = RecordForm
    example = {
        "enterprise": "91370200MA3EXAMP0X",
        "kind": "obstruction",
        "happened_on": "2026-11-18",
        "description": "拒绝监察员进入生产场所",
        "proof": "现场笔录示例1号",
    }

    def get_queryset(self) -> QuerySet[ConductFact]:
        return facts_seen_by(self.request.user)

    @extend_schema(responses={201: ConductSerializer})
    def post(self, request: Any) -> Response:
        """Record a fact that no case records, with the document that proves it.

        No grade counts it before another person confirms it.
        """
        refuse_unknown(request, set())
        given = given_to(RecordForm, request.data, user=request.user)
        enterprise = given.pop("enterprise")
        fact = conduct.record(enterprise, by=request.user, now=timezone.now(), **given)
        made = facts_seen_by(request.user).get(pk=fact.pk)
        return Response(ConductSerializer(made).data, 201)


class ConductDetail(DetailView):
    """One recorded fact."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = ConductSerializer

    def get_queryset(self) -> QuerySet[ConductFact]:
        return facts_seen_by(self.request.user)


class Confirm(ActView):
    """Confirm a recorded fact; by another person than who recorded it."""

    rights = {"POST": Permission.CONDUCT_CONFIRM}
    serializer_class = ConductSerializer
    form_class: Any = NoForm
    example: dict[str, Any] = {}

    def get_queryset(self) -> QuerySet[ConductFact]:
        return facts_seen_by(self.request.user)

    def act(self, thing: ConductFact, given: dict[str, Any], now: datetime) -> Any:
        """Confirms it."""
        return conduct.confirm(thing, by=self.person, now=now)


class Withdraw(Confirm):
    """Withdraw a recorded fact, with the reason; later cycles do not count it."""

    form_class = ReasonForm
    example = {"reason": "经核实系他单位所为"}

    def act(self, thing: ConductFact, given: dict[str, Any], now: datetime) -> Any:
        """Withdraws it."""
        return conduct.withdraw(thing, by=self.person, now=now, **given)
