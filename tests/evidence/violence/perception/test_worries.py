import pyarrow as pa
import pytest
from scipy.stats import binom

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.violence.perception.worries import rank_worries


def named(survey, counts, **more):
    rows = [("F01", worry) for worry, count in counts.items() for _ in range(count)]
    return survey(rows, question="worry", **more)


def test_nobody_asked_and_too_few_are_refused(survey):
    with pytest.raises(NothingToCount, match="Nobody answered"):
        rank_worries(named(survey, {"Not said": 40}), seed=1)
    with pytest.raises(FigureRefused, match="29 residents named a worry"):
        rank_worries(named(survey, {"burglary": 29}), seed=1)


@pytest.mark.parametrize("weight", [None, 0.0])
def test_a_weight_that_is_no_number_above_nothing_is_refused(survey, weight):
    with pytest.raises(FigureRefused, match="not a number above 0"):
        rank_worries(survey([("F01", "burglary")] * 40 + [("F01", "litter", weight)], question="worry"), seed=1)


def test_two_first_worries_of_one_person_are_refused(survey):
    more = {"respondent_number": pa.array([*range(39), 0]), "period": pa.array(["2018-10"] * 40)}
    with pytest.raises(CountedTwice, match="1 respondents have more than one first worry"):
        rank_worries(named(survey, {"burglary": 40}, **more), seed=1)


def test_a_clear_first_is_firm_and_those_who_did_not_say_are_told(survey):
    found = rank_worries(named(survey, {"drug-related behaviour": 200, "burglary": 60, "litter": 40, "": 5}), seed=1)
    first = found.worries.to_pylist()[0]
    assert (first["worry"], first["rank"], first["rank_low"], first["rank_high"]) == ("drug-related behaviour", 1, 1, 1)
    assert first["first_in_draws"] == 1
    assert (found.respondents, found.not_said) == (300, 5)
    assert found.sentence.startswith("Drug-related behaviour was named most: first worry of 67% of 300 residents")
    assert found.sentence.endswith("In 100% of redraws of the respondents it came first: the first place is firm.")


def test_a_close_race_is_not_called(survey):
    found = rank_worries(named(survey, {"drug-related behaviour": 52, "burglary": 48}), seed=1)
    assert found.sentence.endswith("the first place is not firm; it could also be burglary.")


def test_two_answers_named_alike_share_the_first_rank(survey):
    found = rank_worries(named(survey, {"burglary": 20, "litter": 20}), seed=1)
    assert found.worries["rank"].to_pylist() == [1, 1]
    assert found.worries["worry"].to_pylist() == ["burglary", "litter"]


def test_a_first_place_without_one_rival_near_can_still_be_open(survey):
    """Many rivals that each seldom win can together keep the first below 95%."""
    counts = {"drugs": 26} | {f"worry {n}": 12 for n in range(12)}
    found = rank_worries(named(survey, counts), seed=1)
    first = found.worries["first_in_draws"].to_pylist()
    assert first[0] < 0.95
    assert all(share < 0.025 for share in first[1:])
    assert found.sentence.endswith("the first place is not firm.")


def test_redraws_agree_with_the_binomial_and_with_their_seed(survey):
    """With two answers of equal weight, the first stays first when Binomial(101, 56/101) is above 50."""
    answers = named(survey, {"burglary": 56, "litter": 45})
    found = rank_worries(answers, seed=7, draws=20_000)
    expected = float(binom.sf(50, 101, 56 / 101))
    assert found.worries["first_in_draws"].to_pylist()[0] == pytest.approx(expected, abs=0.01)
    assert found == rank_worries(answers, seed=7, draws=20_000)
    assert "seed 7" in found.method


def test_a_heavy_weight_moves_the_ranking(survey):
    rows = [("F01", "litter", 4.0)] * 20 + [("F01", "burglary", 1.0)] * 30
    assert rank_worries(survey(rows, question="worry"), seed=1).worries["worry"].to_pylist()[0] == "litter"
