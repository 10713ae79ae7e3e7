"""Batches of a feed, and their rejected rows: masked for readers, as delivered for the officer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from enterprises.api_scopes import REJECTS
from enterprises.feeds.feed import Feed
from enterprises.feeds.registry import FEEDS
from enterprises.filters import BatchFilter
from enterprises.models import Batch, BatchReject
from enterprises.presenting.outcomes import outcome_of
from enterprises.presenting.rejects import reject_rows
from enterprises.views.batches import rejects_response
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import ByFilterSet, refuse_unknown
from inspectorate.foundation.api.keyset import Keyset
from inspectorate.foundation.sessions import SAFE_METHODS
from inspectorate.organisation.api.views import ApiView, ListView
from inspectorate.organisation.permissions import Permission


class OutcomeSerializer(serializers.Serializer[Any]):
    """As `import_feed` prints it."""

    feed = serializers.CharField()
    file = serializers.CharField()
    batch = serializers.IntegerField(allow_null=True)
    read = serializers.IntegerField()
    loaded = serializers.IntegerField()
    updated = serializers.IntegerField()
    repeated = serializers.IntegerField()
    orphaned = serializers.IntegerField()
    rejected = serializers.IntegerField()
    rejects_file = serializers.CharField(allow_null=True)
    seconds = serializers.FloatField()
    withdrawn = serializers.IntegerField(required=False)
    adopted = serializers.IntegerField(required=False)
    unknown_columns = serializers.ListField(child=serializers.CharField(), required=False)
    error = serializers.CharField(required=False)


class BatchSerializer(serializers.ModelSerializer[Batch]):
    outcome = serializers.SerializerMethodField()

    class Meta:
        model = Batch
        fields = (
            "id", "state", "started_at", "published_at", "encoding", "profile", "complete_from",
            "complete_to", "complete_area", "rejects_by_code", "outcome",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(OutcomeSerializer)
    def get_outcome(self, batch: Batch) -> dict[str, Any]:
        return outcome_at(batch, self.context["request"])


class RejectedRowSerializer(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    column = serializers.CharField()
    header = serializers.CharField()
    value = serializers.CharField(help_text="Identity numbers masked.")
    why = serializers.CharField()


class OfFeed(ApiView):
    """Below the address of a feed: its own scope suffices."""

    pagination_class: Any = None
    filter_backends: Any = ()

    def feed(self) -> Feed:
        """The feed of the address."""
        if self.kwargs["feed"] not in FEEDS:
            raise Http404
        return FEEDS[self.kwargs["feed"]]

    def scopes_for(self, request: Any) -> set[str]:
        """The feed's own, or the one for all."""
        return super().scopes_for(request) | {f"feed:{self.kwargs['feed']}"}


class Batches(OfFeed, ListView):
    """Batches of a feed, newest first."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = BatchSerializer
    filterset_class = BatchFilter
    pagination_class = Keyset
    filter_backends = (ByFilterSet,)

    def get_queryset(self) -> QuerySet[Batch]:
        return Batch.objects.filter(feed=self.kwargs.get("feed"))

    def get(self, request: Any, feed: str) -> Response:
        """Batches of a feed, newest first."""
        self.feed()
        return super().get(request)


class BatchDetail(OfFeed):
    """One batch, with the object that `import_feed` prints."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = BatchSerializer

    def get(self, request: Any, feed: str, pk: int) -> Response:
        refuse_unknown(request, set())
        return Response(self.get_serializer(_batch(feed, pk)).data)


class RejectedRows(OfFeed, ListView):
    """The rejected rows of a batch, masked, each with its reason."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = RejectedRowSerializer
    pagination_class = Keyset
    filter_backends = (ByFilterSet,)
    keyset = ("line", "id")

    def get_queryset(self) -> QuerySet[BatchReject]:
        return BatchReject.objects.filter(
            batch=self.kwargs.get("pk"), batch__feed=self.kwargs.get("feed")
        )

    def get(self, request: Any, feed: str, pk: int) -> Response:
        batch = _batch(feed, pk)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        rows = RejectedRowSerializer(reject_rows(batch, page or []), many=True)
        return self.get_paginated_response(rows.data)


class RejectsFile(OfFeed):
    """The rejected rows of a batch as delivered.

    CSV, decrypted on the way. For data officers, with the scope `rejects`; each download is logged.
    """

    rights = {"GET": Permission.REJECTS_DOWNLOAD}
    content_negotiation_class = OneForm

    def scopes_for(self, request: Any) -> set[str]:
        """A scope of its own."""
        return {REJECTS} if request.method in SAFE_METHODS else set()

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Any, feed: str, pk: int) -> Any:
        refuse_unknown(request, set())
        return rejects_response(_batch(feed, pk), by=request.user)


def outcome_at(batch: Batch, request: Any) -> dict[str, Any]:
    """The outcome of a batch, its rejected rows by their address here."""
    address = reverse("api:rejects_file", kwargs={"feed": batch.feed, "pk": batch.pk})
    return outcome_of(batch, rejects_at=request.build_absolute_uri(address))


def _batch(feed: str, pk: int) -> Batch:
    found = Batch.objects.filter(pk=pk, feed=feed).first()
    if found is None:
        raise Http404
    return found
