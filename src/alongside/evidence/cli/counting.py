"""`alongside count` and `alongside measures`: what can be counted, and twelve months against the twelve before."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.options import AREA, AS_JSON, BY, FILES, READ_INTO, YEAR_TO, refusals
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from alongside.evidence.violence.measures import Measure


@click.command()
@click.argument("measure")
@READ_INTO
@YEAR_TO
@AREA
@BY
@FILES
@click.option("--onto", type=click.Choice(["common"]), help="Count an LSOA on ground that 2011 and 2021 share.")
@AS_JSON
def count(
    measure: str, folder: Path, to: Month, area: str, by: str, files: tuple[str, ...], onto: str | None, as_json: bool
) -> None:
    """Count twelve months against the twelve before. `alongside measures` lists what can be counted.

    \b
    Example:
      alongside count mps-violence --in var/read --area Camden --to 2019-03
      alongside count police-uk-violence --in var/read --by lsoa --area E01000953 --onto common --to 2022-12
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.across_vintages import count_common_months, stored_common_areas
    from alongside.evidence.violence.counts import count_months
    from alongside.evidence.violence.years import year_on_year

    chosen = known_measure(measure)
    by = by or next(iter(chosen.areas))
    area = area or only_area(chosen, by)
    with refusals():
        store = Store(folder)
        if onto:
            counted = count_common_months(store, chosen, area, by, stored_common_areas(store), files)
        else:
            counted = count_months(store, chosen, area, by, files=files)
        found = year_on_year(counted, to)
    plain = found.as_dict()
    if as_json:
        click.echo(json.dumps(plain | {"files": counted.files}, indent=1))
        return
    click.echo(found.sentence)
    click.echo(f"\nDefinition: {counted.definition}")
    click.echo(f"Source: {counted.source}; {', '.join(counted.files)}; records end on {counted.cut_on}.")
    click.echo(f"Uncertainty: {plain['change']['uncertainty']['method']}.")


@click.command()
@AS_JSON
def measures(as_json: bool) -> None:
    """List what can be counted, by which areas, and from which source.

    \b
    Example:
      alongside measures
    """
    listed = known_measures()
    if as_json:
        click.echo(json.dumps({name: asdict(measure) for name, measure in listed.items()}, indent=1))
        return
    for name, measure in listed.items():
        click.echo(f"{name}: {measure.title}, by {' or '.join(measure.areas)}. {measure.source.words}.")


def only_area(measure: Measure, by: str) -> str:
    """Name the area of a source that knows only one of this kind."""
    name = measure.areas.get(by, "")
    if name[:1] == name[-1:] == "'":
        return name[1:-1]
    raise click.ClickException(
        f"Say which {by} with --area. {measure.title} can be counted by {', '.join(measure.areas)}."
    )


def known_measure(name: str) -> Measure:
    """Give the measure of this name, or say where the names are listed."""
    chosen = known_measures().get(name)
    if chosen is None:
        raise click.ClickException(f'There is no measure "{name}". See: alongside measures')
    return chosen


def known_measures() -> dict[str, Measure]:
    """Give what can be counted by the name that an analyst types, Fleetwater's included."""
    from alongside.evidence.synthetic.fleetwater import DEFINITIONS, PUBLISHER
    from alongside.evidence.violence.measures import MEASURES, area_measure

    invented = [
        area_measure(words, definition, PUBLISHER, whole="Fleetwater") for words, definition in DEFINITIONS.items()
    ]
    return MEASURES | {f"fleetwater-{measure.name}": measure for measure in invented}
