"""`alongside perception` and `alongside neighbourhoods`: what residents say, and beside it what is recorded there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.cli.options import AS_JSON, READ_INTO, YEAR_TO, refusals, show
from alongside.evidence.errors import EvidenceError
from alongside.evidence.periods import Month, twelve_months_to

if TYPE_CHECKING:
    import pyarrow as pa

_QUESTION = click.option("--question", default="feels_unsafe_after_dark", show_default=True, help="Short name of it.")
_ANSWER = click.option("--answer", default="yes", show_default=True, help="The answer that is counted.")


@click.command()
@READ_INTO
@YEAR_TO
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
    from alongside.evidence.violence.neighbourhoods.gathering import areas_asked
    from alongside.evidence.violence.perception.small_areas import small_area_shares
    from alongside.evidence.violence.perception.survey import share_by_area
    from alongside.evidence.violence.perception.worries import rank_worries

    with refusals():
        answers = survey_answers(Store(folder), twelve_months_to(to))
        shares = share_by_area(answers, question, answer, areas_asked(Store(folder), answers))
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
@READ_INTO
@YEAR_TO
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
    from alongside.evidence.violence.neighbourhoods.gathering import areas_asked, impact_by_area
    from alongside.evidence.violence.perception.small_areas import small_area_shares
    from alongside.evidence.violence.perception.survey import share_by_area

    store, year = Store(folder), twelve_months_to(to)
    with refusals():
        answers = survey_answers(store, year)
        areas = areas_asked(store, answers)
        shares = share_by_area(answers, question, answer, areas)
        estimates = None if own_answers else small_area_shares(shares)
        found = impact_and_perception(impact_by_area(store, measure, year, areas), shares, estimates)
    told = {"areas": found.areas.to_pylist(), "classes": found.classes.to_pylist(), "method": found.method}
    told |= {"caution": found.caution, "sentence": found.sentence}
    show(told, [found.sentence, *_lines(found.areas), found.caution, found.method], as_json)


def _plain(result: Any, table: str) -> dict[str, Any]:
    return {"rows": getattr(result, table).to_pylist(), "method": result.method, "sentence": result.sentence}


def _lines(areas: pa.Table) -> list[str]:
    return [
        f"{row['area_name']}: {row['verdict']} ({row['because']}). Impact rank {row['impact_rank']} "
        f"({row['impact_rank_low']} to {row['impact_rank_high']}), perception rank {row['perception_rank']} "
        f"({row['perception_rank_low']} to {row['perception_rank_high']})."
        for row in areas.to_pylist()
    ]
