"""`alongside seriousness`: count, score and harm side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.counting import known_measures, only_area
from alongside.evidence.cli.options import AREA, AS_JSON, BY, FILES, READ_INTO, YEAR_TO, refusals
from alongside.evidence.cli.series import DEFINITIONS, find_definition
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.seriousness.compare import Seriousness
    from alongside.evidence.violence.seriousness.weights import SeverityIndex


@click.command()
@click.argument("measure")
@READ_INTO
@YEAR_TO
@AREA
@BY
@FILES
@click.option("--index", "names", multiple=True, help="Only this index of weights; can be given more than once.")
@DEFINITIONS
@AS_JSON
def seriousness(
    measure: str, folder: Path, to: Month, area: str, by: str, files: tuple[str, ...], names: tuple[str, ...],
    own: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Compare two years by number and by severity, and split the change into more offences and a worse mix.

    \b
    Example:
      alongside read cchi_2026_by_offence_subgroup.csv --into var/read
      alongside seriousness mps-violence --in var/read --area Camden --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.seriousness.measured import weigh_measure

    store, known = Store(folder), known_measures().get(measure)
    with refusals():
        indices = _indices(store, names)
        if known:
            kind = by or next(iter(known.areas))
            found = weigh_measure(store, known, indices, to, area or only_area(known, kind), kind, files)
        else:
            found = _of_definition(store, measure, own, indices, to, area, files)
    if as_json:
        plain = {"measures": found.measures.to_pylist(), "categories": found.categories.to_pylist()}
        click.echo(json.dumps(plain | {"lacking": found.lacking, "sentence": found.sentence}, indent=1))
        return
    click.echo(found.sentence)
    click.echo(f"\nSource: {found.source}; records end on {found.cut_on}.\nIntervals: {found.method}.")


def _indices(store: Store, names: tuple[str, ...]) -> list[SeverityIndex]:
    from alongside.evidence.violence.seriousness.stored import read_weights
    from alongside.evidence.violence.seriousness.weights import read_indices

    every = read_indices(read_weights(store))
    chosen = [index for index in every if not names or index.name in names]
    if not chosen or len({index.level for index in chosen}) > 1:
        listed = "; ".join(index.words for index in every)
        raise click.ClickException(f"Choose weights of one level with --index. There are: {listed}.")
    return chosen


def _of_definition(
    store: Store,
    name: str,
    own: Path | None,
    indices: list[SeverityIndex],
    to: Month,
    area: str,
    files: tuple[str, ...],
) -> Seriousness:
    from alongside.evidence.violence.definitions.applying import apply_to_categories
    from alongside.evidence.violence.definitions.stored import open_extract
    from alongside.evidence.violence.seriousness.compare import compare_seriousness

    definition = find_definition(name, own, to)
    extract = open_extract(store, files)
    column = "offence_code" if indices[0].level == "offence_code" else "offence_subgroup"
    counts = apply_to_categories(definition, extract.records, column, area)
    place = area or "all areas of the records"
    return compare_seriousness(
        counts, indices, to, title=definition.title, area=place, source=extract.source, cut_on=extract.cut_on
    )
