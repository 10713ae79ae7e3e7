"""The portal of enterprises: their own letters, papers, grades and entries; answers, objections."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.response import Response

from alerts.models import Alert
from alerts.presenting.headlines import headline
from compliance.actions import letter_answers, speaking
from compliance.complaints.files import as_download
from compliance.forms.portal import AnswerForm, ObjectForm
from compliance.models import (
    Exposure,
    ExposureObjection,
    Grade,
    Letter,
    LetterAnswer,
    LetterAnswerFile,
)
from compliance.portal import standing
from inspectorate.foundation.api.bodies import either
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ActView, ApiView, DetailView, ListView
from inspectorate.organisation.permissions import Permission

OBJECTION = {"text": "所涉欠薪已于期满前付清，附银行回单"}


class OwnAlertSerializer(serializers.ModelSerializer[Alert]):
    headline = serializers.SerializerMethodField()
    demand = serializers.SerializerMethodField(help_text="What is to be put right.")

    class Meta:
        model = Alert
        fields = ("id", "number", "rule", "state", "headline", "demand")
        read_only_fields = fields

    def get_headline(self, alert: Alert) -> str:
        return headline(alert)

    def get_demand(self, alert: Alert) -> str:
        return standing.demand_of(alert.rule)


class AnswerFileSerializer(serializers.ModelSerializer[LetterAnswerFile]):
    class Meta:
        model = LetterAnswerFile
        fields = ("id", "file_name", "media_type", "size_bytes", "sha256")
        read_only_fields = fields


class AnswerSerializer(serializers.ModelSerializer[LetterAnswer]):
    answered_by = serializers.CharField(read_only=True)
    files = AnswerFileSerializer(many=True, read_only=True)

    class Meta:
        model = LetterAnswer
        fields = ("id", "statement", "answered_at", "answered_by", "files")
        read_only_fields = fields


class OwnPartSerializer(serializers.Serializer[Any]):
    alert = serializers.IntegerField(source="alert_id")
    rule = serializers.CharField()
    title = serializers.CharField()
    demand = serializers.CharField()
    named = serializers.IntegerField(help_text="Workers or findings when it was sent.")
    left = serializers.IntegerField(allow_null=True, help_text="Still left; null: not checked.")


class OwnLetterSerializer(serializers.ModelSerializer[Letter]):
    class Meta:
        model = Letter
        fields = ("id", "state", "sent_at", "due_on", "checked_at", "ended_at")
        read_only_fields = fields


class LetterInFull(OwnLetterSerializer):
    """With what it asks and the answers so far."""

    parts = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField()

    class Meta(OwnLetterSerializer.Meta):
        fields = (*OwnLetterSerializer.Meta.fields, "parts", "answers")  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]

    @extend_schema_field(OwnPartSerializer(many=True))
    def get_parts(self, letter: Letter) -> Any:
        return OwnPartSerializer(standing.letter_parts(letter), many=True).data

    @extend_schema_field(AnswerSerializer(many=True))
    def get_answers(self, letter: Letter) -> Any:
        seen = LetterAnswer.objects.visible_to(self.context["request"].user).filter(letter=letter)
        found = seen.prefetch_related("files").select_related("answered_by").order_by("id")
        return AnswerSerializer(found, many=True).data


class PaperSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    number = serializers.CharField()
    issued_at = serializers.DateTimeField()
    reached_on = serializers.DateField()
    replaced_at = serializers.DateTimeField(allow_null=True)
    case_number = serializers.CharField(allow_null=True)
    letter = serializers.IntegerField(source="letter_id", allow_null=True)
    happens_on = serializers.DateField(
        allow_null=True, help_text="The day of the hearing or inspection that the notice tells of."
    )
    happens_time = serializers.CharField(allow_null=True)
    place = serializers.CharField(allow_null=True)
    who = serializers.CharField(allow_null=True, help_text="The chair, or the inspectors.")
    bring = serializers.CharField(allow_null=True, help_text="What to have ready.")


class Papers(serializers.Serializer[Any]):
    results = PaperSerializer(many=True)


class OwnObjectionSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    received_at = serializers.DateTimeField()
    outcome = serializers.CharField(allow_blank=True)
    answer = serializers.CharField(allow_blank=True)
    proof = serializers.CharField(allow_blank=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class OwnGradeSerializer(serializers.ModelSerializer[Grade]):
    cycle = serializers.CharField(source="appraisal.code", read_only=True)
    grade = serializers.CharField(source="standing", read_only=True)
    name = serializers.SerializerMethodField(help_text="The grade in words.")
    objects_until = serializers.SerializerMethodField(help_text="null: no objection is possible.")
    objection = OwnObjectionSerializer(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Grade
        fields = ("id", "cycle", "grade", "name", "reason", "objects_until", "objection")
        read_only_fields = fields

    def get_name(self, grade: Grade) -> str:
        return standing.own_grade(grade, on=timezone.localdate()).name

    @extend_schema_field({"type": ["string", "null"], "format": "date"})
    def get_objects_until(self, grade: Grade) -> Any:
        return standing.own_grade(grade, on=timezone.localdate()).objects_until


class OwnExposureObjectionSerializer(serializers.ModelSerializer[ExposureObjection]):
    class Meta:
        model = ExposureObjection
        fields = ("text", "filed_on", "due_on", "outcome", "answer", "decided_at")
        read_only_fields = fields


class OwnExposureSerializer(serializers.ModelSerializer[Exposure]):
    objections = OwnExposureObjectionSerializer(
        source="exposureobjections", many=True, read_only=True
    )

    class Meta:
        model = Exposure
        fields = (
            "id", "state", "facts", "decision", "legal_basis", "authority", "decision_no",
            "decided_on", "wages_yuan", "contributions_yuan", "published_at", "ends_on",
            "wages_paid_on", "contributions_paid_on", "explanation", "objections",
        )  # fmt: skip
        read_only_fields = fields


def own_exposures(user: Any) -> QuerySet[Exposure]:
    """What was published about the enterprise, with its objections."""
    objections = ExposureObjection.objects.visible_to(user).order_by("id")
    seen = Exposure.objects.visible_to(user)
    return seen.prefetch_related(Prefetch("exposureobjections", queryset=objections))


def own_grades(user: Any) -> QuerySet[Grade]:
    """The grades that were told."""
    return Grade.objects.visible_to(user).select_related("appraisal__scale", "objection")


class SpeakView(ActView):
    """Something said, as JSON; or as a form where documents come with it."""

    rights = {"POST": Permission.PORTAL_USE}
    status = 201

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Both ways of sending it."""
        return either(cls.form_class)


