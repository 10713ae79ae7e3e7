"""Criteria of appraisal: scales, their sets, and drafts with their rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.actions import criteria
from compliance.appraisal.checking import Row, faults
from compliance.appraisal.sentences import remaining_sentence, sentence
from compliance.models import CriteriaSet, FactCode, Scale, ScaleGrade
from inspectorate.foundation.api.bodies import JSON, NoForm, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.parsing import StrictJSONParser
from inspectorate.organisation.api.views import ActView, DetailView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

MOST_ROWS = 99


class ScaleGradeSerializer(serializers.ModelSerializer[ScaleGrade]):
    class Meta:
        model = ScaleGrade
        fields = (
            "code", "rank", "name", "name_en", "regime", "regime_years", "on_paper", "is_public",
            "source",
        )  # fmt: skip
        read_only_fields = fields


class ScaleSerializer(serializers.ModelSerializer[Scale]):
    grades = ScaleGradeSerializer(many=True, read_only=True)

    class Meta:
        model = Scale
        fields = (
            "code", "family", "version", "from_on", "name", "name_en", "years", "source", "grades",
        )  # fmt: skip
        read_only_fields = fields


class CriterionSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    grade = serializers.CharField()
    facts = serializers.ListField(child=serializers.CharField())
    at_least = serializers.IntegerField()
    sentence = serializers.CharField()


class CriteriaSerializer(serializers.ModelSerializer[CriteriaSet]):
    drafted_by = serializers.CharField(read_only=True, allow_null=True)
    enacted_by = serializers.CharField(read_only=True, allow_null=True)
    dropped_by = serializers.CharField(read_only=True, allow_null=True)
    rows = serializers.SerializerMethodField()
    remaining = serializers.SerializerMethodField(help_text="Who is given the best grade.")
    faults = serializers.SerializerMethodField(help_text="What speaks against its coming in force.")

    class Meta:
        model = CriteriaSet
        fields = (
            "scale", "version", "state", "note", "source", "drafted_at", "drafted_by",
            "enacted_at", "enacted_by", "dropped_at", "dropped_by", "rows", "remaining", "faults",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(CriterionSerializer(many=True))
    def get_rows(self, found: CriteriaSet) -> list[dict[str, Any]]:
        names = {grade.code: str(grade) for grade in found.scale.grades.all()}
        return [
            {
                "number": row.number,
                "grade": row.grade,
                "facts": row.facts,
                "at_least": row.at_least,
                "sentence": sentence(names.get(row.grade, row.grade), row.facts, row.at_least),
            }
            for row in found.rows.all()
        ]

    def get_remaining(self, found: CriteriaSet) -> str:
        return remaining_sentence(found.scale.grades.all()[0])

    def get_faults(self, found: CriteriaSet) -> list[str]:
        rows = [Row(row.grade, tuple(row.facts), row.at_least) for row in found.rows.all()]
        return faults(rows, list(found.scale.grades.all()))


class WordsForm(forms.Form):
    """What a draft is about, and the rule or decision it rests on."""

    note = forms.CharField(label=gettext_lazy("What it is about"), required=False, max_length=255)
    source = forms.CharField(label=gettext_lazy("Source"), required=False, max_length=255)


class RowForm(forms.Form):
    """One row: at least so many of these facts together give the grade."""

    grade = forms.CharField(label=gettext_lazy("Grade"), max_length=12)
    facts = forms.MultipleChoiceField(label=gettext_lazy("Facts counted"), choices=FactCode.choices)
    at_least = forms.IntegerField(label=gettext_lazy("At least"), min_value=1, max_value=999)

    def __init__(self, *args: Any, grades: set[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.grades = grades

    def clean_grade(self) -> str:
        """A grade of the scale."""
        grade = str(self.cleaned_data["grade"])
        if grade not in self.grades:
            raise forms.ValidationError(
                _("“%(grade)s” is no grade of this scale.") % {"grade": grade}
            )
        return grade


def rows_given(body: Any, *, grades: set[str]) -> list[Row]:
    """The rows of a body in their order. Raises ValidationError that names row and field."""
    given = list_given(body, RowForm, name="rows", most=MOST_ROWS, grades=grades)
    return [Row(each["grade"], tuple(each["facts"]), each["at_least"]) for each in given]


def list_given(
    body: Any, form: type[forms.Form], *, name: str, most: int, **options: Any
) -> list[dict[str, Any]]:
    """A list of a body, each item read by the form. Raises ValidationError that says where."""
    if not isinstance(body, list) or len(body) > most:
        raise ValidationError({name: [_("A list of at most %(n)d rows.") % {"n": most}]})
    rows, wrong = [], {}
    for at, each in enumerate(body):
        try:
            rows.append(given_to(form, each, **options))
        except ValidationError as error:
            wrong[str(at)] = error.detail
    if wrong:
        raise ValidationError({name: wrong})
    return rows


def sets_seen_by(user: Any) -> QuerySet[CriteriaSet]:
    """The sets with what is shown of each."""
    seen = CriteriaSet.objects.visible_to(user).select_related(
        "scale", "drafted_by", "enacted_by", "dropped_by"
    )
    return seen.prefetch_related("rows", "scale__grades")


class CriteriaSets(ListView):
    """Versions of the criteria of every scale, drafts among them, newest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = CriteriaSerializer

    def get_queryset(self) -> QuerySet[CriteriaSet]:
        return sets_seen_by(self.request.user)


