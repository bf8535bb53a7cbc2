"""Structured logs: one JSON line an event, with the request's id and never a person's name, an address or a form.

What a library puts into its message may be anything that somebody typed. Of other people's loggers only the sentence is
kept, without what was put into it; of an exception only its type and its place, because its message may quote a record.
"""

import logging
import sys
import traceback
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

Event = MutableMapping[str, Any]
OURS = "alongside."
# What django-structlog binds to a request, less what could tell who was looked at.
NEVER_LOGGED = ("user_id", "ip", "user_agent", "request", "query", "form", "stack_info", "exc_info")
QUIET = {"handlers": [], "level": "WARNING", "propagate": True}


def without_personal_details(_logger: Any, _method: str, event: Event) -> Event:
    """Drop every key that could carry a person, and the query text of an address."""
    return {key: value for key, value in event.items() if key not in NEVER_LOGGED}


def with_the_exceptions_type_and_place(_logger: Any, _method: str, event: Event) -> Event:
    error: Any = event.get("exc_info")
    if not error:
        return event
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    return {**event, "exception": type(error).__name__, "places": _places(error.__traceback__)}


def of_others_the_sentence_alone(_logger: Any, _method: str, event: Event) -> Event:
    """Keep a library's sentence as it stands in its code, without what was put into its gaps.

    A sentence without gaps may have been put together from anything: then we say where it was written instead.
    """
    values = event.pop("positional_args", None)
    record: logging.LogRecord = event["_record"]
    if event["_from_structlog"]:
        return event
    if record.name.startswith(OURS):
        return {**event, "event": record.msg % values if values else record.msg}
    return event if values else {**event, "event": f"{record.module}:{record.funcName}"}


def _places(trace: TracebackType | None) -> list[str]:
    """From the outermost to the innermost call: the module, the line, the function."""
    return [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _module(filename: str) -> str:
    parts = Path(filename).with_suffix("").parts
    for root in ("site-packages", "src"):
        if root in parts:
            return ".".join(parts[parts.index(root) + 1 :])
    return parts[-1]


class NamePageInLogs:
    """Add the page's name to every line of a request. Its address is not logged: it may hold a token, or words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        assert request.resolver_match  # noqa: S101  Django found the view by it
        structlog.contextvars.bind_contextvars(page=request.resolver_match.view_name)


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(*, to_folder: Path) -> dict[str, Any]:
    """Give Django's LOGGING and set structlog up to match."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    to_folder.mkdir(parents=True, exist_ok=True)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": json_lines()},
        "handlers": {
            "file": {
                "class": "logging.handlers.WatchedFileHandler",
                "filename": str(to_folder / "site.log"),
                "formatter": "json",
                "delay": True,
            }
        },
        "root": {"handlers": ["file"], "level": "INFO"},
        # Django's own handlers would print or post a whole traceback with its values.
        "loggers": {"django": QUIET | {"level": "INFO"}, "django.server": QUIET, "django.db.backends": QUIET},
    }


def json_lines() -> dict[str, Any]:
    """The formatter that every handler of the site uses."""
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "use_get_message": False,
        "pass_foreign_args": True,
        "foreign_pre_chain": SHARED,
        "processors": [
            of_others_the_sentence_alone,
            with_the_exceptions_type_and_place,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_personal_details,
            structlog.processors.JSONRenderer(),
        ],
    }