class OwnList(ListView):
    """Matters of the enterprise that somebody acts for."""

    rights = {"GET": Permission.PORTAL_USE}


class OwnAlerts(OwnList):
    """What is suspected of the enterprise and still open."""

    serializer_class = OwnAlertSerializer

    def get_queryset(self) -> QuerySet[Alert]:
        return Alert.objects.visible_to(self.request.user).open()


class OwnLetters(OwnList):
    """Letters to the enterprise, newest first."""

    serializer_class = OwnLetterSerializer

    def get_queryset(self) -> QuerySet[Letter]:
        return Letter.objects.visible_to(self.request.user)


class OwnLetter(DetailView):
    """One letter: what it asks, and the answers so far."""

    rights = {"GET": Permission.PORTAL_USE}
    serializer_class = LetterInFull

    def get_queryset(self) -> QuerySet[Letter]:
        return Letter.objects.visible_to(self.request.user)


class AnswerLetter(ActView):
    """Answer a letter: a statement and its documents, JPEG, PNG or PDF."""

    rights = {"POST": Permission.PORTAL_USE}
    serializer_class = LetterInFull
    form_class = AnswerForm
    parser_classes = (MultiPartParser, FormParser)
    status = 201

    def get_queryset(self) -> QuerySet[Letter]:
        return Letter.objects.visible_to(self.request.user)

    def act(self, thing: Letter, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the answer."""
        (own,) = standing.with_papers([thing], on=timezone.localdate(now))
        return letter_answers.answer(thing, by=self.person, now=now, number=own.number, **given)


class OwnPapers(ApiView):
    """The papers that reached the enterprise, newest first."""

    rights = {"GET": Permission.PORTAL_USE}
    serializer_class = Papers
    pagination_class = None
    filter_backends = ()

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        return Response(Papers({"results": standing.own_papers()}).data)


class OwnPaper(ApiView):
    """A paper that reached the enterprise, PDF."""

    rights = {"GET": Permission.PORTAL_USE}
    pagination_class = None
    filter_backends = ()
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        found = next((row for row in standing.own_papers() if row["id"] == pk), None)
        if found is None or not found["file"]:
            raise Http404
        name = f"{found['number']}.pdf"
        return as_download(found["file"], name=name, media_type="application/pdf")


class OwnGrades(OwnList):
    """Grades of the enterprise that were told, newest first."""

    serializer_class = OwnGradeSerializer

    def get_queryset(self) -> QuerySet[Grade]:
        return own_grades(self.request.user)


class ObjectToGrade(SpeakView):
    """Object to a grade, within the time for it."""

    serializer_class = OwnGradeSerializer
    form_class = ObjectForm
    example = OBJECTION

    def get_queryset(self) -> QuerySet[Grade]:
        return own_grades(self.request.user)

    def act(self, thing: Grade, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the objection."""
        return speaking.object_to_grade(thing, by=self.person, now=now, **given)


class OwnExposures(OwnList):
    """What was published about the enterprise, newest first, with its objections."""

    serializer_class = OwnExposureSerializer

    def get_queryset(self) -> QuerySet[Exposure]:
        return own_exposures(self.request.user)


class ObjectToExposure(SpeakView):
    """Object to an entry of the exposure list."""

    serializer_class = OwnExposureSerializer
    form_class = ObjectForm
    example = OBJECTION

    def get_queryset(self) -> QuerySet[Exposure]:
        return own_exposures(self.request.user)

    def act(self, thing: Exposure, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the objection."""
        return speaking.object_to_entry(thing, by=self.person, now=now, **given)
