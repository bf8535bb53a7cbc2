"""`alongside sources`: which files can be read, and what each must bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.options import AS_JSON

if TYPE_CHECKING:
    from alongside.evidence.intake.source import Source


@click.command()
@click.argument("name", default="")
@click.option("--markdown", is_flag=True, help="Print the whole reference, as the documentation has it.")
@AS_JSON
def sources(name: str, markdown: bool, as_json: bool) -> None:
    """List the sources that can be read; with a NAME, its columns and what is set aside.

    \b
    Example:
      alongside sources force_extract
    """
    from alongside.evidence.intake.catalogue import SOURCES
    from alongside.evidence.intake.describing import describe, reference

    if name and name not in SOURCES:
        raise click.ClickException(f'There is no source "{name}". See: alongside sources')
    chosen = [SOURCES[name]] if name else [*SOURCES.values()]
    if as_json:
        click.echo(json.dumps({source.name: _plain(source) for source in chosen}, indent=1))
    elif markdown:
        click.echo(reference(), nl=False)
    elif name:
        click.echo(describe(SOURCES[name]), nl=False)
    else:
        click.echo("\n".join(f"{source.name}: {source.words}" for source in chosen))


def _plain(source: Source) -> dict:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "unit": source.unit,
        "period": source.grain,
        "needs": source.needs,
        "needs_either": source.needs_either,
        "may_have": source.may_have,
        "columns": {column.name: column.meaning for column in source.columns},
        "set_aside_when": [check.reason for check in source.checks],
    }
