"""Fleetwater as files, in the shapes in which a partnership's own agencies would send them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alongside.evidence.places.boundaries import write_boundaries
from alongside.evidence.synthetic.area_figures import make_area_figures
from alongside.evidence.synthetic.comparison import BOROUGH as OWN_NAME
from alongside.evidence.synthetic.comparison import PUBLISHER as NEIGHBOURS
from alongside.evidence.synthetic.comparison import make_comparison
from alongside.evidence.synthetic.fleetwater import source_of
from alongside.evidence.synthetic.harm import make_weights
from alongside.evidence.synthetic.hospital import make_hospital
from alongside.evidence.synthetic.incidents import make_incidents
from alongside.evidence.synthetic.survey import make_survey
from alongside.evidence.synthetic.witnesses import make_witnesses
from alongside.evidence.tables import to_csv

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

# File name, and the source that reads it.
SOURCES = {
    "fleetwater_counts.csv": "area_months",
    "fleetwater_offences.csv": "force_extract",
    "fleetwater_other_agencies.csv": "area_months",
    "fleetwater_residents_survey.csv": "residents_survey",
    "fleetwater_hospital.csv": "hospital_assaults_istv",
    "fleetwater_population.csv": "population",
    "fleetwater_area_figures.csv": "area_figures",
    "fleetwater_neighbours.csv": "area_months",
    "fleetwater_neighbours_population.csv": "population",
    "fleetwater_police_confidence.csv": "mopac_public_attitudes",
    "fleetwater_weights.csv": "severity_weights",
}
# What a site is told of a borough whose files it counts: docs/how-to/read-partner-files.md.
BOROUGH = """\
# Fleetwater, as a partnership would name its own borough. Beside this file lie the boundaries.
name = "Fleetwater"
source = "{source}"
invented = true
wards = "fleetwater_wards.geojson"
small_areas = "fleetwater_small_areas.geojson"
year_to = "2019-03"

[words]
neighbours_publisher = "{neighbours}"
own_name = "{own_name}"
"""


def write_fleetwater(fleetwater: Fleetwater, folder: Path) -> list[Path]:
    """Write the borough as files that the other commands read: boundaries, every source, and what is true behind them.

    Returns  the paths written. The names of SOURCES are read by `alongside read`; two files of boundaries, borough.toml
             for a site of its own, and the truth, which is no source, stand beside them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables, truth = _make(fleetwater)
    texts = {
        "fleetwater_small_areas.geojson": write_boundaries(fleetwater.geography.areas),
        "fleetwater_wards.geojson": write_boundaries(fleetwater.geography.wards),
        **{name: to_csv(table) for name, table in tables.items()},
        "borough.toml": BOROUGH.format(source=source_of(fleetwater), neighbours=NEIGHBOURS, own_name=OWN_NAME),
        "fleetwater_truth.json": json.dumps(truth, indent=1) + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    return [folder / name for name in texts]


def _make(fleetwater: Fleetwater) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    incidents, survey = make_incidents(fleetwater), make_survey(fleetwater)
    witnesses, hospital = make_witnesses(fleetwater), make_hospital(fleetwater)
    figures, comparison = make_area_figures(fleetwater), make_comparison(fleetwater)
    tables = (
        fleetwater.counts,
        incidents.extract.drop_columns(["period"]),
        witnesses.counts,
        survey.answers,
        hospital.attendances,
        figures.population,
        figures.figures,
        comparison.counts,
        comparison.population,
        comparison.confidence,
        make_weights(),
    )
    truth = {
        "seed": fleetwater.seed,
        **asdict(fleetwater.truth),
        "incidents": asdict(incidents.truth),
        "survey": asdict(survey.truth),
        "other_agencies": asdict(witnesses.truth),
        "hospital": asdict(hospital.truth),
        "area_figures": asdict(figures.truth),
        "comparison": asdict(comparison.truth),
    }
    return dict(zip(SOURCES, tables, strict=True)), truth
