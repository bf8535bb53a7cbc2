"""Camden Open Data's own re-shapings of data.police.uk figures."""

from alongside.evidence.intake.checks import impossible_points, not_filled
from alongside.evidence.intake.source import Check, Column, Source
from alongside.evidence.intake.street import OGL, POINT

_DAY = "try_cast(epoch AS DATE)"
# The source writes months in the order of the United States: 06/01/2019 is June.
_US_DAY = "try_strptime(epoch, '%m/%d/%Y %I:%M:%S %p')"

VIOLENCE_BY_WARD = Source(
    name="camden_violence_by_ward",
    title="violence and sexual offences by ward, from data.police.uk",
    publisher="Camden Open Data",
    licence=OGL,
    unit="offences",
    needs=("epoch", "category", "ward_name"),
    columns=(
        Column("period", f"strftime({_DAY}, '%Y-%m')", "month of the record"),
        Column("crime_type", "category", "data.police.uk category"),
        Column("ward_name", "ward_name", "one of the 18 wards before May 2022"),
    ),
    checks=(
        Check(f"{_DAY} IS NULL", '"Epoch" is not a day written as YYYY-MM-DD'),
        not_filled("category", "Category"),
        not_filled("ward_name", "Ward Name"),
    ),
)

ON_STREET = Source(
    name="camden_on_street_crime",
    title="on-street crime, from the data.police.uk API",
    publisher="Camden Open Data",
    licence=OGL,
    unit="recorded crimes and incidents",
    needs=("category", "street_id", "street_name", "outcome_category", "id", "epoch", "ward_code", "ward_name",
           "easting", "northing", "longitude", "latitude"),
    columns=(
        Column("period", f"strftime({_US_DAY}, '%Y-%m')", "month of the record"),
        Column("api_id", "CAST(id AS BIGINT)", "the API's number of the crime"),
        Column("crime_type", "category", "data.police.uk category"),
        Column("ward_code", "ward_code", "ward as published; some codes are of an older kind"),
        Column("ward_name", "ward_name", "its name"),
        Column("location", "street_name", "the snap point in words"),
        Column("last_outcome_category", "outcome_category", "the last outcome known"),
        Column("easting_m", "easting_number", "metres, British National Grid, of the snap point"),
        Column("northing_m", "northing_number", "metres, British National Grid, of the same"),
        *POINT,
    ),
    numbers=("longitude", "latitude", "easting", "northing"),
    checks=(
        Check(f"{_US_DAY} IS NULL", '"Epoch" is not a day written as MM/DD/YYYY with a time'),
        Check("try_cast(id AS BIGINT) IS NULL", '"ID" is not a whole number'),
        not_filled("category", "Category"),
        Check(
            "(easting IS NOT NULL AND easting_number IS NULL) OR "
            "(northing IS NOT NULL AND northing_number IS NULL)",
            '"Easting" or "Northing" is not a number',
        ),
        *impossible_points(),
    ),
    identity="api_id",
    unplaced="longitude IS NULL",
    area_code="ward_code",
)  # fmt: skip
