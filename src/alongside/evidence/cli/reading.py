"""`alongside read`: files of partners into monthly Parquet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.evidence.cli.options import AS_JSON, FOLDER, refusals

if TYPE_CHECKING:
    from alongside.evidence.intake.store import FileRead


@click.command()
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

    with refusals():
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
    if read.cleaned:
        lines.append(f"  {read.cleaned:,} fields had stray spaces, which were taken away.")
    lines += [f"  {count:,} kept without a place: {reason}." for reason, count in read.why_unplaced.items()]
    if read.mostly_unplaced:
        lines.append(f"  Most rows say no place in {', '.join(read.mostly_unplaced)}: do not map these months.")
    if read.areas:
        lines.append(f"  {read.areas}")
    return lines
