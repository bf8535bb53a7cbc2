"""What the commands count: a known measure, or a local definition put to a force's extract."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.counting import known_measures, only_area
from alongside.evidence.cli.options import FOLDER
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from alongside.evidence.violence.breaks import Break
    from alongside.evidence.violence.counts import Counted
    from alongside.evidence.violence.definitions.reading import Definition

DEFINITIONS = click.option(
    "--definitions", "own", type=FOLDER, help="Folder of your own definitions; the demonstration ones unless given."
)


@dataclass(frozen=True)
class Chosen:
    """A monthly series, with what a local definition could not decide and where the counting changed."""

    counted: Counted
    told: str = ""
    breaks: tuple[Break, ...] = ()


def choose_series(
    name: str, folder: Path, area: str, by: str, files: tuple[str, ...], own: Path | None, to: Month
) -> Chosen:
    """Count a measure, or what a definition means, by the name that an analyst types."""
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.counts import count_months

    measure = known_measures().get(name)
    if measure is not None:
        by = by or next(iter(measure.areas))
        return Chosen(count_months(Store(folder), measure, area or only_area(measure, by), by, files=files))
    from alongside.evidence.violence.breaks import find_breaks
    from alongside.evidence.violence.definitions.applying import apply_definition
    from alongside.evidence.violence.definitions.stored import open_extract

    definition = find_definition(name, own, to)
    extract = open_extract(Store(folder), files)
    found = apply_definition(
        definition, extract.records, area=area or "all areas of the records", source=extract.source,
        cut_on=extract.cut_on, area_code=area,
    )  # fmt: skip
    return Chosen(found.counted, f"{found.sentence} {found.advice}".strip(), find_breaks(extract.records))


def find_definition(name: str, own: Path | None, to: Month) -> Definition:
    """Find the version of a definition in force at the end of a month; an example is in force on no day."""
    from alongside.evidence.violence.definitions.reading import DEMONSTRATION, in_force, read_definitions

    definitions = read_definitions(own or DEMONSTRATION)
    named = [one for one in definitions if one.name == name]
    if not named:
        raise click.ClickException(
            f'There is no measure or definition "{name}". See: alongside measures, alongside definitions'
        )
    if named[-1].demonstration:
        return named[-1]
    return in_force(definitions, name, to.last_day)
