"""Confirming violations, the rectification order, its re-check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from compliance.models import Violation
from compliance.procedure.possible_days import Rule, since_service, since_the_first
from inspectorate.foundation.writing import number

from .fields import StepForm, count, day, line, text


class ViolationsField(forms.ModelMultipleChoiceField):
    """The suspected violations of the case, with their size."""

    def label_from_instance(self, violation: Any) -> str:
        """V1 not all employees registered: 98 workers, ¥1,152,028.80."""
        told = ngettext(
            "%(type)s: %(workers)s worker, ¥%(yuan)s",
            "%(type)s: %(workers)s workers, ¥%(yuan)s",
            violation.workers_count,
        )
        return told % {
            "type": violation.get_type_display(),
            "workers": f"{violation.workers_count:,}",
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

    def clean(self) -> dict[str, Any]:
        """Still going on, or the day it ended."""
        given = super().clean() or {}
        if not given.get("continuing") and not given.get("last_on"):
            self.add_error("last_on", _("Give the day it ended, or say that it is going on."))
        if given.get("continuing"):
            given["last_on"] = None
        return given


class OrderForm(StepForm):
    """The rectification order: what to put right, and by when."""

    demands = text(_("What is to be put right"), rows=4)
    articles = line(_("Legal basis"))
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
        workers = self.case.violationworkers.filter(violation__confirmed_at__isnull=False)
        put_right = workers.exclude(put_right_on=None).count()
        self.initial.setdefault("checked_on", self.on)
        self.initial.setdefault("put_right_count", put_right)
        self.initial.setdefault("open_count", workers.count() - put_right)

    def clean(self) -> dict[str, Any]:
        """Not more put right and open together than the confirmed violations name."""
        given = super().clean() or {}
        named = self.case.violationworkers.filter(violation__confirmed_at__isnull=False).count()
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


class RedirectForm(StepForm):
    """The dispute belongs to arbitration (Decree 423 art. 21)."""

    reason = text(_("Why it goes to arbitration"))
    institution = line(_("Arbitration commission"))
