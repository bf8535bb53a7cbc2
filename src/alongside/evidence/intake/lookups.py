"""Which area became which, and which lies in which, as the Office for National Statistics publishes it."""

from alongside.evidence.intake.checks import not_filled, not_one_of
from alongside.evidence.intake.source import YEARLY, Column, Source
from alongside.evidence.intake.street import OGL

ONS = "Office for National Statistics"

LSOA_2011_TO_2021 = Source(
    name="lookup_lsoa_2011_to_2021",
    title="LSOA 2011 to LSOA 2021",
    publisher=ONS,
    licence=OGL,
    unit="pairs of areas",
    needs=("lsoa11cd", "lsoa11nm", "lsoa21cd", "lsoa21nm", "chgind"),
    may_have=("lad22cd", "lad22nm"),
    columns=(
        Column("period", "'2021'", "the newer vintage"),
        Column("lsoa_2011", "lsoa11cd", "LSOA 2011; one that was split stands in several rows: share its counts out"),
        Column("lsoa_2011_name", "lsoa11nm", "its name"),
        Column("lsoa_2021", "lsoa21cd", "LSOA 2021; one that was merged stands in several rows: add them"),
        Column("lsoa_2021_name", "lsoa21nm", "its name"),
        Column("change", "chgind", "U the same, S split, M merged, X changed in another way"),
        Column("borough_code", "lad22cd", "borough code"),
        Column("borough", "lad22nm", "borough"),
    ),
    checks=(
        not_filled("lsoa11cd", "LSOA11CD"),
        not_filled("lsoa21cd", "LSOA21CD"),
        not_filled("chgind", "CHGIND"),
        not_one_of("chgind", "CHGIND", ("U", "S", "M", "X")),
    ),
    area_code="lsoa_2021",
    vintage="LSOA 2021",
    once=("lsoa_2011", "lsoa_2021"),
    grain=YEARLY,
)

LSOA_2021_TO_WARD_2024 = Source(
    name="lookup_lsoa_2021_to_ward_2024",
    title="LSOA 2021 to ward 2024, best fit",
    publisher=ONS,
    licence=OGL,
    unit="pairs of areas",
    needs=("lsoa21cd", "lsoa21nm", "wd24cd", "wd24nm"),
    may_have=("lad24cd", "lad24nm"),
    columns=(
        Column("period", "'2024'", "the wards' vintage"),
        Column("lsoa_2021", "lsoa21cd", "LSOA 2021"),
        Column("lsoa_2021_name", "lsoa21nm", "its name"),
        Column("ward_code", "wd24cd", "the ward that most of its people live in; an LSOA can lie in two"),
        Column("ward_name", "wd24nm", "its name"),
        Column("borough_code", "lad24cd", "borough code"),
        Column("borough", "lad24nm", "borough"),
    ),
    checks=(not_filled("lsoa21cd", "LSOA21CD"), not_filled("wd24cd", "WD24CD")),
    area_code="ward_code",
    once=("lsoa_2021",),
    grain=YEARLY,
)
