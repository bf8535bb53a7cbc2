"""`alongside profile`: a borough's figures on two pages, as a PDF."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.counting import known_measures
from alongside.evidence.cli.options import AS_JSON, MONTH, READ_INTO, refusals
from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month, twelve_months_to

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted
    from alongside.evidence.violence.seriousness.compare import Seriousness

USUAL = ("mps-violence", "mps-violence-with-injury", "mps-robbery", "mps-weapons", "mps-drugs")
# The Metropolitan Police give wards in a table of their own.
BY_WARD = "mps-violence-by-ward"


@click.command()
@READ_INTO
@click.option("--area", required=True, help="The borough, as the source writes it.")
@click.option("--to", required=True, type=MONTH, help="Last month of the year that it is about, YYYY-MM.")
@click.option("--into", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.option("--measure", "names", multiple=True, default=USUAL, help="What to count, the headline first.")
@click.option("--boundaries", type=click.Path(exists=True, path_type=Path), help="GeoJSON of areas, for a map.")
@click.option("--made-on", type=click.DateTime(["%Y-%m-%d"]), help="The report's day; else the records' last.")
@AS_JSON
def profile(
    folder: Path, area: str, to: Month, into: Path, names: tuple[str, ...], boundaries: Path | None,
    made_on: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Write a borough's profile of violence: year against year, the usual, how serious, where, and how it was counted.

    What was not read is left out: severity weights, or counts by the areas of the map.

    \b
    Example:
      alongside profile --in var/read --area Camden --to 2019-03 --boundaries wards.geojson --into camden.pdf
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.boundaries import read_boundaries
    from alongside.evidence.reports.pdf import count_pages, to_pdf
    from alongside.evidence.violence.profile import profile as compose

    with refusals():
        store = Store(folder)
        series = [_count(store, name, area) for name in names]
        places = read_boundaries(boundaries) if boundaries else None
        report = compose(
            series, to, made_on.date() if made_on else series[0].cut_on,
            seriousness=_weigh(store, names[0], area, to), places=places,
            by_place=_by_place(store, names[0], places, to) if places else None,
        )  # fmt: skip
        into.write_bytes(to_pdf(report))
        pages = count_pages(report)
    if as_json:
        click.echo(json.dumps({"file": str(into), "pages": pages, "title": report.title, "about": report.about}))
        return
    click.echo(f"{into}: {report.title}, {report.about}; {pages} page{'s' if pages > 1 else ''}.")


def _count(store: Store, name: str, area: str) -> Counted:
    from alongside.evidence.violence.counts import count_months

    measure = known_measures().get(name)
    if measure is None:
        raise click.ClickException(f'There is no measure "{name}". See: alongside measures')
    return count_months(store, measure, area, next(iter(measure.areas)))


def _weigh(store: Store, name: str, area: str, to: Month) -> Seriousness | None:
    """Weigh the headline with the weights that were read, or leave it when none were."""
    from alongside.evidence.violence.seriousness.measured import says_kinds, weigh_measure
    from alongside.evidence.violence.seriousness.stored import read_weights
    from alongside.evidence.violence.seriousness.weights import read_indices

    measure = known_measures()[name]
    if not says_kinds(measure):
        return None
    try:
        weights = read_weights(store)
    except NothingToCount:
        return None
    return weigh_measure(store, measure, read_indices(weights), to, area)


def _by_place(store: Store, headline: str, places: Areas, to: Month) -> pa.Table | None:
    """Count the headline by the areas on the map; None when nothing that was read is about them."""
    import pyarrow as pa

    from alongside.evidence.violence.counts import count_areas

    known = known_measures()
    for measure in (known[headline], known[BY_WARD]):
        for by in measure.areas if store.files(measure.source_name) else ():
            found = dict(zip(*count_areas(store, measure, by, twelve_months_to(to)).to_pydict().values(), strict=True))
            if found.keys() & set(places.codes):
                counts = pa.array(map(found.get, places.codes), pa.int64())
                return pa.table({"area": places.codes, "count": counts})
    return None
