"""What the alerts floor does when a batch has landed: queue its comparison.

And what floors above do when a comparison has ended: their functions stand in `compared`.
"""

from collections.abc import Callable

import structlog
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

# Called with the run's id once a finished comparison is committed; each only queues a job.
compared: list[Callable[[int], None]] = []


def compare_what_landed(batch_id: int) -> None:
    """Queues the comparison of a batch. Without Redis the sweep finds the batch later."""
    from .tasks import compare_batch

    try:
        compare_batch.apply_async((batch_id,), retry=False)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("comparison_not_queued", batch=batch_id, reason=str(error))


def tell_compared(run_id: int) -> None:
    """Tells whoever wants to know that a comparison has ended."""
    for call in compared:
        call(run_id)
