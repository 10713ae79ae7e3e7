"""The decision, payment, the court, closing and reopening."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.models import CaseOrigin, ViolationType
from compliance.procedure.articles import basis_of
from compliance.procedure.owed import Owed, owed
from compliance.procedure.possible_days import Rule, since_service, since_step
from inspectorate.foundation.writing import yuan as yuan_text

from .fields import BASIS_HINT, StepForm, day, line, text, yuan
from .notice import last_facts


class DecideForm(StepForm):
    """The decision itself."""

    possible: ClassVar[Mapping[str, Rule]] = {"discussed_on": since_step("approve_draft")}

    facts = text(_("Facts found"), rows=4)
    articles = line(_("Legal basis"), hint=BASIS_HINT)
    content = text(_("What is decided"), rows=3)
    fine_yuan = yuan(_("Fine, yuan"))
    pay_to = line(_("Where it is paid"))
    discussed_on = day(
        _("Collective discussion on"),
        required=False,
        hint=_("Needed for grave or complicated cases (Administrative Penalty Law art. 57)."),
    )
    present = text(_("Who took part in the discussion"), rows=2, required=False)
    discussion = text(_("What the discussion came to"), rows=2, required=False)

    def prepare(self) -> None:
        """As reviewed."""
        told = last_facts(self.case, "give_notice")
        draft = last_facts(self.case, "submit")
        self.initial.setdefault("fine_yuan", draft.get("fine_yuan"))
        self.initial.setdefault("facts", told.get("facts", ""))
        self.initial.setdefault("articles", told.get("articles") or basis_of(self.case))

    def clean(self) -> dict[str, Any]:
        """A discussion has a day, people and a result, or there was none."""
        given = super().clean() or {}
        told = ("discussed_on", "present", "discussion")
        if any(given.get(name) for name in told):
            for name in told:
                if name in given and not given[name]:
                    self.add_error(name, _("A discussion has a day, people and a result."))
        return given


class PartPaymentForm(StepForm):
    """A part of the fine that came in."""

    possible: ClassVar[Mapping[str, Rule]] = {"paid_on": since_service("serve_decision")}

    paid_on = day(_("Paid on"))
    amount_yuan = yuan(_("Paid, yuan"))
    receipt = line(_("Receipt"))

    def prepare(self) -> None:
        """Today; the sum is what the receipt says."""
        self.initial.setdefault("paid_on", self.on)
        self.owed = owed(self.case)
        if self.owed is not None:
            self.fields["amount_yuan"].help_text = _told(self.owed)


class ComplianceForm(PartPaymentForm):
    """How the decision was complied with."""

    def prepare(self) -> None:
        """All that is left."""
        super().prepare()
        if self.owed is not None:
            self.initial.setdefault("amount_yuan", self.owed.left_yuan)


def _told(due: Owed) -> str:
    words = {
        "left": yuan_text(due.left_yuan),
        "fine": yuan_text(due.fine_yuan),
        "surcharge": yuan_text(due.surcharge_yuan),
        "paid": yuan_text(due.paid_yuan),
    }
    return (
        gettext(
            "%(left)s is to be paid: fine %(fine)s, surcharge demanded %(surcharge)s, paid so far"
            " %(paid)s."
        )
        % words
    )


class SurchargeForm(StepForm):
    """What is owed on a fine, with a surcharge that never exceeds the fine."""

    def clean(self) -> dict[str, Any]:
        """The fine is the one decided; where none is on record, the sum given."""
        given = super().clean() or {}
        decided = last_facts(self.case, "decide_penalty", "decide_handling").get("fine_yuan")
        fine = given.get("amount_yuan") if decided is None else Decimal(decided)
        if fine is not None and (given.get("surcharge_yuan") or 0) > fine:
            told = _("More than the fine, which is %(fine)s.") % {"fine": yuan_text(fine)}
            self.add_error("surcharge_yuan", told)
        return given


class CourtForm(SurchargeForm):
    """The application to the court."""

    court = line(_("Court"))
    amount_yuan = yuan(_("Fine, yuan"))
    surcharge_yuan = yuan(
        _("Surcharge, yuan"),
        hint=_("3 % of the fine a day, at most the fine (Administrative Penalty Law art. 72)."),
    )
    reason = text(_("Reasons"))

    def prepare(self) -> None:
        """The fine as decided."""
        decided = last_facts(self.case, "decide_penalty", "decide_handling")
        self.initial.setdefault("amount_yuan", decided.get("fine_yuan"))


class EnforcementForm(StepForm):
    """What the court enforced."""

    possible: ClassVar[Mapping[str, Rule]] = {"enforced_on": since_step("apply_to_court")}

    enforced_on = day(_("Enforced on"))
    amount_yuan = yuan(_("Recovered, yuan"))
    result = text(_("Result"), rows=2)


class CloseForm(StepForm):
    """The closing approval."""

    summary = text(_("How the case went"))
    opinion = text(_("Opinion"), rows=2)


class ReopenForm(StepForm):
    """Why a closed case is opened again."""

    reason = text(_("Reason"))


class ProposeForm(forms.Form):
    """A proposal to file a case."""

    violation_type = forms.ChoiceField(
        label=_("Suspected violation"),
        choices=ViolationType.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    origin = forms.ChoiceField(
        label=_("Origin"),
        choices=CaseOrigin.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        help_text=_("What is suspected, since when, on which evidence."),
    )
