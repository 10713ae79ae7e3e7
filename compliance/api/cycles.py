"""The steps of a cycle of appraisal: opened, what is missing accepted, confirmed, made final."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.actions import appraisals, grades
from compliance.appraisal import evidence
from compliance.appraisal.cycles import period_of
from compliance.appraisal.lists import KEYS, Listed, filters_of, listed
from compliance.forms.appraisals import OpenForm, ReasonForm
from compliance.models import Appraisal, AppraisalRun, CountAxis, GradeCount
from compliance.procedure.refusals import Refused
from inspectorate.foundation.api.bodies import NoForm, errors_of, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import Conflict
from inspectorate.organisation.api.views import ActView, ApiView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

from .appraisals import AppraisalSerializer, cycles_seen_by

FILTERS = [OpenApiParameter(name, str, description="As in the list of grades.") for name in KEYS]


class GapSerializer(serializers.Serializer[Any]):
    feed = serializers.CharField()
    districts = serializers.ListField(
        child=serializers.CharField(), help_text="Empty: it never came."
    )


class PeriodSerializer(serializers.Serializer[Any]):
    cycle = serializers.CharField()
    from_on = serializers.DateField()
    to_on = serializers.DateField()
    gaps = GapSerializer(many=True)


class ListedSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField(help_text="How many grades of the list are open.")
    listed = serializers.CharField(help_text="The mark of exactly these; sent back with the POST.")


class ConfirmedSerializer(serializers.Serializer[Any]):
    confirmed = serializers.IntegerField(
        allow_null=True, help_text="null: a worker is confirming them."
    )
    run = serializers.IntegerField(allow_null=True)


class AppraisalRunSerializer(serializers.ModelSerializer[AppraisalRun]):
    started_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = AppraisalRun
        fields = (
            "id", "work", "scope", "state", "started_by", "created_at", "finished_at",
            "compared_count", "differing_count",
        )  # fmt: skip
        read_only_fields = fields


class CountSerializer(serializers.ModelSerializer[GradeCount]):
    class Meta:
        model = GradeCount
        fields = ("axis", "key", "previous_grade", "proposed_grade", "enterprises")
        read_only_fields = fields


class CountFilter(django_filters.FilterSet):
    """By what it is counted."""

    axis = django_filters.ChoiceFilter(choices=CountAxis.choices)

    class Meta:
        model = GradeCount
        fields = ()


class ConfirmForm(forms.Form):
    """The mark of the list that was shown, with the filters it was narrowed by."""

    listed = forms.CharField(label=gettext_lazy("Mark of the list"), max_length=80)
    locals().update({key: forms.CharField(required=False, max_length=255) for key in KEYS})


class OpenCycle(ApiView):
    """Open a cycle."""

    rights = {"GET": Permission.APPRAISAL_RUN, "POST": Permission.APPRAISAL_RUN}
    serializer_class = AppraisalSerializer
    form_class = OpenForm
    pagination_class = None
    filter_backends = ()
    status = 201
    example = {"cycle": "2024-2025", "despite_gaps": "医保数据下月补报，不影响本期事实"}

    @extend_schema(
        parameters=[OpenApiParameter("cycle", str, description="2024-2025, or 2025")],
        responses=PeriodSerializer,
    )
    def get(self, request: Any) -> Response:
        """What is missing for a cycle before it is opened.

        Without `cycle`: for the last period that is over and was not opened yet.
        """
        refuse_unknown(request, {"cycle"})
        asked = request.query_params.get("cycle")
        asked = OpenForm.first_cycle(timezone.localdate()) if asked is None else asked
        try:
            period = period_of(asked)
        except Refused as refused:
            raise ValidationError({"cycle": [str(refused)]}) from refused
        missing = evidence.gaps(from_on=period.from_on, to_on=period.to_on, known_at=timezone.now())
        told = {
            "cycle": period.code, "from_on": period.from_on, "to_on": period.to_on,
            "gaps": missing,
        }  # fmt: skip
        return Response(PeriodSerializer(told).data)

    def post(self, request: Any) -> Response:
        """Open a cycle: its evidence is frozen, and a worker computes the grades.

        Where a delivery is missing, `despite_gaps` is the recorded reason to open it all the same;
        without it the answer is 409.
        """
        refuse_unknown(request, set())
        given = given_to(OpenForm, request.data)
        opened = appraisals.open_cycle(
            given["cycle"], by=request.user, now=timezone.now(),
            despite_gaps=given["despite_gaps"],
        )  # fmt: skip
        made = cycles_seen_by(request.user).get(pk=opened.pk)
        return Response(AppraisalSerializer(made).data, 201)


class OneCycle(ThingView):
    """A cycle of the address."""

    serializer_class: Any = AppraisalSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Appraisal]:
        return cycles_seen_by(self.request.user)


class CycleAct(OneCycle, ActView):
    """A step of a whole cycle; the answer is the cycle as it stands then."""

    rights = {"POST": Permission.APPRAISAL_RUN}
    form_class: Any = NoForm


class AcceptGaps(CycleAct):
    """Accept that data is missing, with the reason; the review may begin."""

    form_class = ReasonForm
    example = {"reason": "医保数据下月补报，不影响本期事实"}

    def act(self, thing: Appraisal, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the decision."""
        return appraisals.accept_gaps(thing, by=self.person, now=now, **given)


