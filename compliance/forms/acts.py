"""Forms of what is done in a case without moving it: notes, evidence, persons heard, requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from compliance.models import (
    ApprovalKind,
    EvidenceKind,
    Inspection,
    InspectionKind,
    TestimonyKind,
    ViolationType,
)
from compliance.procedure.possible_days import (
    Rule,
    after_hearing,
    ever,
    in_the_case,
    visited,
)
from compliance.procedure.sizes import implausible
from compliance.procedure.teams import candidates
from inspectorate.foundation.writing import day as written_day
from inspectorate.organisation.models import Inspector

from .decision import SurchargeForm
from .fields import ServiceForm, StepForm, clock, count, day, inspector, line, text, yuan
from .notice import last_facts
from .visits import COUNTS, CountedForm, PeopleChoice

PICKER = {"type": "datetime-local", "class": "form-control"}


def moment_field(label: Any) -> forms.DateTimeField:
    """A day and time, written 2026-11-18T09:30."""
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=PICKER),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class NoteForm(StepForm):
    """A remark."""

    text = text(_("Note"))


class VisitChoice(forms.ModelChoiceField):
    """A visit by what for and its day."""

    def label_from_instance(self, visit: Any) -> str:
        """Investigation 20 Nov 2026."""
        return f"{capfirst(visit.get_purpose_display())} {written_day(visit.planned_on)}"


class EvidenceForm(StepForm):
    """A file, what it is and shows, when and where it was taken."""

    possible: ClassVar[Mapping[str, Rule]] = {"captured_at": ever}

    file = forms.FileField(
        label=_("File"), help_text=_("Picture, film, sound or PDF, at most 200 MB.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("as the file is: photo, film, sound or document")), *EvidenceKind.choices],
        required=False,
    )
    caption = line(_("What it shows"))
    captured_at = moment_field(_("Taken at"))
    place = line(_("Place"), required=False)
    inspection = VisitChoice(
        label=_("Visit"), queryset=Inspection.objects.none(), required=False, empty_label="–"
    )

    def prepare(self) -> None:
        """Among the visits of the case."""
        self.fields["inspection"].queryset = self.case.inspections.order_by("planned_on", "id")  # type: ignore[attr-defined]
        self.initial.setdefault("captured_at", timezone.localtime())


class TestimonyForm(StepForm):
    """Who was heard, as what, and what they said."""

    possible: ClassVar[Mapping[str, Rule]] = {"heard_at": in_the_case, "signed_on": after_hearing}

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in TestimonyKind if kind != "hearing"],
    )
    person_name = line(_("Who was heard"), most=80)
    person_role = line(_("As"), most=80, hint=_("Personnel manager, worker, witness …"))
    heard_at = moment_field(_("Heard at"))
    place = line(_("Place"))
    text = text(_("What was said"), rows=6)
    signed_on = day(_("Read back and signed on"), required=False)
    refused_reason = line(_("Why it was not signed"), required=False)

    def prepare(self) -> None:
        """Now, unless said otherwise."""
        self.initial.setdefault("heard_at", timezone.localtime())
        self.initial.setdefault("signed_on", self.on)

    def clean(self) -> dict[str, Any]:
        """Signed, or the reason why not."""
        given = super().clean() or {}
        if given.get("signed_on", self) is None and not given.get("refused_reason"):
            self.add_error("signed_on", _("Say when it was signed, or why it was not."))
        return given


class VisitForm(StepForm):
    """Planning a visit or document review of the case."""

    possible: ClassVar[Mapping[str, Rule]] = {"planned_on": visited}

    kind = forms.ChoiceField(label=_("Kind"), choices=InspectionKind.choices)
    planned_on = day(_("Day"))
    planned_time = clock(_("Time"), required=False)
    place = line(_("Place"), required=False)
    inspectors = forms.ModelMultipleChoiceField(
        label=_("Who goes of the team"),
        queryset=Inspector.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = PeopleChoice(
        label=_("Others of the district"),
        queryset=Inspector.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 6, "class": "form-control tall"}),
        required=False,
    )

    def prepare(self) -> None:
        """The team goes; somebody else of the district may."""
        team = self.case.members.filter(left_on=None).values_list("inspector", flat=True)
        own = Inspector.objects.filter(pk__in=team).order_by("name", "pk")
        rest = candidates(self.case, on=self.on).exclude(pk__in=team).order_by("name", "pk")
        self.fields["inspectors"].queryset = own  # type: ignore[attr-defined]
        self.fields["others"].queryset = rest  # type: ignore[attr-defined]
        self.initial.setdefault("inspectors", list(team))
        self._as_announced()
        self.initial.setdefault("planned_on", self.on)
        if self.case.enterprise:
            self.initial.setdefault("place", self.case.enterprise.address)

    def _as_announced(self) -> None:
        """Day, time and place of the notice of inspection, until its visit is planned."""
        told = last_facts(self.case, "begin")
        if not told or told["visit_on"] < self.on.isoformat() or self.case.inspections.exists():
            return
        named = {"planned_on": "visit_on", "planned_time": "visit_time", "place": "place"}
        for name, fact in named.items():
            self.initial.setdefault(name, told.get(fact))

    def clean(self) -> dict[str, Any]:
        """Everybody who goes, as one list."""
        given = super().clean() or {}
        people = [*given.get("inspectors", ()), *given.pop("others", ())]
        if not people:
            self.add_error("inspectors", _("Somebody has to go."))
        return {**given, "inspectors": people}


class VisitRecordForm(CountedForm, StepForm):
    """What was counted and found on a visit."""

    findings = text(_("What was found"), rows=4)
    field_order = (*COUNTS, "findings", "minutes")

    def prepare(self) -> None:
        """Workers are counted at an employer only."""
        if self.case.enterprise_id is None:
            self.count_no_workers()


class SuspicionForm(StepForm):
    """A suspected violation that no alert told of."""

    possible: ClassVar[Mapping[str, Rule]] = {"first_on": ever}

    type = forms.ChoiceField(label=_("Violation"), choices=ViolationType.choices)
    description = text(_("Main facts"))
    workers_count = count(_("Workers"), initial=0)
    months_count = count(_("Months"), initial=0)
    amount_yuan = yuan(_("Yuan"), required=False)
    first_on = day(_("From"), required=False)

    def clean(self) -> dict[str, Any]:
        """No more people and months than there can be."""
        given = super().clean() or {}
        counted = {"workers": given.get("workers_count"), "months": given.get("months_count")}
        sizes = {name: value or 0 for name, value in counted.items()}
        for name, why in implausible(self.case, **sizes).items():
            self.add_error(name, why)
        return given


class ExtensionForm(StepForm):
    """Asking for more time for the investigation."""

    reason = text(_("Why the time is not enough"))


class OrderExtensionForm(StepForm):
    """Asking for more time for the enterprise to put things right."""

    days = forms.IntegerField(label=_("More days"), min_value=1, max_value=60)
    reason = text(_("Reason"))


class RecusalForm(StepForm):
    """Asking that somebody of the team withdraws, and who steps in."""

    member = forms.ModelChoiceField(
        label=_("Who withdraws"), queryset=Inspector.objects.none(), empty_label="–"
    )
    substitute = inspector(_("Who steps in"))
    reason = text(_("Reason"), hint=_("Relative, own interest, other closeness (art. 16)."))

    def prepare(self) -> None:
        """Among the team, and among the certified inspectors of the district outside it."""
        team = self.case.members.filter(left_on=None).select_related("inspector").order_by("id")
        self.fields["member"].queryset = team  # type: ignore[attr-defined]
        outside = candidates(self.case, on=self.on).exclude(pk__in=team.values("inspector"))
        self.fields["substitute"].queryset = outside  # type: ignore[attr-defined]

    def clean_member(self) -> int:
        """Kept by its key."""
        return int(self.cleaned_data["member"].pk)


class AnswerForm(StepForm):
    """Granting or refusing."""

    answer = text(_("Answer"), rows=2, required=False, hint=_("Needed for a refusal."))


class DemandForm(SurchargeForm, ServiceForm):
    """The demand for performance, and how it was served."""

    amount_yuan = yuan(_("Still to be paid, yuan"))
    surcharge_yuan = yuan(_("Surcharge, yuan"), hint=_("3 % of the fine a day, at most the fine."))
    pay_to = line(_("Where it is paid"))


REQUESTS: dict[str, tuple[ApprovalKind, type[StepForm]]] = {
    "extension": (ApprovalKind.EXTENSION, ExtensionForm),
    "order-extension": (ApprovalKind.ORDER_EXTENSION, OrderExtensionForm),
    "recusal": (ApprovalKind.RECUSAL, RecusalForm),
}
