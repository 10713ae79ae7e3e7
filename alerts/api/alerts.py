"""Alerts within sight, the findings each rests on, and what is done with one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from alerts.actions import alerts as actions
from alerts.actions import identities, owners
from alerts.filters import AlertFilter
from alerts.forms import DismissForm, HandOverForm, RevealForm
from alerts.models import Alert
from alerts.presenting.evidence import evidence_of
from alerts.presenting.headlines import headline
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.foundation.api.bodies import NoForm, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import ActView, DetailView, ListView, ThingView
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.permissions import Permission

answers_with(409, "stale-state", actions.StaleState)
answers_with(409, "refused", owners.NotHandedOver)


class AlertSerializer(serializers.ModelSerializer[Alert]):
    enterprise = BriefEnterprise(read_only=True, allow_null=True)
    provider = serializers.CharField(
        source="provider.code", default=None, allow_null=True, read_only=True
    )
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    headline = serializers.SerializerMethodField()

    class Meta:
        model = Alert
        fields = (
            "id", "number", "rule", "headline", "enterprise", "provider", "group", "state",
            "violation_type", "severity", "score", "reasons", "raised_at", "changed_at", "as_of",
            "findings_count", "workers_count", "workers_total", "amount", "at_stake_yuan",
            "first_month", "months_count", "first_look_by", "decision", "decision_ground",
            "decision_reason", "held_until", "recurrence_of",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_headline(self, alert: Alert) -> str:
        return headline(alert)


class FindingSerializer(serializers.Serializer[Any]):
    worker = serializers.IntegerField(allow_null=True)
    name = serializers.CharField(allow_null=True)
    id_number = serializers.CharField(allow_null=True, help_text="Masked, always.")
    scheme = serializers.CharField(allow_null=True)
    from_month = serializers.DateField(allow_null=True)
    to_month = serializers.DateField(allow_null=True)
    amount = serializers.DecimalField(16, 2, allow_null=True)
    detail = serializers.CharField(allow_blank=True)


class EvidencePage(serializers.Serializer[Any]):
    results = FindingSerializer(many=True)


def seen_by(user: Any) -> QuerySet[Alert]:
    """The alerts within sight, with what is shown of each."""
    seen = Alert.objects.visible_to(user)
    return seen.select_related("enterprise", "provider", "grid_group")


class AlertNoun:
    """What a list, an alert and what is done with it share."""

    serializer_class: Any = AlertSerializer
    seen: Any = staticmethod(seen_by)


class Alerts(AlertNoun, ListView):
    """Alerts within sight, by priority; open ones unless a state is named."""

    rights = {"GET": Permission.ALERT_READ}
    filterset_class = AlertFilter
    keyset = ("-score", "-id")


class AlertDetail(AlertNoun, DetailView):
    """One alert."""

    rights = {"GET": Permission.ALERT_READ}


class AlertEvidence(AlertNoun, ThingView):
    """What an alert rests on.

    One row per current finding, as the page's file has it: the person with a masked number, the
    scheme, the months, the amount.
    """

    rights = {"GET": Permission.ALERT_READ}
    serializer_class = EvidencePage

    def get(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        return Response(EvidencePage({"results": evidence_of(self.thing())}).data)


class Acknowledge(AlertNoun, ActView):
    """Acknowledge an alert.

    New → acknowledged; whoever comes second is told who was first.
    """

    rights = {"POST": Permission.ALERT_ACKNOWLEDGE}
    form_class: Any = NoForm
    action: Any = staticmethod(actions.acknowledge)
    timed = False


class Dismiss(Acknowledge):
    """Dismiss an alert.

    New or acknowledged → dismissed, until a day or until it grows materially.
    """

    rights = {"POST": Permission.ALERT_DISMISS}
    form_class = DismissForm
    action: Any = staticmethod(actions.dismiss)
    example = {"ground": "explained", "reason": "员工已在母公司参保", "until": "2027-05-01"}


class HandOver(Acknowledge):
    """Hand an alert that no group answers for to one.

    Only alerts about a person whom nobody in the city employs are at the city's fund desk.
    """

    rights = {"POST": Permission.ALERT_HAND_OVER}
    form_class = HandOverForm
    action: Any = staticmethod(owners.hand_over)
    timed = True
    example = {"group": 1, "reason": "居住地在该网格"}

    def form_options(self, thing: Any) -> dict[str, Any]:
        return {"groups": standing_groups(self.person)}


class RevealedSerializer(serializers.Serializer[Any]):
    worker = serializers.IntegerField()
    name = serializers.CharField()
    id_number = serializers.CharField()


class Reveal(AlertNoun, ThingView):
    """Reveal the identity number of a person an alert is about.

    For a purpose, which is logged with who asked. The token needs `read` too; the answer is kept
    nowhere, so no Idempotency-Key is taken.
    """

    rights = {"POST": Permission.IDENTITY_REVEAL}
    serializer_class = RevealedSerializer
    form_class = RevealForm
    reveals = True
    status = 200

    def post(self, request: Any, pk: int, worker: int) -> Response:
        refuse_unknown(request, set())
        alert = self.thing()
        purpose = given_to(RevealForm, request.data)["purpose"]
        known = identities.number_of(alert, worker)
        if known is None:
            raise Http404
        identities.log_revealing(alert, worker, by=self.person, purpose=purpose)
        told = {"worker": worker, "name": known.name, "id_number": known.number}
        return Response(RevealedSerializer(told).data)
