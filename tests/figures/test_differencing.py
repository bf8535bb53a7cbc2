"""A later publication is compared with the earlier ones: what would give a small number away is hidden or refused."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.disclosure import AS_RECORDED, UNDER_FIVE_HIDDEN, UNDER_TEN_ROUNDED, protect
from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.figures import actions
from alongside.partnership.figures.differencing import Compared, in_its_quarter
from alongside.partnership.figures.kinds import Counted
from tests.figures.counts import SPRING, YEAR, people, system_of

EARLY = Period(Month(2019, 2), Month(2019, 3))
WORDS = {"area": "Area", "n": "Young people"}
UNDER_THE_RULE = Compared("n", ("area",))


@pytest.fixture
def by(partnership):
    with act_as(system_of(partnership.youth_justice)) as acting:
        yield acting


def publish(*counts, by, period=SPRING):
    return actions.publish_figures(counts=counts, period=period, by=by)


def told(figures):
    return [int(figure.value) if figure.value is not None else figure.state for figure in figures]


# Figures


def test_a_longer_period_that_leaves_a_small_rest_is_hidden_and_says_why(by):
    publish(people(38), by=by, period=EARLY)
    (longer,) = publish(people(41), by=by)
    assert told([longer]) == ["hidden"]
    assert longer.rule_words.startswith("Numbers from 1 to 4 are hidden")
    assert longer.rule_words.endswith("would give a small number away.")


def test_a_longer_period_that_leaves_a_large_rest_is_shown(by):
    publish(people(30), by=by, period=EARLY)
    (longer,) = publish(people(41), by=by)
    assert told([longer]) == [41]
    assert longer.rule_words == UNDER_FIVE_HIDDEN.words


def test_a_part_that_was_hidden_beside_a_small_one_stays_hidden_while_the_total_is_the_same(by):
    def four(a):
        total = people(20 + a - 3, code="pathway.all")
        return [
            total,
            *(
                people(n, code=f"pathway.part-{c}", part_of="pathway.all")
                for c, n in zip("abc", (a, 7, 10), strict=True)
            ),
        ]

    assert told(publish(*four(3), by=by)) == [20, "hidden", "hidden", 10]
    assert told(publish(*four(6), by=by)) == [23, "hidden", "hidden", 10]


def test_a_number_of_one_agency_is_not_compared_with_anothers(by, partnership):
    publish(people(38), by=by, period=EARLY)
    (together,) = actions.publish_figures(counts=[people(41)], period=SPRING, for_my_agency=False, by=by)
    assert told([together]) == [41]


def test_what_counts_no_people_and_what_is_rounded_is_not_compared(by):
    for counted, rule, value in ((Counted.DAYS, UNDER_FIVE_HIDDEN, 41), (Counted.PEOPLE, UNDER_TEN_ROUNDED, 40)):
        one = people(38, code=f"pathway.{counted}", counted=counted, rule=rule)
        publish(one, by=by, period=EARLY)
        assert told(publish(replace(one, value=41), by=by)) == [value]


def test_a_laxer_rule_does_not_show_what_was_hidden(by):
    publish(people(3), by=by)
    assert told(publish(people(3, rule=AS_RECORDED), by=by)) == ["hidden"]


# Tables


def table_of(*numbers):
    plain = pa.table({"area": ["A", "B", "C"], "n": pa.array(numbers, pa.int64())})
    return protect(plain, "n", UNDER_FIVE_HIDDEN)


def publish_table(table, by, period=SPRING, compared=UNDER_THE_RULE):
    about = people(code="pathway.by_area")
    return actions.publish_table(about=about, table=table, words=WORDS, compared=compared, period=period, by=by)


def made_safe(table, by, period=SPRING):
    about = people(code="pathway.by_area")
    return actions.made_safe(about=about, table=table, compared=UNDER_THE_RULE, period=period, by=by)


def test_a_youth_worker_may_not_ask_what_earlier_publications_held(partnership):
    with act_as(partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        made_safe(table_of(12, 20, 30), worker)


def test_a_table_that_gives_a_small_number_away_is_refused(by):
    publish_table(table_of(12, 20, 30), by, EARLY)
    with pytest.raises(StepNotAllowed, match="Young people who engaged: taken from what was published before"):
        publish_table(table_of(14, 26, 30), by)


def test_made_safe_it_is_published(by):
    publish_table(table_of(12, 20, 30), by, EARLY)
    safe = made_safe(table_of(14, 26, 30), by)
    assert safe["n"].to_pylist() == [None, None, 30]  # the 26 too, since the total is known
    assert publish_table(safe, by).rows == [["A", None, "hidden"], ["B", None, "hidden"], ["C", 30, "shown"]]


def test_a_hidden_number_of_the_first_is_not_the_rest_of_the_second(by):
    publish_table(table_of(3, 7, 30), by)
    assert made_safe(table_of(6, 7, 30), by)["n"].to_pylist() == [None, None, 30]


def test_months_of_a_table_are_compared_one_by_one(by):
    february = pa.table({"month": [EARLY.first.first_day], "area": ["A"], "n": [10], "n_state": ["shown"]})
    compared = Compared("n", ("area",))
    about = people(code="pathway.by_area")
    words = WORDS | {"month": "Month"}
    actions.publish_table(about=about, table=february, words=words, compared=compared, period=SPRING, by=by)
    assert made_safe(table_of(13, 9, 40), by)["n"].to_pylist() == [None, None, 40]
    assert made_safe(table_of(33, 9, 40), by)["n"].to_pylist() == [33, 9, 40]


def test_a_table_of_other_columns_and_one_without_a_rule_are_not_compared(by):
    table = pa.table({"area": ["A"], "n": [12]})
    publish_table(table, by, EARLY, compared=None)
    assert made_safe(table_of(14, 26, 30), by)["n"].to_pylist() == [14, 26, 30]


def test_open_counts_are_never_hidden(by):
    about = people(code="pathway.by_area", rule=AS_RECORDED)
    table = pa.table({"area": ["A"], "n": [12], "n_state": ["shown"]})
    for period, n in ((EARLY, 12), (SPRING, 14)):
        now = table.set_column(1, "n", pa.array([n]))
        published = actions.publish_table(
            about=about, table=now, words=WORDS, compared=UNDER_THE_RULE, period=period, by=by
        )
        assert published.rows == [["A", n, "shown"]]


# Tables of the same records, under other codes

WARDS = {"W": frozenset({"s", "t"}), "X": frozenset({"u", "v"}), "Y": frozenset({"y"})}
FAMILY = "pathway.whole"
BESIDE = {
    "pathway.small_areas": Compared("n", ("area",), family=FAMILY),
    "pathway.by_ward": Compared("n", ("area",), family=FAMILY, holds=WARDS),
    "pathway.line.w": Compared("n", (), family=FAMILY, place="W", holds=WARDS, when=in_its_quarter),
    "pathway.other": Compared("n", ("area",), family="pathway.something_else"),
}
QUARTERS = (date(2018, 4, 1), date(2018, 7, 1), date(2018, 10, 1), date(2019, 1, 1))


def rows_of(**numbers):
    states = ["hidden" if n is None else "shown" for n in numbers.values()]
    return pa.table({"area": list(numbers), "n": pa.array(numbers.values(), pa.int64()), "n_state": states})


def family(code, table, by, *, safe=True):
    told = {"about": people(code=code), "compared": BESIDE[code], "beside": BESIDE, "period": YEAR, "by": by}
    if safe:
        table = actions.made_safe(table=table, **told)
    return actions.publish_table(table=table, words=WORDS | {"month": "Month"}, **told)


def shown(published):
    return [row[-2] for row in published.rows]


def test_a_ward_less_its_larger_small_area_does_not_give_away_the_smaller(by):
    family("pathway.by_ward", rows_of(W=29, X=40), by)
    assert shown(family("pathway.small_areas", rows_of(s=None, t=26, u=20, v=20), by)) == [None, None, 20, 20]
    with pytest.raises(StepNotAllowed, match="would give a small number away"):
        family("pathway.small_areas", rows_of(s=None, t=26, u=20, v=20), by, safe=False)


def test_a_wards_quarters_are_its_year(by):
    family("pathway.small_areas", rows_of(s=None, t=26, u=20, v=20), by)
    quarters = pa.table({"month": QUARTERS, "n": [10, 9, 5, 5], "n_state": ["shown"] * 4})
    line = family("pathway.line.w", quarters, by)  # 29 in all, less the 26 of t
    assert shown(line) == [10, 9, None, None]  # two, since the year's total is known


def test_the_figure_of_the_whole_is_read_with_its_tables(by):
    family("pathway.by_ward", rows_of(W=30, X=None, Y=None), by)
    for whole, is_hidden in ((33, True), (60, False)):
        one = people(whole, code=FAMILY)
        (figure,) = actions.publish_figures(counts=[one], period=YEAR, for_my_agency=False, beside=BESIDE, by=by)
        assert (figure.value is None) is is_hidden


def test_tables_are_read_with_the_whole_that_was_published_first(by):
    actions.publish_figures(counts=[people(33, code=FAMILY)], period=YEAR, for_my_agency=False, beside=BESIDE, by=by)
    assert shown(family("pathway.by_ward", rows_of(W=30, X=None, Y=None), by)) == [None, None, None]


def test_a_table_of_other_records_is_not_read_with_them(by):
    family("pathway.other", rows_of(W=29, X=40), by)
    areas = family("pathway.small_areas", rows_of(s=None, t=26, u=None, v=20), by)
    assert shown(areas) == [None, 26, None, 20]


def test_a_line_of_one_ward_alone_does_not_know_the_whole(by):
    line = replace(BESIDE["pathway.line.w"], holds={})
    told = {
        "about": people(code="pathway.line.w"),
        "compared": line,
        "beside": {"pathway.line.w": line},
        "period": YEAR,
    }
    quarters = pa.table({"month": QUARTERS, "n": [10, 9, 5, 5], "n_state": ["shown"] * 4})
    actions.publish_figures(counts=[people(31, code=FAMILY)], period=YEAR, for_my_agency=False, by=by)
    assert actions.made_safe(table=quarters, by=by, **told) == quarters
