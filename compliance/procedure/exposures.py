"""What a served decision means for public exposure: whether it must be proposed is looked into."""

from functools import partial

from django.db import transaction

from inspectorate.foundation.queues import queue_or_leave

from .transitions import Taking


def follow_the_decision(taking: Taking) -> None:
    """An effect: the run over exposures is queued once the step is committed."""
    from compliance.tasks import follow_exposures

    transaction.on_commit(partial(queue_or_leave, follow_exposures))
