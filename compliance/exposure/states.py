"""States of an exposure and the moves between them (domain.md §8).

What meets a criterion is proposed by the system. Somebody accepts it or leaves it out with a
reason; somebody else publishes it. A published entry ends withdrawn or expired, never erased; one
whose decision fell before it was published lapses.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ExposureState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("exposure", "Proposed")
    ACCEPTED = "accepted", pgettext_lazy("exposure", "Accepted")
    LEFT_OUT = "left_out", pgettext_lazy("exposure", "Left out")
    PUBLISHED = "published", pgettext_lazy("exposure", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "Withdrawn")
    EXPIRED = "expired", _("Expired")
    LAPSED = "lapsed", _("Lapsed")


S = ExposureState
WAITING = (S.PROPOSED, S.ACCEPTED, S.LEFT_OUT)
ONCE_PUBLIC = (S.PUBLISHED, S.WITHDRAWN, S.EXPIRED)

# verb: the states it starts from, and the one it leads to.
MOVES: dict[str, tuple[tuple[ExposureState, ...], ExposureState]] = {
    "accept": ((S.PROPOSED,), S.ACCEPTED),
    "leave_out": ((S.PROPOSED, S.ACCEPTED), S.LEFT_OUT),
    "take_up": ((S.LEFT_OUT, S.ACCEPTED), S.PROPOSED),
    "publish": ((S.ACCEPTED,), S.PUBLISHED),
    "withdraw": ((S.PUBLISHED,), S.WITHDRAWN),
    "expire": ((S.PUBLISHED,), S.EXPIRED),
    "lapse": (WAITING, S.LAPSED),
}


def moves() -> list[tuple[str, str]]:
    """Every pair of states an exposure may go between, as the database's trigger knows them."""
    return sorted(
        {(source.value, target.value) for sources, target in MOVES.values() for source in sources}
    )
