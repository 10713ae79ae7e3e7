"""What is done in a case: the steps of the procedure, notes, evidence, people heard, requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.response import Response

from compliance.actions import approvals, collected, enforcement, inspections, steps, violations
from compliance.forms import acts
from compliance.forms.decision import PartPaymentForm
from compliance.models import Approval, Case, InspectionPurpose
from compliance.procedure.acts import ACTS
from compliance.procedure.states import CaseState
from compliance.procedure.table import TABLE
from compliance.procedure.transitions import Transition
from inspectorate.foundation.api.bodies import schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ActView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

from .cases import ApprovalSerializer, CaseNoun


class OfferSerializer(serializers.Serializer[Any]):
    """A step: whether it can be taken today, and what it asks for."""

    verb = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    target = serializers.CharField(help_text="The state it leads to.")
    possible = serializers.BooleanField()
    hindrance = serializers.CharField(help_text="Why it cannot be taken today; '' if it can.")
    body = serializers.DictField(help_text="The JSON schema of its body, with today's choices.")


class Offers(serializers.Serializer[Any]):
    results = OfferSerializer(many=True)


class CaseAct(CaseNoun, ActView):
    """Something done in a case; the answer is the case as it stands then."""

    def form_options(self, thing: Case) -> dict[str, Any]:
        """A form of the case, filled in by somebody on a day."""
        return {"case": thing, "by": self.request.user, "on": timezone.localdate()}


class NextSteps(CaseNoun, ThingView):
    """Steps that may be taken from here.

    Those the role may take, each with what hinders it today and the schema of its body.
    """

    rights = {"GET": Permission.CASE_READ}
    serializer_class = Offers

    def get(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        case, on = self.thing(), timezone.localdate()
        found = steps.possible(case, by=request.user, on=on)
        offers = [offer(step, case, by=request.user, hindrance=why) for step, why in found]
        return Response(Offers({"results": offers}).data)


class TakeStep(CaseAct):
    """A step of the procedure; one address for each verb of the table."""

    verb = ""

    @property
    def step(self) -> Transition:
        """The step of the address."""
        return TABLE[self.verb]

    @property
    def deed(self) -> str:
        """What the step's button says."""
        return str(self.step.label)

    @property
    def rights(self) -> Mapping[str, Permission | None]:  # type: ignore[override]
        """Reading what it asks for is for readers, taking it for whoever the table names."""
        return {"GET": Permission.CASE_READ, "POST": self.step.permission}

    @property
    def form_class(self) -> Any:
        """The form of the step's page."""
        return self.step.form

    @extend_schema(responses={200: OfferSerializer})
    def get(self, request: Any, pk: int) -> Response:
        """What a step asks for, and whether it can be taken today."""
        refuse_unknown(request, set())
        case = self.thing()
        hindrance = self.step.hindrance(case, request.user, timezone.localdate())
        if case.state not in self.step.sources:
            hindrance = steps.why_not(case, self.verb)
        elif not self.step.permission.is_held_by(request.user):
            hindrance = self.step.permission.refusal(request.user)
        told = offer(self.step, case, by=request.user, hindrance=hindrance)
        return Response(OfferSerializer(told).data)

    def post(self, request: Any, pk: int) -> Response:
        """Take a step of the procedure.

        The body is what the step's page asks for; the table decides whether it may be taken.
        """
        return super().post(request, pk)

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Takes it."""
        return steps.take(thing, self.verb, by=self.person, now=now, facts=given)


def offer(step: Transition, case: Case, *, by: Any, hindrance: str) -> dict[str, Any]:
    """A step as it is offered to a person today."""
    form = step.form(case=case, by=by, on=timezone.localdate())  # type: ignore[call-arg]
    return {
        "verb": step.verb,
        "label": str(step.label),
        "target": step.target,
        "possible": not hindrance,
        "hindrance": hindrance,
        "body": schema_of(form.fields, choices=True),
    }


class AddNote(CaseAct):
    """Add a remark to a case."""

    rights = {"POST": Permission.CASE_COLLECT}
    form_class = acts.NoteForm
    status = 201
    action: Any = staticmethod(collected.write_note)


class CapturedForm(acts.EvidenceForm):
    """A file, and the hash it had when it was taken."""

    captured_sha256 = forms.RegexField(
        r"^[0-9a-f]{64}$", required=False, help_text=gettext_lazy("SHA-256 when it was taken.")
    )


class AddEvidence(CaseAct):
    """Add a file as evidence, with its hash, to the chain of a case.

    Type and size are checked by content; a file that differs from `captured_sha256` is refused.
    """

    rights = {"POST": Permission.CASE_COLLECT}
    form_class = CapturedForm
    parser_classes = (MultiPartParser, FormParser)
    status = 201

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Keeps it."""
        file = given.pop("file")
        return collected.add_evidence(
            thing, by=self.person, now=now, file=file, file_name=file.name, **given
        )


