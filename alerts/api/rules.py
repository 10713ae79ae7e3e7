"""The rules, their versions and tuning, and what comparisons found by them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from alerts.actions import parameters
from alerts.catalogue import Rule, rules
from alerts.models import ComparisonRun, RuleVersion, RunResult
from alerts.rule_forms import TuneForm, stored
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView, ListView
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


class VersionSerializer(serializers.ModelSerializer[RuleVersion]):
    made_by = serializers.CharField(read_only=True, allow_null=True)
    parameters = serializers.DictField(read_only=True)

    class Meta:
        model = RuleVersion
        fields = ("version", "enabled", "parameters", "reason", "made_at", "made_by")
        read_only_fields = fields


class AskedSerializer(serializers.Serializer[Any]):
    body = serializers.DictField(help_text="The JSON schema of the body, with bounds.")


class RunSerializer(serializers.ModelSerializer[ComparisonRun]):
    results = ResultSerializer(many=True, read_only=True)

    class Meta:
        model = ComparisonRun
        fields = (
            "id", "as_of", "known_at", "state", "batch_id", "created_at", "finished_at", "results",
        )  # fmt: skip
        read_only_fields = fields


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


class Versions(ListView):
    """What a rule was tuned to, the newest first; version 1 are its defaults and stands in none."""

    rights = {"GET": Permission.RULE_READ}
    serializer_class = VersionSerializer
    keyset = ("-version",)

    def get_queryset(self) -> QuerySet[RuleVersion]:
        return RuleVersion.objects.filter(rule=self.kwargs.get("name")).select_related("made_by")

    def get(self, request: Any, name: str) -> Response:
        if name not in rules():
            raise Http404
        return super().get(request)


class Tune(ApiView):
    """Change a rule's parameters; the next comparison uses them."""

    rights = {"GET": Permission.RULE_READ, "POST": Permission.RULE_CHANGE}
    serializer_class = RuleSerializer
    pagination_class = None
    filter_backends = ()
    form_class = TuneForm
    status = 200
    example = {"parameter_grace_days": 30, "enabled": True, "reason": "示例：按新规定"}

    @extend_schema(responses={200: AskedSerializer})
    def get(self, request: Any, name: str) -> Response:
        """What is asked for to change a rule: a field for each parameter, with bounds."""
        refuse_unknown(request, set())
        form = TuneForm(**self._of(name))
        return Response(AskedSerializer({"body": schema_of(form.fields)}).data)

    def post(self, request: Any, name: str) -> Response:
        """Change a rule's parameters.

        All of them are sent, as `GET` names them; the version that is added is used by the next
        comparison.
        """
        refuse_unknown(request, set())
        of_rule = self._of(name)
        given = given_to(TuneForm, request.data, **of_rule)
        parameters.tune(
            name,
            by=self.person,
            parameters=stored(of_rule["rule"], given),
            reason=given["reason"],
            enabled=given["enabled"],
            now=timezone.now(),
        )
        return Response(RuleSerializer(told_of(rules()[name], parameters.in_force()[name])).data)

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Reason and switch, and the fields of the rule's parameters."""
        return {JSON: {**schema_of(TuneForm.base_fields), "additionalProperties": {}}}

    def _of(self, name: str) -> dict[str, Any]:
        if name not in rules():
            raise Http404
        return {"rule": rules()[name], "version": parameters.in_force()[name]}
