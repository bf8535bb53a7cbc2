"""`alongside`: what an analyst can do without a site. Every command has --json for a program that reads the answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence.errors import EvidenceError
from alongside.evidence.periods import Month

if TYPE_CHECKING:
    from alongside.evidence.intake.store import FileRead
    from alongside.evidence.violence.measures import Measure

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
FOLDER = click.Path(file_okay=False, path_type=Path)


@contextmanager
def _refusals() -> Iterator[None]:
    """Show what the evidence refuses as one sentence, without a traceback."""
    try:
        yield
    except EvidenceError as refusal:
        raise click.ClickException(str(refusal)) from None


class _MonthType(click.ParamType):
    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        with _refusals():
            return Month.parse(value)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="alongside")
def main() -> None:
    """Read the figures that partners publish, count them, and say what they can and cannot tell.

    \b
    Start with:
      alongside fleetwater --into var/fleetwater
      alongside read var/fleetwater/fleetwater_counts.csv --into var/read
      alongside count fleetwater-knife-offences --in var/read --to 2019-03
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--into", required=True, type=FOLDER, help="Folder for the monthly Parquet; made when not there.")
@AS_JSON
def read(paths: tuple[Path, ...], into: Path, as_json: bool) -> None:
    """Read files or folders (.csv, .csv.gz, .parquet) into monthly Parquet. Reading again changes nothing.

    \b
    Example:
      alongside read downloads/police --into var/read
    """
    from rich.console import Console
    from rich.progress import track

    from alongside.evidence.intake.reading import find_files, read_files

    with _refusals():
        files = find_files(paths, into)
        screen = Console(stderr=True)
        quiet = as_json or not screen.is_terminal
        # one file at a time, so that the bar moves
        readings = [read_files([f], into) for f in track(files, "Reading", console=screen, disable=quiet)]
    done = [file for reading in readings for file in reading.read]
    refused = {path: sentence for reading in readings for path, sentence in reading.refused.items()}
    if as_json:
        click.echo(json.dumps({"read": [asdict(file) for file in done], "refused": refused}, indent=1))
    else:
        for file in done:
            click.echo("\n".join(_told(file, into)))
        for sentence in refused.values():
            click.echo(f"Refused: {sentence}")
    if refused:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("measure")
@click.option("--in", "folder", required=True, type=FOLDER, help="Folder that files were read into.")
@click.option("--to", required=True, type=_MonthType(), help="Last month of the twelve, YYYY-MM.")
@click.option("--area", default="", help="Name or code of the area; not needed when there is only one.")
@click.option("--by", default="", help="Kind of area: borough, ward, lsoa, force; the measure's first unless given.")
@click.option("--file", "files", multiple=True, help="Count from this file only; can be given more than once.")
@AS_JSON
def count(measure: str, folder: Path, to: Month, area: str, by: str, files: tuple[str, ...], as_json: bool) -> None:
    """Count twelve months against the twelve before. `alongside measures` lists what can be counted.

    \b
    Example:
      alongside count mps-violence --in var/read --area Camden --to 2019-03
    """
    from alongside.evidence.intake.store import Store
    from alongside.evidence.violence.counts import count_months
    from alongside.evidence.violence.years import year_on_year

    chosen = _measures().get(measure)
    if chosen is None:
        raise click.ClickException(f'There is no measure "{measure}". See: alongside measures')
    by = by or next(iter(chosen.areas))
    area = area or _only_area(chosen, by)
    with _refusals():
        counted = count_months(Store(folder), chosen, area, by, files=files)
        found = year_on_year(counted, to)
    plain = found.as_dict()
    if as_json:
        click.echo(json.dumps(plain | {"files": counted.files}, indent=1))
        return
    click.echo(found.sentence)
    click.echo(f"\nDefinition: {counted.definition}")
    click.echo(f"Source: {counted.source}; {', '.join(counted.files)}; records end on {counted.cut_on}.")
    click.echo(f"Uncertainty: {plain['change']['uncertainty']['method']}.")


@main.command()
@AS_JSON
def measures(as_json: bool) -> None:
    """List what can be counted, by which areas, and from which source.

    \b
    Example:
      alongside measures
    """
    listed = _measures()
    if as_json:
        click.echo(json.dumps({name: asdict(measure) for name, measure in listed.items()}, indent=1))
        return
    for name, measure in listed.items():
        click.echo(f"{name}: {measure.title}, by {' or '.join(measure.areas)}. {measure.source.words}.")


@main.command()
@click.option("--seed", default=2019, show_default=True, help="The same seed makes the same borough.")
@click.option("--into", required=True, type=FOLDER, help="Folder to write to; made when not there.")
@AS_JSON
def fleetwater(seed: int, into: Path, as_json: bool) -> None:
    """Make Fleetwater, the invented borough: boundaries, counts by area and month, population, and the truth put in.

    \b
    Example:
      alongside fleetwater --seed 2019 --into var/fleetwater
    """
    from alongside.evidence.synthetic.fleetwater import make_fleetwater, write_fleetwater

    made = make_fleetwater(seed)
    paths = [str(path) for path in write_fleetwater(made, into)]
    if as_json:
        click.echo(json.dumps({"seed": seed, "files": paths, "truth": asdict(made.truth)}, indent=1))
        return
    click.echo("\n".join(paths))
    click.echo(made.geography.areas.credit)


def _only_area(measure: Measure, by: str) -> str:
    """Name the area of a source that knows only one of this kind."""
    name = measure.areas.get(by, "")
    if name[:1] == name[-1:] == "'":
        return name[1:-1]
    raise click.ClickException(
        f"Say which {by} with --area. {measure.title} can be counted by {', '.join(measure.areas)}."
    )


def _measures() -> dict[str, Measure]:
    from alongside.evidence.synthetic.fleetwater import DEFINITIONS, PUBLISHER
    from alongside.evidence.violence.measures import MEASURES, area_measure

    invented = [
        area_measure(words, definition, PUBLISHER, whole="Fleetwater") for words, definition in DEFINITIONS.items()
    ]
    return MEASURES | {f"fleetwater-{measure.name}": measure for measure in invented}


def _told(read: FileRead, into: Path) -> list[str]:
    """What reading a file came to, in lines for a person."""
    if read.was_known:
        return [f"{read.file}: this content was read before; nothing changed."]
    lines = [
        f"{read.file}: {read.rows_read:,} rows read, {read.rows_kept:,} kept, {read.rows_set_aside:,} set aside; "
        f"{min(read.periods)} to {max(read.periods)}."
    ]
    lines += [f"  {count:,} set aside: {reason}." for reason, count in read.reasons.items()]
    if read.rejects:
        lines.append(
            f"  They are in {into / 'rejects' / read.rejects} with line and reason. Mend them and read that file."
        )
    if read.missing:
        lines.append(f"  Missing between its first and last: {', '.join(read.missing)}.")
    if read.repeated_ids:
        lines.append(
            f"  {read.repeated_ids:,} rows repeat an id of their month; kept, as one crime can have several victims."
        )
    if read.mostly_unplaced:
        lines.append(f"  Most rows say no place in {', '.join(read.mostly_unplaced)}: do not map these months.")
    if read.areas:
        lines.append(f"  {read.areas}")
    return lines
