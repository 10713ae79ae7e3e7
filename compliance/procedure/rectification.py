"""The order (责令限期改正): where the article punishes only who fails to correct in time.

The order's days count from its service. Until they are over nobody can record that it was not
followed; that it was may be recorded at any time, and also later than the day set.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.actions import deadlines
from compliance.forms.fields import ServiceForm
from compliance.forms.notice import last_facts
from compliance.forms.rectification import OrderForm, RecheckForm
from compliance.models import Case, DocumentKind
from inspectorate.foundation.writing import day, number
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from .articles import cites_the_law
from .clocks import meets, pauses, resumes, running
from .competence import is_ours
from .legal_figures import order_comes_first
from .news import to_the_enterprise, to_the_supervisors
from .teams import by_the_team, two_certified
from .tellings import served, served_after_it_was_made
from .transitions import Taking, Transition


def types_of(case: Case) -> list[str]:
    """The types of the confirmed violations."""
    return [v.type for v in case.violations.all() if v.is_confirmed]


def order_is_the_route(case: Case, by: User, on: date) -> str:
    """A need: at least one confirmed violation is of those an order comes first for."""
    if any(order_comes_first(each) for each in types_of(case)):
        return ""
    return _("For this violation the law asks for no order first: give notice.")


def time_is_over(case: Case, by: User, on: date) -> str:
    """A need: the day set in the order has passed."""
    order = running(case, "order")
    if order is None or (order.due_on is not None and order.due_on < on):
        return ""
    if order.due_on is None:
        return _("The time to put right stands still.")
    return _("Can be recorded after %(day)s, the day set in the order.") % {
        "day": day(order.due_on)
    }


def start_the_order(taking: Taking) -> None:
    """The days set in the order count from its service."""
    days = int(last_facts(taking.case, "order")["days"])
    deadlines.start(taking.case, "order", on=taking.facts["served_on"], days=days)


def nobody_is_open(taking: Taking) -> str:
    """A check: rectified means that everybody the confirmed violations name is put right."""
    named = taking.case.violationworkers.confirmed()
    if not named:
        return ""
    still = taking.facts.get("open_count")
    if still is None or taking.facts.get("put_right_count") is None:
        return _("Say how many workers are put right and how many are still open.")
    if still:
        return _("%(open)s are still open: the order is not followed yet.") % {
            "open": number(still)
        }
    by_machine = named.filter(put_right_on=None).count()
    if taking.facts["how"] == "delivery" and by_machine:
        return _(
            "In the data %(open)s are still open. What a visit or documents showed is recorded as"
            " checked by them."
        ) % {"open": number(by_machine)}
    return ""


def somebody_is_open(taking: Taking) -> str:
    """A check: an order that everybody was put right after is not recorded as not followed."""
    named = taking.case.violationworkers.confirmed()
    if taking.facts.get("open_count") != 0 or not named:
        return ""
    return _("Nobody is still open: record it as rectified.")


STEPS = (
    Transition(
        verb="order",
        label=gettext_lazy("Order to put right"),
        done=gettext_lazy("Rectification order issued"),
        permission=Permission.CASE_INVESTIGATE,
        form=OrderForm,
        paper=DocumentKind.ORDER,
        needs=(by_the_team, two_certified, is_ours, order_is_the_route),
        checks=(cites_the_law,),
    ),
    Transition(
        verb="serve_order",
        label=gettext_lazy("Record service of the order"),
        done=gettext_lazy("Order served"),
        permission=Permission.CASE_INVESTIGATE,
        form=ServiceForm,
        paper=DocumentKind.SERVICE,
        needs=(by_the_team,),
        checks=(served_after_it_was_made(DocumentKind.ORDER),),
        tells=(served(DocumentKind.ORDER),),
        effects=(start_the_order, pauses("decision"), to_the_enterprise(DocumentKind.ORDER)),
    ),
    Transition(
        verb="record_rectified",
        label=gettext_lazy("Record as rectified"),
        done=gettext_lazy("Rectified"),
        permission=Permission.CASE_INVESTIGATE,
        form=RecheckForm,
        paper=DocumentKind.RECHECK,
        needs=(by_the_team, two_certified),
        checks=(nobody_is_open,),
        effects=(meets("order", "decision"), to_the_supervisors("approval_asked")),
    ),
    Transition(
        verb="record_not_rectified",
        label=gettext_lazy("Record as not rectified"),
        done=gettext_lazy("Not rectified in time"),
        permission=Permission.CASE_INVESTIGATE,
        form=RecheckForm,
        paper=DocumentKind.RECHECK,
        needs=(by_the_team, two_certified, time_is_over),
        checks=(somebody_is_open,),
        effects=(meets("order"), resumes("decision")),
    ),
)
