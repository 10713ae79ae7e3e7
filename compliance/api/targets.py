"""Snapshots of figures, asked for and waiting; the targets of the plan of coverage extension."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import coverage_targets, snapshots
from compliance.figures import scopes
from compliance.forms.figures import TargetForm
from compliance.models import CoverageTarget, Snapshot
from compliance.tasks import take_snapshot
from inspectorate.foundation.api.bodies import NoForm, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.api.views import ListView
from inspectorate.organisation.permissions import Permission

answers_with(409, "refused", snapshots.NewerSnapshot)


class FamilySerializer(serializers.Serializer[Any]):
    family = serializers.CharField()
    rows = serializers.IntegerField()
    seconds = serializers.FloatField()


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    asked_by = serializers.CharField(read_only=True, allow_null=True)
    families = FamilySerializer(many=True, read_only=True)

    class Meta:
        model = Snapshot
        fields = (
            "id", "as_of", "version", "state", "asked_at", "asked_by", "known_at", "families",
            "finished_at",
        )  # fmt: skip
        read_only_fields = fields


class TargetSerializer(serializers.ModelSerializer[CoverageTarget]):
    set_by = serializers.CharField(read_only=True)

    class Meta:
        model = CoverageTarget
        fields = (
            "id", "year", "scope_kind", "scope_code", "measure", "target", "source", "set_at",
            "set_by",
        )  # fmt: skip
        read_only_fields = fields


class Snapshots(ListView):
    """Snapshots of the figures, newest first: what was counted when, and what is waited for."""

    rights = {"GET": Permission.FIGURE_READ, "POST": Permission.FIGURE_COUNT}
    serializer_class = SnapshotSerializer
    form_class = NoForm
    status = 202
    example: dict[str, Any] = {}

    def get_queryset(self) -> QuerySet[Snapshot]:
        return Snapshot.objects.select_related("asked_by")

    def post(self, request: Any) -> Response:
        """Ask for the figures to be counted as of today; a worker counts them.

        An unfinished snapshot of today is given back as it is.
        """
        refuse_unknown(request, set())
        given_to(NoForm, request.data)
        now = timezone.now()
        asked = snapshots.ask(as_of=timezone.localdate(now), by=request.user, now=now)
        transaction.on_commit(lambda: take_snapshot.delay(asked.pk), robust=True)
        return Response(SnapshotSerializer(asked).data, self.status)


class Targets(ListView):
    """Targets of the plan of coverage extension, newest year first."""

    rights = {"GET": Permission.FIGURE_READ, "POST": Permission.TARGET_SET}
    serializer_class = TargetSerializer
    form_class = TargetForm
    keyset = ("-year", "-id")
    example = {
        "year": 2026,
        "district_code": "370214",
        "measure": "coverage_full",
        "target": "96.50",
        "source": "扩面计划（示例）",
    }

    def get_queryset(self) -> QuerySet[CoverageTarget]:
        return CoverageTarget.objects.visible_to(self.request.user).select_related("set_by")

    @extend_schema(responses={201: TargetSerializer})
    def post(self, request: Any) -> Response:
        """Set a target; one that stood for year, place and measure is replaced, with a reason."""
        refuse_unknown(request, set())
        given = given_to(TargetForm, request.data, places=scopes.places_with_targets(request.user))
        made = coverage_targets.set_target(**given, by=request.user, now=timezone.now())
        return Response(TargetSerializer(made).data, 201)
