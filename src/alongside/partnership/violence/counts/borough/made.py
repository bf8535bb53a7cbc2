"""Fleetwater, invented to match what Camden stated in 2019. Its numbers agree by construction and prove nothing."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from alongside.evidence.synthetic.area_figures import make_area_figures
from alongside.evidence.synthetic.comparison import BOROUGH, PUBLISHER, make_comparison
from alongside.evidence.synthetic.fleetwater import DEFINITIONS, MONTHS, make_fleetwater, source_of
from alongside.evidence.synthetic.fleetwater import INJURY as INVENTED_INJURY
from alongside.evidence.synthetic.fleetwater import KNIFE as INVENTED_KNIFE
from alongside.evidence.synthetic.fleetwater import VIOLENCE as INVENTED_VIOLENCE
from alongside.evidence.synthetic.harm import make_weights
from alongside.evidence.synthetic.hospital import make_hospital
from alongside.evidence.synthetic.incidents import make_incidents
from alongside.evidence.synthetic.survey import make_survey
from alongside.evidence.synthetic.witnesses import make_witnesses
from alongside.evidence.violence.definitions.reading import in_force, read_definitions
from alongside.partnership.violence.counts.borough.records import SEED, Records
from alongside.partnership.violence.counts.told import renamed
from alongside.partnership.violence.kinds import STATED_YEAR
from alongside.partnership.violence.local_file import DEFINED_AS, INJURY, KNIFE, VIOLENCE, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater
    from alongside.evidence.violence.definitions.reading import Definition

HOW_INVENTED = {VIOLENCE: INVENTED_VIOLENCE, INJURY: INVENTED_INJURY, KNIFE: INVENTED_KNIFE}


def made_records() -> Records:
    """Make the borough and the tables that its partners would send."""
    borough = make_fleetwater(SEED)
    ground, known = borough.geography, make_area_figures(borough)
    return Records(
        name="Fleetwater",
        is_invented=True,
        source=source_of(borough),
        year=STATED_YEAR,
        cut_on=MONTHS.last.last_day,
        wards=ground.wards,
        areas=ground.areas,
        ward_of=ground.ward_of,
        definitions=_definitions(),
        given={
            "extract": cache(lambda: make_incidents(borough).extract),
            "answers": cache(lambda: make_survey(borough).answers),
            "counts": cache(lambda: _counts(borough)),
            "figures": lambda: known.figures,
            "population": lambda: known.population,
            "hospital": lambda: renamed(make_hospital(borough).attendances, attendances="count"),
            "confidence": lambda: _confidence(borough),
            "weights": make_weights,
        },
        words=Words(neighbours_publisher=PUBLISHER, own_name=BOROUGH),
    )


def _definitions() -> "dict[str, Definition]":
    """Those of the demonstration; of what was made to fit, they say how it was made."""
    shipped = read_definitions()
    found = {key: in_force(shipped, name, STATED_YEAR.last.last_day) for key, name in DEFINED_AS.items()}
    invented = {
        key: replace(found[key], words=f"{DEFINITIONS[measure]} {found[key].words}")
        for key, measure in HOW_INVENTED.items()
    }
    return found | invented


def _counts(borough: "Fleetwater") -> "pa.Table":
    import pyarrow as pa

    return pa.concat_tables([make_witnesses(borough).counts, make_comparison(borough).counts])


def _confidence(borough: "Fleetwater") -> "pa.Table":
    """As intake keeps the police survey."""
    made = make_comparison(borough).confidence
    kept = renamed(made, Borough="borough", Measure="measure", Proportion="share", MPS="london_share")
    return kept.append_column("period", [[f"{day:%Y-%m}" for day in made["Date"].to_pylist()]])
