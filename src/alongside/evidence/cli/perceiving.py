"""`alongside perception` and `alongside neighbourhoods`: what residents say, and beside it what is recorded there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.cli.options import AS_JSON, FOLDER, MONTH, refusals
from alongside.evidence.errors import EvidenceError, FigureRefused
from alongside.evidence.periods import Month, Period, twelve_months_to

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.neighbourhoods.impact import AreaRates
    from alongside.evidence.violence.perception.survey import AreaShares

_QUESTION = click.option("--question", default="feels_unsafe_after_dark", show_default=True, help="Short name of it.")
_ANSWER = click.option("--answer", default="yes", show_default=True, help="The answer that is counted.")
_IN = click.option("--in", "folder", required=True, type=FOLDER, help="Folder that files were read into.")
_TO = click.option("--to", required=True, type=MONTH, help="Last month of the twelve, YYYY-MM.")


@click.command()
@_IN
@_TO
@_QUESTION
@_ANSWER
@click.option("--worry", default="worry", show_default=True, help='The question of the first worry; "" for none.')
@click.option("--seed", default=2019, show_default=True, help="For the redraws behind the order of worries.")
@AS_JSON
def perception(folder: Path, to: Month, question: str, answer: str, worry: str, seed: int, as_json: bool) -> None:
    """Say what residents answered, by area, with what few answers can bear; and what they worry about first.

    \b
    Example:
      alongside perception --in var/read --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.gathering import survey_answers
    from alongside.evidence.violence.perception.small_areas import small_area_shares
    from alongside.evidence.violence.perception.worries import rank_worries

    with refusals():
        answers = survey_answers(Store(folder), twelve_months_to(to))
        shares = asked_by_area(answers, question, answer, _every_area(Store(folder), answers))
        ranked = rank_worries(answers, seed, worry) if worry else None
    parts: list[Any] = [shares]
    try:
        parts.append(small_area_shares(shares))
    except EvidenceError as refusal:
        click.echo(f"No estimate that borrows strength: {refusal}", err=True)
    told = {"areas": _plain(parts[0], "areas")}
    if len(parts) > 1:
        told["small_areas"] = _plain(parts[1], "areas")
    if ranked:
        parts.append(ranked)
        told["worries"] = _plain(ranked, "worries")
    show(told, [part.sentence for part in parts], as_json)


@click.command()
@click.argument("measure")
@_IN
@_TO
@_QUESTION
@_ANSWER
@click.option("--own-answers", is_flag=True, help="Each area's own answers, not the estimate that borrows.")
@AS_JSON
def neighbourhoods(
    measure: str, folder: Path, to: Month, question: str, answer: str, own_answers: bool, as_json: bool
) -> None:
    """Lay the impact of violence and its perception beside each other, area by area. Two ranks; no score.

    MEASURE is a measure of the counts by area and month, or an offence group of a force's extract.

    \b
    Example:
      alongside neighbourhoods "Violence against the person" --in var/read --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.gathering import survey_answers
    from alongside.evidence.violence.neighbourhoods.both import impact_and_perception
    from alongside.evidence.violence.perception.small_areas import small_area_shares

    store, year = Store(folder), twelve_months_to(to)
    with refusals():
        answers = survey_answers(store, year)
        areas = _every_area(store, answers)
        shares = asked_by_area(answers, question, answer, areas)
        estimates = None if own_answers else small_area_shares(shares)
        found = impact_and_perception(impact_of(store, measure, year, areas), shares, estimates)
    told = {"areas": found.areas.to_pylist(), "classes": found.classes.to_pylist(), "method": found.method}
    told |= {"caution": found.caution, "sentence": found.sentence}
    show(told, [found.sentence, *_lines(found.areas), found.caution, found.method], as_json)


def asked_by_area(answers: pa.Table, question: str, answer: str, areas: dict[str, str]) -> AreaShares:
    from alongside.evidence.violence.perception.survey import share_by_area

    return share_by_area(answers, question, answer, areas)


def impact_of(store: Store, measure: str, year: Period, areas: dict[str, str]) -> AreaRates:
    """Rate a measure by the survey's areas over twelve months, with the spread of its months."""
    import numpy as np
    import pyarrow as pa

    from alongside.evidence.violence.gathering import area_months, by_ward, residents_of
    from alongside.evidence.violence.neighbourhoods.impact import rates_by_area, spread_of_months

    people = residents_of(store).to_pylist()
    counted = area_months(store, measure, year).counts
    wards = {row["area_code"]: row["ward_code"] for row in people}
    if set(areas) <= set(wards.values()):
        counted = by_ward(counted, wards)
        living: dict[str, int | None] = {
            code: sum(row["residents"] for row in people if row["ward_code"] == code) for code in areas
        }
    else:
        living = {row["area_code"]: row["residents"] for row in people}
    months = [str(month) for month in year]
    found = {(row["area_code"], row["month"]): row["count"] for row in counted.to_pylist()}
    cube = [[found.get((code, month)) for month in months] for code in areas]
    whole = [counts for counts in cube if None not in counts]
    if not whole:
        raise FigureRefused(f'No area has "{measure}" in every month of {year.words}. Read the missing months.')
    rows = [
        {"area_code": code, "area_name": name, "residents": living.get(code)}
        | {"count": None if None in counts else sum(count for count in counts if count is not None)}
        for (code, name), counts in zip(areas.items(), cube, strict=True)
    ]
    kinds = {"area_code": pa.string(), "area_name": pa.string(), "count": pa.int64(), "residents": pa.int64()}
    table = pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in kinds.items()})
    return rates_by_area(table, measure.capitalize(), year, spread_of_months(np.array(whole)))


def show(told: dict[str, Any], lines: list[str], as_json: bool) -> None:
    """Print the answer for a program or for a person."""
    click.echo(json.dumps(told, indent=1, default=str) if as_json else "\n\n".join(lines))


def _every_area(store: Store, answers: pa.Table) -> dict[str, str]:
    """Name every area of the kind that the survey asks by, those where nobody was asked included."""
    from alongside.evidence.violence.gathering import residents_of

    names = dict(zip(answers["area_code"].to_pylist(), answers["area_name"].to_pylist(), strict=True))
    people = residents_of(store).to_pylist()
    for kind in ("ward_code", "area_code"):
        codes = {row[kind] for row in people} - {None}
        if set(names) <= codes:
            return {code: names.get(code) or code for code in sorted(codes)}
    raise FigureRefused(
        "The survey's areas are neither the wards nor the areas of the population file. Read a population file of the "
        "same kind and vintage."
    )


def _plain(result: Any, table: str) -> dict[str, Any]:
    return {"rows": getattr(result, table).to_pylist(), "method": result.method, "sentence": result.sentence}


def _lines(areas: pa.Table) -> list[str]:
    return [
        f"{row['area_name']}: {row['verdict']} ({row['because']}). Impact rank {row['impact_rank']} "
        f"({row['impact_rank_low']} to {row['impact_rank_high']}), perception rank {row['perception_rank']} "
        f"({row['perception_rank_low']} to {row['perception_rank_high']})."
        for row in areas.to_pylist()
    ]
