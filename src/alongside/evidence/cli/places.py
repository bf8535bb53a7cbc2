"""`alongside hotspots`, `near-repeats`, `scan`: where a partner's own points gather, follow each other, or are new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from alongside.evidence.cli.options import AS_JSON, refusals
from alongside.evidence.cli.point_files import (
    PointColumns,
    day_words,
    grid_around,
    point_options,
    progress,
    read_points,
)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BOUNDARY = click.option("--boundary", type=FILE, help="GeoJSON of the borough in metres; else the box of the points.")
SEED = click.option("--seed", default=2019, show_default=True, help="The same seed gives the same answer.")


@click.command()
@click.argument("path", type=FILE)
@point_options
@click.option("--weight", default="", help="Column with what each row counts, such as harm days.")
@BOUNDARY
@click.option("--cell", "cell_m", default=250.0, show_default=True, help="Side of a cell in metres.")
@click.option("--reach", default=1, show_default=True, help="How many cells to each side are neighbours.")
@click.option("--q", "level", default=0.05, show_default=True, help="Cells with a q-value up to this are told.")
@click.option("--next", "following", type=FILE, help="CSV of the following period, to see whether they held.")
@AS_JSON
def hotspots(
    path: Path, easting: str, northing: str, day: str, weight: str, boundary: Path | None, cell_m: float, reach: int,
    level: float, following: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Say which cells stand above the rest with their neighbours (Gi*), and whether they held in the next period.

    \b
    Example:
      alongside hotspots offences-2018.csv --cell 250 --next offences-2019.csv
    """
    from alongside.evidence.places.grids import bin_points
    from alongside.evidence.violence.hotspots.local_g import hotspot_table, local_g
    from alongside.evidence.violence.hotspots.scoring import score

    columns = PointColumns(easting, northing, day, weight)
    with refusals():
        points, said = read_points(path, columns)
        binned = bin_points(points, grid_around(points, boundary, cell_m))
        found = local_g(binned, reach)
        hot = (found.q <= level) & (found.z > 0)
        scored = score(hot, binned.grid, read_points(following, columns)[0]) if following and hot.any() else None
    rows = [row for row in hotspot_table(found, binned).to_pylist() if row["q"] <= level and row["z"] > 0]
    words = f"{len(rows):,} of {binned.grid.cells:,} cells of {cell_m:g} m stand out (q up to {level:g})."
    if as_json:
        told = {"read": said, "sentence": words, "cells": rows, "parameters": found.parameters}
        click.echo(json.dumps(told | {"held": scored.sentence if scored else None}, indent=1))
        return
    click.echo("\n".join([said, words, *(_cell_line(row) for row in rows)]))
    if scored:
        click.echo(scored.sentence)


@click.command("near-repeats")
@click.argument("path", type=FILE)
@point_options
@click.option("--metres", default="0,1,100,200,300", show_default=True, help="Breaks of the bands of distance.")
@click.option("--days", "spans_", default="0,7,14,21,28", show_default=True, help="Breaks of the bands of days.")
@click.option("--permutations", default=999, show_default=True, help="For p-values; 0 for exact mean and spread alone.")
@click.option("--manhattan", is_flag=True, help="Measure along a right-angled street grid.")
@SEED
@AS_JSON
def near_repeats(
    path: Path, easting: str, northing: str, day: str, metres: str, spans_: str, permutations: int,
    manhattan: bool, seed: int, as_json: bool,
) -> None:  # fmt: skip
    """Say whether incidents follow each other in place and time more often than chance has it (Knox).

    \b
    Example:
      alongside near-repeats offences.csv --metres 0,1,100,200 --days 0,7,14,28
    """
    from alongside.evidence.violence.near_repeats.bands import distances, spans
    from alongside.evidence.violence.near_repeats.knox import near_repeats as knox

    with refusals(), progress("Dealing days out", quiet=as_json) as done:
        points, said = read_points(path, PointColumns(easting, northing, day))
        found = knox(
            points, distances(_breaks(metres)), spans(_breaks(spans_)), permutations=permutations, seed=seed,
            metric="manhattan" if manhattan else "euclidean", done=done,
        )  # fmt: skip
    rows = found.table().to_pylist()
    if as_json:
        told: dict[str, Any] = {"read": said, "table": rows, "warnings": found.warnings}
        click.echo(json.dumps(told | {"parameters": found.parameters}, indent=1))
        return
    click.echo("\n".join([said, *(_band_line(row) for row in rows), *found.warnings]))


@click.command()
@click.argument("path", type=FILE)
@point_options
@BOUNDARY
@click.option("--cell", "cell_m", default=100.0, show_default=True, help="Side of a cell in metres.")
@click.option("--step", "days_in_step", default=7, show_default=True, help="Days in a step of time.")
@click.option("--longest", default=12, show_default=True, help="The longest window, in steps.")
@click.option("--widest", default=21, show_default=True, help="The widest window, in cells; an odd number.")
@click.option("--simulations", default=999, show_default=True, help="Maps made by chance, for p-values.")
@SEED
@AS_JSON
def scan(
    path: Path, easting: str, northing: str, day: str, boundary: Path | None, cell_m: float,
    days_in_step: int, longest: int, widest: int, simulations: int, seed: int, as_json: bool,
) -> None:  # fmt: skip
    """Say where, up to the last day in the file, there is more than place and time explain (space-time permutation).

    \b
    Example:
      alongside scan offences.csv --cell 100 --step 7 --longest 8
    """
    from alongside.evidence.violence.near_repeats.scan import scan_windows

    with refusals(), progress("Maps made by chance", quiet=as_json) as done:
        points, said = read_points(path, PointColumns(easting, northing, day))
        found = scan_windows(
            points, grid_around(points, boundary, cell_m), last_day=int(points.day.max()), seed=seed,
            simulations=simulations, days_in_step=days_in_step, longest_steps=longest, widest_cells=widest, done=done,
        )  # fmt: skip
    rows = found.windows.to_pylist()
    for row in rows:
        row["first_day"], row["last_day"] = day_words(row["first_day"]), day_words(row["last_day"])
    if as_json:
        click.echo(json.dumps({"read": said, "windows": rows, "parameters": found.parameters}, indent=1))
        return
    click.echo("\n".join([said, *(_window_line(row) for row in rows)]))


def _breaks(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise click.ClickException(f'"{text}" is not a list of breaks. Write it like 0,100,200.') from None


def _cell_line(row: dict[str, Any]) -> str:
    where = f"{row['easting']:.0f}, {row['northing']:.0f}"
    return f"  {where}: {row['value']:g} inside, z {row['z']:.2f}, q {row['q']:.4f}"


def _band_line(row: dict[str, Any]) -> str:
    ratio = "no ratio" if row["ratio"] is None else f"ratio {row['ratio']:.2f}"
    chance = "" if row["p"] is None else f", p {row['p']:.3f}, q {row['q']:.3f}"
    seen = f"{row['observed']:,} pairs, {row['expected']:,.1f} by chance (sd {row['sd']:.1f})"
    return f"  {row['metres']} m, {row['days']} days: {seen}, {ratio}{chance}"


def _window_line(row: dict[str, Any]) -> str:
    where = f"{row['west']:.0f}-{row['east']:.0f} E, {row['south']:.0f}-{row['north']:.0f} N"
    chance = "" if row["p"] is None else f", p {row['p']:.3f}"
    return f"  {where}, since {row['first_day']}: {row['observed']:,} seen, {row['expected']:.1f} expected{chance}"
