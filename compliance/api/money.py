"""What a violation comes to: calculations of a case, the fine proposed, and the law's figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError as BadValue
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import calculations, legal_rows, violations
from compliance.forms.law import LawForm, law_form
from compliance.forms.money import CalculateForm, ProposeForm
from compliance.models import Calculation
from compliance.money import pages
from compliance.money.law_tables import TABLES, LawTable
from compliance.money.naming import name_of_calculation
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import answers_with
from inspectorate.foundation.api.shapes import Rows
from inspectorate.organisation.api.views import ActView, ApiView, DetailView, ThingView
from inspectorate.organisation.permissions import Permission

from .cases import CaseNoun, OfCase

answers_with(409, "refused", calculations.FrozenCalculation)
answers_with(400, "invalid", calculations.OutOfRange)


class CalculationSerializer(serializers.ModelSerializer[Calculation]):
    totals = serializers.DictField(read_only=True)
    base_name = serializers.SerializerMethodField(
        help_text="What the base is: contributions payable, sums obtained by deceit and so on."
    )
    calculated_by = serializers.CharField(read_only=True)

    class Meta:
        model = Calculation
        fields = (
            "id", "violation", "kind", "as_of", "lines_count", "totals", "base_yuan",
            "base_name", "late_fee_yuan", "range_min_yuan", "range_max_yuan", "grade",
            "grade_min_yuan", "grade_max_yuan", "responsible_persons", "person_min_yuan",
            "person_max_yuan", "proposed_fine_yuan", "proposed_person_yuan", "calculated_at",
            "calculated_by", "frozen_on", "document",
        )  # fmt: skip
        read_only_fields = fields

    def get_base_name(self, made: Calculation) -> str:
        """As pages and papers call it."""
        return name_of_calculation(made)


class LawRows(serializers.Serializer[Any]):
    """Rows of a table of law or policy, each with `pk`; `body` is what adding one asks for."""

    title = serializers.CharField()
    grows = serializers.BooleanField(help_text="Whether rows are added.")
    results = Rows()
    body = serializers.DictField()


class LawRow(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="The row's key.")
    row = serializers.DictField()


def calculations_seen_by(user: Any) -> QuerySet[Calculation]:
    """The calculations within sight."""
    return Calculation.objects.visible_to(user).select_related("calculated_by", "violation")


class Calculations(OfCase):
    """What the violations of a case came to, newest first."""

    serializer_class = CalculationSerializer
    part, beside = Calculation, ("calculated_by", "violation")
    keyset = ("-id",)


class CalculationDetail(DetailView):
    """One calculation with its sums."""

    rights = {"GET": Permission.CASE_READ}
    serializer_class = CalculationSerializer
    seen: Any = staticmethod(calculations_seen_by)


class Calculate(CaseNoun, ThingView):
    """Calculate what a violation of a case comes to on a day.

    On the violation of the address, else the first; if none is recorded yet, on one taken from the
    alerts.
    """

    rights = {"POST": Permission.CASE_INVESTIGATE}
    serializer_class: Any = CalculationSerializer
    form_class = CalculateForm
    status = 201
    example = {"as_of": "2026-11-26", "grade": "normal", "responsible_persons": 1}

    @extend_schema(parameters=[OpenApiParameter("violation", int)])
    def post(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, {"violation"})
        case, now = self.thing(), timezone.now()
        found = pages.shown(case, request.query_params).violation
        today = timezone.localdate(now)
        given = given_to(CalculateForm, request.data, violation=found, today=today)
        violation = found or violations.suspect_from_alerts(case, by=self.person, now=now)
        made = calculations.calculate(violation, by=self.person, now=now, **given)
        return Response(CalculationSerializer(made).data, self.status)


class ProposeFine(ActView):
    """Choose the grade and propose the fine."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    serializer_class = CalculationSerializer
    seen: Any = staticmethod(calculations_seen_by)
    form_class = ProposeForm
    action: Any = staticmethod(calculations.propose)
    example = {"grade": "normal", "fine_yuan": "196000.00", "responsible_persons": 1}

    def post(self, request: Any, pk: int) -> Response:
        """Choose the grade and propose the fine, within the grade's range."""
        refuse_unknown(request, set())
        thing = self.thing()
        given = given_to(_propose_form, request.data, calculation=thing)
        self.act(thing, given, timezone.now())
        return self.shown()


def _propose_form(sent: Any, files: Any, *, calculation: Calculation) -> ProposeForm:
    return ProposeForm(sent, calculation=calculation)


class LawAct(ApiView):
    """A row of a table of law or policy, written as the body says."""

    serializer_class: Any = LawRow
    pagination_class = None
    filter_backends = ()
    form_class = LawForm
    status = 201

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """The reason, and the columns of the table."""
        schema = schema_of(LawForm.base_fields)
        return {JSON: {**schema, "additionalProperties": {}}}

    def table(self) -> LawTable:
        """The table of the address. Raises Http404."""
        if self.kwargs["table"] not in TABLES:
            raise Http404
        return TABLES[self.kwargs["table"]]

    def record(self, table: LawTable, row: Any, *, new: bool) -> Response:
        """Writes the row."""
        given = given_to(law_form(table, new=new), self.request.data, instance=row)
        made = legal_rows.record(row, by=self.person, reason=given["reason"])
        told = {"code": str(made.pk), "row": row_told(table, made)}
        return Response(LawRow(told).data, self.status)


class Law(LawAct):
    """A table of the figures of law and policy, each row with its source."""

    rights = {"GET": Permission.LIMIT_READ, "POST": Permission.LIMIT_CHANGE}
    example = {
        "year": 2027,
        "floor_yuan": "4494.00",
        "cap_yuan": "24042.00",
        "source": "示例通知",
        "reason": "录入新年度基数",
    }

    @extend_schema(responses={200: LawRows})
    def get(self, request: Any, table: str) -> Response:
        """A table of the figures of law and policy, each row with its source."""
        refuse_unknown(request, set())
        found = self.table()
        told = {
            "title": str(found.title),
            "grows": found.grows,
            "results": [row_told(found, each) for each in found.rows()],
            "body": schema_of(law_form(found, new=True).base_fields),
        }
        return Response(LawRows(told).data)

    def post(self, request: Any, table: str) -> Response:
        """Add a row that begins on a day or names something new."""
        refuse_unknown(request, set())
        found = self.table()
        if not found.grows:
            raise Http404
        return self.record(found, found.model(), new=True)


class ChangeLaw(LawAct):
    """Correct a row of law or policy: all its columns are sent, and why."""

    rights = {"POST": Permission.LIMIT_CHANGE}
    status = 200
    example = {
        "floor_yuan": "4494.00",
        "cap_yuan": "24042.00",
        "source": "示例通知",
        "reason": "更正上限",
    }

    def post(self, request: Any, table: str, pk: str) -> Response:
        refuse_unknown(request, set())
        found = self.table()
        try:
            row = found.rows().filter(pk=found.model._meta.pk.to_python(pk)).first()
        except BadValue as unreadable:
            raise Http404 from unreadable
        if row is None:
            raise Http404
        return self.record(found, row, new=False)


def row_told(table: LawTable, row: Any) -> dict[str, Any]:
    """A row as the interface shows it."""
    return {"pk": str(row.pk), **{name: _plain(getattr(row, name)) for name in table.fields}}


def _plain(value: Any) -> Any:
    """Money and rates as text, as everywhere."""
    return str(value) if isinstance(value, Decimal) else value
