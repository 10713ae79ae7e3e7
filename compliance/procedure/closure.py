"""Closing (结案) and, if need be, opening again.

Somebody who did not investigate approves the closing. The alerts of the case are closed with it: a
finding that comes back later raises a new alert that names the old one.
"""

from django.utils.translation import gettext_lazy

from alerts.actions import alerts
from alerts.models import AlertState
from compliance.forms.decision import CloseForm, ReopenForm
from compliance.models import DocumentKind
from inspectorate.organisation.permissions import Permission

from .clocks import drops_all, starts
from .complaints import answer_the_complaints
from .exposures import follow_the_decision
from .news import to_the_team
from .teams import by_nobody_of_the_team
from .tellings import of_the_outcome
from .transitions import Taking, Transition
from .visits import drop_all_visits


def keep_the_outcome(taking: Taking) -> None:
    """The state it is closed from is how it ended."""
    taking.columns |= {
        "outcome": taking.case.state,
        "closed_at": taking.now,
        "closed_by": taking.by,
    }


def close_the_alerts(taking: Taking) -> None:
    """Its alerts are closed with the outcome as their decision; of a case opened again they are."""
    links = taking.case.casealerts.filter(released_on=None, alert__state=AlertState.CASE_OPEN)
    for link in links.select_related("alert"):
        alerts.close(link.alert, by=taking.by, decision=taking.columns["outcome"])


def open_again(taking: Taking) -> None:
    """Nothing of the closing is left in the row; the history keeps it."""
    taking.columns |= {"outcome": "", "closed_at": None, "closed_by": None}


def suspected_again(taking: Taking) -> None:
    """An effect: what was confirmed is suspected until the new investigation confirms it."""
    stood = taking.case.violations.filter(dropped_on=None).exclude(confirmed_at=None)
    for violation in stood.order_by("id"):
        violation.confirmed_at = violation.confirmed_by = None
        violation.save(update_fields=["confirmed_at", "confirmed_by"])


STEPS = (
    Transition(
        verb="close",
        label=gettext_lazy("Close the case"),
        done=gettext_lazy("Case closed"),
        permission=Permission.CASE_CLOSE,
        form=CloseForm,
        paper=DocumentKind.CLOSING,
        needs=(by_nobody_of_the_team,),
        before=(keep_the_outcome,),
        tells=(of_the_outcome,),
        effects=(
            drops_all,
            drop_all_visits,
            close_the_alerts,
            answer_the_complaints,
            to_the_team("approval_given"),
        ),
    ),
    Transition(
        verb="reopen",
        label=gettext_lazy("Open again"),
        done=gettext_lazy("Case opened again"),
        permission=Permission.CASE_CLOSE,
        form=ReopenForm,
        before=(open_again,),
        effects=(
            suspected_again,
            starts("investigation"),
            to_the_team("assigned"),
            follow_the_decision,
        ),
    ),
)
