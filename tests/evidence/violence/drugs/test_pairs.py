import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.drugs.pairs import ClosePairs, pair_order


@pytest.mark.parametrize("pairs", [ClosePairs(3, 0.0, 0.5), ClosePairs(3, 2.0, 0.0), ClosePairs(3, 2.0, 1.5)])
def test_pairs_that_say_nothing_are_refused(pairs):
    with pytest.raises(FigureRefused, match="Take a wider distance or time"):
        pair_order(ClosePairs(3, 2.0, 0.5), pairs, "150 metres and 14 days")


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (0.01, 0.01, "Both orders are more frequent"),
        (0.01, 0.4, "Drug offences first is more frequent than chance, violence first is not"),
        (0.4, 0.01, "Violence first is more frequent"),
        (0.04, 0.4, "Neither order is more frequent"),
    ],
)
def test_the_order_is_told_and_is_no_cause(first, second, says):
    found = pair_order(ClosePairs(30, 20.0, first), ClosePairs(22, 20.0, second), "150 metres and 14 days")
    assert says in found.sentence
    assert "followed a drug offence 30 times, 1.50 times what chance would make" in found.sentence
    assert found.sentence.endswith("find drugs.")
