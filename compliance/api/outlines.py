"""Outlines of grid groups: handed in, looked at, put in use, removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import FormParser, MultiPartParser

from compliance.actions import shapes
from compliance.forms.outlines import OutlinesForm
from compliance.models import OutlineSet
from compliance.presenting.outlines import outlined
from inspectorate.organisation.api.views import ActView, DetailView, ListView, MakeView
from inspectorate.organisation.permissions import Permission


class OutlineSetSerializer(serializers.ModelSerializer[OutlineSet]):
    handed_in_by = serializers.CharField(read_only=True, allow_null=True)
    used_by = serializers.CharField(read_only=True, allow_null=True)
    ended_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = OutlineSet
        fields = (
            "id", "file_name", "code_property", "handed_in_at", "handed_in_by", "used_at",
            "used_by", "ended_at", "ended_by",
        )  # fmt: skip
        read_only_fields = fields


class OutlineSetInFull(OutlineSetSerializer):
    """With the codes of the groups that get an outline, and of those that get none."""

    having = serializers.SerializerMethodField(help_text="Codes of groups with an outline.")
    lacking = serializers.SerializerMethodField(help_text="Codes of groups without one.")

    class Meta(OutlineSetSerializer.Meta):
        fields = (*OutlineSetSerializer.Meta.fields, "having", "lacking")  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]

    def get_having(self, made: OutlineSet) -> list[str]:
        return [group.code for group in outlined(made).having]

    def get_lacking(self, made: OutlineSet) -> list[str]:
        return [group.code for group in outlined(made).lacking]


def sets_seen_by(user: Any) -> QuerySet[OutlineSet]:
    """The files, with who handed them in."""
    seen = OutlineSet.objects.visible_to(user)
    return seen.select_related("handed_in_by", "used_by", "ended_by")


class Outlines(MakeView, ListView):
    """Files of outlines of grid groups, newest first."""

    rights = {"GET": Permission.OUTLINE_LOAD, "POST": Permission.OUTLINE_LOAD}
    serializer_class = OutlineSetSerializer
    seen = sets_seen_by
    form_class = OutlinesForm
    parser_classes = (MultiPartParser, FormParser)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Hand in a GeoJSON file; it is checked and not in use yet."""
        return super().post(request, *args, **kwargs)

    def make(self, given: dict[str, Any], now: datetime) -> OutlineSet:
        """Keeps what the file brings. Raises ValidationError with what is wrong where."""
        file = given["file"]
        try:
            return shapes.hand_in(
                content=file.read(),
                file_name=file.name,
                code_property=given["code_property"],
                by=self.person,
                now=now,
            )
        except shapes.ShapeError as error:
            raise ValidationError({"file": error.faults}) from None


class OneOutlineSet(DetailView):
    """One file: which groups get an outline, and which get none."""

    rights = {"GET": Permission.OUTLINE_LOAD}
    serializer_class = OutlineSetInFull
    seen = sets_seen_by


class UseOutlines(ActView):
    """Have the map draw these outlines."""

    rights = {"POST": Permission.OUTLINE_LOAD}
    serializer_class = OutlineSetSerializer
    seen = sets_seen_by
    action = shapes.use


class RemoveOutlines(ActView):
    """Have the map draw tiles again."""

    rights = {"POST": Permission.OUTLINE_LOAD}
    serializer_class = OutlineSetSerializer
    seen = sets_seen_by
    action = shapes.remove
