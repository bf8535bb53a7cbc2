"""The invented survey: as thin as a real one, weighed to be right, with wards whose true feeling is known."""

from collections import Counter, defaultdict

import pytest

from alongside.evidence.synthetic.survey import NOT_SAID, PROBLEM, UNSAFE, WORRY, make_survey


@pytest.fixture(scope="module")
def survey(borough):
    return make_survey(borough)


def shares(rows, question, answer, *, weighted=True):
    yes, every = defaultdict(float), defaultdict(float)
    for row in rows:
        if row["question"] == question and row["answer"] != NOT_SAID:
            weight = row["weight"] if weighted else 1
            for area in (row["area_code"], "borough"):
                every[area] += weight
                yes[area] += weight * (row["answer"] == answer)
    return {area: yes[area] / every[area] for area in every}


def test_about_four_hundred_are_asked_a_year_and_about_22_in_a_ward(survey):
    rows = survey.answers.to_pylist()
    asked = Counter(
        (int(row["period"][:4]) - (row["period"][5:] < "04"), row["area_code"])
        for row in rows
        if row["question"] == WORRY
    )
    assert len(asked) == 3 * 18
    assert all(19 <= n <= 25 for n in asked.values())
    assert 380 < sum(asked.values()) / 3 < 420
    assert len(rows) == 3 * sum(asked.values())
    assert {row["question"] for row in rows} == {UNSAFE, PROBLEM, WORRY}
    assert sum(row["weight"] for row in rows) / len(rows) == pytest.approx(1, abs=0.001)


def test_the_same_seed_asks_the_same_people(borough, survey):
    assert make_survey(borough).answers.equals(survey.answers)


def test_weights_mend_what_the_plain_share_gets_wrong(borough, survey):
    """The young are 18 in 100 of the answers and 30 in 100 of the residents, and feel unsafe more often by 0.12."""
    people = dict.fromkeys(borough.geography.wards.codes, 0)
    for row in borough.population.to_pylist():
        people[row["ward_code"]] += row["population"]
    true = sum(survey.truth.unsafe[code] * n for code, n in people.items()) / sum(people.values())
    assert shares(survey.answers.to_pylist(), UNSAFE, "yes")["borough"] == pytest.approx(true, abs=0.04)


def test_drug_related_behaviour_is_the_first_worry(survey):
    worries = survey.truth.worries
    assert max(worries, key=worries.get) == "drug-related behaviour"
    assert sum(worries.values()) == pytest.approx(1, abs=0.001)
    rows = survey.answers.to_pylist()
    said = {worry: shares(rows, WORRY, worry)["borough"] for worry in worries}
    assert max(said, key=said.get) == "drug-related behaviour"
    assert all(said[worry] == pytest.approx(worries[worry], abs=0.05) for worry in worries)


def test_wards_are_feared_and_hit_as_planted(borough, survey):
    unsafe, wards = survey.truth.unsafe, survey.truth.wards
    feared = sorted(unsafe, key=unsafe.get)
    assert set(feared[-3:]) == {*wards.high_on_both, wards.feared_not_hit}
    assert feared[0] == wards.hit_not_feared
    ward_of, violence, people = borough.geography.ward_of, Counter(), Counter()
    for row in borough.counts.to_pylist():
        violence[ward_of[row["area_code"]]] += row["count"] * (row["measure"] == "non-domestic violence")
    for row in borough.population.to_pylist():
        people[row["ward_code"]] += row["population"]
    by_rate = sorted(people, key=lambda code: violence[code] / people[code])
    assert set(by_rate[-3:]) == {*wards.high_on_both, wards.hit_not_feared}
    assert wards.feared_not_hit in by_rate[:4]
