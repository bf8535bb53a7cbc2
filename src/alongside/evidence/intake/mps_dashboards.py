"""Metropolitan Police dashboards: victims of homicide, people proceeded against for it, and disposals from custody.

These count people. Small cross-tables of them go through `disclosure` before they are shown.
"""

from alongside.evidence.intake.checks import not_a_count, not_filled, whole_number
from alongside.evidence.intake.mps_tables import MPS, OGL2
from alongside.evidence.intake.source import Check, Column, Source


def _month(column: str) -> str:
    """Read "Jan-03" as a month."""
    return f"try_strptime('01-' || {column}, '%d-%b-%y')"


HOMICIDE_VICTIMS = Source(
    name="mps_homicide_victims",
    title="homicide dashboard, victims",
    publisher=MPS,
    licence=OGL2,
    unit="victims",
    needs=("count_of_victims", "age_group", "sex", "method_of_killing", "domestic_abuse", "recorded_date",
           "homicide_offence_type", "solved_status", "borough"),
    columns=(
        Column("period", f"strftime({_month('recorded_date')}, '%Y-%m')", "month of recording, not of death"),
        Column("borough", "borough", "borough"),
        Column("age_group", "age_group", "age band of the victim"),
        Column("sex", "sex", "sex of the victim"),
        Column("method_of_killing", "method_of_killing", "how"),
        Column("domestic_abuse", "domestic_abuse", "Domestic Abuse or Not Domestic Abuse"),
        Column("homicide_offence_type", "homicide_offence_type", "murder, manslaughter and so on"),
        Column("solved_status", "solved_status", "Solved or Unsolved"),
        Column("count", whole_number("count_of_victims"), "victims, 1 in each row so far"),
    ),
    checks=(
        Check(f"{_month('recorded_date')} IS NULL", '"Recorded Date" is not a month like Jan-03'),
        not_filled("borough", "Borough"),
        not_a_count("count_of_victims", "Count of Victims"),
    ),
)  # fmt: skip

HOMICIDE_PROCEEDINGS = Source(
    name="mps_homicide_proceedings",
    title="homicide dashboard, people proceeded against",
    publisher=MPS,
    licence=OGL2,
    unit="people proceeded against",
    needs=("count_of_ppa", "borough", "gender", "age_group", "offence_type", "charged_summonsed", "proceedings_date"),
    columns=(
        Column("period", f"strftime({_month('proceedings_date')}, '%Y-%m')", "month of proceedings"),
        Column("borough", "borough", "borough"),
        Column("gender", "gender", "gender of the accused"),
        Column("age_group", "age_group", "age band of the accused"),
        Column("offence_type", "offence_type", "murder, manslaughter and so on"),
        Column("charged_summonsed", "charged_summonsed", "how they were proceeded against"),
        Column("count", whole_number("count_of_ppa"), "people accused, never victims"),
    ),
    checks=(
        Check(f"{_month('proceedings_date')} IS NULL", '"proceedings_date" is not a month like Jan-03'),
        not_filled("borough", "borough"),
        not_a_count("count_of_ppa", "count_of_ppa"),
    ),
)

_CUSTODY_DAY = "try_cast(current_disposal_year || '-' || current_disposal_month || '-1' AS DATE)"
CUSTODY = Source(
    name="mps_custody",
    title="custody dashboard, disposals",
    publisher=MPS,
    licence=OGL2,
    unit="offences disposed of, London as a whole",
    needs=("current_disposal_year", "current_disposal_month", "gender", "age_group", "ethnicity_4_1", "offence_group",
           "current_disposal", "offence_count", "sheet"),
    columns=(
        Column("period", f"strftime({_CUSTODY_DAY}, '%Y-%m')", "month of disposal"),
        Column("sheet", "sheet", "the worksheet it came from; never add different ones"),
        Column("gender", "gender", "gender of the person"),
        Column("age_group", "age_group", "Adult or Juvenile"),
        Column("ethnicity", "ethnicity_4_1", "in four groups and unknown"),
        Column("offence_group", "offence_group", "the offence group"),
        Column("current_disposal", "current_disposal", "charge, out of court, no further action and others"),
        Column("count", whole_number("offence_count"), "offences"),
    ),
    checks=(
        Check(f"{_CUSTODY_DAY} IS NULL", '"current_disposal_year" and "..._month" are not a month'),
        not_filled("sheet", "sheet"),
        not_a_count("offence_count", "offence_count"),
    ),
    told_apart=("sheet",),
)  # fmt: skip
