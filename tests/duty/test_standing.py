"""Setting a claim beside a published figure."""

from datetime import date
from types import SimpleNamespace

import pytest

from alongside.evidence.periods import Month
from alongside.partnership.duty.claims import TO_DATE, Claim
from alongside.partnership.duty.kinds import ClaimKind, Verdict
from alongside.partnership.duty.standing import line
from alongside.partnership.figures.kinds import State
from alongside.partnership.figures.queries import Together


def claim(kind, stated=None, unit="per cent", month=None):
    return Claim("key", "Topic", "words", kind, unit, "a.b", TO_DATE, stated, month)


def beside(value=None, *, state=State.SHOWN, months=(None,), low=None, high=None):
    figures = tuple(SimpleNamespace(month=month, low=low, high=high, definition="Why.") for month in months)
    return Together(figures, state, value, "Not added up.")


def judged(kind, together, **more):
    found = line(claim(kind, **more), together, stable_within=5)
    return found.verdict, found.counted


@pytest.mark.parametrize(
    ("kind", "value", "verdict"),
    [
        (ClaimKind.STABLE, 5, Verdict.AGREES),
        (ClaimKind.STABLE, -5.1, Verdict.DIFFERS),
        (ClaimKind.RISEN, 0.1, Verdict.AGREES),
        (ClaimKind.RISEN, 0, Verdict.DIFFERS),
        (ClaimKind.FALLEN, -0.1, Verdict.AGREES),
        (ClaimKind.FALLEN, 0.1, Verdict.DIFFERS),
    ],
)
def test_a_change_is_judged_by_its_direction_or_its_size(kind, value, verdict):
    assert judged(kind, beside(value))[0] == verdict


def test_a_change_whose_interval_holds_zero_has_no_sure_direction():
    assert judged(ClaimKind.FALLEN, beside(-3.0, low=-7.0, high=1.0)) == (Verdict.NOT_COMPARED, "−3.0%")
    assert judged(ClaimKind.FALLEN, beside(-3.0, low=-7.0, high=-1.0))[0] == Verdict.AGREES


def test_exactly_what_was_stated_is_not_over_it():
    more = {"stated": 40, "unit": "young people"}
    assert judged(ClaimKind.OVER, beside(40), **more) == (Verdict.DIFFERS, "40 young people")
    assert judged(ClaimKind.OVER, beside(41), **more) == (Verdict.AGREES, "41 young people")


def test_a_month_agrees_with_itself_alone():
    more = {"month": Month(2019, 2), "unit": "month"}
    february, march = date(2019, 2, 1), date(2019, 3, 1)
    assert judged(ClaimKind.MONTH, beside(months=(february,)), **more) == (Verdict.AGREES, "February 2019")
    assert judged(ClaimKind.MONTH, beside(months=(march,)), **more)[0] == Verdict.DIFFERS
    assert judged(ClaimKind.MONTH, beside(months=(february, march), state=State.MISSING), **more)[0] == Verdict.DIFFERS
    assert judged(ClaimKind.MONTH, beside(state=State.MISSING), **more) == (Verdict.NOT_KNOWN, "not known")


def test_a_hidden_number_is_not_compared():
    found = judged(ClaimKind.EXACT, beside(state=State.HIDDEN), stated=5, unit="family plans")
    assert found == (Verdict.HIDDEN, "hidden: too small to print")


@pytest.mark.parametrize(("figures", "sentence"), [(1, "Why."), (2, "Not added up.")])
def test_a_number_that_is_not_known_says_why(figures, sentence):
    together = beside(state=State.MISSING, months=(None,) * figures)
    found = line(claim(ClaimKind.EXACT, stated=5), together, stable_within=5)
    assert (found.verdict, found.sentence) == (Verdict.NOT_KNOWN, sentence)


def test_what_was_stated_without_a_number_is_said_in_words():
    assert (
        line(claim(ClaimKind.NO_NUMBER), beside(3), stable_within=5).stated
        == "No number, only words such as “many” or “all”"
    )
    assert line(claim(ClaimKind.STABLE), None, stable_within=5).stated == "About the same as the year before"
