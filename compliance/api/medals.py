"""Medals: rounds with their ranking, the cut with its preview, awards, certificates' ends."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.actions import medals
from compliance.forms.medals import CriterionForm, RevokeForm
from compliance.medals.cuts import cut_of
from compliance.models import (
    Appraisal,
    Medal,
    MedalCandidate,
    MedalCriterion,
    MedalRound,
    SizeBand,
)
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import NoForm, errors_of, given_to
from inspectorate.foundation.api.filtering import refuse_blank, refuse_unknown
from inspectorate.organisation.api.views import ActView, DetailView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

MOST = 1_000_000


class MedalSerializer(serializers.ModelSerializer[Medal]):
    enterprise = BriefEnterprise(read_only=True)
    mark = serializers.CharField(source="entry.mark", read_only=True)
    number = serializers.IntegerField(source="entry.number", read_only=True)
    cycle = serializers.CharField(source="round.appraisal.code", read_only=True)
    revoked_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Medal
        fields = (
            "id", "mark", "number", "cycle", "enterprise", "awarded_at", "until_on", "revoked_at",
            "revoked_by", "revoked_reason",
        )  # fmt: skip
        read_only_fields = fields


class RoundSerializer(serializers.ModelSerializer[MedalRound]):
    cycle = serializers.CharField(source="appraisal.code", read_only=True)
    opened_by = serializers.CharField(read_only=True)
    awarded_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = MedalRound
        fields = (
            "cycle", "grade", "as_of", "criteria", "state", "candidates_count", "eligible_count",
            "left_out", "bands", "cut", "until_on", "opened_at", "opened_by", "ranked_at",
            "awarded_at", "awarded_by",
        )  # fmt: skip
        read_only_fields = fields


class CandidateSerializer(serializers.ModelSerializer[MedalCandidate]):
    enterprise = BriefEnterprise(read_only=True)

    class Meta:
        model = MedalCandidate
        fields = (
            "id", "enterprise", "size_band", "staff_count", "years_clean", "uncovered_count",
            "short_base_count", "arrears_yuan", "late_months", "against", "points", "place",
        )  # fmt: skip
        read_only_fields = fields


class BandSerializer(serializers.Serializer[Any]):
    """A size band under a cut, with whoever stands at its edge."""

    code = serializers.CharField()
    eligible = serializers.IntegerField()
    medals = serializers.IntegerField()
    last_in = CandidateSerializer(allow_null=True)
    first_out = CandidateSerializer(allow_null=True)
    tied = serializers.BooleanField(help_text="Points alone do not tell the two apart.")


class CutSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    too_many = serializers.ListField(child=serializers.CharField())
    seen = serializers.CharField(source="mark", help_text="Awarding sends it back.")
    bands = BandSerializer(many=True)


class MedalCriterionSerializer(serializers.ModelSerializer[MedalCriterion]):
    class Meta:
        model = MedalCriterion
        fields = (
            "measure", "points", "most_points", "required", "wording", "wording_en", "source",
        )  # fmt: skip
        read_only_fields = fields


class CutForm(forms.Form):
    """How many medals each size band has."""

    locals().update(
        {
            band: forms.IntegerField(
                label=gettext_lazy("Medals"), min_value=0, max_value=MOST, required=False
            )
            for band in SizeBand.values
        }
    )

    @property
    def numbers(self) -> dict[str, int]:
        """Medals by band."""
        return {band: self.cleaned_data[band] or 0 for band in SizeBand.values}


class AwardForm(CutForm):
    """A cut with the mark of its preview."""

    seen = forms.CharField(label=gettext_lazy("Mark of the preview"), max_length=64)


class CandidateFilter(django_filters.FilterSet):
    """Of a size."""

    size = django_filters.ChoiceFilter(field_name="size_band", choices=SizeBand.choices)

    class Meta:
        model = MedalCandidate
        fields = ()


def rounds_seen_by(user: Any) -> QuerySet[MedalRound]:
    """The medals of the cycles."""
    seen = MedalRound.objects.visible_to(user)
    return seen.select_related("appraisal", "opened_by", "awarded_by")


def medals_seen_by(user: Any) -> QuerySet[Medal]:
    """The medals within sight with their entries."""
    seen = Medal.objects.visible_to(user)
    return seen.select_related("enterprise", "entry", "round__appraisal", "revoked_by")


class Rounds(ListView):
    """The medals of every cycle, newest first."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = RoundSerializer
    keyset = ("-as_of", "-id")

    def get_queryset(self) -> QuerySet[MedalRound]:
        return rounds_seen_by(self.request.user)


class OneRound(ThingView):
    """The medals of a cycle."""

    serializer_class: Any = RoundSerializer

    def get_queryset(self) -> QuerySet[MedalRound]:
        return rounds_seen_by(self.request.user)

    def address(self) -> dict[str, Any]:
        """By the code of its cycle."""
        return {"appraisal__code": self.kwargs["code"]}


class RoundDetail(OneRound, DetailView):
    """The medals of one cycle: the criteria as they were, who was left out why, the cut."""

    rights = {"GET": Permission.MEDAL_READ}


