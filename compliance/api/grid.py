"""The grid: groups with their load, the people who answer for them, absences and stand-ins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from compliance.forms.grid import AbsenceForm, AssignForm, EndForm
from compliance.grid.load import load_of_groups
from compliance.grid.people import beyond_sight, people_seen_by
from compliance.procedure.refusals import Refused
from inspectorate.foundation.api.bodies import NoForm
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.actions import absences, assignments
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView
from inspectorate.organisation.groups import groups_seen_by, standing_groups
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Inspector
from inspectorate.organisation.permissions import Permission

answers_with(409, "refused", absences.AbsenceRefused)


class LoadSerializer(serializers.Serializer[Any]):
    enterprises = serializers.IntegerField()
    alerts = serializers.IntegerField()
    cases = serializers.IntegerField()
    visits = serializers.IntegerField()
    full_time = serializers.IntegerField()
    part_time = serializers.IntegerField()
    assistants = serializers.IntegerField()
    points = serializers.FloatField()
    per_inspector = serializers.FloatField(
        allow_null=True, help_text="Points for each whole full-time inspector; null: there is none."
    )


class GroupLoadSerializer(serializers.ModelSerializer[GridGroup]):
    load = serializers.SerializerMethodField()

    class Meta:
        model = GridGroup
        fields = ("code", "name", "district_code", "ended_on", "load")
        read_only_fields = fields

    def get_load(self, group: GridGroup) -> LoadSerializer:
        return LoadSerializer(self.context["loads"][group.pk]).data  # type: ignore[return-value]


class SpellSerializer(serializers.ModelSerializer[Assignment]):
    group = GroupSerializer(source="grid_group", read_only=True)

    class Meta:
        model = Assignment
        fields = ("id", "group", "from_on", "until_on")
        read_only_fields = fields


class AbsenceSerializer(serializers.ModelSerializer[Absence]):
    stand_in = serializers.CharField(
        source="stand_in.staff_no", default=None, allow_null=True, read_only=True
    )

    class Meta:
        model = Absence
        fields = ("id", "from_on", "until_on", "stand_in", "reason")
        read_only_fields = fields


class StaffSerializer(serializers.ModelSerializer[Inspector]):
    assignments = serializers.SerializerMethodField()
    absences = AbsenceSerializer(many=True, read_only=True)

    class Meta:
        model = Inspector
        fields = (
            "id", "staff_no", "name", "kind", "certificate_no", "certificate_until",
            "assignments", "absences",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(SpellSerializer(many=True))
    def get_assignments(self, person: Inspector) -> Any:
        """The newest first."""
        spells = sorted(person.assignments.all(), key=lambda each: (each.from_on, each.pk))
        return SpellSerializer(spells[::-1], many=True).data


class GroupFilter(django_filters.FilterSet):
    """By district; those that ended (true) or those that stand (false)."""

    district = django_filters.CharFilter(field_name="district_code", max_length=6)
    ended = django_filters.TypedChoiceFilter(  # a BooleanFilter lets anything pass, as if unasked
        field_name="ended_on",
        lookup_expr="isnull",
        exclude=True,
        label=_("Merged away."),
        choices=[("true", "true"), ("false", "false")],
        coerce="true".__eq__,
    )

    class Meta:
        model = GridGroup
        fields = ()


class GroupLoads(ListView):
    """Grid groups within sight with their load today, also those that ended."""

    rights = {"GET": Permission.GRID_READ}
    serializer_class = GroupLoadSerializer
    filterset_class = GroupFilter
    keyset = ("code",)
    seen: Any = staticmethod(groups_seen_by)

    def get(self, request: Any) -> Response:
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        found = load_of_groups([each.pk for each in rows], on=timezone.localdate())
        context = {"loads": {row["id"]: row for row in found}}
        shown = GroupLoadSerializer(rows, many=True, context=context)
        return self.get_paginated_response(shown.data)


def staff_seen_by(user: Any) -> QuerySet[Inspector]:
    """The people within sight, with their groups over time and their absences."""
    seen = people_seen_by(user, on=timezone.localdate())
    return seen.prefetch_related("assignments__grid_group", "absences__stand_in")


class StaffNoun:
    """What a person of the grid and what is done about them share."""

    serializer_class: Any = StaffSerializer
    seen: Any = staticmethod(staff_seen_by)
    lookup_field = "staff_no"


class StaffDetail(StaffNoun, DetailView):
    """One person: groups over time, absences, certificate."""

    rights = {"GET": Permission.GRID_READ}


class StaffAct(StaffNoun, ActView):
    """Something about a person; the answer is the person as they stand then."""

    rights = {"POST": Permission.STAFF_ASSIGN}
    timed = False


class Assign(StaffAct):
    """Post a person to a group from a day on."""

    form_class = AssignForm
    action: Any = staticmethod(assignments.assign)
    example = {"grid_group": 14, "from_on": "2026-12-01"}

    def form_options(self, thing: Inspector) -> dict[str, Any]:
        """Among the groups within sight."""
        return {"groups": standing_groups(self.request.user)}


class RecordAbsence(StaffAct):
    """Record when a person is away, and who stands in."""

    form_class = AbsenceForm
    example = {
        "from_on": "2026-12-01",
        "until_on": "2026-12-11",
        "stand_in": 32,
        "reason": "示例：年休假",
    }

    def form_options(self, thing: Inspector) -> dict[str, Any]:
        """Stand-ins within sight."""
        return {"people": people_seen_by(self.request.user, on=timezone.localdate())}

    def act(self, thing: Inspector, given: dict[str, Any], now: datetime) -> Any:
        """Records it."""
        if beyond_sight(thing, self.request.user, on=timezone.localdate(now)):
            words = _("%(name)s also answers for groups elsewhere: the city supervisor records it.")
            raise Refused(words % {"name": thing.name})
        return absences.record(thing, by=self.person, **given)


class OfPerson(ActView):
    """Ends something of a person's; the answer is the person as they stand then."""

    rights = {"POST": Permission.STAFF_ASSIGN}
    serializer_class = StaffSerializer
    timed = False

    def act(self, thing: Any, given: dict[str, Any], now: datetime) -> Any:
        """Ends it, and keeps whose it was."""
        self.whose = thing.inspector_id
        return self.end(thing, given, now)

    def end(self, thing: Any, given: dict[str, Any], now: datetime) -> Any:
        """Calls the action."""
        raise NotImplementedError

    def shown(self, status: int = 200) -> Response:
        """The person."""
        found = staff_seen_by(self.request.user).filter(pk=self.whose).first()
        return Response(StaffSerializer(found).data if found else None)


class EndAssignment(OfPerson):
    """End somebody's answering for a group, on a day."""

    form_class = EndForm
    example = {"until_on": "2026-12-31"}

    def get_queryset(self) -> QuerySet[Assignment]:
        return Assignment.objects.visible_to(self.request.user).order_by("pk")

    def end(self, thing: Assignment, given: dict[str, Any], now: datetime) -> Any:
        """Ends it."""
        return assignments.end(thing, by=self.person, **given)


class EndAbsence(OfPerson):
    """Say that a person is back today."""

    form_class = NoForm

    def get_queryset(self) -> QuerySet[Absence]:
        seen = people_seen_by(self.request.user, on=timezone.localdate())
        return Absence.objects.filter(inspector__in=seen.order_by()).order_by("pk")

    def end(self, thing: Absence, given: dict[str, Any], now: datetime) -> Any:
        """Ends it."""
        return absences.end(thing, by=self.person, back_on=timezone.localdate(now))
