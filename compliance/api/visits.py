"""Visits and document reviews: planned, recorded, moved, handed over, cancelled."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import inspections
from compliance.forms.visits import (
    MoveForm,
    PlanVisitForm,
    ReasonForm,
    RecordForm,
    SuspicionForm,
    TeamForm,
)
from compliance.grid.people import inspectors_of_district, people_seen_by
from compliance.models import Inspection, InspectionPurpose, InspectionState
from enterprises.api.enterprises import BriefEnterprise
from enterprises.models import Enterprise
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView, MakeView
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.permissions import Permission


class VisitFilter(django_filters.FilterSet):
    """Days, purpose, state, group, and one's own."""

    since = django_filters.DateFilter(field_name="planned_on", lookup_expr="gte")
    until = django_filters.DateFilter(field_name="planned_on", lookup_expr="lte")
    purpose = django_filters.ChoiceFilter(choices=InspectionPurpose.choices)
    state = django_filters.ChoiceFilter(choices=InspectionState.choices)
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: standing_groups(request.user),
    )
    whose = django_filters.ChoiceFilter(choices=(("mine", "mine"),), method="of_whom")

    class Meta:
        model = Inspection
        fields = ()

    def of_whom(self, visits: QuerySet[Inspection], name: str, value: str) -> QuerySet[Inspection]:
        """Only those the person makes."""
        return visits.filter(inspectors__user=self.request.user)


class InspectorSerializer(serializers.Serializer[Any]):
    staff_no = serializers.CharField()
    name = serializers.CharField()


class VisitSerializer(serializers.ModelSerializer[Inspection]):
    enterprise = BriefEnterprise(read_only=True, allow_null=True)
    provider = serializers.CharField(
        source="provider.code", default=None, allow_null=True, read_only=True
    )
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    inspectors = InspectorSerializer(many=True, read_only=True)
    planned_by = serializers.CharField(read_only=True, allow_null=True)
    done_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Inspection
        fields = (
            "id", "case", "enterprise", "provider", "group", "kind", "purpose", "state",
            "planned_on", "planned_time", "place", "inspectors", "registered_count", "met_count",
            "uncovered_count", "findings", "minutes", "plan", "draw", "planned_by", "done_at",
            "done_by", "cancelled_reason",
        )  # fmt: skip
        read_only_fields = fields


def visits_seen_by(user: Any) -> QuerySet[Inspection]:
    """The visits within sight, with what is shown of each."""
    seen = Inspection.objects.visible_to(user)
    related = ("enterprise", "provider", "grid_group", "case", "planned_by", "done_by")
    return seen.select_related(*related).prefetch_related("inspectors")


class VisitNoun:
    """What a list, a visit and what is done with it share."""

    serializer_class: Any = VisitSerializer
    seen: Any = staticmethod(visits_seen_by)


class Visits(VisitNoun, MakeView, ListView):
    """Visits within sight, by day."""

    rights = {"GET": Permission.VISIT_READ, "POST": Permission.VISIT_PLAN}
    filterset_class = VisitFilter
    form_class = PlanVisitForm
    keyset = ("planned_on", "id")

    def post(self, request: Any) -> Response:
        """Plan a visit at an enterprise.

        `inspectors` are ids of people within sight, as `GET /api/inspectors/` lists them.
        """
        return super().post(request)

    def form_options(self) -> dict[str, Any]:
        """People and enterprises within sight."""
        people = people_seen_by(self.request.user, on=timezone.localdate())
        seen = Enterprise.objects.visible_to(self.request.user)
        return {"people": people.exclude(kind="assistant"), "seen": seen}

    def make(self, given: dict[str, Any], now: datetime) -> Inspection:
        """Plans it."""
        return inspections.plan(by=self.person, now=now, enterprise=given.pop("uscc"), **given)


class VisitDetail(VisitNoun, DetailView):
    """One visit."""

    rights = {"GET": Permission.VISIT_READ}


class VisitAct(VisitNoun, ActView):
    """Something done with a visit; the answer is the visit as it stands then."""

    rights = {"POST": Permission.VISIT_PLAN}
    action: Any = None

    def act(self, thing: Inspection, given: dict[str, Any], now: datetime) -> Any:
        """Calls the action of the same name."""
        return type(self).action(thing, by=self.person, now=now, **given)


class Record(VisitAct):
    """Record what a visit showed: planned → done."""

    form_class = RecordForm
    action: Any = staticmethod(inspections.record)


class Cancel(VisitAct):
    """Cancel a planned visit, with the reason."""

    form_class = ReasonForm
    action: Any = staticmethod(inspections.cancel)


class Move(VisitAct):
    """Move a planned visit to another day."""

    form_class = MoveForm
    action: Any = staticmethod(inspections.move)


class Assign(VisitAct):
    """Hand a planned visit to other inspectors."""

    form_class = TeamForm
    action: Any = staticmethod(inspections.assign)

    def form_options(self, thing: Inspection) -> dict[str, Any]:
        """Among the inspectors of the district."""
        on = timezone.localdate()
        people = inspectors_of_district(self.request.user, thing, on=on)
        return {"people": people}


class ProposeCase(VisitAct):
    """Propose a case on what a visit without a cause has shown; the visit joins it."""

    rights = {"POST": Permission.CASE_PROPOSE}
    form_class = SuspicionForm
    action: Any = staticmethod(inspections.propose_case)


class InspectorRow(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    staff_no = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()
    certificate_no = serializers.CharField(allow_blank=True)
    certificate_until = serializers.DateField(allow_null=True)


class Inspectors(ListView):
    """Inspectors one may post: of the groups within sight, and those without any group."""

    rights = {"GET": Permission.VISIT_READ}
    serializer_class = InspectorRow
    keyset = ("staff_no", "id")

    def get_queryset(self) -> QuerySet[Any]:
        return people_seen_by(self.request.user, on=timezone.localdate())
