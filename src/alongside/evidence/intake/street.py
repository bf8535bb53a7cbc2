"""data.police.uk: street-level crime, as its monthly CSV files and as its API gives it."""

from alongside.evidence.intake.checks import impossible_points, not_a_month, not_filled
from alongside.evidence.intake.source import Check, Column, Source, same

OGL = "Open Government Licence v3.0"
MEANING = {
    "crime_id": "the publisher's id of the crime, 64 hexadecimal figures; empty for antisocial behaviour",
    "reported_by": "the force that gave the record",
    "falls_within": "the force whose area it is",
    "location": "the snap point in words; never an address",
    "lsoa_code": "LSOA of the snap point, 2011 or 2021 by the file's date",
    "lsoa_name": "its name",
    "crime_type": "one of about 14 categories",
    "last_outcome_category": "the last outcome known when the file was made",
    "ward_code": "ward, where a re-shaped file gives one",
    "api_id": "the API's number, where a re-shaped file gives one",
    "outcome_month": "month of the last outcome, where a re-shaped file gives one",
}
POINT = (
    Column("longitude", "longitude_number", "degrees, WGS84, of a snap point that many crimes share"),
    Column("latitude", "latitude_number", "degrees, WGS84, of the same"),
)

STREET = Source(
    name="police_uk_street",
    title="street-level crime",
    publisher="data.police.uk",
    licence=OGL,
    unit="recorded crimes and incidents",
    needs=("crime_id", "month", "reported_by", "falls_within", "longitude", "latitude", "location", "lsoa_code",
           "lsoa_name", "crime_type", "last_outcome_category"),
    may_have=("ward_code", "api_id", "outcome_month"),
    columns=(
        Column("period", "month", "month the crime was recorded under, YYYY-MM"),
        *same(*MEANING, meaning=MEANING),
        *POINT,
    ),
    numbers=("longitude", "latitude"),
    checks=(
        not_a_month("month", "Month"),
        not_filled("crime_type", "Crime type"),
        not_filled("reported_by", "Reported by"),
        Check("length(crime_id) <> 64", '"Crime ID" is not an id of 64 figures'),
        Check("length(lsoa_code) <> 9", '"LSOA code" is not a code of 9 characters'),
        *impossible_points(),
    ),
    identity="crime_id",
    unplaced="longitude IS NULL",
    area_code="lsoa_code",
    told_apart=("reported_by",),
)  # fmt: skip

# The API's short names for what the files call by a phrase.
PHRASES = {
    "anti-social-behaviour": "Anti-social behaviour",
    "bicycle-theft": "Bicycle theft",
    "burglary": "Burglary",
    "criminal-damage-arson": "Criminal damage and arson",
    "drugs": "Drugs",
    "other-crime": "Other crime",
    "other-theft": "Other theft",
    "possession-of-weapons": "Possession of weapons",
    "public-order": "Public order",
    "robbery": "Robbery",
    "shoplifting": "Shoplifting",
    "theft-from-the-person": "Theft from the person",
    "vehicle-crime": "Vehicle crime",
    "violent-crime": "Violence and sexual offences",
}
_PHRASE = "CASE category " + " ".join(f"WHEN '{slug}' THEN '{words}'" for slug, words in PHRASES.items()) + " END"

API_STREET = Source(
    name="police_uk_api_street",
    title="street-level crime from its API",
    publisher="data.police.uk",
    licence=OGL,
    unit="recorded crimes and incidents",
    needs=("api_id", "month", "category", "latitude", "longitude", "street_id", "street_name", "ward_code",
           "location_type", "outcome_category"),
    columns=(
        Column("period", "month", "month the crime was recorded under, YYYY-MM"),
        Column("api_id", "CAST(api_id AS BIGINT)", "the API's number of the crime"),
        Column("crime_type", _PHRASE, "the category, in the words of the CSV files"),
        Column("ward_code", "ward_code", "the ward that was asked for, as wards were before May 2022"),
        Column("location", "street_name", "the snap point in words"),
        Column("location_type", "location_type", "Force, or BTP for the British Transport Police"),
        Column("last_outcome_category", "outcome_category", "the last outcome known on the day of asking"),
        *POINT,
    ),
    numbers=("longitude", "latitude"),
    checks=(
        not_a_month("month", "month"),
        Check("try_cast(api_id AS BIGINT) IS NULL", '"api_id" is not a whole number'),
        Check(f"({_PHRASE}) IS NULL", '"category" is not a category that the API documents'),
        *impossible_points(),
    ),
    identity="api_id",
    unplaced="longitude IS NULL",
    area_code="ward_code",
    told_apart=("location_type",),
)  # fmt: skip
