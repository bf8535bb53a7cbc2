import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.perception.small_areas import shrink, small_area_shares
from alongside.evidence.violence.perception.survey import share_by_area

UNSAFE = "feels_unsafe_after_dark"
AREAS = {f"F{n:02}": f"Area {n}" for n in range(1, 11)}


@pytest.fixture
def shares(survey):
    def make(yes_of, empty=()):
        rows = []
        for code, (yes, every) in zip(AREAS, yes_of, strict=False):
            rows += [(code, "yes")] * yes + [(code, "no")] * (every - yes)
        return share_by_area(survey(rows), UNSAFE, "yes", AREAS)

    return make


def test_too_few_areas_cannot_borrow_from_each_other(shares):
    with pytest.raises(FigureRefused, match="7 areas have respondents; an estimate that borrows strength needs 8"):
        small_area_shares(shares([(5, 10)] * 7))
    with pytest.raises(FigureRefused, match="3 areas are too few"):
        shrink(np.zeros(3), np.ones(3))


def test_no_one_asked_stays_empty_and_says_so(shares):
    found = small_area_shares(shares([(5, 10)] * 9)).areas.to_pylist()
    assert found[-1]["state"] == "no one asked"
    assert [found[-1][name] for name in ("share", "low", "high", "joint_low", "own_part")] == [None] * 5


def test_on_wish_the_boroughs_mean_stands_there_under_its_own_name(shares):
    found = small_area_shares(shares([(5, 10)] * 9), show_synthetic=True).areas.to_pylist()
    assert found[-1]["state"] == "no one asked: the borough's mean"
    assert (found[-1]["share"], found[-1]["own_part"]) == (pytest.approx(0.5), 0)
    assert found[-1]["low"] < 0.5 < found[-1]["high"]


def test_batting_averages_shrink_as_published():
    """Efron and Morris, Stein's Paradox in Statistics, Scientific American 236 (1977): 18 players after 45 times at
    bat keep 0.212 of their distance from the mean of .265, so that .400 becomes .294 and .156 becomes .242."""
    hits = [400, 378, 356, 333, 311, 311, 289, 267, 244, 244, 222, 222, 222, 222, 222, 200, 178, 156]
    averages = np.array(hits) / 1000
    mean = averages.mean()
    found = shrink(averages, np.full(18, mean * (1 - mean) / 45))
    assert found.mean == pytest.approx(0.265, abs=5e-4)
    assert found.kept == pytest.approx(np.full(18, 0.212), abs=5e-4)
    assert found.values[[0, -1]] == pytest.approx([0.294, 0.242], abs=5e-4)


def test_an_area_with_few_answers_leans_on_the_others_more(shares):
    found = small_area_shares(shares([(4, 5), (80, 100), *[(20, 100), (60, 100)] * 4])).areas.to_pylist()
    few, many = found[:2]
    assert few["own_part"] < many["own_part"]
    assert 0.4 < few["share"] < many["share"] < 0.8
    assert few["state"] == many["state"] == "borrows strength"
    assert few["joint_low"] < few["low"] < few["share"] < few["high"] < few["joint_high"]


def test_areas_that_differ_no_more_than_chance_are_told_alike(shares):
    found = small_area_shares(shares([(10, 20)] * 10))
    assert found.areas["share"].to_pylist() == pytest.approx([0.5] * 10)
    assert "borrows strength" in found.sentence


def test_shares_near_nothing_stay_between_nothing_and_all(shares):
    for row in small_area_shares(shares([(0, 3), (3, 3), *[(1, 30), (29, 30)] * 4])).areas.to_pylist():
        assert 0 <= row["joint_low"] <= row["low"] <= row["high"] <= row["joint_high"] <= 1


@pytest.mark.on_demand
@pytest.mark.parametrize(
    ("areas", "asked", "apart"), [(18, 22, 0.07), (18, 22, 0.15), (18, 60, 0.07), (133, 8, 0.1), (133, 16, 0.1)]
)
def test_intervals_hold_the_true_share_about_as_often_as_they_say(areas, asked, apart):
    """1,000 surveys, areas around 35% with the given spread, half to twice as many asked, seed 2019."""
    random = np.random.default_rng(2019)
    held = []
    for _ in range(1_000):
        true = np.clip(0.35 + apart * random.standard_normal(areas), 0.02, 0.98)
        number = random.integers(asked // 2, asked * 2, areas)
        yes = random.binomial(number, true)
        found = shrink(np.arcsin(np.sqrt((yes + 0.25) / (number + 0.5))), 1 / (4 * number + 1))
        ends = (np.clip(found.values + side * 1.96 * found.spreads, 0, np.pi / 2) for side in (-1, 1))
        low, high = (np.sin(end) ** 2 for end in ends)
        held.append(np.mean((low <= true) & (true <= high)))
    assert 0.93 < np.mean(held) < 0.97
