"""What every command shares: --json, months, folders, and refusals told as one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from alongside.evidence.errors import EvidenceError
from alongside.evidence.periods import Month

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
FOLDER = click.Path(file_okay=False, path_type=Path)


@contextmanager
def refusals() -> Iterator[None]:
    """Show what the evidence refuses as one sentence, without a traceback."""
    try:
        yield
    except EvidenceError as refusal:
        raise click.ClickException(str(refusal)) from None


class _MonthType(click.ParamType):
    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        with refusals():
            return Month.parse(value)


MONTH = _MonthType()
