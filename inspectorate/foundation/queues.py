"""Queueing a job without depending on the queue: what cannot be queued now is swept up later."""

from __future__ import annotations

from typing import Any

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


def queue_or_leave(task: Any, *arguments: Any) -> None:
    """Queues a Celery task; without Redis it is left to the sweep that looks for waiting rows."""
    try:
        task.apply_async(arguments, retry=False)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("job_not_queued", task=task.name, reason=str(error))


def waiting_jobs(queue: str) -> int:
    """How many jobs the broker holds for a queue: a sweep that found some need not add to them.

    Raises kombu.exceptions.OperationalError if the broker cannot be reached.
    """
    with current_app.connection_for_read() as connection:
        channel: Any = connection.default_channel
        try:
            return int(channel.queue_declare(queue=queue, passive=True).message_count)
        except connection.channel_errors:  # nothing was ever put into it
            return 0
