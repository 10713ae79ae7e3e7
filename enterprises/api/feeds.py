"""Feeds, deliveries pushed by programs, and what became of each."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from redis.exceptions import RedisError
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from enterprises import tasks
from enterprises.actions import uploads
from enterprises.feeds.feed import Feed
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from enterprises.feeds.rows import written_as_file
from enterprises.forms import accepted
from enterprises.models import FeedProfile, Upload
from enterprises.push_forms import PushForm
from inspectorate.foundation.api.bodies import FORM, JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.parsing import StrictJSONParser
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.organisation.api.views import ApiView
from inspectorate.organisation.permissions import Permission

from .batches import Batches, OfFeed, OutcomeSerializer, outcome_at

MOST_FILES = 50
EXAMPLE_ROW = {
    "id_number": "11010519491231002X",
    "name": "王示例",
    "uscc": "91370214MAEX000012",
    "hired_on": "2025-01-06",
    "monthly_wage": "5200.00",
}


class ColumnSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    header = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]


class FeedSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    title = serializers.CharField()
    key = serializers.ListField(child=serializers.CharField())
    columns = ColumnSerializer(many=True)
    profiles = serializers.SerializerMethodField()

    def get_profiles(self, feed: Feed) -> list[str]:
        return list(self.context["profiles"].get(feed.name, []))


class FeedPage(serializers.Serializer[Any]):
    results = FeedSerializer(many=True)


class DeliverySerializer(serializers.Serializer[Any]):
    delivery = serializers.IntegerField()
    file = serializers.CharField()
    state = serializers.ChoiceField(choices=("waiting", "landed"))
    progress = serializers.IntegerField(allow_null=True, help_text="Per cent of the file read.")
    status_address = serializers.URLField()
    outcome = OutcomeSerializer(
        allow_null=True, help_text="As `import_feed` prints it; null while it waits."
    )


class DeliveriesSerializer(serializers.Serializer[Any]):
    deliveries = DeliverySerializer(many=True)


class Feeds(ApiView):
    """Every feed with its columns and saved profiles."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = FeedPage
    pagination_class = None
    filter_backends = ()

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        return Response(FeedPage({"results": FEEDS.values()}, context=_with_profiles()).data)


class FeedDetail(OfFeed):
    """One feed with its columns and saved profiles."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = FeedSerializer

    def get(self, request: Any, feed: str) -> Response:
        refuse_unknown(request, set())
        return Response(FeedSerializer(self.feed(), context=_with_profiles()).data)


class Push(Batches):
    """Deliveries of a feed, newest first.

    POST takes a delivery: one or several files as a form, or rows as JSON, with the options of
    `import_feed`. It is stored and landed by a worker; the answer names the address of its status.
    """

    rights = {"GET": Permission.FEED_READ, "POST": Permission.FEED_DELIVER}
    parser_classes = (StrictJSONParser, MultiPartParser)

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Deliveries are counted apart."""
        if request.method == "POST":
            self.throttle_kind = "push"
        super().initial(request, *args, **kwargs)

    @extend_schema(
        responses={202: DeliveriesSerializer},
        examples=[
            OpenApiExample(
                "Rows",
                value={"rows": [EXAMPLE_ROW], "complete": "2026-01..2026-06"},
                request_only=True,
                media_type=JSON,
            )
        ],
    )
    def post(self, request: Any, feed: str) -> Response:
        """Push a delivery.

        One or several files as a form (`file`), or rows as JSON (`rows`), with the options of
        `import_feed`. It is stored and landed by a worker; the answer names the address of its
        status.
        """
        refuse_unknown(request, set())
        found = self.feed()
        body, files = _taken_apart(request)
        given = given_to(PushForm, body, request.FILES, feed=found)
        given.pop("file", None)
        made = [self._receive(file, given) for file in files]
        first = reverse("api:delivery", kwargs={"feed": feed, "pk": made[0].pk})
        told = {"deliveries": [told_of(upload, request) for upload in made]}
        return Response(
            DeliveriesSerializer(told).data,
            status=202,
            headers={"Location": request.build_absolute_uri(first)},
        )

    def _receive(self, file: UploadedFile, given: dict[str, Any]) -> Upload:
        upload = uploads.receive(
            by=self.person,
            feed=self.kwargs["feed"],
            file=file,
            now=timezone.now(),
            **given,
        )
        transaction.on_commit(lambda: queue_or_leave(tasks.land_upload, upload.pk))
        return upload

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Rows or files, and the same options with both."""
        options = dict(PushForm.base_fields)
        file = options.pop("file")
        as_form, as_json = schema_of({"file": file, **options}), schema_of(options)
        as_form["properties"]["file"] = {
            "type": "array",
            "items": {"type": "string", "format": "binary"},
            "minItems": 1,
        }
        cell = {"type": ["string", "number", "boolean", "null"]}
        as_json["properties"]["rows"] = {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "additionalProperties": cell, "minProperties": 1},
        }
        return {
            JSON: {**as_json, "required": ["rows"]},
            FORM: {**as_form, "required": ["file"]},
        }


class Delivery(OfFeed):
    """What became of a pushed delivery: it waits, or the object that `import_feed` prints."""

    rights = {"GET": Permission.FEED_READ}
    serializer_class = DeliverySerializer

    def get(self, request: Any, feed: str, pk: int) -> Response:
        refuse_unknown(request, set())
        found = Upload.objects.exclude(state="sample").select_related("batch")
        upload = found.filter(pk=pk, feed=feed).first()
        if upload is None:
            raise Http404
        return Response(DeliverySerializer(told_of(upload, request)).data)


def told_of(upload: Upload, request: Any) -> dict[str, Any]:
    """How a stored file comes along, and what it came to."""
    address = reverse("api:delivery", kwargs={"feed": upload.feed, "pk": upload.pk})
    return {
        "delivery": upload.pk,
        "file": upload.file_name,
        "state": upload.state,
        "progress": 100 if upload.batch_id else _progress(upload),
        "status_address": request.build_absolute_uri(address),
        "outcome": outcome_at(upload.batch, request) if upload.batch else None,
    }


def _progress(upload: Upload) -> int | None:
    try:
        share: int | None = cache.get(tasks.progress_key(upload.pk))
    except (RedisError, OSError):
        return None
    return share


def _taken_apart(request: Any) -> tuple[Any, list[UploadedFile]]:
    """The options and the files of a request, rows as a file. Raises ValidationError."""
    body = request.data
    if isinstance(body, dict) and not hasattr(body, "getlist"):
        rows = body.get("rows")
        if not isinstance(rows, list) or not rows:
            raise ValidationError({"rows": [_("A list of at least one row.")]})
        try:
            content = written_as_file(rows)
        except Refusal as refusal:
            raise ValidationError({"rows": [refusal.sentence]}) from refusal
        options = {name: value for name, value in body.items() if name != "rows"}
        return options, [SimpleUploadedFile("rows.parquet", content)]
    files = request.FILES.getlist("file")
    if not 1 <= len(files) <= MOST_FILES:
        raise ValidationError({"file": [_("From 1 to %(most)d files.") % {"most": MOST_FILES}]})
    for file in files:
        accepted(file)
        if not file.size:
            raise ValidationError({"file": [_("The file is empty.")]})
    return body, files


def _with_profiles() -> dict[str, Any]:
    saved: dict[str, list[str]] = {}
    for feed, name in FeedProfile.objects.order_by("feed", "name").values_list("feed", "name"):
        saved.setdefault(feed, []).append(name)
    return {"profiles": saved}
