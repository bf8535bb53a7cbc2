"""Which amounts of money may be added, and what is said where they may not."""

import pytest

from alongside.partnership.taskforce.adding import Amount, add
from alongside.partnership.taskforce.kinds import Overlap

title = "An amount inside another is not added again, and a doubt about any amount stops the sum"

cases = """
    amounts                                        | gives
                                                   | £0.
    A 500 not known                                | £500.
    A 500 separate, B 400 separate                 | £900.
    A 500 separate, B 400 part of A                | £500. One amount is part of another and is not added again.
    A 500 not known, B 400 part of A               | £500. One amount is part of another and is not added again.
    A 500 separate, B 200 part of A, C 300 part of A | £500. 2 amounts are part of another and are not added again.
    A 500 at least                                 | At least £500.
    A 500 separate, B 400 not known                | not added
    A 500 not known, B 400 not known               | not added
"""


def read(words: str) -> Amount:
    key, pounds, *how = words.split()
    overlap = {"separate": Overlap.SEPARATE, "part": Overlap.PART_OF}.get(how[0], Overlap.NOT_KNOWN)
    whole = how[-1] if overlap is Overlap.PART_OF else None
    return Amount(key, int(pounds) * 100, overlap, whole, is_at_least=how == ["at", "least"])


@pytest.mark.parametrize("case", cases.strip().splitlines()[1:], ids=lambda case: case.split("|")[0].strip())
def test_amounts_are_added_once_or_not_at_all(case):
    amounts, gives = (part.strip() for part in case.split("|"))
    total = add([read(words) for words in amounts.split(", ") if words])
    if gives == "not added":
        assert total.pence is None
        assert total.sentence.startswith("Not added up:")
    else:
        assert total.sentence == gives
