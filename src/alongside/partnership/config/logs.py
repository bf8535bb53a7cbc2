"""Structured logs: one JSON line an event, with the request's id and never a person's name, an address or a form."""

from pathlib import Path
from typing import Any

import structlog

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# What django-structlog binds to a request, less what could tell who was looked at.
NEVER_LOGGED = ("user_id", "ip", "user_agent", "request", "query", "form")


def without_personal_details(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Drop every key that could carry a person, and the query text of an address."""
    return {key: value for key, value in event.items() if key not in NEVER_LOGGED}


def configure(*, to_folder: Path) -> dict[str, Any]:
    """Give Django's LOGGING and set structlog up to match."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            without_personal_details,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    to_folder.mkdir(parents=True, exist_ok=True)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    without_personal_details,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(),
                ],
            }
        },
        "handlers": {
            "file": {
                "class": "logging.handlers.WatchedFileHandler",
                "filename": str(to_folder / "site.log"),
                "formatter": "json",
                "delay": True,
            }
        },
        "root": {"handlers": ["file"], "level": "INFO"},
        "loggers": {"django.db.backends": {"level": "WARNING"}},
    }
