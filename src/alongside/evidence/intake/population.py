"""How many people live, or are by day, in each area: the number under every rate."""

from alongside.evidence.intake.checks import not_a_count, not_a_number, not_a_year, not_filled, whole_number
from alongside.evidence.intake.source import YEARLY, Column, Source
from alongside.evidence.intake.street import OGL

POPULATION = Source(
    name="population",
    title="population by area",
    publisher="as given by the partnership",
    licence="as its publisher states",
    unit="residents",
    needs=("area_code", "residents", "year"),
    may_have=("area_name", "ward_code", "daytime"),
    also_called={"daytime": ("daytime_population",), "residents": ("population",)},
    columns=(
        Column("period", "year", "year"),
        Column("area_code", "area_code", "code of the area"),
        Column("area_name", "area_name", "its name, where given"),
        Column("ward_code", "ward_code", "ward that it lies in, where given"),
        Column("residents", whole_number("residents"), "people who live there"),
        Column("daytime", whole_number("daytime"), "people there by day; NULL = not known"),
    ),
    checks=(
        not_filled("area_code", "area_code"),
        not_a_year("year", "year"),
        not_a_count("residents", "residents"),
        not_a_number("daytime", "daytime", least=0),
    ),
    area_code="area_code",
    once=("area_code",),
    one_kind=("period",),
    grain=YEARLY,
)

WARD_POPULATION = Source(
    name="gla_ward_population",
    title="ward population, projections",
    publisher="Greater London Authority",
    licence=OGL,
    unit="residents",
    needs=("code", "borough", "ward_name", "year", "population", "hectares"),
    columns=(
        Column("period", "year", "year; a projection of an older round, all ages"),
        Column("area_code", "code", "ward as wards were before May 2022"),
        Column("area_name", "ward_name", "its name"),
        Column("borough", "borough", "borough"),
        Column("residents", whole_number("population"), "people who live there"),
        Column("hectares", "try_cast(hectares AS DOUBLE)", "size of the ward"),
    ),
    checks=(
        not_filled("code", "Code"),
        not_a_year("year", "Year"),
        not_a_count("population", "Population"),
        not_a_number("hectares", "Hectares", least=0),
    ),
    area_code="area_code",
    once=("area_code",),
    grain=YEARLY,
)

_BANDS = {"all_ages": "all ages", "0_15": "aged 0-15", "16_29": "aged 16-29", "30_44": "aged 30-44",
          "45_64": "aged 45-64", "65": "aged 65 and over"}  # fmt: skip
_CELLS = [f"{who}_{band}" for who in ("persons", "males", "females") for band in _BANDS]


def _name_of(cell: str) -> str:
    """Name the column kept: persons_all_ages is what other sources call residents."""
    return (
        "residents"
        if cell == "persons_all_ages"
        else cell.replace("persons_", "residents_") + "_over" * (cell.endswith("_65"))
    )


LSOA_POPULATION = Source(
    name="ons_lsoa_population",
    title="mid-year population by LSOA and broad age",
    publisher="Office for National Statistics",
    licence=OGL,
    unit="residents",
    needs=("lsoa11cd", "lsoa11nm", "lad11cd", "lad11nm", *_CELLS),
    name_says=r"mid-?((19|20)\d\d)",
    vintage="LSOA 2011",
    columns=(
        Column("period", "named", "year of the middle of which it tells; the file's name says it, as mid2019"),
        Column("area_code", "lsoa11cd", "LSOA 2011"),
        Column("area_name", "lsoa11nm", "its name"),
        Column("borough_code", "lad11cd", "borough code"),
        Column("borough", "lad11nm", "borough"),
        *(Column(_name_of(cell), whole_number(cell), f"{cell.split('_')[0]}, {_BANDS[cell.split('_', 1)[1]]}")
          for cell in _CELLS),
    ),
    checks=(not_filled("lsoa11cd", "LSOA11CD"), *(not_a_count(cell, cell) for cell in _CELLS)),
    area_code="area_code",
    once=("area_code",),
    grain=YEARLY,
)  # fmt: skip
