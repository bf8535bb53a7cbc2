"""What the commands share: the options that several ask, and answers and refusals told alike."""

from __future__ import annotations

import json
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

READ_INTO = click.option("--in", "folder", required=True, type=FOLDER, help="Folder that files were read into.")
YEAR_TO = click.option("--to", required=True, type=MONTH, help="Last month of the twelve, YYYY-MM.")
AREA = click.option("--area", default="", help="Name or code of the area; not needed when there is only one.")
BY = click.option(
    "--by", default="", help="Kind of area: borough, ward, lsoa, force; the measure's first unless given."
)
FILES = click.option("--file", "files", multiple=True, help="Count from this file only; can be given more than once.")


def show(told: dict[str, Any], lines: list[str], as_json: bool) -> None:
    """Print the answer for a program or for a person."""
    click.echo(json.dumps(told, indent=1, default=str) if as_json else "\n\n".join(lines))
