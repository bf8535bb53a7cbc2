"""A police force's own extract: one row an offence, with its true time and place, and no word about a person."""

from alongside.evidence.intake.checks import (
    GREAT_BRITAIN,
    UNITED_KINGDOM,
    flag,
    moment,
    not_a_flag,
    not_a_moment,
    not_filled,
    not_one_of,
)
from alongside.evidence.intake.source import Check, Column, Source

AGE_BANDS = ("0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65+")
_UNKNOWN = ("not known", "unknown")
_RECORDED, _OCCURRED = moment("recorded_at"), moment("occurred_at")
# A day without a time begins at 00:00, which is no reason to call it earlier than an hour of the same day.
_BEFORE = (
    f"CASE WHEN length(recorded_at) <= 10 THEN CAST({_RECORDED} AS DATE) < CAST({_OCCURRED} AS DATE) "
    f"ELSE {_RECORDED} < {_OCCURRED} END"
)
_ON_GRID = (
    f"coalesce(easting_number BETWEEN {GREAT_BRITAIN[0]} AND {GREAT_BRITAIN[2]} "
    f"AND northing_number BETWEEN {GREAT_BRITAIN[1]} AND {GREAT_BRITAIN[3]} "
    "AND NOT (easting_number = 0 AND northing_number = 0), false)"
)
_IN_DEGREES = (
    f"coalesce(longitude_number BETWEEN {UNITED_KINGDOM[0]} AND {UNITED_KINGDOM[2]} "
    f"AND latitude_number BETWEEN {UNITED_KINGDOM[1]} AND {UNITED_KINGDOM[3]}, false)"
)
_NO_POINT = "coalesce(easting, northing, longitude, latitude) IS NULL"
_AT_ZERO = "(easting_number = 0 AND northing_number = 0) OR (longitude_number = 0 AND latitude_number = 0)"
_TWO_NUMBERS = "(easting_number + northing_number) IS NOT NULL OR (longitude_number + latitude_number) IS NOT NULL"
_WHY_UNPLACED = (
    f"CASE WHEN {_ON_GRID} OR {_IN_DEGREES} THEN NULL WHEN {_NO_POINT} THEN 'no point is given' "
    f"WHEN {_AT_ZERO} THEN 'the point is 0,0, which stands for no place' "
    f"WHEN {_TWO_NUMBERS} THEN 'the point is outside Great Britain' ELSE 'the point is not two numbers' END"
)


def _metres(axis: str) -> str:
    converted = f"national_grid_{axis}(longitude_number, latitude_number)"
    return f"CASE WHEN {_ON_GRID} THEN {axis}_number WHEN {_IN_DEGREES} THEN {converted} END"


FORCE_EXTRACT = Source(
    name="force_extract",
    title="offences, a force's own extract",
    publisher="the police force of the partnership",
    licence="as agreed with the force; not open data",
    unit="offences",
    needs=("incident_id", "recorded_at", "occurred_at", "offence_code", "offence_group", "method_version"),
    needs_either=(("easting", "northing"), ("longitude", "latitude")),
    may_have=("offence_subgroup", "domestic_abuse", "knife", "knife_injury", "victim_age_band", "area_code"),
    also_called={"area_code": ("lsoa_code",)},
    numbers=("easting", "northing", "longitude", "latitude"),
    columns=(
        Column("period", f"strftime({_RECORDED}, '%Y-%m')", "month of recording, by the London clock"),
        Column("incident_id", "incident_id", "the force's number; an incident can hold several offences"),
        Column("recorded_at", _RECORDED, "when it was recorded, London clock"),
        Column("occurred_at", _OCCURRED, "when it happened or began, London clock; NULL = not known"),
        Column("offence_code", "offence_code", "Home Office code"),
        Column("offence_group", "offence_group", "Home Office offence group"),
        Column("offence_subgroup", "offence_subgroup", "Home Office sub-group; NULL = not given"),
        Column("easting", _metres("easting"),
               "metres, British National Grid, from degrees within 5 m; NULL = not placed"),
        Column("northing", _metres("northing"), "metres, British National Grid; NULL = not placed"),
        Column("why_unplaced", _WHY_UNPLACED, "why it has no place; such a row is kept, because it is an offence"),
        Column("domestic_abuse", flag("domestic_abuse"), "flagged as domestic abuse; NULL = not known"),
        Column("knife", flag("knife"), "flagged as knife-enabled; NULL = not known"),
        Column("knife_injury", flag("knife_injury"), "someone was hurt with a knife; NULL = not known"),
        Column("victim_age_band", f"CASE WHEN victim_age_band NOT IN {_UNKNOWN} THEN victim_age_band END",
               f"one of {', '.join(AGE_BANDS)}; NULL = not known or no victim"),
        Column("method_version", "method_version", "how flags were set; a figure breaks where it changes"),
        Column("area_code", "area_code", "LSOA or other small area; NULL = not given"),
    ),
    checks=(
        not_filled("incident_id", "incident_id"),
        not_filled("recorded_at", "recorded_at"),
        not_a_moment("recorded_at", "recorded_at"),
        not_a_moment("occurred_at", "occurred_at"),
        Check(_BEFORE, '"recorded_at" is before "occurred_at"'),
        not_filled("offence_code", "offence_code"),
        not_filled("offence_group", "offence_group"),
        not_a_flag("domestic_abuse", "domestic_abuse"),
        not_a_flag("knife", "knife"),
        not_a_flag("knife_injury", "knife_injury"),
        # A spreadsheet turns 10-17 into a day in October.
        not_one_of("victim_age_band", "victim_age_band", (*AGE_BANDS, *_UNKNOWN)),
    ),
    identity="incident_id",
    unplaced="easting IS NULL",
    why_unplaced="why_unplaced",
    area_code="area_code",
)  # fmt: skip
