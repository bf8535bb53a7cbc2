"""A force's own extract. Invented offences; the point in degrees is Ordnance Survey's test point in London."""

from datetime import datetime

import pytest

from alongside.evidence.errors import ShiftedColumns, UnknownFile

OFFENCE = {
    "incident_id": "F1",
    "recorded_at": "2019-03-04 18:30",
    "occurred_at": "2019-03-04 15:40:10",
    "offence_code": "8N",
    "offence_group": "Violence against the person",
    "easting": "530625",
    "northing": "178388",
    "domestic_abuse": "no",
    "knife": "Y",
    "knife_injury": "",
    "victim_age_band": "10-17",
    "method_version": "2018",
}


def offence(number, **changed):
    return OFFENCE | {"incident_id": f"F{number}"} | changed


def test_an_offence_is_kept_with_its_time_place_and_flags(reading):
    (kept,) = reading([OFFENCE]).kept
    assert kept["period"] == "2019-03"
    assert kept["recorded_at"] == datetime.fromisoformat("2019-03-04T18:30")
    assert kept["occurred_at"] == datetime.fromisoformat("2019-03-04T15:40:10")
    assert (kept["easting"], kept["northing"], kept["why_unplaced"]) == (530_625, 178_388, None)
    assert (kept["domestic_abuse"], kept["knife"], kept["knife_injury"]) == (False, True, None)
    assert (kept["victim_age_band"], kept["method_version"]) == ("10-17", "2018")
    assert (kept["offence_subgroup"], kept["area_code"]) == (None, None)


def test_degrees_become_metres_on_the_national_grid(reading):
    row = {name: value for name, value in OFFENCE.items() if name not in ("easting", "northing")}
    points = [{"longitude": "-0.11992557180", "latitude": "51.48936564950"}, {"longitude": "", "latitude": ""}]
    found = reading([row | {"incident_id": f"F{n}"} | point for n, point in enumerate(points)])
    placed, unplaced = sorted(found.kept, key=lambda kept: kept["incident_id"])
    assert placed["easting"] == pytest.approx(530_624.974, abs=5)
    assert placed["northing"] == pytest.approx(178_388.464, abs=5)
    assert (unplaced["easting"], unplaced["why_unplaced"]) == (None, "no point is given")
    assert found.told.unplaced == 1


def test_offences_without_a_place_are_kept_and_their_reasons_counted(reading):
    rows = [
        offence(1),
        offence(2, easting="", northing=""),
        offence(3, easting="0", northing="0.0"),
        offence(4, easting="9999999", northing="178388"),
        offence(5, easting="unknown", northing="178388"),
    ]
    found = reading(rows)
    assert found.told.rows_kept == 5
    assert found.told.unplaced == 4
    assert found.told.mostly_unplaced == ["2019-03"]
    assert found.told.why_unplaced == {
        "no point is given": 1,
        "the point is 0,0, which stands for no place": 1,
        "the point is outside Great Britain": 1,
        "the point is not two numbers": 1,
    }
    assert [kept["easting"] for kept in found.kept].count(None) == 4


SET_ASIDE = [
    ({"incident_id": ""}, '"incident_id" is empty'),
    ({"recorded_at": ""}, '"recorded_at" is empty'),
    ({"recorded_at": "31/02/2019 10:00"}, '"recorded_at" is not a day and time'),
    ({"occurred_at": "yesterday"}, '"occurred_at" is not a day and time'),
    ({"occurred_at": "2019-03-04 18:31"}, '"recorded_at" is before "occurred_at"'),
    ({"recorded_at": "2019-03-03"}, '"recorded_at" is before "occurred_at"'),
    ({"offence_code": " "}, '"offence_code" is empty'),
    ({"offence_group": ""}, '"offence_group" is empty'),
    ({"knife": "maybe"}, '"knife" is neither yes, no nor empty'),
    ({"domestic_abuse": "2"}, '"domestic_abuse" is neither'),
    ({"knife_injury": "?"}, '"knife_injury" is neither'),
    ({"victim_age_band": "Oct-17"}, '"victim_age_band" is none of 0-9, 10-17'),
]


def test_what_cannot_be_is_set_aside_with_its_reason(reading):
    rows = [offence(n, **changed) for n, (changed, _) in enumerate(SET_ASIDE)]
    told = reading([*rows, *(offence(100 + n) for n in range(20))]).told
    assert (told.rows_read, told.rows_kept, told.rows_set_aside) == (32, 20, 12)
    for _, reason in SET_ASIDE:
        assert any(found.startswith(reason) for found in told.reasons), reason


def test_times_are_read_by_the_london_clock_however_they_are_written(reading):
    rows = [
        offence(1, recorded_at="2019-06-30T23:30:00Z", occurred_at=""),
        offence(2, recorded_at="30/06/2019 23:30", occurred_at="30/06/2019"),
        offence(3, recorded_at="2019-06-30 23:30:00+01:00", occurred_at="2019-06-30 00:00"),
        # Only the day of recording is known: an hour of the same day is not later than it.
        offence(4, recorded_at="2019-03-04"),
    ]
    assert reading(rows).told.periods == {"2019-03": 1, "2019-06": 2, "2019-07": 1}


def test_not_known_is_neither_yes_nor_no(reading):
    (kept,) = reading([offence(1, knife="Unknown", domestic_abuse="not known", victim_age_band="not known")]).kept
    assert (kept["knife"], kept["domestic_abuse"], kept["victim_age_band"]) == (None, None, None)


def test_a_repeated_incident_is_named_and_both_offences_are_kept(reading):
    told = reading([offence(1), offence(1, offence_code="34B"), offence(2)]).told
    assert (told.rows_kept, told.repeated_ids) == (3, 1)


def test_areas_tell_their_vintage(reading):
    told = reading([offence(1, lsoa_code="E01033784")]).told
    assert told.areas == "Areas: LSOA 2021."


def test_an_extract_without_points_is_not_one(reading):
    row = {name: value for name, value in OFFENCE.items() if name != "northing"}
    with pytest.raises(UnknownFile, match="lacks easting and northing, or longitude and latitude"):
        reading([row])


def test_shifted_columns_refuse_the_file(reading):
    values = list(OFFENCE.values())
    shifted = dict(zip(OFFENCE, [*values[1:], values[0]], strict=True))
    with pytest.raises(ShiftedColumns, match="2 of 2 rows cannot be used"):
        reading([shifted, shifted])
