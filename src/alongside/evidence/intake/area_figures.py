"""Figures that describe areas: the Indices of Deprivation, and any other, such as school exclusion."""

from alongside.evidence.intake.checks import not_a_number, not_a_year, not_filled
from alongside.evidence.intake.source import YEARLY, Column, Source
from alongside.evidence.intake.street import OGL

AREA_FIGURES = Source(
    name="area_figures",
    title="figures by area",
    publisher="a partner of the local partnership",
    licence="as its publisher states",
    unit="as `figure` says",
    needs=("area_code", "figure", "value", "year", "publisher"),
    may_have=("area_name",),
    columns=(
        Column("period", "year", "year"),
        Column("area_code", "area_code", "code of the area"),
        Column("area_name", "area_name", "its name, where given"),
        Column("figure", "figure", "what it is, with its unit: permanent exclusions per 1,000 pupils"),
        Column("value", "try_cast(value AS DOUBLE)", "the figure; NULL = missing, never 0"),
        Column("publisher", "publisher", "who published it"),
    ),
    checks=(
        not_filled("area_code", "area_code"),
        not_filled("figure", "figure"),
        not_a_number("value", "value"),
        not_a_year("year", "year"),
        not_filled("publisher", "publisher"),
    ),
    area_code="area_code",
    told_apart=("publisher", "figure"),
    once=("area_code", "figure", "publisher"),
    one_kind=("figure", "publisher"),
    grain=YEARLY,
)

_RANK, _DECILE = "rank_where_1_is_most_deprived", "decile_where_1_is_most_deprived_10_of_lsoas"
# Column kept: the headings' stem, how its score is called, what it is.
INDICES = {
    "imd": ("index_of_multiple_deprivation_imd", "score", "Index of Multiple Deprivation"),
    "income": ("income", "score_rate", "Income domain"),
    "employment": ("employment", "score_rate", "Employment domain"),
    "education": ("education_skills_and_training", "score", "Education, Skills and Training domain"),
    "health": ("health_deprivation_and_disability", "score", "Health Deprivation and Disability domain"),
    "crime": ("crime", "score", "Crime domain, itself made from recorded crime"),
    "barriers": ("barriers_to_housing_and_services", "score", "Barriers to Housing and Services domain"),
    "living_environment": ("living_environment", "score", "Living Environment domain"),
    "children": ("children_and_young_people_sub_domain", "score", "Children and Young People sub-domain"),
    "adult_skills": ("adult_skills_sub_domain", "score", "Adult Skills sub-domain"),
    "geographical_barriers": ("geographical_barriers_sub_domain", "score", "Geographical Barriers sub-domain"),
    "wider_barriers": ("wider_barriers_sub_domain", "score", "Wider Barriers sub-domain"),
    "indoors": ("indoors_sub_domain", "score", "Indoors sub-domain"),
    "outdoors": ("outdoors_sub_domain", "score", "Outdoors sub-domain"),
    "idaci": ("income_deprivation_affecting_children_index_idaci", "score_rate",
              "Income Deprivation Affecting Children"),
    "idaopi": ("income_deprivation_affecting_older_people_idaopi", "score_rate",
               "Income Deprivation Affecting Older People"),
}  # fmt: skip
_HEADINGS = {
    f"{own}_{end}": (f"{stem}_{heading}", f"{words}, {end}{more}")
    for own, (stem, score, words) in INDICES.items()
    for end, heading, more in (
        ("score", score, ""),
        ("rank", _RANK, " in England; 1 is the most deprived"),
        ("decile", _DECILE, "; 1 is the most deprived tenth"),
    )
}
_PEOPLE = "total_population_mid_2015_excluding_prisoners"

IMD_2019 = Source(
    name="imd_2019",
    title="English Indices of Deprivation 2019 by LSOA",
    publisher="Ministry of Housing, Communities and Local Government",
    licence=OGL,
    unit="scores, ranks and deciles, as each column says",
    needs=("lsoa_code_2011", "lsoa_name_2011", *(heading for heading, _ in _HEADINGS.values()), _PEOPLE),
    vintage="LSOA 2011",
    columns=(
        Column("period", "'2019'", "the edition; what it tells is of about 2015"),
        Column("area_code", "lsoa_code_2011", "LSOA 2011"),
        Column("area_name", "lsoa_name_2011", "its name"),
        *(
            Column(own, f"try_cast({heading} AS DOUBLE)", f"{meaning}; NULL = missing")
            for own, (heading, meaning) in _HEADINGS.items()
        ),
        Column("residents_2015", f"try_cast({_PEOPLE} AS DOUBLE)", "residents in mid-2015 without prisoners"),
    ),
    checks=(
        not_filled("lsoa_code_2011", "LSOA code (2011)"),
        *(not_a_number(heading, heading) for heading, _ in _HEADINGS.values()),
    ),
    area_code="area_code",
    once=("area_code",),
    grain=YEARLY,
)
