"""Exposures: from the proposal to the end, their acts and objections."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from compliance.actions import exposures
from compliance.exposure.acts import BY_VERB
from compliance.exposure.marks import mark_of
from compliance.exposure_filters import ExposureFilter
from compliance.forms.exposures import ObjectionDecisionForm
from compliance.models import Exposure, ExposureObjection, ExposureStep
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView
from inspectorate.organisation.permissions import Permission

from .listed_acts import ListedAct
from .parts import PartList

EXAMPLES: dict[str, dict[str, Any]] = {
    "accept": {
        "facts": "拖欠劳动者劳动报酬，涉及劳动者47人，金额610,000.00元。",
        "decision": "已作出行政处理决定。",
        "legal_basis": "《劳动保障监察条例》第二十六条",
        "wages_yuan": "610000.00",
        "contributions_yuan": "0.00",
    },
    "leave-out": {"reason": "决定已被复议，结果未出"},
    "take-up": {"reason": "复议维持原决定"},
    "publish": {"seen": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
    "pay": {
        "paid_on": "2026-11-24", "wages": True, "contributions": False,
        "document": "银行回单示例1号",
    },
    "object": {
        "channel": "letter", "received_on": "2026-11-24", "bearer": "李示例，法定代表人",
        "text": "欠款已于公布前付清",
    },
    "reverse": {
        "reversed_on": "2026-11-24", "document": "示例复决字1号", "reason": "撤销原处理决定",
    },
    "withdraw": {"explanation": "原处理决定已被复议机关撤销"},
}  # fmt: skip


class ExposureSerializer(serializers.ModelSerializer[Exposure]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    exposure_list = serializers.CharField(read_only=True, allow_null=True)
    reviewed_by = serializers.CharField(read_only=True, allow_null=True)
    published_by = serializers.CharField(read_only=True, allow_null=True)
    ended_by = serializers.CharField(read_only=True, allow_null=True)
    seen = serializers.SerializerMethodField(
        help_text="The mark of the text as it stands; publishing at once sends it back."
    )

    class Meta:
        model = Exposure
        fields = (
            "id", "enterprise", "group", "case", "penalty_no", "state", "quarter_on",
            "exposure_list", "grounds", "types", "name", "uscc", "address", "person_in_charge",
            "facts", "decision", "legal_basis", "authority", "decision_no", "decided_on",
            "workers_count", "wages_yuan", "contributions_yuan", "proposed_at", "reviewed_at",
            "reviewed_by", "left_out_reason", "published_at", "published_by", "ends_on",
            "wages_paid_on", "contributions_paid_on", "paid_on", "paid_day_known", "reversed_on",
            "reversal",
            "withdraw_due_on", "ended_at", "ended_by", "explanation", "seen",
        )  # fmt: skip
        read_only_fields = fields

    def get_seen(self, exposure: Exposure) -> str:
        return mark_of([exposure])


class ExposureStepSerializer(serializers.ModelSerializer[ExposureStep]):
    taken_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = ExposureStep
        fields = ("id", "verb", "from_state", "to_state", "taken_at", "taken_by", "text")
        read_only_fields = fields


class ExposureObjectionSerializer(serializers.ModelSerializer[ExposureObjection]):
    recorded_by = serializers.CharField(read_only=True, allow_null=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = ExposureObjection
        fields = (
            "id", "text", "document", "filed_on", "recorded_by", "due_on", "provisional",
            "outcome", "answer", "decided_at", "decided_by",
        )  # fmt: skip
        read_only_fields = fields


def exposures_seen_by(user: Any) -> QuerySet[Exposure]:
    """The exposures within sight with what is shown of each."""
    related = ("enterprise", "grid_group", "exposure_list", "reviewed_by", "published_by")
    return Exposure.objects.visible_to(user).select_related(*related, "ended_by")


class Exposures(ListView):
    """Exposures within sight, from the proposal to the end, newest first."""

    rights = {"GET": Permission.EXPOSURE_READ}
    serializer_class = ExposureSerializer
    filterset_class = ExposureFilter

    def get_queryset(self) -> QuerySet[Exposure]:
        return exposures_seen_by(self.request.user)


class ExposureDetail(DetailView):
    """One exposure."""

    rights = {"GET": Permission.EXPOSURE_READ}
    serializer_class = ExposureSerializer

    def get_queryset(self) -> QuerySet[Exposure]:
        return exposures_seen_by(self.request.user)


class ExposureAct(ListedAct):
    """Something done with an exposure."""

    serializer_class = ExposureSerializer
    acts = BY_VERB
    examples = EXAMPLES
    reading = Permission.EXPOSURE_READ

    def get_queryset(self) -> QuerySet[Exposure]:
        return exposures_seen_by(self.request.user).prefetch_related("exposureobjections")

    def form_options(self, thing: Exposure) -> dict[str, Any]:
        """A form about this exposure."""
        return {"exposure": thing}

    def hindrance(self, thing: Exposure) -> str:
        """As on its page."""
        found: str = self.acts[self.verb].hindrance(thing, by=self.person)
        return found


class OfExposure(PartList):
    """What belongs to an exposure."""

    rights = {"GET": Permission.EXPOSURE_READ}
    owner, link = Exposure, "exposure"


class ExposureSteps(OfExposure):
    """The story of an exposure."""

    serializer_class = ExposureStepSerializer
    part, beside = ExposureStep, ("taken_by",)


class ExposureObjections(OfExposure):
    """Objections to an exposure, and how they were decided."""

    serializer_class = ExposureObjectionSerializer
    part, beside = ExposureObjection, ("recorded_by", "decided_by")


class DecideObjection(ActView):
    """Decide an objection to an exposure; upheld, the entry is withdrawn.

    By nobody who accepted, published or recorded it.
    """

    rights = {"POST": Permission.EXPOSURE_REVIEW_OBJECTION}
    serializer_class = ExposureObjectionSerializer
    form_class = ObjectionDecisionForm
    example = {"outcome": "upheld", "answer": "欠款在公布前已付清，予以撤下。"}

    def get_queryset(self) -> QuerySet[ExposureObjection]:
        seen = ExposureObjection.objects.visible_to(self.request.user)
        return seen.select_related("exposure", "recorded_by", "decided_by")

    def address(self) -> dict[str, Any]:
        """The objection of this exposure."""
        return {"exposure": self.kwargs["pk"], "pk": self.kwargs["objection"]}

    def act(self, thing: ExposureObjection, given: dict[str, Any], now: datetime) -> Any:
        """Decides it."""
        return exposures.decide_objection(thing, by=self.person, now=now, **given)
