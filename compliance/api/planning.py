"""The year's inspection plan with its quotas, and double-random draws."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.actions import draws, plans
from compliance.forms.visits import DrawForm, QuotaForm, chosen_draw
from compliance.models import Draw, InspectionPlan, InspectionQuota
from compliance.planning.drawing import ALGORITHM
from compliance.planning.previews import preview
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.shapes import Rows
from inspectorate.organisation.api.views import ActView, ApiView, DetailView, ListView, MakeView
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.people import districts_of
from inspectorate.organisation.permissions import Permission


class PlanSerializer(serializers.ModelSerializer[InspectionPlan]):
    """`groups`: what each can do, must do by quota, and does by category, in visits."""

    groups = Rows(read_only=True)
    adopted_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = InspectionPlan
        fields = (
            "id", "year", "district_code", "state", "groups", "visits_count", "adopted_at",
            "adopted_by",
        )  # fmt: skip
        read_only_fields = fields


class PlanPreviewSerializer(serializers.Serializer[Any]):
    year = serializers.IntegerField()
    district = serializers.CharField()
    groups = Rows()
    visits = serializers.IntegerField()
    capacity = serializers.IntegerField()
    provisional = serializers.BooleanField(help_text="The calendar of the year is not published.")


class QuotaSerializer(serializers.ModelSerializer[InspectionQuota]):
    class Meta:
        model = InspectionQuota
        fields = ("regime", "visits_a_year", "share_percent", "source")
        read_only_fields = fields


class DrawSerializer(serializers.ModelSerializer[Draw]):
    """As anybody may repeat it: the seed, the hash of the pools, and in what order was drawn."""

    algorithm = serializers.SerializerMethodField()
    criteria = serializers.DictField(read_only=True)
    result = Rows(read_only=True)
    held_by = serializers.CharField(read_only=True)

    class Meta:
        model = Draw
        fields = (
            "id", "number", "district_code", "title", "seed", "algorithm", "criteria",
            "objects_count", "inspectors_each", "pool_hash", "result", "visits_from_on",
            "held_at", "held_by", "published_on",
        )  # fmt: skip
        read_only_fields = fields

    def get_algorithm(self, held: Draw) -> str:
        return str(ALGORITHM)


class PlanForm(forms.Form):
    """The plan of a district for a year."""

    year = forms.IntegerField(min_value=2000, max_value=2100)
    district_code = forms.CharField(max_length=6)


def plans_seen_by(user: Any) -> QuerySet[InspectionPlan]:
    """The plans within sight."""
    return InspectionPlan.objects.visible_to(user).select_related("adopted_by")


class PlanNoun:
    """What the list, a plan and its adoption share."""

    serializer_class: Any = PlanSerializer
    seen: Any = staticmethod(plans_seen_by)


class Plans(PlanNoun, MakeView, ListView):
    """Inspection plans within sight, newest first."""

    rights = {"GET": Permission.VISIT_READ, "POST": Permission.PLAN_MAKE}
    form_class = PlanForm
    status = 200
    keyset = ("-year", "district_code")
    example = {"year": 2027, "district_code": "370214"}

    def post(self, request: Any) -> Response:
        """Make the draft of a district's plan, or bring it up to date."""
        return super().post(request)

    def make(self, given: dict[str, Any], now: datetime) -> InspectionPlan:
        """Keeps the figures of today."""
        return plans.draft(by=self.person, now=now, **given)


class PlanDetail(PlanNoun, DetailView):
    """One inspection plan, drafted or adopted."""

    rights = {"GET": Permission.VISIT_READ}


class PlanPreview(ApiView):
    """What the plan of a district would hold by the figures of today."""

    rights = {"GET": Permission.VISIT_READ}
    serializer_class = PlanPreviewSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        parameters=[
            OpenApiParameter("year", int, required=True),
            OpenApiParameter("district", str, required=True),
        ]
    )
    def get(self, request: Any) -> Response:
        """What the plan of a district would hold by the figures of today."""
        refuse_unknown(request, {"year", "district"})
        today = timezone.localdate()
        asked, district = (request.query_params.get(name, "") for name in ("year", "district"))
        year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
        if not today.year <= year <= today.year + 1:
            raise ValidationError({"year": [_("This year or the next one.")]})
        seen = standing_groups(request.user).filter(district_code=district)
        made = preview(seen, year=year, today=today)
        told = {
            "year": year,
            "district": district,
            "groups": [group.kept() for group in made.groups],
            "visits": made.visits,
            "capacity": made.capacity,
            "provisional": made.provisional,
        }
        return Response(PlanPreviewSerializer(told).data)


class Adopt(PlanNoun, ActView):
    """Adopt a drafted plan: every visit of it is planned."""

    rights = {"POST": Permission.PLAN_MAKE}
    action: Any = staticmethod(plans.adopt)


class QuotaNoun:
    """What the list and a change of a quota share."""

    serializer_class: Any = QuotaSerializer
    lookup_field = "regime"

    def get_queryset(self) -> QuerySet[InspectionQuota]:
        """All four."""
        return InspectionQuota.objects.order_by("regime")


class Quotas(QuotaNoun, ListView):
    """What each regime asks of the plans: visits a year, share of the enterprises, source."""

    rights = {"GET": Permission.VISIT_READ}
    keyset = ("regime",)


class SetQuota(QuotaNoun, ActView):
    """Change what a regime asks of the plans not adopted yet."""

    rights = {"POST": Permission.PLAN_MAKE}
    form_class = QuotaForm
    action: Any = staticmethod(plans.set_quota)
    timed = False
    example = {
        "visits_a_year": 1,
        "share_percent": "25.00",
        "source": "示例文件",
        "reason": "人手增加",
    }

    def form_options(self, thing: InspectionQuota) -> dict[str, Any]:
        """As it stands."""
        return {"instance": thing}


def draws_seen_by(user: Any) -> QuerySet[Draw]:
    """The draws within sight, without the pools, which are long."""
    seen = Draw.objects.visible_to(user).select_related("held_by")
    return seen.defer("objects_pool", "inspectors_pool", "recusals")


class DrawNoun:
    """What the list, a draw and its publication share."""

    serializer_class: Any = DrawSerializer
    seen: Any = staticmethod(draws_seen_by)


class Draws(DrawNoun, MakeView, ListView):
    """Double-random draws within sight, newest first."""

    rights = {"GET": Permission.VISIT_READ, "POST": Permission.DRAW_HOLD}
    form_class = DrawForm
    example = {
        "district_code": "370214",
        "title": "示例：建筑业双随机检查",
        "objects_count": 20,
        "industry": "E",
        "visits_from_on": "2026-12-01",
        "seed": "07 11 19 23",
    }

    def post(self, request: Any) -> Response:
        """Hold a draw.

        Objects and inspectors are drawn at random, the seed is kept, a visit is planned for each.
        """
        return super().post(request)

    def form_options(self) -> dict[str, Any]:
        """Among the districts within sight."""
        return {"districts": districts_of(standing_groups(self.request.user))}

    def make(self, given: dict[str, Any], now: datetime) -> Draw:
        """Holds it."""
        return draws.hold(by=self.person, now=now, **chosen_draw(given))


class DrawDetail(DrawNoun, DetailView):
    """One draw with its seed and result."""

    rights = {"GET": Permission.VISIT_READ}


class Publish(DrawNoun, ActView):
    """Publish the result of a draw."""

    rights = {"POST": Permission.DRAW_HOLD}
    action: Any = staticmethod(draws.publish)
