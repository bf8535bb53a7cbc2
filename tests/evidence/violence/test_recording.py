from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.periods import Month
from alongside.evidence.violence.recording import Snapshot, revisions


def snapshot(cut_on, counts, first="2019-01"):
    months = [Month.parse(first).shift(n).first_day for n in range(len(counts))]
    return Snapshot(cut_on, pa.table({"month": pa.array(months, pa.date32()), "count": pa.array(counts, pa.int64())}))


MARCH, APRIL, MAY = date(2019, 3, 31), date(2019, 4, 30), date(2019, 5, 31)


@pytest.mark.parametrize("taken", [[], [snapshot(MARCH, [1])], [snapshot(MARCH, [1]), snapshot(MARCH, [2])]])
def test_snapshots_that_are_not_two_days_apart_are_refused(taken):
    with pytest.raises(FigureRefused, match="each cut on another day"):
        revisions(taken)


def test_a_month_that_had_not_ended_and_months_not_in_common_are_refused():
    with pytest.raises(FigureRefused, match="counts 2019-03, not yet ended"):
        revisions([snapshot(date(2019, 3, 30), [1, 2, 3]), snapshot(APRIL, [1])])
    with pytest.raises(NothingToCount, match="No month is counted in two snapshots"):
        revisions([snapshot(MARCH, [1, None]), snapshot(APRIL, [None, 2])])


def test_revision_is_told_by_the_age_of_the_month():
    """By hand: at the end of their month January and February held 90 + 80 of 200; a month later 98 of 100."""
    found = revisions(
        [snapshot(date(2019, 1, 31), [90]), snapshot(date(2019, 2, 28), [98, 80]), snapshot(MAY, [100, 100])]
    )
    young, older = found.by_age.to_pylist()
    assert (young["age_months"], young["months"], young["counted_then"], young["counted_last"]) == (0, 2, 170, 200)
    assert young["revision"] == pytest.approx(17.6, abs=0.05)
    assert (young["complete"], young["least"], young["most"]) == (0.85, 0.8, 0.9)
    assert (older["age_months"], older["complete"]) == (1, 0.98)
    assert found.sentence.startswith("Months counted less than a month after their end held 85.0%")
    assert "Nothing here is corrected" in found.sentence
    assert found.by_month.num_rows == 3


def test_ages_are_whole_months_and_their_words_follow():
    early = revisions([snapshot(date(2019, 3, 15), [10]), snapshot(MAY, [10])])
    assert early.by_age["age_months"].to_pylist() == [1]
    assert "Months counted 1 month after" in early.sentence
    assert "Months counted 2 months after" in revisions([snapshot(MARCH, [10]), snapshot(MAY, [10])]).sentence


def test_months_without_offences_have_no_part_to_tell():
    found = revisions([snapshot(MARCH, [0, 2]), snapshot(APRIL, [0, 0])])
    by_age = {row["age_months"]: row for row in found.by_age.to_pylist()}
    assert (by_age[2]["revision"], by_age[2]["complete"], by_age[1]["revision"]) == (None, None, -100)
    assert found.sentence.startswith("The youngest months compared hold no offence")
