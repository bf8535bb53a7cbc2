import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, SnappedPoints
from alongside.evidence.places.points import Points
from alongside.evidence.violence.near_repeats import shuffles
from alongside.evidence.violence.near_repeats.two_kinds import which_comes_first

ASKED = {"within_m": 100, "within_days": 7, "permutations": 99, "seed": 2019}


def drugs_and_violence(lag, n=60):
    """Drug offences in n places over two years, violence in the same place so many days later; invented."""
    random = np.random.default_rng(11)
    place, day = np.arange(n) * 1_000.0, random.integers(20, 700, n)
    return Points(place, place, day), Points(place + 30, place, day + lag)


def test_snapped_points_of_either_kind_are_refused():
    exact, snapped = Points([1], [1], [1]), Points([1], [1], [1], snapped=True)
    for pair in ((exact, snapped), (snapped, exact)):
        with pytest.raises(SnappedPoints, match="The order of two kinds"):
            which_comes_first(*pair, **ASKED)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"within_days": 0}, "days from 1"),
        ({"within_m": -1}, "metres from 0"),
        ({"permutations": 18}, "permutations from 19"),
        ({"chance": "guessed"}, 'not "guessed"'),
        ({"within_days": 300}, "too few to shift windows of 300 days"),
    ],
)
def test_questions_that_cannot_be_answered_are_refused(changed, says):
    with pytest.raises(FigureRefused, match=says):
        which_comes_first(*drugs_and_violence(2), **ASKED | changed)


def test_one_kind_alone_makes_no_pairs():
    one, _ = drugs_and_violence(2)
    with pytest.raises(FigureRefused, match="make no pairs"):
        which_comes_first(one, Points([], [], []), **ASKED)


@pytest.mark.parametrize("chance", ["shifted", "dealt"])
@pytest.mark.parametrize(("lag", "row"), [(3, 0), (0, 1), (-3, 2)])
def test_the_order_that_was_planted_is_found(chance, lag, row):
    table = which_comes_first(*drugs_and_violence(lag), **ASKED, chance=chance, names=("drugs", "violence"))
    rows = table.to_pylist()
    assert rows[row]["observed"] >= 60
    assert rows[row]["p_more"] == 0.01
    assert rows[row]["observed"] > rows[row]["chance_high"]
    others = [r for k, r in enumerate(rows) if k != row]
    assert all(r["p_more"] > 0.05 for r in others)
    assert rows[0]["order"] == "drugs, then violence within 1 to 7 days"
    assert rows[2]["order"] == "violence, then drugs within 1 to 7 days"
    assert b"do not say that one causes the other" in table.schema.metadata[b"cannot_tell"]


def test_where_nothing_was_expected_there_is_no_ratio():
    first, second = Points([0], [0], [0]), Points([5_000, 0], [0, 5_000], [100, 0])
    table = which_comes_first(first, second, **ASKED)
    assert table["ratio"].to_pylist() == [None, None, None]


def test_passes_and_progress_do_not_change_the_answer(monkeypatch):
    told = []
    once = which_comes_first(*drugs_and_violence(2), **ASKED, done=told.append)
    monkeypatch.setattr(shuffles, "BYTES_OF_DEALS", 1)
    assert which_comes_first(*drugs_and_violence(2), **ASKED, done=told.append).equals(once)
    assert told[-1] == 1


def test_centuries_of_days_keep_their_order():
    table = which_comes_first(Points([0, 0], [0, 0], [0, 90_000]), Points([0], [0], [90_002]), **ASKED)
    assert table["observed"].to_pylist() == [1, 0, 0]
