"""The invented hospital shares counts, as many as were planted, and no person."""

from collections import Counter

from alongside.evidence.synthetic.hospital import SHARP_OBJECT, make_hospital


def test_attendances_are_as_many_as_planted(borough):
    hospital = make_hospital(borough)
    every, sharp = Counter(), Counter()
    for row in hospital.attendances.to_pylist():
        year = int(row["month"][:4]) + (row["month"][5:] > "03")
        every[year] += row["attendances"]
        sharp[year] += row["attendances"] * (row["assault_method"] == SHARP_OBJECT)
    assert (every[2017], every[2018], every[2019]) == hospital.truth.attendances == (1_020, 1_035, 1_060)
    assert (sharp[2017], sharp[2018], sharp[2019]) == hospital.truth.sharp == (96, 101, 108)


def test_most_arrive_in_the_small_hours_of_the_weekend(borough):
    hospital, arrivals = make_hospital(borough), Counter()
    for row in hospital.attendances.to_pylist():
        arrivals[row["day_of_week"], row["hour_band"]] += row["attendances"]
    assert {slot for slot, _ in arrivals.most_common(2)} == set(hospital.truth.busiest)
    assert set(hospital.attendances.column_names).isdisjoint({"age", "name", "arrived_at"})
