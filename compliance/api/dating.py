"""Deadlines dated anew after the calendar changed, and the file of a case to be taken away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import dating
from compliance.forms.dating import AnewForm
from compliance.presenting.dating import move_rows
from compliance.procedure.refusals import StaleState
from compliance.views.dossiers import pdf_response, zip_response
from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView
from inspectorate.organisation.permissions import Permission


class MoveSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField()
    matter = serializers.CharField()
    address = serializers.CharField()
    name = serializers.CharField()
    before = serializers.DateField()
    after = serializers.DateField()
    days = serializers.IntegerField()
    provisional = serializers.BooleanField()


class MovesSerializer(serializers.Serializer[Any]):
    """What would move; `seen` is sent back when it is confirmed."""

    seen = serializers.CharField()
    results = MoveSerializer(many=True)


class DatedSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()


class DateAnew(ApiView):
    """Running deadlines that the calendar dates otherwise by now."""

    rights = {"GET": Permission.DEADLINE_DATE, "POST": Permission.DEADLINE_DATE}
    serializer_class = DatedSerializer
    pagination_class = None
    filter_backends = ()
    form_class = AnewForm
    status = 200
    example = {"reason": "示例：2027年放假安排公布", "seen": "0f1e2d3c4b5a69780f1e2d3c4b5a6978"}

    @extend_schema(responses={200: MovesSerializer})
    def get(self, request: Any) -> Response:
        """Running deadlines that the calendar dates otherwise by now."""
        refuse_unknown(request, set())
        moves = dating.outdated()
        told = {"seen": dating.fingerprint(moves), "results": move_rows(moves)}
        return Response(MovesSerializer(told).data)

    def post(self, request: Any) -> Response:
        """Date exactly the deadlines of that list anew."""
        refuse_unknown(request, set())
        given = given_to(AnewForm, request.data)
        try:
            moves = dating.date_anew(by=self.person, **given)
        except dating.ListChanged:
            words = _("Nothing was dated anew: the list has changed meanwhile. It is shown anew.")
            raise StaleState(words) from None
        return Response({"count": len(moves)})


class DossierPdf(ApiView):
    """The file of a case as one PDF, marked with who took it away and when; logged."""

    rights = {"GET": Permission.CASE_EXPORT}
    pagination_class = None
    filter_backends = ()
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        return pdf_response(pk, by=self.person, now=timezone.now())


class DossierZip(DossierPdf):
    """The file of a case as a ZIP: every original, every paper, and the hashes to check them by."""

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        return zip_response(pk, by=self.person, now=timezone.now())
