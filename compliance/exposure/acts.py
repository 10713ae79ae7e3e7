"""What can be done with an exposure: a row per act, with its form, its right and its action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from compliance.actions import exposure_lists, exposures, handing_in
from compliance.forms import exposures as forms
from compliance.forms.handed_in import HandedInObjection
from compliance.models import Exposure
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from .states import ExposureState

S = ExposureState


@dataclass(frozen=True)
class Act:
    """One act: from which states, by whom, what is asked, what it calls."""

    verb: str
    label: Promise
    done: Promise
    permission: Permission
    sources: tuple[ExposureState, ...]
    form: type[forms.ExposureForm]
    call: Callable[..., Any]
    hinders: Callable[[Exposure, User], str] = lambda exposure, by: ""

    def hindrance(self, exposure: Exposure, *, by: User) -> str:
        """Why it cannot be done now by this person; '' if it can."""
        if not self.permission.is_held_by(by):
            return self.permission.refusal(by)
        return self.hinders(exposure, by)


def _nothing_owed(exposure: Exposure, by: User) -> str:
    return _("Nothing is owed any more.") if exposure.owes_nothing_more else ""


def _own(exposure: Exposure, by: User) -> str:
    if exposure.reviewed_by_id != by.pk:
        return ""
    return _("You accepted this entry; somebody else publishes it.")


def _reversed_already(exposure: Exposure, by: User) -> str:
    return _("The reversal is noted already.") if exposure.reversed_on else ""


def _objected_already(exposure: Exposure, by: User) -> str:
    waiting = any(each.decided_at is None for each in exposure.exposureobjections.all())
    return _("An objection to this entry waits already.") if waiting else ""


def _objection_waits(exposure: Exposure, by: User) -> str:
    return exposures.why_not_withdraw(exposure)


ACTS = (
    Act(
        "accept", gettext_lazy("Accept…"), gettext_lazy("The entry is accepted."),
        Permission.EXPOSURE_REVIEW, (S.PROPOSED,), forms.AcceptForm, exposures.accept,
    ),
    Act(
        "leave-out", gettext_lazy("Leave out…"), gettext_lazy("The entry is left out."),
        Permission.EXPOSURE_REVIEW, (S.PROPOSED, S.ACCEPTED), forms.ReasonForm, exposures.leave_out,
    ),
    Act(
        "take-up", gettext_lazy("Take up again…"), gettext_lazy("The entry is a proposal again."),
        Permission.EXPOSURE_REVIEW, (S.LEFT_OUT, S.ACCEPTED), forms.ReasonForm, exposures.take_up,
    ),
    Act(
        "publish", gettext_lazy("Publish at once…"), gettext_lazy("The entry is public."),
        Permission.EXPOSURE_PUBLISH, (S.ACCEPTED,), forms.PublishForm,
        exposure_lists.publish_urgent, _own,
    ),
    Act(
        "pay", gettext_lazy("Record a payment…"), gettext_lazy("The payment is recorded."),
        Permission.EXPOSURE_PAY, (S.PROPOSED, S.ACCEPTED, S.PUBLISHED), forms.PaymentForm,
        exposures.record_payment, _nothing_owed,
    ),
    Act(
        "object", gettext_lazy("Record an objection…"), gettext_lazy("The objection is recorded."),
        Permission.EXPOSURE_OBJECT, (S.PUBLISHED,), HandedInObjection,
        handing_in.take_objection, _objected_already,
    ),
    Act(
        "reverse", gettext_lazy("Note a reversal…"), gettext_lazy("The reversal is noted."),
        Permission.EXPOSURE_REVIEW, (S.PUBLISHED,), forms.ReversalForm, exposures.reverse,
        _reversed_already,
    ),
    Act(
        "withdraw", pgettext_lazy("entry", "Withdraw…"), gettext_lazy("The entry is withdrawn."),
        Permission.EXPOSURE_PUBLISH, (S.PUBLISHED,), forms.ExplanationForm, exposures.withdraw,
        _objection_waits,
    ),
)  # fmt: skip
BY_VERB = {act.verb: act for act in ACTS}


def possible(exposure: Exposure, *, by: User) -> list[tuple[Act, str]]:
    """The acts from where it is, each with what hinders this person ('' nothing)."""
    return [(act, act.hindrance(exposure, by=by)) for act in ACTS if exposure.state in act.sources]