class Hear(CaseAct):
    """Record what a person said."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    form_class = acts.TestimonyForm
    status = 201
    action: Any = staticmethod(collected.hear)


class Suspect(CaseAct):
    """Note a suspected violation that no alert told of."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    form_class = acts.SuspicionForm
    status = 201

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Notes it."""
        kind = given.pop("type")
        return violations.suspect(thing, by=self.person, now=now, kind=kind, **given)


class PlanVisit(CaseAct):
    """Plan a visit or document review of a case."""

    rights = {"POST": Permission.VISIT_PLAN}
    form_class = acts.VisitForm
    status = 201

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Plans it."""
        purpose = (
            InspectionPurpose.RECHECK
            if thing.state == CaseState.ORDER_SERVED
            else InspectionPurpose.INVESTIGATION
        )
        return inspections.plan(by=self.person, now=now, case=thing, purpose=purpose, **given)


class Demand(CaseAct):
    """Demand performance of a decision before the court is asked."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    form_class = acts.DemandForm

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Demands it."""
        return enforcement.demand(thing, by=self.person, now=now, facts=given)


class PayPart(CaseAct):
    """Record a part of the fine that came in; the whole is recorded as compliance."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    form_class = PartPaymentForm

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Records it."""
        return enforcement.pay_part(thing, by=self.person, now=now, facts=given)


class Ask(CaseAct):
    """Ask the supervisor for an extension or a recusal."""

    rights = {"POST": Permission.CASE_INVESTIGATE}
    what = ""
    status = 201

    @property
    def deed(self) -> str:
        """What is asked for."""
        return str(ACTS[f"ask_{acts.REQUESTS[self.what][0]}"].title)

    @property
    def form_class(self) -> Any:
        """The form of the request's page."""
        return acts.REQUESTS[self.what][1]

    def act(self, thing: Case, given: dict[str, Any], now: datetime) -> Any:
        """Asks."""
        kind, reason = acts.REQUESTS[self.what][0], given.pop("reason")
        return approvals.ask(thing, kind, by=self.person, now=now, reason=reason, facts=given)


def approvals_seen_by(user: Any) -> QuerySet[Approval]:
    """What was asked of supervisors, within sight."""
    return Approval.objects.visible_to(user).select_related("case", "asked_by", "decided_by")


class ApprovalNoun:
    """What the list and the two answers share."""

    serializer_class: Any = ApprovalSerializer
    seen: Any = staticmethod(approvals_seen_by)


class Approvals(ApprovalNoun, ListView):
    """What was asked of supervisors, within sight, newest first."""

    rights = {"GET": Permission.APPROVAL_READ}


class Grant(ApprovalNoun, ActView):
    """Grant what was asked for."""

    rights = {"POST": Permission.CASE_EXTEND}
    form_class: Any = acts.AnswerForm
    action: Any = staticmethod(approvals.grant)
    example = {"answer": "示例：理由充分，同意"}

    def form_options(self, thing: Approval) -> dict[str, Any]:
        """As on its page."""
        return {"case": thing.case, "by": self.request.user, "on": timezone.localdate()}


class Refuse(Grant):
    """Refuse what was asked for, with the reason."""

    action: Any = staticmethod(approvals.refuse)
