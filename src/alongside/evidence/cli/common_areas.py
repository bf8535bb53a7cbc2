"""`alongside common-areas`: counts by small area across the redrawing of 2021, on ground that both vintages share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.cli.counting import known_measure
from alongside.evidence.cli.options import AS_JSON, FILES, READ_INTO, YEAR_TO, refusals, show
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from alongside.evidence.places.common_areas import CommonAreas

GIVEN = click.Path(exists=True, dir_okay=False, path_type=Path)
MADE = click.Path(dir_okay=False, path_type=Path)


@click.command("common-areas")
@click.argument("measure")
@READ_INTO
@YEAR_TO
@click.option("--borough", default="", help="Code of one borough, such as E09000007; else the whole lookup.")
@click.option("--by", default="lsoa", show_default=True, help="Kind of area: lsoa, or a partner's area codes: area.")
@FILES
@click.option("--csv", "csv_path", type=MADE, help="Write the counts to this file.")
@click.option("--boundaries", type=GIVEN, help="GeoJSON of LSOA 2011 or 2021, to draw common areas from.")
@click.option("--draw", type=MADE, help="Write the boundaries of common areas to this GeoJSON.")
@AS_JSON
def common_areas(
    measure: str, folder: Path, to: Month, borough: str, by: str, files: tuple[str, ...], csv_path: Path | None,
    boundaries: Path | None, draw: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Count twelve months and the twelve before by areas that LSOA 2011 and 2021 share, so that like meets like.

    \b
    Read the lookup of the Office for National Statistics first. Example:
      alongside read lookup_lsoa11_lsoa21.csv --into var/read
      alongside common-areas police-uk-violence --in var/read --borough E09000007 --to 2022-12 --csv by-area.csv
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.tables import to_csv
    from alongside.evidence.violence.across_vintages import count_common_areas, stored_common_areas

    if (boundaries is None) != (draw is None):
        raise click.ClickException("Give --boundaries to draw from and --draw to write to, both or neither.")
    chosen = known_measure(measure)
    with refusals():
        store = Store(folder)
        common = stored_common_areas(store)
        found = count_common_areas(store, chosen, by, common, to, borough, files)
        drawn = _drawn(boundaries, common) if boundaries else ""
    if csv_path:
        csv_path.write_text(to_csv(found.areas), encoding="utf-8")
    if draw:
        draw.write_text(drawn, encoding="utf-8")
    told: dict[str, Any] = {"sentence": found.sentence, "definition": chosen.definition, "source": chosen.source.words}
    told |= {"files": found.files, "total": found.total, "elsewhere": found.elsewhere, "unplaced": found.unplaced}
    rows = found.areas.to_pylist()
    lines = ["\n".join(f"{row['area']} [{row['area_code']}]: {_years(row)}" for row in rows), found.sentence]
    lines += [f"Definition: {chosen.definition}", f"Source: {chosen.source.words}; {found.files}."]
    show(told | {"areas": rows}, lines, as_json)


def _drawn(boundaries: Path, common: CommonAreas) -> str:
    from alongside.evidence.places.boundaries import read_boundaries, write_boundaries
    from alongside.evidence.places.common_areas import boundaries_of

    return write_boundaries(boundaries_of(common, read_boundaries(boundaries)))


def _years(row: dict) -> str:
    before, now = ("missing" if row[name] is None else f"{row[name]:,}" for name in ("before", "now"))
    return f"{before} before, {now} now"
