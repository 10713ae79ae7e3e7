"""What this floor does when a comparison has ended: ask whether letters were answered."""

from __future__ import annotations

from inspectorate.foundation.queues import queue_or_leave


def recheck_letters_after(run_id: int) -> None:
    """Queues the re-check of letters. Without Redis the sweep makes it later."""
    from .tasks import recheck_letters

    queue_or_leave(recheck_letters)
