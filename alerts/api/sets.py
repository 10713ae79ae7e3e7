"""Acting on a set of alerts exactly as a filter gave it, its count confirmed.

`GET alerts/set/` says which alerts a filter matches now, written and sealed; the POST brings that
back with the count. If anything has changed meanwhile, nothing is done; 409 tells the difference.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.response import Response

from alerts.actions import bulk
from alerts.filters import AlertFilter
from alerts.forms import DismissForm
from alerts.models import Alert
from alerts.triage import MOST_AT_ONCE, BrokenSet, Listed, SetChanged, listed_of, read_listed
from inspectorate.foundation.api.bodies import errors_of, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.api.views import ApiView
from inspectorate.organisation.permissions import Permission

answers_with(409, "stale-state", SetChanged)
LONGEST = 100_000
FILTER = OpenApiParameter("filter", str, description="As in the list's address: state=new&rule=…")
EXAMPLE = {
    "filter": "state=new&rule=unregistered-worker",
    "whole": True,
    "listed": "new:17,18,31",
    "seal": "3-0f1e2d3c4b5a6978",
    "count": 3,
}


class SetSerializer(serializers.Serializer[Any]):
    """A set as its POST wants it back."""

    filter = serializers.CharField(allow_blank=True)
    whole = serializers.BooleanField()
    listed = serializers.CharField(source="written", allow_blank=True)
    seal = serializers.CharField()
    count = serializers.SerializerMethodField()

    def get_count(self, listed: Listed) -> int:
        return len(listed.states)


class SetMovedSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField(source="moved", help_text="How many were acted on.")
    left = serializers.IntegerField(help_text="How many stay as they were.")


class SetForm(forms.Form):
    """A set as it was given, and its count."""

    filter = forms.CharField(required=False, max_length=1000)
    whole = forms.BooleanField(required=False)
    listed = forms.CharField(max_length=LONGEST)
    seal = forms.CharField(max_length=40)
    count = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)

    def clean(self) -> dict[str, Any]:
        """The set itself, as `set`; its five parts are gone."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        text, whole = given.pop("filter"), given.pop("whole")
        listed, seal, count = given.pop("listed"), given.pop("seal"), given.pop("count")
        try:
            given["set"] = read_listed(listed, filter_text=text, whole=whole, seal=seal)
        except BrokenSet:
            raise forms.ValidationError(_("This is no set as it was given here.")) from None
        if count != (held := len(given["set"].states)):
            told = ngettext("The set has %(n)s alert.", "The set has %(n)s alerts.", held)
            self.add_error("count", told % {"n": held})
        return given


class DismissSetForm(DismissForm, SetForm):
    """A set, and why it is dismissed."""


def filtered(request: Any, text: str) -> QuerySet[Alert]:
    """The alerts within sight that a filter matches now. Raises ValidationError if it is none."""
    query = QueryDict(text)
    if unknown := sorted(set(query) - set(AlertFilter.base_filters)):
        sentence = ErrorDetail(_("There is no such parameter here."), code="unknown")
        raise ValidationError({f"filter.{name}": [sentence] for name in unknown})
    seen = Alert.objects.visible_to(request.user)
    filterset = AlertFilter(query, queryset=seen, request=request)
    if not filterset.is_valid():
        raise ValidationError({"filter": errors_of(filterset.form)})
    found: QuerySet[Alert] = filterset.qs
    return found


def set_of(request: Any, text: str) -> Listed:
    """All that a filter matches now. Raises Refused where they are too many."""
    listed = listed_of(filtered(request, text), filter_text=text)
    if listed is None:
        told = _("More than %(most)s alerts match; narrow the filter.")
        raise Refused(told % {"most": MOST_AT_ONCE})
    return listed


class AlertSet(ApiView):
    """The set of alerts that a filter matches now, to be acted on as it is."""

    rights = {"GET": Permission.ALERT_READ}
    serializer_class = SetSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(parameters=[FILTER])
    def get(self, request: Any) -> Response:
        """The set of alerts that a filter matches now, to be acted on as it is."""
        refuse_unknown(request, {"filter"})
        return Response(SetSerializer(set_of(request, request.query_params.get("filter", ""))).data)


class AcknowledgeSet(ApiView):
    """Acknowledge a set of alerts, exactly as it was listed."""

    rights = {"POST": Permission.ALERT_ACKNOWLEDGE}
    serializer_class = SetMovedSerializer
    pagination_class = None
    filter_backends = ()
    form_class: Any = SetForm
    status = 200
    example: Any = EXAMPLE
    action: Any = staticmethod(bulk.acknowledge)

    def post(self, request: Any) -> Response:
        refuse_unknown(request, set())
        given = given_to(self.form_class, request.data)
        listed: Listed = given.pop("set")
        matching = filtered(request, listed.filter) if listed.whole else None
        moved = type(self).action(listed, by=self.person, matching=matching, **given)
        return Response(SetMovedSerializer(moved).data)


class DismissSet(AcknowledgeSet):
    """Dismiss a set of alerts, exactly as it was listed, for one reason."""

    rights = {"POST": Permission.ALERT_DISMISS}
    form_class = DismissSetForm
    example = {**EXAMPLE, "ground": "explained", "reason": "员工已在母公司参保", "until": None}
    action: Any = staticmethod(bulk.dismiss)
