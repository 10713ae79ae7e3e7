"""Campaigns and written reviews: drafted, previewed, sent exactly as previewed, ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from alerts.api.sets import EXAMPLE, FILTER, SetForm, SetSerializer, filtered, set_of
from alerts.filters import AlertFilter
from alerts.models import Alert
from alerts.triage import Listed
from compliance.actions import campaigns, letters, reviews
from compliance.forms.letters import CampaignForm, ReviewForm, SendForm
from compliance.models import Campaign, CampaignKind, ReviewReply
from compliance.presenting.letters import left_out
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import (
    ActView,
    ApiView,
    DetailView,
    ListView,
    MakeView,
    ThingView,
)
from inspectorate.organisation.permissions import Permission

from .cases import CaseSerializer, cases_seen_by
from .letters import SentSerializer, letters_seen_by

REVIEW = {"name": "示例：2026年度书面审查", "year": 2026, "due_on": "2027-03-31"}
DRAFT = {
    "name": "示例：未参保集中整改",
    "due_on": "2026-12-18",
    "language": "zh-hans",
    "filter": "state=new&rule=unregistered-worker",
}


class CampaignSerializer(serializers.ModelSerializer[Campaign]):
    drafted_by = serializers.CharField(read_only=True)
    sent_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Campaign
        fields = (
            "id", "kind", "year", "name", "filter", "district_codes", "state", "due_on", "language",
            "drafted_at", "drafted_by", "sent_at", "sent_by", "ended_at",
        )  # fmt: skip
        read_only_fields = fields


class ReplySerializer(serializers.ModelSerializer[ReviewReply]):
    enterprise = BriefEnterprise(read_only=True)
    misfits = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ReviewReply
        fields = (
            "id", "enterprise", "answered_on", "headcount", "contracts_signed",
            "insured_headcount", "insured_recorded", "wages_owed", "misfits", "case",
        )  # fmt: skip
        read_only_fields = fields


class LeftOutSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    reason = serializers.CharField()


class LettersPreviewSerializer(serializers.Serializer[Any]):
    """What letters a set of alerts makes now; `set` is sent back with them."""

    set = SetSerializer()
    letters = serializers.IntegerField(help_text="One per enterprise.")
    alerts = serializers.IntegerField()
    workers = serializers.IntegerField()
    yuan = serializers.DecimalField(18, 2)
    left_out = LeftOutSerializer(many=True)


class ProposedSerializer(serializers.Serializer[Any]):
    results = CaseSerializer(many=True)


class DraftForm(CampaignForm):
    """A campaign, with the filter of the list of alerts as it stands in an address."""

    filter = forms.CharField(required=False, max_length=1000, help_text="rule=…&group=…")


class LetterSetForm(SendForm, SetForm):
    """Letters about a set of alerts, exactly as it was listed."""


class RepliesForm(forms.Form):
    """Which replies a case is proposed about."""

    replies: Any = forms.ModelMultipleChoiceField(queryset=None)

    def __init__(self, *args: Any, seen: QuerySet[ReviewReply], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["replies"].queryset = seen  # type: ignore[attr-defined]


def previewed(request: Any, text: str) -> dict[str, Any]:
    """What letters the alerts that a filter matches now would make."""
    listed = set_of(request, text)
    choice = letters.choose(Alert.objects.visible_to(request.user).filter(pk__in=listed.states))
    without = [{"count": count, "reason": str(why)} for count, why in left_out(choice)]
    told = {name: getattr(choice, name) for name in ("letters", "alerts", "workers", "yuan")}
    return {"set": listed, "left_out": without, **told}


def campaigns_seen_by(user: Any) -> QuerySet[Campaign]:
    """The campaigns within sight."""
    return Campaign.objects.visible_to(user).select_related("drafted_by", "sent_by")


class CampaignNoun:
    """What a list, a campaign and what is done with it share."""

    serializer_class: Any = CampaignSerializer
    seen: Any = staticmethod(campaigns_seen_by)


class Campaigns(CampaignNoun, MakeView, ListView):
    """Campaigns within sight, newest first."""

    rights = {"GET": Permission.LETTER_READ, "POST": Permission.CAMPAIGN_RUN}
    form_class: Any = DraftForm
    example: Any = DRAFT

    def post(self, request: Any) -> Response:
        """Draft a campaign.

        Alerts picked by a filter; nothing is sent before the draft is.
        """
        return super().post(request)

    def make(self, given: dict[str, Any], now: datetime) -> Campaign:
        """Drafts it."""
        chosen = _values(self.request, given.pop("filter"))
        return campaigns.draft(by=self.person, now=now, filter_values=chosen, **given)


class Reviews(CampaignNoun, MakeView):
    """Draft a written review: its year, and by when it is answered."""

    rights = {"POST": Permission.CAMPAIGN_RUN}
    pagination_class = None
    filter_backends = ()
    form_class = ReviewForm
    example = REVIEW

    def make(self, given: dict[str, Any], now: datetime) -> Campaign:
        """Drafts it."""
        return campaigns.draft(by=self.person, now=now, kind=CampaignKind.WRITTEN_REVIEW, **given)


class CampaignDetail(CampaignNoun, DetailView):
    """One campaign."""

    rights = {"GET": Permission.LETTER_READ}


class Change(CampaignNoun, ActView):
    """Change a draft: of letters name, day, language and filter; of a review name, year and day."""

    rights = {"POST": Permission.CAMPAIGN_RUN}
    timed = False
    example = DRAFT

    def post(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        draft = self.thing()
        if draft.kind == CampaignKind.WRITTEN_REVIEW:
            given = given_to(ReviewForm, request.data)
        else:
            given = given_to(DraftForm, request.data)
            given["filter_values"] = _values(request, given.pop("filter"))
        campaigns.change(draft, by=self.person, **given)
        return self.shown()

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Either form."""
        asked = [schema_of(each.base_fields) for each in (DraftForm, ReviewForm)]
        return {JSON: {"anyOf": asked}}


