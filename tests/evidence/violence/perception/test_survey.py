import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.violence.perception.survey import effective_number, share_by_area
from alongside.evidence.violence.proportions import wilson

AREAS = {"F01": "Millbrook", "F02": "Quayside", "F03": "Far Field"}
UNSAFE = "feels_unsafe_after_dark"


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf"), None])
def test_a_weight_that_is_no_number_above_nothing_is_refused(survey, weight):
    with pytest.raises(FigureRefused, match="A weight is a number above 0"):
        share_by_area(survey([("F01", "yes", weight), ("F01", "no")]), UNSAFE, "yes", AREAS)


def test_a_question_that_nobody_answered_is_refused(survey):
    for rows in ([("F01", "not said")], []):
        with pytest.raises(NothingToCount, match="Nobody answered"):
            share_by_area(survey(rows), UNSAFE, "yes", AREAS)


def test_an_answer_that_nobody_gave_is_refused_with_those_given(survey):
    with pytest.raises(FigureRefused, match="The answers are: no, yes"):
        share_by_area(survey([("F01", "yes"), ("F01", "no")]), UNSAFE, "Yes", AREAS)


def test_an_area_of_another_kind_is_refused(survey):
    with pytest.raises(FigureRefused, match="1 areas that are not among the 3 given, such as E01000842"):
        share_by_area(survey([("E01000842", "yes")]), UNSAFE, "yes", AREAS)


def test_nothing_is_filled_in_where_no_one_was_asked_or_answered(survey):
    found = share_by_area(survey([("F01", "yes"), ("F01", "no"), ("F02", "Not said")]), UNSAFE, "yes", AREAS)
    assert found.areas["state"].to_pylist() == ["asked", "no one answered", "no one asked"]
    assert found.areas["share"].to_pylist() == [0.5, None, None]
    assert found.areas["low"].to_pylist()[1:] == [None, None]
    assert found.areas["respondents"].to_pylist() == [2, 0, 0]
    assert found.not_said == 1
    assert "In 2 of 3 areas no one was asked or answered; nothing is filled in there." in found.sentence


def test_someone_without_a_known_area_counts_in_the_whole_alone(survey):
    found = share_by_area(survey([("F01", "no"), (None, "yes")]), UNSAFE, "yes", {"F01": "Millbrook"})
    assert (found.whole.share, found.unplaced, found.areas["share"].to_pylist()) == (0.5, 1, [0.0])
    assert found.sentence.endswith("All 1 areas have respondents.")


def test_other_questions_of_the_same_file_are_not_counted(survey):
    import pyarrow as pa

    both = pa.concat_tables([survey([("F01", "yes")]), survey([("F01", "burglary", None)], question="worry")])
    assert share_by_area(both, UNSAFE, "yes", AREAS).whole.respondents == 1


def test_weights_move_the_share_and_cost_certainty(survey):
    """By hand: weights 3, 1, 1, 1 make 3 of 6 a yes, and are worth 6 squared over 12 = 3 equal answers."""
    rows = [("F01", "yes", 3.0), ("F01", "no"), ("F01", "no"), ("F01", "no")]
    found = share_by_area(survey(rows), UNSAFE, "yes", AREAS)
    assert found.whole.share == 0.5
    assert found.whole.effective == pytest.approx(3)
    assert found.whole.low == wilson(0.5, 3).low


def test_equal_weights_of_any_size_change_nothing(survey):
    light = share_by_area(survey([("F01", "yes", 0.2), ("F01", "no", 0.2)]), UNSAFE, "yes", AREAS)
    heavy = share_by_area(survey([("F01", "yes", 70.0), ("F01", "no", 70.0)]), UNSAFE, "yes", AREAS)
    assert light.whole == pytest.approx(heavy.whole)


def test_the_joint_interval_is_wider_the_more_areas_there_are(survey):
    rows = [("F01", "yes"), ("F01", "no")] * 20
    alone = share_by_area(survey(rows), UNSAFE, "yes", {"F01": "Millbrook"}).areas.to_pylist()[0]
    among = share_by_area(survey(rows), UNSAFE, "yes", AREAS).areas.to_pylist()[0]
    assert alone["joint_low"] == alone["low"]
    assert among["joint_low"] < among["low"] == alone["low"]
    assert among["joint_high"] > among["high"]


@pytest.mark.on_demand
@pytest.mark.parametrize("respondents", [22, 60, 400])
def test_intervals_hold_the_true_share_about_as_often_as_they_say(respondents):
    """20,000 surveys with shares of 10 to 60% and weights that differ (log-normal, spread 0.5), seed 2019."""
    random = np.random.default_rng(2019)
    held = 0
    for _ in range(20_000):
        true = random.uniform(0.1, 0.6)
        weights = random.lognormal(0, 0.5, respondents)
        share = float(weights @ (random.random(respondents) < true) / weights.sum())
        interval = wilson(share, effective_number(weights.tolist()))
        held += interval.low <= true <= interval.high
    assert 0.93 < held / 20_000 < 0.97
