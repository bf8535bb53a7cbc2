"""What may be said when a claim of 2019 stands beside a published count."""

from types import SimpleNamespace

import pytest

from alongside.partnership.duty.claims import TO_DATE, Claim
from alongside.partnership.duty.kinds import ClaimKind
from alongside.partnership.duty.standing import line
from alongside.partnership.figures.kinds import State
from alongside.partnership.figures.queries import Together

title = "“Over 40” is compared as over, “stable” as within 5 per cent, and what was not stated as a number not at all"

cases = """
    claim     | counted   | says
    exact 21  | 21        | agrees
    exact 21  | 22        | differs
    over 40   | 41        | agrees
    over 40   | 40        | differs
    stable    | -5        | agrees
    stable    | 5.1       | differs
    risen     | 0.1       | agrees
    risen     | -0.1      | differs
    fallen    | -0.1      | agrees
    no_number | 18        | not_compared
    exact 5   | hidden    | hidden
    exact 5   | missing   | not_known
    exact 5   | nothing   | not_published
"""


def beside(counted: str) -> Together | None:
    if counted == "nothing":
        return None
    state = State(counted) if counted in State else State.SHOWN
    value = float(counted) if state is State.SHOWN else None
    figure = SimpleNamespace(month=None, low=None, high=None, definition="Why it is not known.")
    return Together((figure,), state, value, "Known to one agency.")


@pytest.mark.parametrize("case", cases.strip().splitlines()[1:], ids=lambda case: " ".join(case.split()))
def test_a_claim_is_compared_as_it_was_stated(case):
    stated, counted, says = (part.strip() for part in case.split("|"))
    kind, *number = stated.split()
    claim = Claim("key", "Topic", "words", ClaimKind(kind), "young people", "a.b", TO_DATE, *map(int, number))
    assert line(claim, beside(counted), stable_within=5).verdict == says
