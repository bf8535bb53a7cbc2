"""`alongside`: what an analyst can do without a site. Every command has --json for a program that reads the answer."""

from __future__ import annotations

import click

from alongside.evidence.cli.areas import areas, boroughs
from alongside.evidence.cli.common_areas import common_areas
from alongside.evidence.cli.counting import count, measures
from alongside.evidence.cli.definitions import definitions
from alongside.evidence.cli.drugs import drugs
from alongside.evidence.cli.fleetwater import fleetwater
from alongside.evidence.cli.perceiving import neighbourhoods, perception
from alongside.evidence.cli.places import hotspots, near_repeats, scan
from alongside.evidence.cli.profile import profile
from alongside.evidence.cli.reading import read
from alongside.evidence.cli.seriousness import seriousness
from alongside.evidence.cli.sources import sources
from alongside.evidence.cli.trend import trend
from alongside.evidence.cli.two_kinds import colocation, which_first


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


COMMANDS = (
    read,
    sources,
    count,
    measures,
    common_areas,
    definitions,
    trend,
    seriousness,
    areas,
    boroughs,
    perception,
    neighbourhoods,
    drugs,
    hotspots,
    near_repeats,
    scan,
    colocation,
    which_first,
    profile,
    fleetwater,
)
for command in COMMANDS:
    main.add_command(command)
