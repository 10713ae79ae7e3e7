"""Time limits, as data with their source: read and changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.actions import limits
from inspectorate.organisation.limit_forms import LimitForm
from inspectorate.organisation.models import Limit
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.limits import history_of

from .views import ActView, DetailView, ListView, ThingView


class LimitSerializer(serializers.ModelSerializer[Limit]):
    class Meta:
        model = Limit
        fields = (
            "code", "name", "name_en", "length", "unit", "day_type", "starts", "starts_en",
            "actor", "pauses", "pauses_en", "basis", "basis_en", "source", "remind_days",
            "escalate_days",
        )  # fmt: skip
        read_only_fields = fields


class ChangedSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    by = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    changes = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField(allow_blank=True)),
        help_text="What, from, to.",
    )


class ChangesSerializer(serializers.Serializer[Any]):
    results = ChangedSerializer(many=True)


class LimitChangeForm(LimitForm):
    """As on the page; whoever writes says by If-Match what they read."""

    seen = None  # type: ignore[assignment]


class LimitNoun:
    """What the list, a limit and its change share."""

    serializer_class: Any = LimitSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Limit]:
        """All of them."""
        return Limit.objects.order_by("order", "code")


class Limits(LimitNoun, ListView):
    """Time limits of the procedure."""

    rights = {"GET": Permission.LIMIT_READ}
    keyset = ("order", "code")


class LimitDetail(LimitNoun, DetailView):
    """One time limit."""

    rights = {"GET": Permission.LIMIT_READ}


class LimitChanges(LimitNoun, ThingView):
    """Every change of a limit, the last first: who, when, why, what from and to."""

    rights = {"GET": Permission.LIMIT_READ}
    serializer_class = ChangesSerializer

    def get(self, request: Any, code: str) -> Response:
        refuse_unknown(request, set())
        return Response(ChangesSerializer({"results": history_of(self.thing())}).data)


class ChangeLimit(LimitNoun, ActView):
    """Change a time limit.

    All its columns are sent; it holds for the deadlines that start from now on.
    """

    rights = {"POST": Permission.LIMIT_CHANGE}
    form_class = LimitChangeForm

    def form_options(self, thing: Limit) -> dict[str, Any]:
        """As it stands."""
        return {"instance": thing}

    def act(self, thing: Limit, given: dict[str, Any], now: datetime) -> Any:
        """Changes it."""
        return limits.change(thing.code, by=self.person, seen=limits.version(thing.code), **given)