class Notify(CycleAct):
    """Notify the enterprises of their grades; the time for objections begins."""

    def act(self, thing: Appraisal, given: dict[str, Any], now: datetime) -> Any:
        """Notifies them."""
        return appraisals.notify(thing, by=self.person, now=now)


class Conclude(CycleAct):
    """Make the grades final and set the regimes."""

    def act(self, thing: Appraisal, given: dict[str, Any], now: datetime) -> Any:
        """Makes them final."""
        return appraisals.conclude(thing, by=self.person, now=now)


class ConfirmListed(OneCycle):
    """Confirm the open grades of a list."""

    rights = {"GET": Permission.GRADE_DECIDE, "POST": Permission.GRADE_DECIDE}
    serializer_class = ConfirmedSerializer
    form_class = ConfirmForm
    status = 200
    example = {"listed": "417:90215:1796101200.5", "to": "full", "district": "370214"}

    @extend_schema(parameters=FILTERS, responses=ListedSerializer)
    def get(self, request: Any, code: str) -> Response:
        """How many grades of a list are open, and their mark.

        The filters are those of the list of grades.
        """
        refuse_unknown(request, set(KEYS))
        form = ConfirmForm({"listed": "-", **request.query_params.dict()})
        if not form.is_valid():
            raise ValidationError(errors_of(form))
        found = listed(self.thing(), filters_of(form.cleaned_data), by=request.user)
        told = {"count": found.count, "listed": found.written}
        return Response(ListedSerializer(told).data)

    def post(self, request: Any, code: str) -> Response:
        """Confirm the open grades of a list exactly as it was read.

        If other grades are open by now, nothing is confirmed: 409, and `moved` names the grades
        that somebody has moved since. Few are confirmed at once, many by a worker.
        """
        refuse_unknown(request, set())
        appraisal = self.thing()
        given = given_to(ConfirmForm, request.data)
        seen = Listed.read(given["listed"])
        if seen is None:
            raise ValidationError({"listed": [_("This is no mark of a list.")]})
        try:
            done = grades.confirm_listed(
                appraisal, filters_of(given), seen=seen, by=request.user, now=timezone.now()
            )
        except grades.ListChanged as changed:
            moved = [
                {"id": each.pk, "uscc": each.enterprise.uscc, "state": each.state}
                for each in changed.moved
            ]
            raise Conflict(str(changed), moved=moved) from changed
        count = done if isinstance(done, int) else None
        told = {"confirmed": count, "run": None if isinstance(done, int) else done.pk}
        return Response(ConfirmedSerializer(told).data)


class OfCycle(ListView):
    """What belongs to a cycle."""

    rights = {"GET": Permission.APPRAISAL_READ}

    def get(self, request: Any, code: str) -> Response:
        if not Appraisal.objects.visible_to(request.user).filter(code=code).exists():
            raise Http404
        return super().get(request)


class Runs(OfCycle):
    """The work of the workers over a cycle, newest first."""

    serializer_class = AppraisalRunSerializer

    def get_queryset(self) -> QuerySet[AppraisalRun]:
        seen = AppraisalRun.objects.visible_to(self.request.user)
        return seen.filter(appraisal__code=self.kwargs.get("code")).select_related("started_by")


class Counts(OfCycle):
    """How many went from which grade to which, by district, industry and size; parts add up."""

    serializer_class = CountSerializer
    filterset_class = CountFilter
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[GradeCount]:
        seen = GradeCount.objects.visible_to(self.request.user)
        return seen.filter(appraisal__code=self.kwargs.get("code"))
