"""Confirming violations, the rectification order, its re-check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.models import Authority, Violation
from compliance.money.naming import people
from compliance.procedure.articles import basis_of
from compliance.procedure.competence import ADDRESSED, transfer_rule, without_a_fund
from compliance.procedure.possible_days import Rule, since_service, since_the_first
from enterprises.models import Scheme
from inspectorate.foundation.writing import number

from .fields import BASIS_HINT, StepForm, count, day, line, text


class ViolationsField(forms.ModelMultipleChoiceField):
    """The suspected violations of the case, with their size."""

    def label_from_instance(self, violation: Any) -> str:
        """V1 not all employees registered: 98 workers, ¥1,152,028.80."""
        return _("%(type)s: %(people)s, ¥%(yuan)s") % {
            "type": violation.get_type_display(),
            "people": people(violation.workers_count, violation.type),
            "yuan": f"{violation.amount_yuan:,.2f}",
        }


class ConfirmForm(StepForm):
    """Which of the suspected violations are confirmed."""

    possible: ClassVar[Mapping[str, Rule]] = {"last_on": since_the_first}

    violations = ViolationsField(
        label=_("Confirmed violations"),
        queryset=Violation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    fund = forms.TypedChoiceField(
        label=_("Fund that paid"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("not said yet")), *Scheme.choices],
        help_text=_("Needed where no data tells: who is competent depends on it."),
    )
    facts = text(_("Main facts"), rows=4)
    continuing = forms.BooleanField(label=_("It is still going on"), required=False)
    last_on = day(
        _("Last day of the violation"),
        required=False,
        hint=_("Two years after it, nothing is dealt with any more (Decree 423 art. 20)."),
    )

    def prepare(self) -> None:
        """All that is suspected, ticked."""
        suspected = self.case.violations.filter(confirmed_at=None, dropped_on=None)
        self.fields["violations"].queryset = suspected  # type: ignore[attr-defined]
        self.initial.setdefault("violations", [violation.pk for violation in suspected])
        self.initial.setdefault("continuing", True)
        if not without_a_fund(suspected):
            del self.fields["fund"]

    def clean(self) -> dict[str, Any]:
        """Still going on, or the day it ended."""
        given = super().clean() or {}
        if not given.get("continuing") and given.get("last_on", self) is None:
            self.add_error("last_on", _("Give the day it ended, or say that it is going on."))
        if given.get("continuing"):
            given["last_on"] = None
        return given


class OrderForm(StepForm):
    """The rectification order: what to put right, and by when."""

    demands = text(_("What is to be put right"), rows=4)
    articles = line(_("Legal basis"), hint=BASIS_HINT)
    days = forms.IntegerField(
        label=_("Days to put right"),
        min_value=3,
        max_value=90,
        help_text=_("Calendar days from the day of service."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def prepare(self) -> None:
        """The usual time."""
        self.initial.setdefault("days", 30)
        self.initial.setdefault("articles", basis_of(self.case))


class RecheckForm(StepForm):
    """What the re-check showed."""

    possible: ClassVar[Mapping[str, Rule]] = {"checked_on": since_service("serve_order")}

    how = forms.ChoiceField(
        label=_("Checked by"),
        choices=(
            ("delivery", _("a complete delivery of data")),
            ("visit", _("a visit")),
            ("documents", _("documents handed in")),
        ),
    )
    checked_on = day(_("Checked on"))
    result = text(_("What it showed"))
    put_right_count = count(_("Workers put right"), required=False)
    open_count = count(_("Workers still open"), required=False)

    def prepare(self) -> None:
        """As the latest machine re-check counted."""
        workers = self.case.violationworkers.confirmed()
        put_right = workers.exclude(put_right_on=None).count()
        self.initial.setdefault("checked_on", self.on)
        self.initial.setdefault("put_right_count", put_right)
        self.initial.setdefault("open_count", workers.count() - put_right)

    def clean(self) -> dict[str, Any]:
        """Not more put right and open together than the confirmed violations name."""
        given = super().clean() or {}
        named = self.case.violationworkers.confirmed().count()
        put_right, still = given.get("put_right_count"), given.get("open_count")
        if named and (put_right or 0) + (still or 0) > named:
            words = {
                "put_right": number(put_right or 0),
                "open": number(still or 0),
                "named": number(named),
            }
            told = _(
                "Put right: %(put_right)s, still open: %(open)s, together more than the "
                "%(named)s the confirmed violations name."
            )
            self.add_error("open_count", told % words)
        return given


class TransferForm(StepForm):
    """To whom the case goes, and why it is theirs."""

    authority = forms.ChoiceField(
        label=_("Authority"),
        choices=(
            ("tax", _("tax or collecting agency")),
            ("medical", _("medical-security bureau")),
            ("police", _("police")),
            ("other", _("another authority")),
        ),
    )
    authority_name = line(_("Name of the authority"))
    reason = text(_("Why it is theirs"))

    def prepare(self) -> None:
        """The authority competent for the fund, and why."""
        route = transfer_rule(self.case)
        if route is None:
            return
        competent = ADDRESSED[Authority(route.transfer_to)]
        self.fields["authority"].choices = [  # type: ignore[attr-defined]
            choice
            for choice in TransferForm.base_fields["authority"].choices  # type: ignore[attr-defined]
            if choice[0] in (competent, "police")
        ]
        self.initial.setdefault("authority", competent)
        self.initial.setdefault("reason", route.transfer_why)


class RedirectForm(StepForm):
    """The dispute belongs to arbitration (Decree 423 art. 21)."""

    reason = text(_("Why it goes to arbitration"))
    institution = line(_("Arbitration commission"))