class Open(OneRound):
    """Begin the medals of a final cycle."""

    rights = {"POST": Permission.MEDAL_AWARD}
    form_class = NoForm
    status = 201
    example: dict[str, Any] = {}

    def post(self, request: Any, code: str) -> Response:
        """Begin the medals of a final cycle; a worker ranks its enterprises."""
        refuse_unknown(request, set())
        given_to(NoForm, request.data)
        appraisal = Appraisal.objects.visible_to(request.user).filter(code=code).first()
        if appraisal is None:
            raise Http404
        medals.open_round(appraisal, by=request.user, now=timezone.now())
        return self.shown(self.status)


class RankAgain(OneRound, ActView):
    """Rank anew by the criteria as they are now."""

    rights = {"POST": Permission.MEDAL_AWARD}
    form_class = NoForm
    example: dict[str, Any] = {}

    def act(self, thing: MedalRound, given: dict[str, Any], now: datetime) -> Any:
        """Has it ranked."""
        return medals.rank_again(thing, by=self.person)


class Award(OneRound, ActView):
    """Award the medals of the cut whose preview was read.

    By another person than who had the enterprises ranked. If the ranking has changed since, 409.
    """

    rights = {"POST": Permission.MEDAL_AWARD}
    form_class = AwardForm
    example = {"large": 120, "medium": 240, "small": 221, "seen": "9f86d081884c7d65"}

    def act(self, thing: MedalRound, given: dict[str, Any], now: datetime) -> Any:
        """Awards them."""
        seen = given.pop("seen")
        cut = {band: number or 0 for band, number in given.items()}
        return medals.award(thing, cut=cut, seen=seen, by=self.person, now=now)


class CutPreview(OneRound):
    """What a cut would award."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = CutSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter(band, {"type": "integer", "minimum": 0, "maximum": MOST})
            for band in SizeBand.values
        ]
    )
    def get(self, request: Any, code: str) -> Response:
        """What a cut would award: by size band, who is last in and who is first out."""
        refuse_unknown(request, set(SizeBand.values))
        refuse_blank(request, set(SizeBand.values))
        form = CutForm(request.query_params)
        if not form.is_valid():
            raise ValidationError(errors_of(form))
        return Response(CutSerializer(cut_of(self.thing(), form.numbers)).data)


class OfRound(ListView):
    """What belongs to the medals of a cycle."""

    rights = {"GET": Permission.MEDAL_READ}

    def get(self, request: Any, code: str) -> Response:
        if not rounds_seen_by(request.user).filter(appraisal__code=code).exists():
            raise Http404
        return super().get(request)


class Candidates(OfRound):
    """The ranking of a cycle, by size and place; last those who may have no medal."""

    serializer_class = CandidateSerializer
    filterset_class = CandidateFilter
    keyset = ("size_band", "place?", "id")

    def get_queryset(self) -> QuerySet[MedalCandidate]:
        seen = MedalCandidate.objects.visible_to(self.request.user)
        of_round = seen.filter(round__appraisal__code=self.kwargs.get("code"))
        return of_round.select_related("enterprise")


class MedalsOfRound(OfRound):
    """The medals of a cycle within sight, the revoked among them."""

    serializer_class = MedalSerializer
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[Medal]:
        seen = medals_seen_by(self.request.user)
        return seen.filter(round__appraisal__code=self.kwargs.get("code"))


class Medals(ListView):
    """Medals within sight, newest first, the revoked among them."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = MedalSerializer

    def get_queryset(self) -> QuerySet[Medal]:
        return medals_seen_by(self.request.user)


class MedalDetail(DetailView):
    """One medal."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = MedalSerializer

    def get_queryset(self) -> QuerySet[Medal]:
        return medals_seen_by(self.request.user)


class Revoke(ActView):
    """Revoke a medal, with the reason, which is public; its waiver ends the same day."""

    rights = {"POST": Permission.MEDAL_AWARD}
    serializer_class = MedalSerializer
    form_class = RevokeForm
    example = {"reason": "经查实评选期内存在拖欠社会保险费"}

    def get_queryset(self) -> QuerySet[Medal]:
        return medals_seen_by(self.request.user)

    def act(self, thing: Medal, given: dict[str, Any], now: datetime) -> Any:
        """Revokes it."""
        return medals.revoke(thing, by=self.person, now=now, **given)


class MedalCriteria(ListView):
    """What the ranking counts, and for how many points."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = MedalCriterionSerializer
    keyset = ("order", "measure")

    def get_queryset(self) -> QuerySet[MedalCriterion]:
        return MedalCriterion.objects.visible_to(self.request.user)


class ChangeCriterion(ActView):
    """Change what a measure counts for; rankings made before keep what they used."""

    rights = {"POST": Permission.MEDAL_AWARD}
    serializer_class = MedalCriterionSerializer
    form_class = CriterionForm
    lookup_field = "measure"
    example = {
        "points": 10,
        "most_points": 40,
        "required": False,
        "source": "奖牌评选办法（示例）",
        "reason": "与新办法一致",
    }

    def get_queryset(self) -> QuerySet[MedalCriterion]:
        return MedalCriterion.objects.visible_to(self.request.user)

    def form_options(self, thing: MedalCriterion) -> dict[str, Any]:
        """The form writes into a copy; the action writes the row."""
        return {"instance": copy(thing)}

    def act(self, thing: MedalCriterion, given: dict[str, Any], now: datetime) -> Any:
        """Changes it."""
        return medals.change_criterion(thing, by=self.person, **given)