class OneSet(ThingView):
    """A version of a scale's criteria."""

    serializer_class: Any = CriteriaSerializer

    def get_queryset(self) -> QuerySet[CriteriaSet]:
        return sets_seen_by(self.request.user)

    def address(self) -> dict[str, Any]:
        """Scale and version."""
        return {"scale": self.kwargs["scale"], "version": self.kwargs["version"]}


class CriteriaDetail(OneSet, DetailView):
    """A version of a scale's criteria, in sentences, with its faults."""

    rights = {"GET": Permission.APPRAISAL_READ}


class SetAct(OneSet, ActView):
    """Something done with a version; the answer is the version as it stands then."""

    rights = {"POST": Permission.CRITERIA_DRAFT}
    form_class: Any = NoForm


class Draft(SetAct):
    """Draft a new version with the rows of this one."""

    status = 201

    def act(self, thing: CriteriaSet, given: dict[str, Any], now: datetime) -> Any:
        """Copies it; the answer is the draft."""
        self.kwargs["version"] = criteria.draft(thing, by=self.person, now=now).version


class ChangeDraft(SetAct):
    """Give a draft other rows and words.

    The rows replace those it had, in the order given. A draft may contradict itself: `faults` of
    the answer says so, and it cannot be put in force before they are gone.
    """

    parser_classes = (StrictJSONParser,)
    example = {
        "note": "处理三次以上评为失信",
        "source": "城市诚信等级评价办法",
        "rows": [
            {"grade": "poor", "facts": ["dealt_with"], "at_least": 3},
            {"grade": "medium", "facts": ["dealt_with"], "at_least": 1},
        ],
    }

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Words, and a list of rows."""
        made = schema_of(WordsForm.base_fields)
        rows = {"type": "array", "maxItems": MOST_ROWS, "items": schema_of(RowForm.base_fields)}
        made["properties"]["rows"] = rows
        return {JSON: {**made, "required": ["rows"]}}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, set())
        thing, body = self.thing(), request.data
        words = {k: v for k, v in body.items() if k != "rows"} if isinstance(body, dict) else body
        given = given_to(WordsForm, words)
        grades = {grade.code for grade in thing.scale.grades.all()}
        rows = rows_given(body.get("rows"), grades=grades)
        criteria.change(thing, rows=rows, by=self.person, **given)
        return self.shown()


class Drop(SetAct):
    """Drop a draft."""

    def act(self, thing: CriteriaSet, given: dict[str, Any], now: datetime) -> Any:
        """Drops it."""
        return criteria.drop(thing, by=self.person, now=now)


class Enact(SetAct):
    """Put a draft in force for the cycles opened from now on.

    By a city supervisor who did not draft it; the set before it is retired.
    """

    def act(self, thing: CriteriaSet, given: dict[str, Any], now: datetime) -> Any:
        """Puts it in force."""
        return criteria.enact(thing, by=self.person, now=now)
