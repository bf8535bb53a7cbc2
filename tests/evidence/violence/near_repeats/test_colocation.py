import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, SnappedPoints
from alongside.evidence.places.points import Points
from alongside.evidence.violence.near_repeats.colocation import colocation
from alongside.evidence.violence.near_repeats.drawing import two_sided_share

ASKED = {"within_m": 10.5, "permutations": 99, "seed": 2019}


def on_a_line(places):
    return Points(places, np.zeros(len(places)), np.zeros(len(places)))


def test_snapped_points_of_either_kind_are_refused():
    exact, snapped = on_a_line([1.0]), Points([1], [1], [1], snapped=True)
    for pair in ((exact, snapped), (snapped, exact)):
        with pytest.raises(SnappedPoints, match="The colocation quotient"):
            colocation(*pair, **ASKED)


@pytest.mark.parametrize("changed", [{"permutations": 18}, {"within_m": -1}])
def test_questions_that_cannot_be_answered_are_refused(changed):
    with pytest.raises(FigureRefused, match="19 or more"):
        colocation(on_a_line([1.0]), on_a_line([2.0]), **ASKED | changed)


def test_an_empty_kind_or_places_all_alone_are_refused():
    with pytest.raises(FigureRefused, match="both kinds"):
        colocation(on_a_line([1.0]), on_a_line([]), **ASKED)
    with pytest.raises(FigureRefused, match="Look farther"):
        colocation(on_a_line([0.0]), on_a_line([500.0]), **ASKED)


def test_the_quotient_is_the_one_worked_out_by_hand():
    """First kind at 0, 10, 500; second at 5, 505, 900: shares of the first's neighbours 1/2, 1/2, 1, usual 3/5."""
    found = colocation(on_a_line([0.0, 10, 500]), on_a_line([5.0, 505, 900]), **ASKED)
    assert found.quotient == pytest.approx((0.5 + 0.5 + 1) / 3 / 0.6)
    assert found.local["neighbours"].to_pylist() == [2, 2, 1]
    assert found.local["of_second"].to_pylist() == [1, 1, 1]
    assert found.local["quotient"].to_pylist() == pytest.approx([0.5 / 0.6, 0.5 / 0.6, 1 / 0.6])
    assert found.alone == 0
    assert found.sentence("drug offences", "violence").startswith(
        "Of the incidents within 10.5 m of drug offences, 1.11 times as many are violence as the mix of all incidents"
    )
    assert found.sentence("drug offences", "violence").endswith("chance could give that.")


def test_it_says_how_far_it_has_come():
    shares = []
    colocation(on_a_line([0.0, 10, 500]), on_a_line([5.0, 505, 900]), **ASKED, done=shares.append)
    assert shares[-1] == 1


def test_an_incident_without_neighbours_is_in_no_average():
    found = colocation(on_a_line([0.0, 900]), on_a_line([5.0]), **ASKED)
    assert found.alone == 1
    assert found.local["quotient"].to_pylist()[1] is None
    assert found.local["q"].to_pylist()[1] is None


def test_kinds_that_gather_are_told_from_kinds_that_keep_apart():
    random = np.random.default_rng(8)
    place = np.arange(80) * 100.0
    together = colocation(on_a_line(place), on_a_line(place + random.uniform(-5, 5, 80)), **ASKED)
    assert together.quotient > together.chance_high
    assert together.p <= 0.02
    apart = colocation(on_a_line(np.r_[place, place + 4]), on_a_line(np.r_[place + 50, place + 54]), **ASKED)
    assert apart.quotient < apart.chance_low
    assert together.sentence("drug offences", "violence").endswith(": more than chance gives.")
    said = apart.sentence("drug offences", "violence")
    assert said.endswith(": less than chance gives, so that more of them are drug offences themselves.")
    assert apart.quotient == 0


def test_random_kinds_have_a_quotient_of_about_one():
    random = np.random.default_rng(8)
    points = Points(random.uniform(0, 300, 400), random.uniform(0, 300, 400), np.zeros(400))
    found = colocation(points.chosen(range(200)), points.chosen(range(200, 400)), **ASKED)
    assert found.chance_low < 1 < found.chance_high
    assert 0.05 < found.p <= 1
    assert found.parameters["points"] == (200, 200)


def test_the_local_p_is_that_of_drawing_without_replacement():
    """By hand: of 5, of which 2 are marked, 2 drawn: none 3/10, one 6/10, two 1/10; two-sided 0.6, 1, 0.2."""
    found = two_sided_share(np.array([0, 1, 2]), np.array([2, 2, 2]), 2, 5)
    assert found == pytest.approx([0.6, 1, 0.2])
