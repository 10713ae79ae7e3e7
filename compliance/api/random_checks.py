"""Open data: double-random draws whose result is published, and how to repeat them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from rest_framework import serializers
from rest_framework.response import Response

from compliance.models import InspectionState, PublicDraw
from compliance.publicity import draws
from compliance.publicity.feeds import absolute
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ListView

from .opened import OpenKeyset, OpenView


class RandomCheckRow(serializers.ModelSerializer[PublicDraw]):
    """A draw as the list of draws tells it."""

    occasion = serializers.CharField(source="title")
    district = serializers.CharField(source="district_code", help_text="Its code.")
    objects = serializers.IntegerField(source="objects_count", help_text="Enterprises drawn.")
    visits_to_come = serializers.IntegerField(
        source="to_come", help_text="Above 0: seed and pools are not told yet."
    )
    address = serializers.SerializerMethodField(help_text="Of its page.")

    class Meta:
        model = PublicDraw
        fields = (
            "number", "occasion", "district", "held_on", "published_on", "objects",
            "inspectors_each", "visits_to_come", "address",
        )  # fmt: skip
        read_only_fields = fields

    def get_address(self, held: PublicDraw) -> str:
        return absolute(reverse("public:draw", args=[held.number]))


class DrawnFrom(serializers.Serializer[Any]):
    """What was drawn from, for whoever repeats it."""

    enterprises = serializers.ListField(child=serializers.CharField(), help_text="Their codes.")
    inspectors = serializers.ListField(
        child=serializers.CharField(), help_text="Their staff numbers."
    )
    recusals = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="Pairs of a staff number and a code.",
    )


class Pool(serializers.Serializer[Any]):
    """How many there were to draw from; the hash stands from the first day."""

    enterprises = serializers.IntegerField()
    inspectors = serializers.IntegerField()
    recusals = serializers.IntegerField()
    sha256 = serializers.CharField()


class VisitOver(serializers.Serializer[Any]):
    """A drawn enterprise whose visit is over."""

    uscc = serializers.CharField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=InspectionState.choices)
    visited_on = serializers.DateField(allow_null=True, help_text="null: called off.")


class RandomCheckSerializer(serializers.Serializer[Any]):
    """A draw with the visits that are over; seed and pools once no visit is to come."""

    number = serializers.CharField()
    occasion = serializers.CharField()
    district = serializers.CharField(help_text="Its code.")
    held_on = serializers.DateField()
    published_on = serializers.DateField()
    algorithm = serializers.CharField()
    objects = serializers.IntegerField(help_text="Enterprises drawn.")
    inspectors_each = serializers.IntegerField()
    pool = Pool()
    visits_to_come = serializers.IntegerField()
    visits = VisitOver(many=True)
    seed = serializers.CharField(allow_null=True)
    drawn_from = DrawnFrom(allow_null=True)


class RandomChecks(OpenView, ListView):
    """Double-random draws whose result is published, newest first."""

    serializer_class = RandomCheckRow
    pagination_class = OpenKeyset
    filter_backends = ()
    keyset = ("-id",)
    is_of_lists = False

    def get_queryset(self) -> QuerySet[PublicDraw]:
        return draws.published()

    def get(self, request: Any) -> Response:
        """Double-random draws whose result is published, newest first."""
        refuse_unknown(request, {"cursor", "limit"})
        return super().get(request)


class RandomCheck(OpenView):
    """A draw, and all that repeats it once no visit is to come."""

    serializer_class = RandomCheckSerializer
    is_of_lists = False

    def get(self, request: Any, number: str) -> Response:
        """A draw with the visits that are over; all that repeats it once none is to come."""
        refuse_unknown(request, set())
        return Response(draws.told(number))
