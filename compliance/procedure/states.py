"""States of a case and the moves between them: Decree 423 and the Administrative Penalty Law.

A case is proposed by an inspector and filed by the head of the inspection; filing starts the 60
working days. After the investigation it is found empty, slight and corrected, or confirmed. From
there the route depends on the violation: where the article punishes only who "fails to correct",
an order comes first; fraud and obstruction go straight to the notice. After notice, statement and
hearing, the review, the decision, its service, and payment or the court.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    PROPOSED = "proposed", _("Filing proposed")
    NOT_FILED = "not_filed", _("Not filed")
    FILED = "filed", _("Filed")
    INVESTIGATING = "investigating", _("Investigating")
    CONCLUDED = "concluded", _("Investigation ended")
    NO_VIOLATION = "no_violation", _("No violation")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CONFIRMED = "confirmed", _("Violation confirmed")
    ORDER_ISSUED = "order_issued", _("Order issued")
    ORDER_SERVED = "order_served", _("Order served")
    RECTIFIED = "rectified", _("Rectified")
    NOT_RECTIFIED = "not_rectified", _("Not rectified")
    NOTICE_ISSUED = "notice_issued", _("Notice issued")
    NOTICE_SERVED = "notice_served", _("Notice served")
    HEARING = "hearing", _("Hearing announced")
    HEARD = "heard", _("Heard")
    IN_REVIEW = "in_review", _("In legal review")
    REVIEWED = "reviewed", _("Reviewed")
    DECIDED = "decided", _("Decided")
    DECISION_SERVED = "decision_served", _("Decision served")
    COMPLIED = "complied", _("Complied")
    AT_COURT = "at_court", _("At court")
    ENFORCED = "enforced", _("Enforced")
    TRANSFERRED = "transferred", _("Transferred")
    REDIRECTED = "redirected", _("Sent to arbitration")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """How a closed case ended: the state it was closed from."""

    NO_VIOLATION = "no_violation", _("no violation")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RECTIFIED = "rectified", _("rectified")
    COMPLIED = "complied", _("decision complied with")
    ENFORCED = "enforced", _("enforced by court")
    TRANSFERRED = "transferred", _("transferred")
    REDIRECTED = "redirected", _("sent to arbitration")


S = CaseState
CLOSABLE = tuple(S(outcome) for outcome in Outcome.values)
OVER = (S.NOT_FILED, S.CLOSED)
OPEN_STATES = tuple(state for state in S if state not in OVER)
UNDER_REVIEW = (S.IN_REVIEW, S.REVIEWED)
DRAFTED = (S.NOTICE_SERVED, S.HEARD, *UNDER_REVIEW)  # a draft returned is shown until the next one
UNDER_INVESTIGATION = (S.FILED, S.INVESTIGATING)

# verb: the states it starts from, and the one it leads to.
MOVES: dict[str, tuple[tuple[CaseState, ...], CaseState]] = {
    "file": ((S.PROPOSED,), S.FILED),
    "decline": ((S.PROPOSED,), S.NOT_FILED),
    "begin": ((S.FILED,), S.INVESTIGATING),
    "conclude": ((S.INVESTIGATING,), S.CONCLUDED),
    "find_none": ((S.CONCLUDED,), S.NO_VIOLATION),
    "withdraw": ((S.CONCLUDED, S.REVIEWED), S.WITHDRAWN),
    "confirm": ((S.CONCLUDED,), S.CONFIRMED),
    "order": ((S.CONFIRMED,), S.ORDER_ISSUED),
    "serve_order": ((S.ORDER_ISSUED,), S.ORDER_SERVED),
    "record_rectified": ((S.ORDER_SERVED, S.NOT_RECTIFIED), S.RECTIFIED),
    "record_not_rectified": ((S.ORDER_SERVED,), S.NOT_RECTIFIED),
    "give_notice": ((S.CONFIRMED, S.NOT_RECTIFIED), S.NOTICE_ISSUED),
    "serve_notice": ((S.NOTICE_ISSUED,), S.NOTICE_SERVED),
    "announce_hearing": ((S.NOTICE_SERVED,), S.HEARING),
    "record_hearing": ((S.HEARING,), S.HEARD),
    "submit": ((S.NOTICE_SERVED, S.HEARD), S.IN_REVIEW),
    "return_draft": ((S.IN_REVIEW,), S.NOTICE_SERVED),
    "approve_draft": ((S.IN_REVIEW,), S.REVIEWED),
    "decide_penalty": ((S.REVIEWED,), S.DECIDED),
    "decide_handling": ((S.REVIEWED,), S.DECIDED),
    "serve_decision": ((S.DECIDED,), S.DECISION_SERVED),
    "record_compliance": ((S.DECISION_SERVED,), S.COMPLIED),
    "apply_to_court": ((S.DECISION_SERVED,), S.AT_COURT),
    "record_enforcement": ((S.AT_COURT,), S.ENFORCED),
    "transfer": (
        (
            S.INVESTIGATING,
            S.CONCLUDED,
            S.CONFIRMED,
            S.NOT_RECTIFIED,
            S.NOTICE_ISSUED,
            S.NOTICE_SERVED,
            S.HEARD,
            S.REVIEWED,
        ),
        S.TRANSFERRED,
    ),
    "redirect": ((S.INVESTIGATING, S.CONCLUDED), S.REDIRECTED),
    "close": (CLOSABLE, S.CLOSED),
    "reopen": ((S.CLOSED,), S.INVESTIGATING),
}


def moves() -> list[tuple[str, str]]:
    """Every pair of states a case may go between, as the database's trigger knows them."""
    return sorted(
        {(source.value, target.value) for sources, target in MOVES.values() for source in sources}
    )
