"""What of a decision is still to be paid: the fine, the surcharge that was demanded, what came in.

Less than all of it is a part: kept, but the decision is complied with only by the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from inspectorate.foundation.writing import yuan

from .transitions import Taking

if TYPE_CHECKING:
    from compliance.models import Case

DECIDED = ("decide_penalty", "decide_handling")
PART = "pay_part"


@dataclass(frozen=True)
class Owed:
    """The fine of the decision that stands, the surcharge demanded on it, the parts paid since."""

    fine_yuan: Decimal
    surcharge_yuan: Decimal
    paid_yuan: Decimal

    @property
    def left_yuan(self) -> Decimal:
        """What is still to be paid."""
        return max(Decimal(0), self.fine_yuan + self.surcharge_yuan - self.paid_yuan)

    @property
    def most_yuan(self) -> Decimal:
        """More cannot be owed: a surcharge never exceeds the fine (Penalty Law art. 72)."""
        return max(Decimal(0), 2 * self.fine_yuan - self.paid_yuan)


def owed(case: Case) -> Owed | None:
    """What is owed by the latest decision; None where it sets no fine."""
    decided = case.steps.filter(verb__in=DECIDED).order_by("-id").first()
    fine = Decimal(decided.facts.get("fine_yuan") or 0) if decided else Decimal(0)
    if decided is None or not fine:
        return None
    since = case.steps.filter(pk__gt=decided.pk, verb__in=("demand", PART)).order_by("id")
    surcharge, paid = Decimal(0), Decimal(0)
    for step in since:
        if step.verb == PART:
            paid += Decimal(step.facts["amount_yuan"])
        else:
            surcharge = Decimal(step.facts.get("surcharge_yuan") or 0)
    return Owed(fine, surcharge, paid)


def all_is_paid(taking: Taking) -> str:
    """A check: what is paid now is all that was left; less is kept as a part."""
    due = owed(taking.case)
    paid = taking.facts["amount_yuan"]
    if due is None:
        return ""
    if paid < due.left_yuan:
        return _(
            "%(left)s is to be paid: %(paid)s is a part of it, and %(rest)s would still be owed."
            " Record it as a part."
        ) % {
            "left": yuan(due.left_yuan),
            "paid": yuan(paid),
            "rest": yuan(due.left_yuan - paid),
        }
    return more_than_owed(due, paid)


def more_than_owed(due: Owed, paid: Decimal) -> str:
    """Why so much cannot have been paid; '' if it can."""
    if paid <= max(due.most_yuan, due.left_yuan):
        return ""
    return _("More than the fine and its highest surcharge, of which %(left)s is left.") % {
        "left": yuan(max(due.most_yuan, due.left_yuan))
    }
