"""What this floor does when a comparison has ended: re-check letters and orders."""

from __future__ import annotations

from inspectorate.foundation.queues import queue_or_leave


def recheck_letters_after(run_id: int) -> None:
    """Queues the re-check of letters. Without Redis the sweep makes it later."""
    from .tasks import recheck_letters

    queue_or_leave(recheck_letters)


def recheck_orders_after(run_id: int) -> None:
    """Queues the re-check of the orders of enterprises the comparison touched."""
    from .tasks import recheck_orders

    queue_or_leave(recheck_orders, run_id)
