"""`alongside fleetwater`: the invented borough as files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from alongside.evidence.cli.options import AS_JSON, FOLDER


@click.command()
@click.option("--seed", default=2019, show_default=True, help="The same seed makes the same borough.")
@click.option("--into", required=True, type=FOLDER, help="Folder to write to; made when not there.")
@AS_JSON
def fleetwater(seed: int, into: Path, as_json: bool) -> None:
    """Make Fleetwater, the invented borough: boundaries, a file for each source, and the truth put in.

    \b
    Example:
      alongside fleetwater --seed 2019 --into var/fleetwater
    """
    from alongside.evidence.synthetic.files import write_fleetwater
    from alongside.evidence.synthetic.fleetwater import make_fleetwater

    made = make_fleetwater(seed)
    paths = [str(path) for path in write_fleetwater(made, into)]
    if as_json:
        click.echo(json.dumps({"seed": seed, "files": paths, "truth": asdict(made.truth)}, indent=1))
        return
    click.echo("\n".join(paths))
    click.echo(made.geography.areas.credit)
