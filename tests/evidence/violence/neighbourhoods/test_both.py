import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.violence.neighbourhoods.both import VERDICTS, impact_and_perception
from alongside.evidence.violence.neighbourhoods.impact import rates_by_area
from alongside.evidence.violence.perception.small_areas import small_area_shares
from alongside.evidence.violence.perception.survey import share_by_area

YEAR = twelve_months_to(Month(2019, 3))
UNSAFE = "feels_unsafe_after_dark"


def impact(counts, residents=10_000):
    rows = [
        {"area_code": f"F{n:02}", "area_name": f"Area {n:02}", "count": count, "residents": residents}
        for n, count in enumerate(counts, 1)
    ]
    schema = pa.schema(
        {"area_code": pa.string(), "area_name": pa.string(), "count": pa.int64(), "residents": pa.int64()}
    )
    return rates_by_area(pa.Table.from_pylist(rows, schema), "Violence", YEAR)


def shares(yes_of, question=UNSAFE):
    """Shares from (yes, asked) of each area."""
    areas = {f"F{n:02}": f"Area {n:02}" for n in range(1, len(yes_of) + 1)}
    answers = [
        (code, answer)
        for code, (yes, asked) in zip(areas, yes_of, strict=True)
        for answer in ["yes"] * yes + ["no"] * (asked - yes)
    ]
    table = pa.table(
        {
            "weight": [1.0] * len(answers),
            "area_code": [code for code, _ in answers],
            "question": [question] * len(answers),
            "answer": [answer for _, answer in answers],
        }
    )
    return share_by_area(table, question, "yes", areas)


def test_tables_of_other_areas_are_refused():
    with pytest.raises(FigureRefused, match="1 areas are in only one of the two tables, such as F03"):
        impact_and_perception(impact([1, 2, 3]), shares([(1, 2), (1, 2)]))


def test_estimates_of_another_question_are_refused():
    others = small_area_shares(shares([(5, 10)] * 8, "feels_unsafe_by_day"))
    with pytest.raises(FigureRefused, match='The estimates are of "feels_unsafe_by_day"'):
        impact_and_perception(impact([10] * 8), shares([(5, 10)] * 8), others)


IMPACT = [400, 400, 115, 100, 20, 400, None, 100, 60, 108]
FELT = [(90, 100), (6, 10), (6, 10), (3, 10), (50, 100), (0, 100), (50, 100), (0, 0), (5, 10), (2, 10)]


@pytest.fixture(scope="module")
def found():
    """Ten areas: the borough has 18.9 violent offences per 1,000 residents, and 49% of its residents feel unsafe."""
    return impact_and_perception(impact(IMPACT), shares(FELT))


@pytest.mark.parametrize(
    ("code", "verdict", "because"),
    [
        ("F01", "clear", "both intervals are wholly above the borough's value"),
        ("F02", "likely", "both estimates are above; the interval of perception holds the borough's value"),
        ("F05", "not both high", "impact wholly below the borough's value"),
        ("F06", "not both high", "perception wholly below the borough's value"),
        ("F07", "not enough evidence", "the count or the residents are missing"),
        ("F08", "not enough evidence", "no one asked"),
    ],
)
def test_each_verdict_says_why(found, code, verdict, because):
    row = next(row for row in found.areas.to_pylist() if row["area_code"] == code)
    assert (row["verdict"], row["because"]) == (verdict, because)
    assert row["verdict"] in VERDICTS


def test_an_estimate_below_with_an_interval_across_is_not_enough():
    rows = impact_and_perception(impact([110, 100, 90]), shares([(4, 10), (50, 100), (60, 100)])).areas.to_pylist()
    because = {row["area_code"]: row["because"] for row in rows if row["verdict"] == "not enough evidence"}
    assert because == {
        "F01": "the estimate of perception is not above the borough's",
        "F02": "the estimate of impact and of perception is not above the borough's",
        "F03": "the estimate of impact is not above the borough's",
    }


def test_an_area_below_on_both_and_one_with_nothing_known_say_both():
    rows = impact_and_perception(impact([400, 20, None]), shares([(90, 100), (10, 100), (0, 0)])).areas.to_pylist()
    because = {row["area_code"]: row["because"] for row in rows}
    assert because["F02"] == "impact and perception wholly below the borough's value"
    assert because["F03"] == "the count or the residents are missing; no one asked"


def test_two_ranks_stay_two_and_each_has_its_interval(found):
    row = next(row for row in found.areas.to_pylist() if row["area_code"] == "F06")
    assert (row["impact_rank"], row["perception_rank"]) == (1, 9)
    assert (row["impact_rank_low"], row["impact_rank_high"]) == (1, 3)
    assert (row["perception_rank_low"], row["perception_rank_high"]) == (7, 9)  # six areas are surely above
    assert not any("score" in name for name in found.areas.column_names)


def test_missing_is_not_ranked_and_not_zero(found):
    rows = {row["area_code"]: row for row in found.areas.to_pylist()}
    assert (rows["F07"]["impact"], rows["F07"]["impact_rank"], rows["F07"]["two_way"]) == (None, None, "not known")
    assert (rows["F08"]["perception"], rows["F08"]["perception_rank"]) == (None, None)


def test_the_list_stands_by_verdict_and_name(found):
    order = found.areas["verdict"].to_pylist()
    assert list(dict.fromkeys(order)) == ["clear", "likely", "not enough evidence", "not both high"]
    assert found.areas["area_name"].to_pylist()[0] == "Area 01"


def test_classes_of_the_two_way_map_hold_every_area_once(found):
    assert found.classes.num_rows == 10
    assert sum(found.classes["areas"].to_pylist()) == 10
    assert found.classes.to_pylist()[0] == {
        "impact_position": "above", "perception_position": "above", "two_way": "above / above", "areas": 1,
    }  # fmt: skip
    assert found.classes.to_pylist()[-1]["areas"] == 2


def test_the_sentence_names_the_clear_and_leaves_the_choice_to_people(found):
    assert "Clearly high on both: Area 01." in found.sentence
    assert found.sentence.endswith("People choose where to work from this list, and record why.")
    assert "With 10 areas looked at one by one" in found.caution
    none = impact_and_perception(impact([10, 10]), shares([(5, 10), (5, 10)]))
    assert "No area is clearly high on both." in none.sentence


def test_what_is_clear_alone_may_not_hold_when_all_are_looked_at_together():
    rows = impact_and_perception(impact([125] + [100] * 19), shares([(65, 100)] + [(50, 100)] * 19)).areas.to_pylist()
    assert (rows[0]["verdict"], rows[0]["holds_for_all"]) == ("clear", False)
    rows = impact_and_perception(impact([300, 100]), shares([(95, 100), (30, 100)])).areas.to_pylist()
    assert (rows[0]["verdict"], rows[0]["holds_for_all"]) == ("clear", True)


def test_estimates_stand_in_the_list_under_their_name_and_the_mean_never_does():
    asked = shares([(9, 10), *[(3, 10)] * 8, (0, 0)])
    estimated = small_area_shares(asked, show_synthetic=True)
    rows = {r["area_code"]: r for r in impact_and_perception(impact([200] * 10), asked, estimated).areas.to_pylist()}
    assert rows["F01"]["perception_state"] == "borrows strength"
    assert rows["F01"]["perception"] < 0.9
    assert (rows["F10"]["perception"], rows["F10"]["perception_rank"]) == (None, None)
    assert rows["F10"]["because"] == "no one asked: the borough's mean"
