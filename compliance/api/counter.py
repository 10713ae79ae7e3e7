"""The counter: a complaint written down there, who complained, and the files that came with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import receiving
from compliance.complaints import counter
from compliance.complaints.files import ALLOWED
from compliance.complaints.identity import reveal
from compliance.forms.complaint_acts import CounterForm, PurposeForm
from compliance.models import Complaint, ComplaintFile
from compliance.procedure.refusals import Refused
from compliance.views.complaint_acts import file_response
from inspectorate.foundation.api.bodies import FORM, JSON, given_to, schema_of
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ThingView
from inspectorate.organisation.permissions import Permission

from .complaints import ComplaintNoun, Complaints, ComplaintSerializer, complaints_seen_by
from .parts import PartList


class ReceivedSerializer(ComplaintSerializer):
    """The complaint, and once only the secret by which whoever complained follows it."""

    secret = serializers.CharField(allow_null=True, read_only=True)

    class Meta(ComplaintSerializer.Meta):
        fields: Any = (*ComplaintSerializer.Meta.fields, "secret")
        read_only_fields: Any = fields


class WhoSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    id_number = serializers.CharField(allow_blank=True)
    address = serializers.CharField(allow_blank=True)
    wishes = serializers.CharField(allow_blank=True)


class FileSerializer(serializers.ModelSerializer[ComplaintFile]):
    class Meta:
        model = ComplaintFile
        fields = ("id", "file_name", "media_type", "size_bytes", "sha256", "added_at")
        read_only_fields = fields


class EntryForm(CounterForm):
    """As at the counter, with the code of the enterprise where it is known."""

    employer = forms.CharField(required=False, max_length=18, help_text="USCC")


class Record(Complaints):
    """Complaints and reports within sight, most urgent first; open ones unless asked otherwise."""

    rights = {"GET": Permission.COMPLAINT_READ, "POST": Permission.COMPLAINT_RECORD}
    form_class = EntryForm
    status = 201
    once = ("secret",)
    example = {
        "kind": "complaint",
        "channel": "phone",
        "received_on": "2026-11-26",
        "employer_name": "青岛示例制衣有限公司",
        "subjects": ["L6"],
        "text": "示例：九月和十月的工资没有发。",
        "people_count": 12,
        "name": "李示例",
        "phone": "13800000000",
    }

    @extend_schema(responses={201: ReceivedSerializer})
    def post(self, request: Any) -> Response:
        """Write down what somebody told by phone, letter or in person.

        `secret` is told this once, for whoever complained; it is kept nowhere, so a repeated
        request under the same Idempotency-Key is answered without it.
        """
        refuse_unknown(request, set())
        given = given_to(EntryForm, request.data, request.FILES)
        made = self.receive(given, timezone.now())
        told = {**ComplaintSerializer(self.made(made.number)).data, "secret": made.secret}
        return Response(told, self.status)

    def receive(self, given: dict[str, Any], now: datetime) -> receiving.Receipt:
        """Receives it."""
        return counter.receive(given, employer=given["employer"], by=self.person, now=now)

    def made(self, number: str) -> Complaint:
        """What was received."""
        return complaints_seen_by(self.request.user).get(number=number)

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """JSON, or a form where files come with it."""
        fields = EntryForm.base_fields
        plain = {name: field for name, field in fields.items() if name != "attachments"}
        return {JSON: schema_of(plain), FORM: schema_of(fields)}


class Complainant(ComplaintNoun, ThingView):
    """Reveal who complained.

    For a purpose, which is logged with who asked. The token needs `read` too; the answer is kept
    nowhere, so no Idempotency-Key is taken.
    """

    rights = {"POST": Permission.COMPLAINANT_REVEAL}
    serializer_class = WhoSerializer
    form_class = PurposeForm
    reveals = True
    status = 200

    def post(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        complaint = self.thing()
        given = given_to(PurposeForm, request.data)
        if complaint.is_anonymous:
            raise Refused(_("Nobody is named: the report is anonymous."))
        purpose = f"{given['purpose']}, {complaint.number}"
        who = reveal(complaint.pk, by=self.person, purpose=purpose)
        if who is None:
            raise Http404
        return Response(WhoSerializer(who).data)


class Files(PartList):
    """The files that came with a complaint."""

    rights = {"GET": Permission.COMPLAINANT_REVEAL}
    serializer_class = FileSerializer
    owner, link, part = Complaint, "complaint", ComplaintFile


class FileContent(ComplaintNoun, ThingView):
    """A file that came with a complaint, as it came; the access is logged."""

    rights = {"GET": Permission.COMPLAINANT_REVEAL}
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, kind): OpenApiTypes.BINARY for kind in sorted(ALLOWED)})
    def get(self, request: Any, pk: int, file: int) -> HttpResponse:
        refuse_unknown(request, set())
        seen = ComplaintFile.objects.visible_to(request.user)
        found = get_object_or_404(seen, complaint=self.thing(), pk=file)
        return file_response(found, by=self.person)
