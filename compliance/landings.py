"""What this floor does when a delivery has landed or a comparison has ended."""

from __future__ import annotations

from enterprises.models import Batch
from inspectorate.foundation.queues import queue_or_leave

EXPOSING = ("penalties", "contributions")


def recheck_letters_after(run_id: int) -> None:
    """Queues the re-check of letters. Without Redis the sweep makes it later."""
    from .tasks import recheck_letters

    queue_or_leave(recheck_letters)


def recheck_orders_after(run_id: int) -> None:
    """Queues the re-check of the orders of enterprises the comparison touched."""
    from .tasks import recheck_orders

    queue_or_leave(recheck_orders, run_id)


def follow_exposures_after(batch_id: int) -> None:
    """Queues the run over exposures after decisions taken over, or payments, were delivered."""
    from .tasks import follow_exposures

    if Batch.objects.filter(pk=batch_id, feed__in=EXPOSING).exists():
        queue_or_leave(follow_exposures)
