"""The counter: what employers can hand in about, what they handed in, and taking it in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.complaints.files import ALLOWED, as_download
from compliance.counter import matters, receiving
from compliance.counter.matters import Matter
from compliance.forms.handed_in import FORMS, HandedInStatement
from compliance.models import Exposure, Grade, HandedIn, WatchlistEntry
from compliance.procedure.refusals import Refused
from compliance.publicity.searching import LONGEST, SHORTEST
from enterprises.search import letters_of
from inspectorate.foundation.api.bodies import either, given_to
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView, ListView
from inspectorate.organisation.permissions import Permission

EXAMPLE = {
    "channel": "in_person",
    "received_on": "2026-11-24",
    "bearer": "李示例，法定代表人",
    "text": "欠款已全部付清",
}


class MatterSerializer(serializers.Serializer[Matter]):
    """A public entry, a listing or a grade, with no more of it than the counter needs."""

    kind = serializers.ChoiceField(choices=("exposure", "listing", "grade"))
    id = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)
    code = serializers.CharField(allow_blank=True)
    number = serializers.CharField()
    further = serializers.CharField(
        allow_blank=True, help_text="Other numbers: of its entry in a list, its case, its cycle."
    )
    told_on = serializers.DateField()
    due_on = serializers.DateField(allow_null=True)
    takes = serializers.CharField(help_text="What can be handed in about it as it stands.")
    hindrance = serializers.SerializerMethodField(help_text="Why nothing can; '' if it can.")

    def get_hindrance(self, matter: Matter) -> str:
        return matter.hindrance(on=timezone.localdate())


class MattersSerializer(serializers.Serializer[Any]):
    results = MatterSerializer(many=True)


class HandedInSerializer(serializers.ModelSerializer[HandedIn]):
    recorded_by = serializers.CharField(read_only=True)

    class Meta:
        model = HandedIn
        fields = (
            "id", "kind", "subject", "number", "channel", "received_on", "due_on", "is_late",
            "bearer", "text", "recorded_at", "recorded_by", "file_name", "sha256",
        )  # fmt: skip
        read_only_fields = fields


class Matters(ApiView):
    """What can be handed in about: public entries, open listings, and grades told of."""

    rights = {"GET": Permission.COUNTER_RECEIVE}
    serializer_class = MattersSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        parameters=[
            OpenApiParameter("q", {"type": "string", "minLength": SHORTEST, "maxLength": LONGEST})
        ]
    )
    def get(self, request: Any) -> Response:
        """What can be handed in about, by part of a name or code, or by a printed number.

        A number is that of a decision, a case, a public entry, a listing or the paper that told of
        it: whole, or a part of at least four characters. At most fifty, grades last.
        """
        refuse_unknown(request, {"q"})
        words = request.query_params.get("q")
        if words is not None and (len(letters_of(words)) < SHORTEST or len(words) > LONGEST):
            raise ValidationError({"q": [_("Two to sixty characters.")]})
        found = matters.found_by(words or "")[: matters.MOST]
        return Response(MattersSerializer({"results": found}).data)


class Register(ListView):
    """What was handed in, newest first."""

    rights = {"GET": Permission.COUNTER_RECEIVE}
    serializer_class = HandedInSerializer

    def get_queryset(self) -> QuerySet[HandedIn]:
        return HandedIn.objects.visible_to(self.request.user).select_related("recorded_by")


class TakeIn(ApiView):
    """Take in an objection, a statement or a request for early removal, as the matter stands."""

    rights = {"POST": Permission.COUNTER_RECEIVE}
    serializer_class = HandedInSerializer
    pagination_class = None
    filter_backends = ()
    status = 201
    kind = ""
    example = EXAMPLE

    def post(self, request: Any, pk: int) -> Response:
        """Take in what an employer brought in person or sent by letter.

        A public entry takes an objection, a grade one that came in time; a listing takes a
        statement while notice was given only, and a request for early removal afterwards.
        `complete` and `document` belong to a statement.
        """
        refuse_unknown(request, set())
        matter = matters.matter(self.kind, pk)
        if matter is None:
            raise Http404
        given = given_to(FORMS[matter.takes], request.data, request.FILES)
        if why := matter.hindrance(on=timezone.localdate()):
            raise Refused(why)
        made = receiving.take_in(matter, by=self.person, now=timezone.now(), **given)
        return Response(HandedInSerializer(made).data, self.status)

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """JSON, or a form where the scan comes with it."""
        return either(HandedInStatement)


class ScanView(ApiView):
    """A scan of something handed in."""

    pagination_class = None
    filter_backends = ()
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, kind): OpenApiTypes.BINARY for kind in sorted(ALLOWED)})
    def get(self, request: Any, pk: int, handed: int, code: str = "") -> HttpResponse:
        refuse_unknown(request, set())
        seen = HandedIn.objects.visible_to(request.user).filter(**self.about(pk))
        found = get_object_or_404(seen.exclude(stored_as=""), pk=handed)
        return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)

    def about(self, pk: int) -> dict[str, Any]:
        """Whose parts it is looked for among."""
        raise NotImplementedError


class ExposureScan(ScanView):
    """The scan of an objection to an exposure, as it was taken in."""

    rights = {"GET": Permission.EXPOSURE_READ}

    def about(self, pk: int) -> dict[str, Any]:
        """An exposure within sight."""
        seen = Exposure.objects.visible_to(self.request.user)
        return {"objection__exposure": get_object_or_404(seen, pk=pk)}


class WatchScan(ScanView):
    """The scan of a statement or request about a listing, as it was taken in."""

    rights = {"GET": Permission.WATCHLIST_READ}

    def about(self, pk: int) -> dict[str, Any]:
        """An entry within sight."""
        seen = WatchlistEntry.objects.visible_to(self.request.user)
        return {"entry": get_object_or_404(seen, pk=pk)}


class GradeScan(ScanView):
    """The scan of an objection to a grade, as it was taken in."""

    rights = {"GET": Permission.APPRAISAL_READ}

    def about(self, pk: int) -> dict[str, Any]:
        """A grade of the cycle within sight."""
        seen = Grade.objects.visible_to(self.request.user)
        code = self.kwargs["code"]
        return {"grade_objection__grade": get_object_or_404(seen, appraisal__code=code, pk=pk)}
