"""The prior notice of a penalty, the hearing, the draft and its legal review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from compliance.money.naming import NAMES
from compliance.procedure.articles import basis_of
from compliance.procedure.calculated import base_kind_of, calculation_of
from compliance.procedure.legal_figures import hearing_told_from
from compliance.procedure.possible_days import Rule, hearing_asked, planned
from inspectorate.foundation.writing import yuan as yuan_text
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.working_days import working_day_after

from .fields import BASIS_HINT, StepForm, clock, day, line, text, yuan

DECISIONS = (
    ("penalty", _("administrative penalty")),
    ("handling", _("administrative handling")),
)


class NoticeForm(StepForm):
    """What is intended, on which facts and articles, and the rights it tells of."""

    decision = forms.ChoiceField(label=_("Intended decision"), choices=DECISIONS)
    facts = text(_("Facts and evidence"), rows=4)
    articles = line(_("Legal basis"), hint=BASIS_HINT)
    fine_yuan = yuan(_("Intended fine, yuan"), hint=_("Within the range of the calculation."))
    base_yuan = yuan(
        _("Sum the fine rests on, yuan"),
        required=False,
        hint=_(
            "Contributions payable, sums obtained by deceit, wages owed: as the violation has it."
        ),
    )
    hearing_right = forms.BooleanField(
        label=_("The notice tells of the right to a hearing"), required=False
    )

    def prepare(self) -> None:
        """What the violations come to."""
        confirmed = [v for v in self.case.violations.all() if v.is_confirmed]
        self._name_the_base()
        self.initial.setdefault("base_yuan", sum(v.amount_yuan for v in confirmed))
        self.initial.setdefault("facts", "\n".join(v.description for v in confirmed))
        self.initial.setdefault("articles", basis_of(self.case))
        self.initial.setdefault("hearing_right", True)
        self.fields["hearing_right"].help_text = _("Needed from a fine of %(sum)s on.") % {
            "sum": yuan_text(hearing_told_from(self.case, on=self.on))
        }
        made = calculation_of(self.case)
        if made:
            self.initial["base_yuan"] = made.base_yuan
            self.initial.setdefault("fine_yuan", made.proposed_fine_yuan)
            told = self.fields["fine_yuan"]
            told.help_text = _("Calculated range: %(least)s to %(most)s.") % {
                "least": yuan_text(made.range_min_yuan),
                "most": yuan_text(made.range_max_yuan),
            }

    def _name_the_base(self) -> None:
        """By the name of what is multiplied; no field where that is no sum of money."""
        key = base_kind_of(self.case, on=self.on)
        if not key:
            del self.fields["base_yuan"]
            return
        told = self.fields["base_yuan"]
        told.label = _("%(sum)s, yuan") % {"sum": capfirst(str(NAMES[key]))}
        told.help_text = ""


class ChairChoice(forms.ModelChoiceField):
    """Somebody who did not investigate."""


def outside_the_team(case: Any) -> QuerySet[User]:
    """Supervisors and legal reviewers who see the case and are not in the team."""
    team = case.members.values("inspector__user")
    far = Q(role=Role.DISTRICT_SUPERVISOR) & ~Q(district_codes__contains=[case.district_code])
    return (
        User.objects.active()
        .exclude(far)
        .holding(Role.LEGAL_REVIEWER, Role.CITY_SUPERVISOR, Role.DISTRICT_SUPERVISOR)
        .exclude(pk__in=team)
        .order_by("display_name", "pk")
    )


class HearingForm(StepForm):
    """Announcing a hearing that was asked for."""

    possible: ClassVar[Mapping[str, Rule]] = {"asked_on": hearing_asked, "hearing_on": planned}

    asked_on = day(_("Asked for on"))
    hearing_on = day(_("Day of the hearing"))
    hearing_time = clock(_("Time"))
    place = line(_("Place"))
    chair = ChairChoice(
        label=_("Chair"),
        queryset=User.objects.none(),
        help_text=_("Somebody who did not investigate the case."),
    )
    public = forms.BooleanField(label=_("Held in public"), required=False)

    def prepare(self) -> None:
        """Asked today, held when the seven working days are over."""
        self.fields["chair"].queryset = outside_the_team(self.case)  # type: ignore[attr-defined]
        self.initial.setdefault("asked_on", self.on)
        self.initial.setdefault("hearing_on", working_day_after(self.on, 8))


class HearingRecordForm(StepForm):
    """What was said at the hearing, and what its chair thinks."""

    present = text(_("Who took part"), rows=2)
    record = text(_("What was said"), rows=6)
    opinion = text(_("Opinion of the chair"), rows=2)


class SubmitForm(StepForm):
    """The draft decision, with the benchmark that the fine follows."""

    decision = forms.ChoiceField(label=_("Decision"), choices=DECISIONS)
    grade = forms.ChoiceField(
        label=_("Discretion benchmark"),
        choices=(
            ("slight", _("slight")),
            ("normal", _("normal")),
            ("serious", _("serious")),
        ),
    )
    grounds = text(_("Why this grade"), rows=2)
    defence = text(
        _("What was said in defence, and whether it holds"),
        hint=_("“Nothing was said” is an answer too."),
    )
    fine_yuan = yuan(_("Fine, yuan"), hint=_("Not above what the notice told."))

    def prepare(self) -> None:
        """As the notice told."""
        told = last_facts(self.case, "give_notice")
        for name in ("decision", "fine_yuan"):
            if told.get(name) is not None:
                self.initial.setdefault(name, told[name])
        made = calculation_of(self.case)
        if made is not None and made.grade:
            self.initial.setdefault("grade", made.grade)


class ReviewForm(StepForm):
    """The opinion of the legal review."""

    opinion = text(_("Opinion"), rows=4)


def last_facts(case: Any, *verbs: str) -> dict[str, Any]:
    """The facts of the latest step of these verbs; {} if it was never taken."""
    step = case.steps.filter(verb__in=verbs).order_by("-id").first()
    return dict(step.facts) if step else {}


def soonest_hearing(on: Any, days: int) -> Any:
    """The first day a hearing may be held that is announced on `on`."""
    return working_day_after(on, days) + timedelta(days=1)
