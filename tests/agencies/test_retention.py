"""Every record about a person says when somebody must look at it again."""

from datetime import date

import pytest

from alongside.partnership.agencies.retention import UnknownRetentionClass, review_on, rules


def test_a_class_that_nobody_wrote_a_rule_for_is_refused_with_the_ones_that_exist():
    with pytest.raises(UnknownRetentionClass, match=r'called "for_ever". Use one of: person, family'):
        review_on("for_ever", date(2019, 2, 8))


@pytest.mark.parametrize(
    ("retention_class", "from_on", "due"),
    [
        ("screened_no_concern", date(2019, 2, 8), date(2020, 2, 8)),
        ("person", date(2019, 12, 31), date(2022, 12, 31)),
        ("first_contact", date(2020, 2, 29), date(2021, 2, 28)),  # the year after has no 29 February
        ("safeguarding", date(2018, 2, 28), date(2024, 2, 28)),
    ],
)
def test_the_review_falls_the_rules_months_after_the_day_it_counts_from(retention_class, from_on, due):
    assert review_on(retention_class, from_on) == due


def test_every_rule_says_what_it_covers_from_when_it_counts_and_who_says_so():
    for rule in rules().values():
        assert rule.words
        assert rule.counted_from
        assert rule.months > 0
        assert rule.version == 1
        assert "Demonstration rule" in rule.source


def test_a_screening_without_concern_is_kept_shorter_than_one_with_a_concern():
    assert rules()["screened_no_concern"].months < rules()["screened_with_concern"].months
