from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.violence.neighbourhoods.ranks import ranks

NUMBERS = st.integers(0, 12).map(float)
AREA = st.none() | st.lists(NUMBERS, min_size=3, max_size=3).map(sorted)


def slow_ranks(values, lows, highs):
    """Compare every pair of areas."""
    found = []
    known = [n for n, value in enumerate(values) if value is not None]
    for n, value in enumerate(values):
        if value is None:
            found.append((None, None, None))
            continue
        better = sum(values[other] > value for other in known)
        surely_better = sum(lows[other] > highs[n] for other in known)
        surely_worse = sum(highs[other] < lows[n] for other in known)
        found.append((better + 1, surely_better + 1, len(known) - surely_worse))
    return found


@given(st.lists(AREA, max_size=12))
def test_sorted_ranks_equal_comparing_every_pair(areas):
    lows, values, highs = ([None if area is None else area[n] for area in areas] for n in range(3))
    assert ranks(values, lows, highs) == slow_ranks(values, lows, highs)
