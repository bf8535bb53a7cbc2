"""`alongside areas` and `alongside boroughs`: where there is more for its residents, and whether others changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from alongside.evidence.cli.counting import known_measures
from alongside.evidence.cli.options import AS_JSON, READ_INTO, YEAR_TO, refusals, show
from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month, twelve_months_to

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.causes import Causes
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates


@click.command()
@click.argument("measure")
@READ_INTO
@YEAR_TO
@click.option("--by", type=click.Choice(["ward", "area"]), default="ward", show_default=True, help="Kind of area.")
@click.option("--top", default=5, show_default=True, help="How many places count as the highest.")
@click.option("--seed", default=2019, show_default=True, help="For the draws behind the places.")
@AS_JSON
def areas(
    measure: str, folder: Path, to: Month, by: Literal["ward", "area"], top: int, seed: int, as_json: bool
) -> None:
    """Rate a measure per 1,000 residents by area, and say how far each area's place can be trusted.

    MEASURE is a measure of the counts by area and month, or an offence group of a force's extract. Where figures of the
    same areas were read, such as deprivation, it says what else is high where the rate is.

    \b
    Example:
      alongside areas "Violence against the person" --in var/read --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.hotspots.ranking import METHOD, rank_areas, rank_sentence
    from alongside.evidence.violence.neighbourhoods.gathering import areas_of, impact_by_area

    store = Store(folder)
    with refusals():
        found = impact_by_area(store, measure, twelve_months_to(to), areas_of(store, by))
        codes, counts, residents = (found.areas[name].to_pylist() for name in ("area_code", "count", "residents"))
        ranked = rank_areas(codes, counts, residents, seed=seed, top=top, spread=found.spread)
        causes = _causes(store, found)
    rows = ranked.to_pylist()
    told: dict[str, Any] = {"areas": rows, "sentence": found.sentence, "places": rank_sentence(ranked, top)}
    told |= {
        "method": f"{found.method}. {METHOD}",
        "seed": seed,
        "causes": causes.figures.to_pylist() if causes else [],
    }
    lines = [told["sentence"], "\n".join(_line(row) for row in rows), told["places"]]
    show(told, [*lines, *([causes.sentence] if causes else []), f"Method: {told['method']}."], as_json)


@click.command()
@click.argument("measure")
@READ_INTO
@YEAR_TO
@click.option("--borough", required=True, help="The borough that is held against the others, as the source writes it.")
@AS_JSON
def boroughs(measure: str, folder: Path, to: Month, borough: str, as_json: bool) -> None:
    """Set a borough's change in a year beside that of all the others in the same table. It is never among the others.

    \b
    Example:
      alongside boroughs mps-robbery --in var/read --borough Camden --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.busy_places.boroughs import LEFT_OUT, among_boroughs

    chosen = known_measures().get(measure)
    if chosen is None or "borough" not in chosen.areas:
        raise click.ClickException(f'There is no measure "{measure}" by borough. See: alongside measures')
    with refusals():
        found = among_boroughs(Store(folder), chosen, borough, to)
    rows = found.changes.to_pylist()
    told = {"boroughs": rows, "sentence": found.against.sentence, "left_out": LEFT_OUT}
    told |= {"definition": found.own.definition, "source": found.own.source, "cut_on": found.own.cut_on}
    table = "\n".join(_change(row) for row in rows)
    show(told, [found.against.sentence, table, LEFT_OUT, found.own.definition], as_json)


def _causes(store: Store, found: AreaRates) -> Causes | None:
    """Figures of the areas themselves; none when no figure of them was read."""
    import pyarrow.compute as pc

    from alongside.evidence.intake.kept import area_figures
    from alongside.evidence.violence.causes import beside_rates

    try:
        figures = area_figures(store)
    except NothingToCount:
        return None
    figures = figures.filter(pc.is_in(figures["area_code"], found.areas["area_code"].combine_chunks()))
    return beside_rates(found.areas, figures) if figures.num_rows else None


def _line(row: dict[str, Any]) -> str:
    if row["rate"] is None:
        return f"{row['area']}: no count or no residents"
    rate = f"{row['rate']:.1f} per 1,000 residents ({row['rate_low']:.1f} to {row['rate_high']:.1f})"
    return f"{row['area']}: {row['count']:,}, {rate}, place {row['rank']} ({row['rank_low']} to {row['rank_high']})"


def _change(row: dict[str, Any]) -> str:
    numbers = f"{row['borough']}: {row['before']:,} then {row['now']:,}"
    if row["change"] is None:
        return numbers
    return f"{numbers}, {row['change']:+.1f}% ({row['low']:+.1f}% to {row['high']:+.1f}%)"
