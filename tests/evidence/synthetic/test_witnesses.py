"""What other agencies of the invented borough count: independent of patrols, with one month never delivered."""

from collections import Counter

import pytest

from alongside.evidence.synthetic.witnesses import (
    ANTISOCIAL,
    ASSAULTS,
    DRUG_REPORTS,
    NOT_DELIVERED,
    OVERDOSES,
    PUBLISHERS,
    SEARCHES,
    make_witnesses,
)


@pytest.fixture(scope="module")
def witnesses(borough):
    return make_witnesses(borough)


def test_a_month_that_was_never_delivered_is_missing_and_no_zero(witnesses):
    rows = Counter((row["measure"], row["month"]) for row in witnesses.counts.to_pylist())
    assert set(rows.values()) == {133}
    missing = {measure for measure in PUBLISHERS if (measure, NOT_DELIVERED) not in rows}
    assert missing == set(witnesses.truth.not_delivered) == {ASSAULTS, OVERDOSES}
    assert len(rows) == 36 * len(PUBLISHERS) - 2


def test_the_second_witness_sees_the_markets_and_not_the_patrols(borough, incidents, witnesses):
    sums = Counter()
    for row in witnesses.counts.to_pylist():
        sums[row["measure"], row["area_code"]] += row["count"]
    markets, ward_of = witnesses.truth.markets, borough.geography.ward_of
    assert markets == incidents.truth.markets
    for measure in (OVERDOSES, DRUG_REPORTS):
        ordered = sorted(ward_of, key=lambda code: sums[measure, code])
        assert set(markets) <= set(ordered[-8:])
    patrolled = [code for code, ward in ward_of.items() if ward == incidents.truth.patrolled_ward]

    def times_its_share(measure):
        inside = sum(sums[measure, code] for code in patrolled) / len(patrolled)
        return inside * 133 / sum(sums[measure, code] for code in ward_of)

    assert times_its_share(SEARCHES) > 2
    assert 0.7 < times_its_share(ANTISOCIAL) < 1.3


def test_everything_says_that_it_is_invented(witnesses):
    assert all("invented" in publisher for publisher in set(witnesses.counts["publisher"].to_pylist()))
