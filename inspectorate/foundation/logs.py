"""The log: one JSON object per line on standard error, whoever writes it."""

from __future__ import annotations

from typing import Any

import structlog

BEFORE_RENDERING: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configured(*, level: str) -> dict[str, Any]:
    """Configures structlog and returns Django's LOGGING for the same format."""
    structlog.configure(
        processors=[*BEFORE_RENDERING, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": BEFORE_RENDERING,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": renderer},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "inspectorate": {"level": "INFO"},
        },
    }