class Drop(CampaignNoun, ActView):
    """Drop a draft; the answer is empty (204), the history keeps what it was."""

    rights = {"POST": Permission.CAMPAIGN_RUN}
    action: Any = staticmethod(campaigns.drop)
    timed = False

    @extend_schema(responses={200: CampaignSerializer, 204: None})
    def post(self, request: Any, pk: int) -> Response:
        return super().post(request, pk)


class CampaignPreview(CampaignNoun, ThingView):
    """What letters a draft makes now, and the set to send it with."""

    rights = {"GET": Permission.CAMPAIGN_RUN}
    serializer_class = LettersPreviewSerializer

    def get(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        told = previewed(request, urlencode(self.thing().filter))
        return Response(LettersPreviewSerializer(told).data)


class LettersPreview(ApiView):
    """What letters the alerts of a filter make now, and the set to send them with."""

    rights = {"GET": Permission.LETTER_SEND}
    serializer_class = LettersPreviewSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(parameters=[FILTER])
    def get(self, request: Any) -> Response:
        """What letters the alerts of a filter make now, and the set to send them with."""
        refuse_unknown(request, {"filter"})
        told = previewed(request, request.query_params.get("filter", ""))
        return Response(LettersPreviewSerializer(told).data)


class SendSet(ApiView):
    """Send letters about a set of alerts, exactly as it was listed: one per enterprise."""

    rights = {"POST": Permission.LETTER_SEND}
    serializer_class = SentSerializer
    pagination_class = None
    filter_backends = ()
    form_class = LetterSetForm
    status = 201
    example = {**EXAMPLE, "due_on": "2026-12-18", "language": "zh-hans"}

    def post(self, request: Any) -> Response:
        refuse_unknown(request, set())
        given = given_to(LetterSetForm, request.data)
        listed: Listed = given.pop("set")
        matching = filtered(request, listed.filter) if listed.whole else None
        now = timezone.now()
        sent = letters.send(listed, by=self.person, now=now, matching=matching, **given)
        made = letters_seen_by(request.user).filter(pk__in=[each.pk for each in sent])
        return Response(SentSerializer({"results": made.order_by("pk")}).data, self.status)


class SendCampaign(CampaignNoun, ActView):
    """Send the letters of a draft, exactly as previewed.

    The set and its count are taken from the preview; if it has changed, 409 tells the difference.
    """

    rights = {"POST": Permission.CAMPAIGN_RUN}
    form_class = SetForm
    example = EXAMPLE

    def act(self, thing: Campaign, given: dict[str, Any], now: datetime) -> Any:
        """Sends them."""
        listed: Listed = given["set"]
        return letters.send(
            listed,
            by=self.person,
            now=now,
            due_on=thing.due_on,
            language=thing.language,
            campaign=thing,
            matching=filtered(self.request, urlencode(thing.filter)) if listed.whole else None,
        )


class ReviewNoun(CampaignNoun):
    """Written reviews only."""

    seen: Any = staticmethod(
        lambda user: campaigns_seen_by(user).filter(kind=CampaignKind.WRITTEN_REVIEW)
    )


class Begin(ReviewNoun, ActView):
    """Begin a drafted review; whom it asks is written down by a job."""

    rights = {"POST": Permission.CAMPAIGN_RUN}
    action: Any = staticmethod(reviews.begin)


class End(ReviewNoun, ActView):
    """End a running review: answers that come later are not taken in."""

    rights = {"POST": Permission.CAMPAIGN_RUN}
    action: Any = staticmethod(reviews.end)


def _replies_of(user: Any, campaign: Any) -> QuerySet[ReviewReply]:
    seen = ReviewReply.objects.visible_to(user).filter(campaign=campaign)
    return seen.select_related("enterprise", "campaign", "case")


class Replies(ListView):
    """Whom a review asked, and what they answered."""

    rights = {"GET": Permission.LETTER_READ}
    serializer_class = ReplySerializer
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[ReviewReply]:
        return _replies_of(self.request.user, self.kwargs.get("pk"))

    def get(self, request: Any, pk: int) -> Response:
        if not campaigns_seen_by(request.user).filter(pk=pk).exists():
            raise Http404
        return super().get(request)


class ProposeOnReplies(ReviewNoun, ThingView):
    """Propose a case about each of these replies."""

    rights = {"POST": Permission.CASE_PROPOSE}
    serializer_class = ProposedSerializer
    form_class = RepliesForm
    status = 201

    def post(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        seen = _replies_of(request.user, self.thing()).order_by("pk")
        given = given_to(RepliesForm, request.data, seen=seen)
        made = reviews.propose(list(given["replies"]), by=self.person, now=timezone.now())
        found = cases_seen_by(request.user).filter(pk__in=[each.pk for each in made])
        return Response(ProposedSerializer({"results": found.order_by("pk")}).data, self.status)


def _values(request: Any, text: str) -> dict[str, str]:
    """A filter by name, checked as the list checks it."""
    filtered(request, text)
    asked = QueryDict(text)
    return {name: str(asked[name]) for name in asked if name in AlertFilter.base_filters}
