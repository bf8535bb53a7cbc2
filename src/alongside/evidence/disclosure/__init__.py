"""Small numbers can name a person. Each publication chooses a rule, says which, and is compared with what went before.

suppression   hide small numbers of one table, and others that would give them away
differencing  hide what, taken from an earlier publication, would give a hidden number away
"""

from alongside.evidence.disclosure.differencing import Cell, hide_what_subtracts
from alongside.evidence.disclosure.suppression import (
    AS_RECORDED,
    RULES,
    UNDER_FIVE_HIDDEN,
    UNDER_TEN_ROUNDED,
    Rule,
    protect,
)

__all__ = [
    "AS_RECORDED",
    "RULES",
    "UNDER_FIVE_HIDDEN",
    "UNDER_TEN_ROUNDED",
    "Cell",
    "Rule",
    "hide_what_subtracts",
    "protect",
]
