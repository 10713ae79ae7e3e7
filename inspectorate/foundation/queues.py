"""Queueing a job without depending on the queue: what cannot be queued now is swept up later."""

from __future__ import annotations

from typing import Any

import structlog
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


def queue_or_leave(task: Any, *arguments: Any) -> None:
    """Queues a Celery task; without Redis it is left to the sweep that looks for waiting rows."""
    try:
        task.apply_async(arguments, retry=False)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("job_not_queued", task=task.name, reason=str(error))
