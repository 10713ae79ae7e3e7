"""The rules, what comparisons found by them, and the notices of whoever asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from alerts.actions import notices as actions
from alerts.actions import parameters
from alerts.catalogue import Rule, rules
from alerts.models import ComparisonRun, Notification, RuleVersion, RunResult
from alerts.notification.sentences import say
from inspectorate.foundation.api.bodies import NoForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ActView, ApiView, ListView
from inspectorate.organisation.permissions import Permission


class BasisSerializer(serializers.Serializer[Any]):
    law = serializers.CharField()
    article = serializers.CharField()
    text = serializers.CharField()


class RuleSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    sentence = serializers.CharField()
    why = serializers.CharField()
    subject = serializers.CharField()
    violation_type = serializers.CharField()
    severity = serializers.IntegerField()
    feeds = serializers.ListField(child=serializers.CharField())
    basis = BasisSerializer(many=True)
    version = serializers.IntegerField()
    enabled = serializers.BooleanField()
    parameters = serializers.DictField()


class RulePage(serializers.Serializer[Any]):
    results = RuleSerializer(many=True)


class ResultSerializer(serializers.ModelSerializer[RunResult]):
    class Meta:
        model = RunResult
        fields = (
            "rule", "skipped", "rows_read", "findings", "alerts_new", "alerts_updated",
            "alerts_resolved", "seconds",
        )  # fmt: skip
        read_only_fields = fields


class RunSerializer(serializers.ModelSerializer[ComparisonRun]):
    results = ResultSerializer(many=True, read_only=True)

    class Meta:
        model = ComparisonRun
        fields = (
            "id", "as_of", "known_at", "state", "batch_id", "created_at", "finished_at", "results",
        )  # fmt: skip
        read_only_fields = fields


class NoticeSerializer(serializers.ModelSerializer[Notification]):
    sentence = serializers.SerializerMethodField()

    class Meta:
        model = Notification
        fields = ("id", "kind", "sentence", "address", "created_at", "read_at")
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_sentence(self, notice: Notification) -> str:
        return say(notice.kind, notice.values)


def told_of(rule: Rule, version: RuleVersion) -> dict[str, Any]:
    """A rule with its parameters in force."""
    names = ("id", "title", "sentence", "why", "subject", "violation_type", "severity", "feeds")
    return {
        **{name: getattr(rule, name) for name in names},
        "basis": rule.basis,
        "version": version.version,
        "enabled": version.enabled,
        "parameters": rule.values(version.parameters),
    }


class Rules(ApiView):
    """Every rule with its legal basis and the parameters in force."""

    rights = {"GET": Permission.RULE_READ}
    serializer_class = RulePage
    pagination_class = None
    filter_backends = ()

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        versions = parameters.in_force()
        told = [told_of(rule, versions[name]) for name, rule in rules().items()]
        return Response(RulePage({"results": told}).data)


class RuleDetail(ApiView):
    """One rule."""

    rights = {"GET": Permission.RULE_READ}
    serializer_class = RuleSerializer
    pagination_class = None
    filter_backends = ()

    def get(self, request: Any, name: str) -> Response:
        refuse_unknown(request, set())
        if name not in rules():
            raise Http404
        return Response(RuleSerializer(told_of(rules()[name], parameters.in_force()[name])).data)


class Runs(ListView):
    """Comparisons, newest first, with what each rule came to."""

    rights = {"GET": Permission.RULE_READ}
    serializer_class = RunSerializer

    def get_queryset(self) -> QuerySet[ComparisonRun]:
        return ComparisonRun.objects.prefetch_related("results")


class Notices(ListView):
    """What the person was told, newest first."""

    rights = {"GET": None}
    serializer_class = NoticeSerializer

    def get_queryset(self) -> QuerySet[Notification]:
        return Notification.objects.visible_to(self.request.user)


class ReadNotice(ActView):
    """Mark one of the own notices read."""

    rights = {"POST": None}
    serializer_class = NoticeSerializer
    form_class = NoForm

    def get_queryset(self) -> QuerySet[Notification]:
        return Notification.objects.visible_to(self.request.user)

    def act(self, thing: Notification, given: dict[str, Any], now: datetime) -> Any:
        """Marks it."""
        return actions.mark_read(thing, by=self.person, now=now)
