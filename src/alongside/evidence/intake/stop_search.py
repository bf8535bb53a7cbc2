"""data.police.uk: stop and search, as its monthly CSV files give it."""

from alongside.evidence.intake.checks import impossible_points, not_filled
from alongside.evidence.intake.source import Check, Column, Source, same
from alongside.evidence.intake.street import OGL, POINT

MEANING = {
    "type": "person search, vehicle search, or both",
    "part_of_a_policing_operation": "True or False as published",
    "policing_operation": "its name, mostly empty",
    "gender": "as the officer recorded it",
    "age_range": "under 10, 10-17, 18-24, 25-34, over 34",
    "self_defined_ethnicity": "as the person said; the categories' wording changed in 2018",
    "officer_defined_ethnicity": "as the officer saw it",
    "legislation": "the power used",
    "object_of_search": "what was looked for; the coding changed in January 2018, so no trend crosses it",
    "outcome": "what followed; the wording changed in 2018",
    "outcome_linked_to_object_of_search": "True or False as published",
    "removal_of_more_than_just_outer_clothing": "True or False as published",
}
_MOMENT = "try_cast(date AS TIMESTAMPTZ)"

STOP_AND_SEARCH = Source(
    name="police_uk_stop_and_search",
    title="stop and search",
    publisher="data.police.uk",
    licence=OGL,
    unit="searches",
    needs=("date", *(name for name in MEANING if name != "policing_operation"), "latitude", "longitude"),
    may_have=("policing_operation",),
    columns=(
        Column("period", f"strftime({_MOMENT} AT TIME ZONE 'Europe/London', '%Y-%m')", "month by the London clock"),
        Column("searched_at", _MOMENT, "moment of the search"),
        *same(*MEANING, meaning=MEANING),
        *POINT,
    ),
    numbers=("longitude", "latitude"),
    checks=(
        Check(f"{_MOMENT} IS NULL", '"Date" is not a date and time'),
        not_filled("type", "Type"),
        *impossible_points(),
    ),
    unplaced="longitude IS NULL",
)
