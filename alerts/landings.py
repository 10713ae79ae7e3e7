"""What the alerts floor does when a batch has landed: queue its comparison."""

import structlog
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


def compare_what_landed(batch_id: int) -> None:
    """Queues the comparison of a batch. Without Redis the sweep finds the batch later."""
    from .tasks import compare_batch

    try:
        compare_batch.apply_async((batch_id,), retry=False)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("comparison_not_queued", batch=batch_id, reason=str(error))
