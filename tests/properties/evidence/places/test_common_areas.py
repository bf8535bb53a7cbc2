from collections import Counter

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.places.common_areas import Change, common_areas, onto_common
from alongside.evidence.places.sharing_out import shared_out

LINES = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=14)


def slow_groups(lines):
    """Put every line into a group of its own, and join two that share an area until none do."""
    groups = [{("old", old), ("new", new)} for old, new in lines]
    while True:
        pair = next(((a, b) for a in groups for b in groups if a is not b and a & b), None)
        if pair is None:
            return {frozenset(group) for group in groups}
        groups = [group for group in groups if group not in pair] + [pair[0] | pair[1]]


def lookup(lines):
    return common_areas(Change(f"old{a}", f"Old {a}", f"new{b}", f"New {b}", "S") for a, b in lines)


@given(LINES)
def test_the_groups_are_those_that_joining_one_by_one_finds(lines):
    found = {
        frozenset([("old", int(code[3:])) for code in area.older] + [("new", int(code[3:])) for code in area.newer])
        for area in lookup(lines).areas
    }
    assert found == slow_groups(lines)


@given(LINES, st.data())
def test_no_offence_is_lost_or_doubled_on_the_way(lines, data):
    common = lookup(lines)
    codes = sorted({f"old{a}" for a, _ in lines} | {f"new{b}" for _, b in lines})
    keys = data.draw(st.sets(st.tuples(st.sampled_from(["2020-01", "2022-01"]), st.sampled_from(codes)), min_size=1))
    numbers = {key: data.draw(st.integers(0, 50)) for key in sorted(keys)}
    months, places = zip(*numbers, strict=True)
    counts = pa.table({"month": months, "area_code": places, "count": list(numbers.values())})

    slow = Counter()
    for (month, code), number in numbers.items():
        slow[month, next(area.code for area in common.areas if code in area.older + area.newer)] += number
    found = onto_common(counts, common, each_counted_once=True)
    assert {(row["month"], row["area_code"]): row["count"] for row in found.to_pylist()} == dict(slow)

    shared = shared_out(counts, common, dict.fromkeys(codes, 2.0)).to_pylist()
    assert abs(sum(row["count"] for row in shared) - sum(numbers.values())) < 1e-6
    again = Counter()
    for row in shared:
        again[row["month"], common.holding(row["area_code"]).code] += row["count"]
    assert all(abs(again[key] - number) < 1e-6 for key, number in slow.items())
