"""Each fast count of pairs and windows has a slow, obvious twin that looks at every pair and every window."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.evidence.places.grids import grid_box
from alongside.evidence.places.points import Points
from alongside.evidence.violence.near_repeats import close_pairs
from alongside.evidence.violence.near_repeats.bands import distances, spans
from alongside.evidence.violence.near_repeats.close_pairs import neighbour_counts, strips_of
from alongside.evidence.violence.near_repeats.colocation import colocation
from alongside.evidence.violence.near_repeats.knox import near_repeats
from alongside.evidence.violence.near_repeats.likelihood import log_likelihood_ratio
from alongside.evidence.violence.near_repeats.scan import scan_windows
from alongside.evidence.violence.near_repeats.two_kinds import which_comes_first

# Whole metres, so that many pairs lie exactly on a break.
PLACES = st.tuples(st.integers(0, 60), st.integers(0, 60))
INCIDENTS = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 30))
METRIC = st.sampled_from(["euclidean", "manhattan"])
CLOSED = st.sampled_from(["left", "right"])
QUICK = settings(deadline=None, max_examples=80)


def points(incidents):
    x, y, day = zip(*incidents, strict=True)
    return Points(x, y, day)


def apart(a, b, metric):
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    return dx + dy if metric == "manhattan" else math.hypot(dx, dy)


def belongs(value, low, high, closed):
    if closed == "left":
        return low <= value < high
    return low < value <= high or (low == 0 and value == 0)


@QUICK
@given(st.lists(PLACES, min_size=1, max_size=40), st.integers(0, 70), METRIC, st.integers(1, 40))
def test_all_near_pairs_are_found_once_whatever_the_piece(places, reach, metric, piece):
    x, y = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    slow = sorted(
        (a, b) for a, b in itertools.combinations(range(len(places)), 2)
        if apart(places[a], places[b], metric) <= reach
    )  # fmt: skip
    before = close_pairs.PIECE
    close_pairs.PIECE = piece
    try:
        strips = strips_of(x, y, float(reach), metric)
        found = [
            (int(strips.order[i]), int(strips.order[j]))
            for one, two, _ in strips.pairs()
            for i, j in zip(one, two, strict=True)
        ]
        both = [
            (int(strips.order[i]), int(strips.order[j]))
            for one, two in strips.neighbours()
            for i, j in zip(one, two, strict=True)
        ]
    finally:
        close_pairs.PIECE = before
    assert sorted((min(p), max(p)) for p in found) == slow
    assert sorted(both) == sorted(slow + [(b, a) for a, b in slow])
    degrees = [sum(k in pair for pair in slow) for k in range(len(places))]
    assert neighbour_counts(x, y, float(reach), metric).tolist() == degrees


@QUICK
@given(
    st.lists(INCIDENTS, min_size=4, max_size=30),
    st.lists(st.integers(0, 60), min_size=2, max_size=4, unique=True).map(sorted),
    st.lists(st.integers(0, 20), min_size=2, max_size=4, unique=True).map(sorted),
    METRIC,
    CLOSED,
)
def test_the_knox_table_is_counted_pair_by_pair(incidents, metres, days, metric, closed):
    found = near_repeats(points(incidents), distances(metres, closed), spans(days, closed), metric=metric)
    slow = [
        [
            sum(
                belongs(apart(a, b, metric), low, high, closed) and belongs(abs(a[2] - b[2]), first, last, closed)
                for a, b in itertools.combinations(incidents, 2)
            )
            for first, last in itertools.pairwise(days)
        ]
        for low, high in itertools.pairwise(metres)
    ]
    assert found.observed.tolist() == slow


@settings(deadline=None, max_examples=40)
@given(st.lists(INCIDENTS, min_size=4, max_size=6))
def test_the_exact_moments_are_those_of_every_way_to_deal_the_days(incidents):
    found = near_repeats(points(incidents), distances([0, 30], "right"), spans([0, 7], "right"))
    counts = []
    for dealt in itertools.permutations([day for _, _, day in incidents]):
        counts.append(
            sum(
                math.hypot(a[0] - b[0], a[1] - b[1]) <= 30 and abs(s - t) <= 7
                for (a, s), (b, t) in itertools.combinations(list(zip(incidents, dealt, strict=True)), 2)
            )
        )
    assert found.expected[0, 0] == pytest.approx(np.mean(counts))
    assert found.sd[0, 0] == pytest.approx(np.std(counts), abs=1e-6)


@QUICK
@given(
    st.lists(INCIDENTS, min_size=1, max_size=20),
    st.lists(INCIDENTS, min_size=1, max_size=20),
    st.integers(0, 60),
    st.integers(1, 9),
    METRIC,
)
def test_the_order_of_two_kinds_is_counted_pair_by_pair(first, second, metres, days, metric):
    table = which_comes_first(
        points(first), points(second), within_m=metres, within_days=days, permutations=19, seed=1, chance="dealt",
        metric=metric,
    )  # fmt: skip
    lags = [b[2] - a[2] for a in first for b in second if apart(a, b, metric) <= metres]
    slow = [sum(1 <= lag <= days for lag in lags), lags.count(0), sum(-days <= lag <= -1 for lag in lags)]
    assert table["observed"].to_pylist() == slow


@QUICK
@given(st.lists(PLACES, min_size=1, max_size=20), st.lists(PLACES, min_size=1, max_size=20), st.integers(0, 60), METRIC)
def test_the_colocation_quotient_is_counted_neighbour_by_neighbour(first, second, metres, metric):
    every = [(p, 0) for p in first] + [(p, 1) for p in second]
    shares = []
    for k, p in enumerate(first):
        near = [kind for j, (q, kind) in enumerate(every) if j != k and apart(p, q, metric) <= metres]
        if near:
            shares.append(sum(near) / len(near))
    assume(shares)
    found = colocation(
        points([(*p, 0) for p in first]), points([(*p, 0) for p in second]), within_m=metres, permutations=19, seed=1,
        metric=metric,
    )  # fmt: skip
    assert found.quotient == pytest.approx(np.mean(shares) / (len(second) / (len(every) - 1)))
    assert found.alone == len(first) - len(shares)


@settings(deadline=None, max_examples=40)
@given(st.lists(INCIDENTS, min_size=3, max_size=40), st.sampled_from([1, 3, 5]), st.integers(1, 3))
def test_the_scan_looks_at_every_window(incidents, widest, longest):
    """Twin: each square around each cell, each length, counted incident by incident."""
    steps = [(30 - day) // 3 for _, _, day in incidents]
    assume(max(steps) >= longest)
    grid = grid_box(0, 0, 61, 61, 10)
    found = scan_windows(
        points(incidents), grid, last_day=30, seed=1, simulations=20, days_in_step=3, longest_steps=longest,
        widest_cells=widest,
    )  # fmt: skip
    cells = [(y // 10, x // 10) for x, y, _ in incidents]
    best = slow_best(cells, steps, widest, longest)
    rows = found.windows["log_likelihood_ratio"].to_pylist()
    assert (rows[0] if rows else 0) == pytest.approx(best)
    # every map made by chance is one that dealing the days out can make, and scored as slowly
    random = np.random.default_rng(1)
    recent = [s for s in steps if s < longest]
    for highest in found.by_chance[:5]:
        dealt = random.permutation(len(cells))[: len(recent)]
        made = [longest] * len(cells)
        for where, step in zip(dealt, recent, strict=True):
            made[where] = step
        expected_steps = [*recent, *[longest] * (len(cells) - len(recent))]
        assert sorted(made) == sorted(expected_steps)
        assert highest == pytest.approx(slow_best(cells, made, widest, longest))


def slow_best(cells, steps, widest, longest):
    n, best = len(cells), 0.0
    for row, column, half, length in itertools.product(
        range(7), range(7), range(widest // 2 + 1), range(1, longest + 1)
    ):
        within = [abs(r - row) <= half and abs(c - column) <= half for r, c in cells]
        seen = sum(w and s < length for w, s in zip(within, steps, strict=True))
        if sum(within) <= n / 2 and seen >= 2:
            mean = sum(within) * sum(s < length for s in steps) / n
            best = max(best, float(log_likelihood_ratio(seen, mean, n)))
    return best
