"""States of a complaint and the moves between them (Ministry order 25 of 2004, arts. 13 to 20).

Received is received from whatever channel; within the limit it is accepted or refused in writing.
An accepted one may lead to a case; either way it is answered, and closed once nothing is left to
do.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComplaintState(models.TextChoices):
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


S = ComplaintState
OVER = (S.REFUSED, S.ANSWERED, S.CLOSED)
OPEN_STATES = (S.RECEIVED, S.ACCEPTED)

# verb: the states it starts from, and the one it leads to.
MOVES: dict[str, tuple[tuple[ComplaintState, ...], ComplaintState]] = {
    "accept": ((S.RECEIVED,), S.ACCEPTED),
    "refuse": ((S.RECEIVED,), S.REFUSED),
    "answer": ((S.ACCEPTED,), S.ANSWERED),
    "close": ((S.REFUSED, S.ANSWERED), S.CLOSED),
}


def moves() -> list[tuple[str, str]]:
    """Every pair of states a complaint may go between, as the database's trigger knows them."""
    return sorted(
        {(source.value, target.value) for sources, target in MOVES.values() for source in sources}
    )
