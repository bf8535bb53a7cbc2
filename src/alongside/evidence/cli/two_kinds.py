"""`alongside colocation` and `which-first`: drug offences beside violence, from a partner's own points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.cli.options import AS_JSON, refusals, show
from alongside.evidence.cli.point_files import PointColumns, point_options, progress, read_points

if TYPE_CHECKING:
    from alongside.evidence.places.points import Points

FILES = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
FIRST = click.option("--first", default="drug offences", show_default=True, help="What the first kind is called.")
SECOND = click.option("--second", default="violence", show_default=True, help="What the second kind is called.")
KIND = click.option("--kind", default="", help="One file with both: the column in which --first and --second stand.")
WITHIN = click.option("--within", "within_m", default=150.0, show_default=True, help="How near is near, in metres.")
CHANCES = click.option("--permutations", default=999, show_default=True, help="How often chance is tried; 19 or more.")
SEED = click.option("--seed", default=2019, show_default=True, help="The same seed gives the same answer.")
MADE = click.Path(dir_okay=False, path_type=Path)


def two_kinds(command: Any) -> Any:
    """Add the options that name two kinds of points."""
    for option in (SEED, CHANCES, WITHIN, KIND, SECOND, FIRST):
        command = option(command)
    return FILES(point_options(command))


@click.command()
@two_kinds
@click.option("--local", "local_csv", type=MADE, help="Write each first incident's own quotient to this CSV.")
@AS_JSON
def colocation(
    paths: tuple[Path, ...], easting: str, northing: str, day: str, first: str, second: str, kind: str, within_m: float,
    permutations: int, seed: int, local_csv: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Say whether one kind of incident has more of another around it than the mix of all gives.

    Give two files, one a kind, or one file and --kind. What --local writes holds single places: never publish it.

    \b
    Example:
      alongside colocation drugs.csv violence.csv --within 150
      alongside colocation offences.csv --kind offence_group --first "Drug offences" --second "Robbery"
    """
    from alongside.evidence.tables import to_csv
    from alongside.evidence.violence.near_repeats.colocation import CANNOT_TELL
    from alongside.evidence.violence.near_repeats.colocation import colocation as around

    with refusals(), progress("Labelling at random", quiet=as_json) as done:
        one, other, said = _both(paths, PointColumns(easting, northing, day), kind, (first, second))
        found = around(one, other, within_m=within_m, permutations=permutations, seed=seed, done=done)
    if local_csv:
        local_csv.write_text(to_csv(found.local), encoding="utf-8")
    sentence = found.sentence(first, second)
    alone = f"{found.alone:,} of {len(one):,} have nothing within that distance and are in no average."
    told = {"read": said, "quotient": found.quotient, "chance_low": found.chance_low, "chance_high": found.chance_high}
    told |= {"p": found.p, "alone": found.alone, "sentence": sentence, "cannot_tell": CANNOT_TELL}
    show(told | {"parameters": found.parameters}, [*said, sentence, alone, CANNOT_TELL], as_json)


@click.command("which-first")
@two_kinds
@click.option("--days", "within_days", default=14, show_default=True, help="How many days before or after still count.")
@AS_JSON
def which_first(
    paths: tuple[Path, ...], easting: str, northing: str, day: str, first: str, second: str, kind: str, within_m: float,
    permutations: int, seed: int, within_days: int, as_json: bool,
) -> None:  # fmt: skip
    """Say which of two kinds of incident comes first where both are near each other in place and time.

    \b
    Example:
      alongside which-first drugs.csv violence.csv --within 150 --days 14
    """
    from alongside.evidence.violence.near_repeats.two_kinds import CANNOT_TELL, which_comes_first

    with refusals(), progress("Moving days on", quiet=as_json) as done:
        one, other, said = _both(paths, PointColumns(easting, northing, day), kind, (first, second))
        found = which_comes_first(
            one, other, within_m=within_m, within_days=within_days, permutations=permutations, seed=seed,
            names=(first, second), done=done,
        )  # fmt: skip
    rows = found.to_pylist()
    parameters = {"within_m": within_m, "within_days": within_days, "permutations": permutations, "seed": seed}
    told = {"read": said, "table": rows, "cannot_tell": CANNOT_TELL, "parameters": parameters}
    show(told, [*said, "\n".join(_order_line(row) for row in rows), CANNOT_TELL], as_json)


def _both(
    paths: tuple[Path, ...], columns: PointColumns, kind: str, names: tuple[str, str]
) -> tuple[Points, Points, list[str]]:
    if len(paths) != (1 if kind else 2):
        raise click.ClickException(
            "Give two files, one a kind, or one file with --kind and what stands in that column."
        )
    asked = [PointColumns(columns.easting, columns.northing, columns.date, kind=kind, wanted=name) for name in names]
    (one, first_said), (other, second_said) = (read_points(p, c) for p, c in zip((*paths, *paths), asked, strict=False))
    return one, other, [first_said, second_said]


def _order_line(row: dict[str, Any]) -> str:
    seen = f"{row['observed']:,} pairs, {row['expected']:,.1f} by chance"
    between = f"({row['chance_low']:,.0f} to {row['chance_high']:,.0f} in 95 of 100)"
    return f"{row['order']}: {seen} {between}, p of as many or more {row['p_more']:.3f}, as few {row['p_fewer']:.3f}"
