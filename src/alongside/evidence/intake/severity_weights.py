"""How much an offence weighs: the Cambridge Crime Harm Index, and any table of weights in the plain shape."""

from alongside.evidence.intake.checks import not_a_number, not_a_year, not_filled, not_one_of
from alongside.evidence.intake.source import YEARLY, Column, Source

_MEDIAN = "try_cast(cchi_days_median AS DOUBLE)"


def _days(which: str) -> str:
    return f"try_cast(cchi_days_{which} AS DOUBLE)"


SEVERITY_WEIGHTS = Source(
    name="severity_weights",
    title="weights of offences",
    publisher="as `index_name` says",
    licence="as its publisher states",
    unit="weights, as `unit` says",
    needs=("index_name", "version", "level", "category", "weight", "unit"),
    columns=(
        Column("period", "version", "the version, a year"),
        Column("index_name", "index_name", "the index, such as ONS CSS 2023"),
        Column("version", "version", "the version, a year"),
        Column("level", "level", "offence_code or subgroup: what `category` names"),
        Column("category", "category", "offence code or sub-group"),
        Column("weight", "try_cast(weight AS DOUBLE)", "the weight; NULL = the index has none, never 0"),
        Column("unit", "unit", "days of imprisonment, or score"),
    ),
    checks=(
        not_filled("index_name", "index_name"),
        not_a_year("version", "version"),
        not_filled("level", "level"),
        not_one_of("level", "level", ("offence_code", "subgroup")),
        not_filled("category", "category"),
        not_a_number("weight", "weight", least=0),
        not_filled("unit", "unit"),
        not_one_of("unit", "unit", ("days", "score")),
    ),
    told_apart=("index_name", "level"),
    once=("index_name", "level", "category"),
    grain=YEARLY,
)

CCHI = Source(
    name="cchi_subgroups",
    title="Cambridge Crime Harm Index by offence sub-group",
    publisher="Cambridge Centre for Evidence-Based Policing, summarised by others",
    licence="not stated; numbers with their source",
    unit="days of imprisonment",
    needs=("offence_subgroup", "offence_group", "n_offence_codes", "cchi_days_min", "cchi_days_median",
           "cchi_days_mean", "cchi_days_max"),
    may_have=("mps_minortext",),
    name_says=r"cchi_(20\d\d)",
    columns=(
        Column("period", "named", "the version, a year; the file's name says it, as cchi_2026"),
        Column("index_name", "'CCHI ' || named", "the index with its version"),
        Column("version", "named", "the version"),
        Column("level", "'subgroup'", "what `category` names"),
        Column("category", "offence_subgroup", "Home Office offence sub-group"),
        Column("offence_group", "offence_group", "the group it is in"),
        Column("weight", _MEDIAN, "median days over the offence codes of the sub-group; NULL = no weight, never 0"),
        Column("weight_mean", _days("mean"), "mean days; far above the median where a few codes are grave"),
        Column("weight_min", _days("min"), "least"),
        Column("weight_max", _days("max"), "most"),
        Column("offence_codes", "try_cast(n_offence_codes AS BIGINT)", "how many codes the median is over"),
        Column("unit", "'days'", "days of imprisonment at the starting point of the sentencing guideline"),
        Column("mps_minor", "mps_minortext", "the Metropolitan Police's names for it, parted by |"),
    ),
    checks=(
        not_filled("offence_subgroup", "offence_subgroup"),
        *(not_a_number(f"cchi_days_{which}", f"cchi_days_{which}", least=0) for which in
          ("min", "median", "mean", "max")),
    ),
    told_apart=("index_name",),
    once=("category",),
    grain=YEARLY,
)  # fmt: skip

UNLABELLED_CSS = Source(
    name="css_unlabelled",
    title="Crime Severity Score weights by data.police.uk category",
    publisher="Office for National Statistics, a copy without labels",
    licence="Open Government Licence v3.0",
    unit="score",
    needs=("police_uk_category", "n_weights", "weight_min", "weight_median", "weight_mean", "weight_max", "weights"),
    columns=(),
    unfit="These weights have lost the offences they belong to, somebody else gave them their categories, and "
    "categories as wide as these (one holds 9 to 7,979) cannot be weighed. Use the table of the ONS itself, with one "
    "weight for each offence code, in the shape severity_weights.",
)
