import numpy as np
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.hotspots.ranking import rank_areas, rank_sentence


@pytest.mark.parametrize(
    ("areas", "counts", "exposure", "spread", "says"),
    [
        (["a", "b"], [1], [1, 1], 1, "one of each"),
        (["a", "a"], [1, 2], [1, 1], 1, "no area twice"),
        (["a", "b"], [1, -1], [1, 1], 1, "b: a count is 0 or more"),
        (["a", "b"], [1, 1], [1, 0], 1, "b: a count is 0 or more and an exposure above 0"),
        (["a", "b"], [1, None], [1, 1], 1, "a ranking needs two"),
        (["a", "b"], [1, 1], [1, 1], 0.5, "below that of offences that come alone"),
    ],
)
def test_what_cannot_be_ranked_is_refused(areas, counts, exposure, spread, says):
    with pytest.raises(FigureRefused, match=says):
        rank_areas(areas, counts, exposure, seed=1, spread=spread)


def test_areas_stand_by_rate_and_what_is_missing_stands_last_without_a_rank():
    table = rank_areas(["a", "b", "c", "d"], [10, 90, None, 3], [1000, 3000, 500, None], seed=2019, top=1)
    assert table["area"].to_pylist() == ["b", "a", "c", "d"]
    assert table["rate"].to_pylist() == [pytest.approx(30), pytest.approx(10), None, None]
    assert table["rank"].to_pylist() == [1, 2, None, None]
    assert table["count"].to_pylist() == [90, 10, None, 3]
    assert table.schema.metadata[b"seed"] == b"2019"


def test_the_same_seed_gives_the_same_table():
    given = (["a", "b", "c"], [10, 12, 9], [1000, 1000, 1000])
    assert rank_areas(*given, seed=5).equals(rank_areas(*given, seed=5))


def test_a_clear_lead_is_sure_and_a_near_tie_is_not():
    clear = rank_areas(["a", "b", "c"], [900, 10, 11], [1000] * 3, seed=1, top=1)
    assert clear["rank_low"].to_pylist()[0] == clear["rank_high"].to_pylist()[0] == 1
    assert rank_sentence(clear, top=1).startswith("a is among the 1 highest whichever way chance falls")
    tied = rank_areas(["a", "b", "c"], [10, 11, 12], [1000] * 3, seed=1, top=1)
    assert (tied["rank_low"].to_pylist()[0], tied["rank_high"].to_pylist()[0]) == (1, 3)
    assert rank_sentence(tied, top=1).startswith("No area is among")
    assert "3 areas could be" in rank_sentence(tied, top=1)
    two = rank_areas(["a", "b", "c", "d"], [900, 950, 10, None], [1000] * 4, seed=1, top=2)
    assert rank_sentence(two, top=2).startswith("b, a are among")


def test_clusters_widen_the_intervals():
    alone, clustered = (rank_areas(["a", "b"], [50, 40], [1000] * 2, seed=1, spread=s).to_pylist()[0] for s in (1, 4))
    assert clustered["rate_low"] < alone["rate_low"] < alone["rate_high"] < clustered["rate_high"]


def test_a_rate_has_the_interval_of_its_gamma_posterior():
    """Jeffreys prior, 10 offences: 95% between 5.141 and 17.739 (half the chi-square quantiles of 21 degrees)."""
    first = rank_areas(["a", "b"], [10, 1], [1000, 1000], seed=1).to_pylist()[0]
    assert (first["rate_low"], first["rate_high"]) == (pytest.approx(5.1414, abs=1e-3), pytest.approx(17.739, abs=1e-3))


def test_ranks_hold_the_true_rank_about_as_often_as_they_say():
    """300 boroughs of 12 areas with rates 12 to 78 per 1,000, seed 2019; intervals of ranks are cautious."""
    random = np.random.default_rng(2019)
    truth = np.linspace(12, 78, 12)
    true_rank = {f"a{k}": 12 - k for k in range(12)}
    held = 0
    for _ in range(300):
        counts = random.poisson(truth).tolist()
        table = rank_areas(list(true_rank), counts, [1000] * 12, seed=int(random.integers(1 << 30)), draws=1_000)
        for row in table.to_pylist():
            held += row["rank_low"] <= true_rank[row["area"]] <= row["rank_high"]
    assert 0.93 < held / 3_600 < 0.995
