"""What people say: the Public Attitude Survey by borough, and a partnership's own survey of residents."""

from alongside.evidence.intake.checks import not_a_month, not_a_number, not_filled
from alongside.evidence.intake.mps_tables import OGL2
from alongside.evidence.intake.source import QUARTERLY, Check, Column, Source

_DAY = "try_cast(date AS DATE)"

PUBLIC_ATTITUDES = Source(
    name="mopac_public_attitudes",
    title="Public Attitude Survey by borough and quarter",
    publisher="Mayor's Office for Policing and Crime",
    licence=f"{OGL2}, assumed",
    unit="share of those asked",
    needs=("date", "survey", "borough", "measure", "proportion"),
    may_have=("mps",),
    columns=(
        Column("period", f"strftime({_DAY}, '%Y-%m')", "the quarter that ends with this month"),
        Column("survey", "survey", "which survey"),
        Column("borough", "borough", "borough; MPS is London as a whole, never add"),
        Column("measure", "measure", "what was asked, all about confidence in the police; none is about worry"),
        Column("share", "try_cast(proportion AS DOUBLE)",
               "weighted share, 0 to 1; no sample size and no interval are published; NULL = missing"),
        Column("london_share", "try_cast(mps AS DOUBLE)", "the same for London, where the file gives it beside"),
    ),
    checks=(
        Check(f"{_DAY} IS NULL", '"Date" is not a day written as YYYY-MM-DD'),
        Check(f"{_DAY} <> last_day({_DAY}) OR month({_DAY}) % 3 <> 0", '"Date" is not the last day of a quarter'),
        not_filled("borough", "Borough"),
        not_filled("measure", "Measure"),
        not_a_number("proportion", "Proportion"),
        Check("try_cast(proportion AS DOUBLE) NOT BETWEEN 0 AND 1", '"Proportion" is not between 0 and 1'),
        Check("mps IS NOT NULL AND NOT coalesce(try_cast(mps AS DOUBLE) BETWEEN 0 AND 1, false)",
              '"MPS" is not between 0 and 1'),
    ),
    told_apart=("survey", "borough"),
    once=("survey", "borough", "measure"),
    grain=QUARTERLY,
)  # fmt: skip

RESIDENTS = Source(
    name="residents_survey",
    title="survey of residents, one row an answer",
    publisher="the council of the partnership",
    licence="as agreed with the council; not open data",
    unit="answers",
    needs=("month", "respondent_id", "weight", "area_code", "question", "answer"),
    may_have=("area_name",),
    also_called={"month": ("period",), "respondent_id": ("respondent", "respondent_number")},
    columns=(
        Column("period", "month", "month of asking, YYYY-MM"),
        Column("respondent_number", "respondent_id", "1, 2, ... within this file; who it was is not kept"),
        Column("weight", "try_cast(weight AS DOUBLE)", "how many this respondent stands for; above 0"),
        Column("area_code", "area_code", "ward or small area of residence"),
        Column("area_name", "area_name", "its name, where given"),
        Column("question", "question", "the question's short name, such as feels_unsafe_after_dark or worry"),
        Column("answer", "answer", "the answer in words; NULL = not said, which is not no"),
    ),
    checks=(
        not_a_month("month", "month"),
        not_filled("respondent_id", "respondent_id"),
        Check("NOT coalesce(isfinite(try_cast(weight AS DOUBLE)) AND try_cast(weight AS DOUBLE) > 0, false)",
              '"weight" is not a number above 0'),
        not_filled("area_code", "area_code"),
        not_filled("question", "question"),
    ),
    area_code="area_code",
    one_kind=("question",),
    numbered="respondent_number",
    ids=("respondent_id",),
)  # fmt: skip
