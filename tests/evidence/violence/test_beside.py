from dataclasses import replace

import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.beside import set_beside


def test_two_counts_of_one_unit_are_not_set_beside_since_they_invite_a_sum(series):
    with pytest.raises(FigureRefused, match="both count offences"):
        set_beside(series([5]), series([6]))


def test_two_areas_are_refused(series):
    hospital = replace(series([6], area="Northgate"), unit="attendances")
    with pytest.raises(FigureRefused, match="Choose one area"):
        set_beside(series([5]), hospital)


def test_each_month_has_both_numbers_apart_and_what_one_lacks_is_missing(series):
    hospital = replace(series([7, None], first="2017-05", title="Assaults treated"), unit="attendances")
    found = set_beside(series([5, 6]), hospital)
    assert [tuple(row.values())[1:] for row in found.months.to_pylist()] == [(5, None), (6, 7), (None, None)]
    assert found.months.column_names == ["month", "first", "second"]
    assert found.sentence.startswith("Knife offences (offences) and Assaults treated (attendances), Fleetwater.")
    assert "never added" in found.sentence
