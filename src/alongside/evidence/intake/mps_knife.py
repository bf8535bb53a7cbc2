"""Knife crime: the Metropolitan Police dashboard by borough and neighbourhood team, and yearly totals by force."""

from alongside.evidence.intake.checks import not_a_count, not_a_year, not_filled, whole_number
from alongside.evidence.intake.mps_tables import MPS, OGL2
from alongside.evidence.intake.source import YEARLY, Check, Column, Source
from alongside.evidence.intake.street import OGL

_DAY = "try_cast(month_year AS DATE)"

KNIFE_DASHBOARD = Source(
    name="mps_knife_dashboard",
    title="monthly crime dashboard, knife crime",
    publisher=MPS,
    licence=OGL2,
    unit="offences or positive outcomes, as `measure` says",
    needs=("month_year", "area_type", "borough_snt", "area_name", "area_code", "crime_type", "crime_subtype",
           "measure", "count", "refresh_date"),
    columns=(
        Column("period", f"strftime({_DAY}, '%Y-%m')", "month of record"),
        Column("area_type", "area_type", "Borough, or neighbourhood team (a ward): the same offences twice, never add"),
        Column("borough", "borough_snt", "borough"),
        Column("area_name", "area_name", "borough or ward"),
        Column("area_code", "area_code", "its code; -1 and words stand for no area"),
        Column("crime_type", "crime_type", "Knife Crime"),
        Column("crime_subtype", "crime_subtype", "all knife crime, with injury, injury victims 1-24; they overlap"),
        Column("measure", "measure", "Offences or Positive Outcomes"),
        Column("count", whole_number("count"), "the count; a zero has no row in this table"),
        Column("refreshed_on", "try_cast(refresh_date AS DATE)", "day the publisher refreshed the table"),
    ),
    checks=(
        Check(f"{_DAY} IS NULL", '"month_year" is not a date'),
        not_filled("area_type", "area_type"),
        not_filled("crime_subtype", "crime_subtype"),
        not_filled("measure", "measure"),
        not_a_count("count", "count"),
    ),
    area_code="area_code",
    told_apart=("area_type",),
    once=("area_type", "borough", "area_code", "area_name", "crime_subtype", "measure"),
)  # fmt: skip

KNIFE_BY_FORCE = Source(
    name="force_knife_yearly",
    title="knife offences by police force and year",
    publisher="Home Office and ONS police force tables, a secondary copy",
    licence=OGL,
    unit="offences",
    needs=("year", "police_force", "knife_offences"),
    columns=(
        Column("period", "year", "financial year; the copy does not say which end is named"),
        Column("police_force", "police_force", "the force"),
        Column("count", whole_number("knife_offences"), "knife offences recorded"),
    ),
    checks=(
        not_a_year("year", "year"),
        not_filled("police_force", "police_force"),
        not_a_count("knife_offences", "knife_offences"),
    ),
    told_apart=("police_force",),
    once=("police_force",),
    grain=YEARLY,
)
