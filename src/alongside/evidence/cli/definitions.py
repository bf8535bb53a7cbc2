"""`alongside definitions`: what a partnership may mean by serious violence."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from alongside.evidence.cli.options import AS_JSON, refusals
from alongside.evidence.cli.series import DEFINITIONS


@click.command()
@DEFINITIONS
@AS_JSON
def definitions(own: Path | None, as_json: bool) -> None:
    """List local definitions of serious violence, after checking each file. Those that come with it are examples.

    \b
    Example:
      alongside definitions --definitions our-definitions
    """
    from alongside.evidence.violence.definitions.reading import DEMONSTRATION, read_definitions

    with refusals():
        known = read_definitions(own or DEMONSTRATION)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in known], indent=1, default=str))
        return
    for one in known:
        click.echo(f"{one.name}: {one.stated}")
    if own is None:
        click.echo(f"\nThe files to copy and change are in {DEMONSTRATION}.")
