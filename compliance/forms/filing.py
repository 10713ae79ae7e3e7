"""Filing a case or not, beginning the investigation, ending it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.procedure.announced import next_visit
from compliance.procedure.possible_days import Rule, noticed
from compliance.procedure.teams import candidates
from inspectorate.organisation.models import Inspector

from .fields import StepForm, clock, day, inspector, line, text


class FileForm(StepForm):
    """The head's approval: who investigates."""

    lead = inspector(_("Lead inspector"))
    second = inspector(_("Second inspector"))
    opinion = text(_("Opinion"), rows=2)

    def prepare(self) -> None:
        """Among the certified inspectors of the case's district, the proposer first."""
        among = candidates(self.case, on=self.on)
        for name in ("lead", "second"):
            self.fields[name].queryset = among  # type: ignore[attr-defined]
        own = Inspector.objects.filter(user=self.case.proposed_by).first()
        if own:
            self.initial.setdefault("lead", own.pk)

    def clean(self) -> dict[str, Any]:
        """Two different people."""
        given = super().clean() or {}
        if given.get("lead") and given.get("lead") == given.get("second"):
            raise forms.ValidationError(_("An enforcement case needs two different inspectors."))
        return given


class DeclineForm(StepForm):
    """Why no case is opened."""

    reason = text(_("Reason"), hint=_("The proposer reads it; the alerts go back to the queue."))


class BeginForm(StepForm):
    """The notice of inspection."""

    possible: ClassVar[Mapping[str, Rule]] = {"visit_on": noticed}

    subject = text(_("What is inspected"), rows=2)
    visit_on = day(_("Day of the visit"))
    visit_time = clock(_("Time"), required=False)
    place = line(_("Place"))
    bring = text(
        _("What the enterprise has ready"),
        rows=2,
        hint=_("Roster, contracts, wage lists, attendance records …"),
    )
    announced = forms.BooleanField(
        label=_("The enterprise receives the notice before the visit"),
        help_text=_(
            "Otherwise it is handed over at the visit, and the portal shows it afterwards."
        ),
        required=False,
    )
    plan_visit = forms.BooleanField(
        label=_("Plan the visit with it"),
        help_text=_(
            "The team has a visit on this day then; one that is planned already moves to it. "
            "Otherwise no visit is planned."
        ),
        required=False,
        initial=True,
    )

    def prepare(self) -> None:
        """As the next visit of the case is planned, else at the registered address."""
        if not (self.case.enterprise_id or self.case.provider_id):
            del self.fields["plan_visit"]
        planned = next_visit(self.case, on=self.on) if self.case.pk else None
        if planned:
            self.initial.setdefault("visit_on", planned.planned_on)
            self.initial.setdefault("visit_time", planned.planned_time)
            self.initial.setdefault("place", planned.place)
        if self.case.enterprise and not self.initial.get("place"):
            self.initial["place"] = self.case.enterprise.address


class ConcludeForm(StepForm):
    """The investigation report."""

    course = text(_("What was done"), hint=_("Visits, persons heard, documents seen."))
    found = text(_("What was found"), rows=5)
    evidence = text(_("On which evidence"), rows=2)
    proposal = text(_("Proposal"), rows=2)


class FindNoneForm(StepForm):
    """Why nothing unlawful was found."""

    opinion = text(_("Why there is no violation"))


class WithdrawForm(StepForm):
    """Slight and corrected, or otherwise without ground: the filing is withdrawn."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=(
            ("slight", _("slight and corrected, Decree 423 art. 18")),
            ("time", _("out of time, Decree 423 art. 20")),
            ("unfounded", _("the facts do not hold")),
            ("not_punished", _("not punished, Administrative Penalty Law art. 33")),
        ),
    )
    reason = text(_("Reason"))
