from alongside.evidence.violence.neighbourhoods.ranks import ranks


def test_an_area_without_a_value_takes_no_place():
    found = ranks([5.0, None, 3.0], [4.0, None, 2.0], [6.0, None, 3.5])
    assert found == [(1, 1, 1), (None, None, None), (2, 2, 2)]
    assert ranks([None], [None], [None]) == [(None, None, None)]


def test_places_stay_open_where_intervals_overlap():
    assert ranks([5.0, 4.0, 1.0], [3.0, 3.5, 0.5], [7.0, 4.5, 2.0]) == [(1, 1, 2), (2, 1, 2), (3, 3, 3)]


def test_equal_values_share_the_better_place():
    assert [place.rank for place in ranks([2.0, 2.0, 1.0], [1.0] * 3, [3.0] * 3)] == [1, 1, 3]


def test_intervals_that_touch_leave_both_places_open():
    assert ranks([2.0, 1.0], [1.5, 0.5], [2.5, 1.5]) == [(1, 1, 2), (2, 1, 2)]
