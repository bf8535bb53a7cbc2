"""Published health statistics: admissions after assault with a sharp object, and harm from drugs."""

from alongside.evidence.intake.checks import (
    not_a_count,
    not_a_month,
    not_a_number,
    not_a_year,
    not_filled,
    not_one_of,
    whole_number,
)
from alongside.evidence.intake.source import YEARLY, Check, Column, Source
from alongside.evidence.intake.street import OGL

_KEPT_BACK = "lower(suppressed) = 'true'"
HES = "NHS Digital, Hospital Episode Statistics"

SHARP_OBJECT_REGIONS = Source(
    name="nhs_sharp_object_regions",
    title="admissions after assault by sharp object, by region",
    publisher=HES,
    licence=f"{OGL}, assumed",
    unit="admissions or consultant episodes, as `episode_type` says",
    needs=("month", "region", "age_group", "episode_type", "episodes", "suppressed"),
    columns=(
        Column("period", "month", "month of admission; 2021/22 is provisional"),
        Column("region", "region", "region of residence, not of hospital; England holds the nine regions, never add"),
        Column("age_group", "age_group", "ten-year bands, Unknown, or all, which holds them"),
        Column("episode_type", "episode_type", "FAE an admission, FCE a consultant's episode; never add the two"),
        Column("count", f"CASE WHEN NOT {_KEPT_BACK} THEN {whole_number('episodes')} END",
               "how many, rounded to 5 by the publisher; NULL where hidden or missing, never 0"),
        Column("count_state", f"CASE WHEN {_KEPT_BACK} THEN 'hidden' WHEN episodes IS NULL THEN 'missing' "
               "ELSE 'shown' END", "shown, hidden (kept back by the publisher) or missing"),
    ),
    checks=(
        not_a_month("month", "month"),
        not_filled("region", "region"),
        not_filled("age_group", "age_group"),
        not_filled("episode_type", "episode_type"),
        not_one_of("episode_type", "episode_type", ("FAE", "FCE")),
        not_filled("suppressed", "suppressed"),
        Check("lower(suppressed) NOT IN ('true', 'false')", '"suppressed" is neither True nor False'),
        Check(f"{_KEPT_BACK} AND episodes IS NOT NULL", '"suppressed" is True and "episodes" is given'),
        not_a_number("episodes", "episodes", least=0),
    ),
    told_apart=("episode_type",),
    once=("region", "age_group", "episode_type"),
)  # fmt: skip

SHARP_OBJECT_ENGLAND = Source(
    name="nhs_sharp_object_england",
    title="admissions after assault by sharp object, England",
    publisher=f"{HES}, keyed in again by others",
    licence=f"{OGL}, assumed",
    unit="admissions",
    needs=("financial_year", "month", "dimension", "group", "episodes"),
    columns=(
        Column("period", "month", "month of admission"),
        Column("dimension", "dimension", "all, gender, age_group or ethnicity: the same admissions, never add"),
        Column("group_name", '"group"', "the group in it; groups leave people out and do not add up to all"),
        Column("count", whole_number("episodes"), "admissions"),
    ),
    checks=(
        not_a_month("month", "month"),
        not_filled("dimension", "dimension"),
        not_filled('"group"', "group"),
        not_a_count("episodes", "episodes"),
    ),
    told_apart=("dimension",),
    once=("dimension", "group_name"),
)

DRUG_HARM = Source(
    name="drug_admissions_and_deaths",
    title="drug admissions and deaths by local authority",
    publisher="NHS Digital and ONS, a secondary copy",
    licence=OGL,
    unit="admissions or deaths, or a rate of them, as `measure` says",
    needs=("measure", "year", "area", "value"),
    columns=(
        Column("period", "year", "year as the copy names it"),
        Column("area_name", "area", "local authority by name; the copy has no codes"),
        Column("measure", "measure", "admissions (misuse, primary, secondary diagnosis) or deaths (misuse, poisoning)"),
        Column("is_rate", "suffix(measure, '_100k')", "True for a rate per 100,000 residents, False for a count"),
        Column("value", "try_cast(value AS DOUBLE)", "the count or rate; NULL = missing"),
        Column("is_doubtful", "prefix(measure, 'hospital_admissions_misuse') AND year = '2020'",
               "True for admissions for misuse in 2020, which jump (Camden from 25 to 430): leave them out of a trend"),
    ),
    checks=(
        not_filled("measure", "measure"),
        not_a_year("year", "year"),
        not_filled("area", "area"),
        not_a_number("value", "value", least=0),
    ),
    told_apart=("measure",),
    once=("area_name", "measure"),
    grain=YEARLY,
)  # fmt: skip
