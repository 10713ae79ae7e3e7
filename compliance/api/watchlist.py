"""The watchlist: notice, statement, decision, early removal."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import watchlist
from compliance.complaints.files import as_download
from compliance.forms.watchlist import NoticeForm
from compliance.models import WatchlistEntry
from compliance.watching.acts import BY_VERB
from compliance.watching.filters import WatchlistFilter
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import DetailView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

from .listed_acts import ListedAct

WHY = {"reason": "两年内三次拖欠工资，金额合计610,000元"}
EXAMPLES: dict[str, dict[str, Any]] = {
    **dict.fromkeys(BY_VERB, WHY),
    "state": {
        "channel": "in_person", "received_on": "2026-11-24", "bearer": "李示例，法定代表人",
        "text": "欠薪已全部付清", "complete": True, "document": "陈述书示例1号",
    },
    "take-request": {
        "channel": "letter", "received_on": "2026-11-24", "bearer": "李示例，法定代表人",
        "text": "欠薪已全部付清，申请提前移出",
    },
}  # fmt: skip


class WatchSerializer(serializers.ModelSerializer[WatchlistEntry]):
    enterprise = BriefEnterprise(read_only=True, allow_null=True)
    provider = serializers.CharField(
        source="provider.code", default=None, allow_null=True, read_only=True
    )
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    noticed_by = serializers.CharField(read_only=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)
    asked_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = WatchlistEntry
        fields = (
            "id", "number", "enterprise", "provider", "group", "case", "ground", "reason",
            "state", "noticed_at", "noticed_by", "statement_due_on", "stated_on", "decided_at",
            "decided_by", "decision_reason", "until_on", "early_from_on", "asked_at", "asked_by",
            "ended_at", "ended_reason",
        )  # fmt: skip
        read_only_fields = fields


class GiveNoticeForm(NoticeForm):
    """As on the page; the subject it names is found with it."""

    def clean(self) -> dict[str, Any]:
        """The fields, and whom they are about."""
        return {**(super().clean() or {}), "subject": self.subject}


def entries_seen_by(user: Any) -> QuerySet[WatchlistEntry]:
    """The entries within sight with what is shown of each."""
    related = ("enterprise", "provider", "case", "grid_group", "notice", "decision")
    people = ("noticed_by", "stated_by", "decided_by", "asked_by", "ended_by")
    return WatchlistEntry.objects.visible_to(user).select_related(*related, *people)


class Watchlist(ListView):
    """The watchlist within sight, newest first, what has ended included."""

    rights = {"GET": Permission.WATCHLIST_READ, "POST": Permission.WATCHLIST_NOTICE}
    serializer_class = WatchSerializer
    filterset_class = WatchlistFilter
    form_class = GiveNoticeForm
    example = {
        "about": "91370200MA3EXAMP0X", "ground": "underpay", "language": "zh-hans", **WHY,
    }  # fmt: skip

    def get_queryset(self) -> QuerySet[WatchlistEntry]:
        return entries_seen_by(self.request.user)

    @extend_schema(responses={201: WatchSerializer})
    def post(self, request: Any) -> Response:
        """Give notice of listing: to an enterprise, a provider, or the subject of a case."""
        refuse_unknown(request, set())
        given = given_to(GiveNoticeForm, request.data, user=request.user)
        del given["about"]
        subject = given.pop("subject")
        entry = watchlist.give_notice(by=request.user, now=timezone.now(), **given, **subject)
        made = entries_seen_by(request.user).get(pk=entry.pk)
        return Response(WatchSerializer(made).data, 201)


class Watched(DetailView):
    """One entry of the watchlist."""

    rights = {"GET": Permission.WATCHLIST_READ}
    serializer_class = WatchSerializer

    def get_queryset(self) -> QuerySet[WatchlistEntry]:
        return entries_seen_by(self.request.user)


class WatchAct(ListedAct):
    """Something done with an entry of the watchlist."""

    serializer_class = WatchSerializer
    acts = BY_VERB
    examples = EXAMPLES
    reading = Permission.WATCHLIST_READ

    def get_queryset(self) -> QuerySet[WatchlistEntry]:
        return entries_seen_by(self.request.user)

    def hindrance(self, thing: WatchlistEntry) -> str:
        """As on its page."""
        found: str = self.acts[self.verb].hindrance(thing, by=self.person, on=timezone.localdate())
        return found


class Paper(ThingView):
    """The notice or the decision of an entry, PDF."""

    rights = {"GET": Permission.WATCHLIST_READ}
    content_negotiation_class = OneForm
    which = ""

    def get_queryset(self) -> QuerySet[WatchlistEntry]:
        return entries_seen_by(self.request.user)

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        document = getattr(self.thing(), self.which)
        if document is None or not document.file:
            raise Http404
        name = f"{document.number}.pdf"
        return as_download(document.file, name=name, media_type="application/pdf")
