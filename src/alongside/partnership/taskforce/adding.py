"""Adding money without counting any of it twice: an amount inside another is left out, and a doubt stops the sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.partnership.pages.formatters import money
from alongside.partnership.taskforce.kinds import Overlap, StatedAs
from alongside.partnership.taskforce.models import Allocation, Commitment


@dataclass(frozen=True)
class Amount:
    key: UUID
    pence: int
    overlap: Overlap
    part_of: UUID | None = None
    is_at_least: bool = False


@dataclass(frozen=True)
class Total:
    """A sum with the sentence that belongs to it; no number where adding would mislead."""

    pence: int | None
    sentence: str
    is_at_least: bool = False


def of_commitments(commitments: Iterable[Commitment]) -> Total:
    """Add whole commitments. One that is part of another in the list is not added."""
    amounts = [
        Amount(
            key=one.pk,
            pence=one.pence,
            overlap=Overlap(one.overlap),
            part_of=one.part_of_id,
            is_at_least=one.stated_as == StatedAs.AT_LEAST,
        )
        for one in commitments
    ]
    return add(amounts)


def of_allocations(allocations: Iterable[Allocation]) -> Total:
    """Add shares. Shares of one commitment are separate; a share of a whole and of its part may be the same money."""
    allocations = list(allocations)
    commitments = {one.commitment_id: one.commitment for one in allocations}
    parts = [one for one in commitments.values() if one.part_of_id in commitments]
    if parts:
        return Total(None, _("Not added up: a share of a whole and a share of its part may be the same money."))
    if len(commitments) > 1 and (refusal := _doubt([Overlap(one.overlap) for one in commitments.values()])):
        return Total(None, refusal)
    pence = sum(one.pence for one in allocations)
    return Total(pence, _("%(money)s. Each share is counted once.") % {"money": money(pence)})


def add(amounts: Sequence[Amount]) -> Total:
    keys = {amount.key for amount in amounts}
    outermost = [amount for amount in amounts if amount.part_of not in keys]
    inside = len(amounts) - len(outermost)
    if len(outermost) > 1 and (refusal := _doubt([amount.overlap for amount in outermost])):
        return Total(None, refusal + _what_is_known(outermost))
    pence = sum(amount.pence for amount in outermost)
    is_at_least = any(amount.is_at_least for amount in outermost)
    words = _("At least %(money)s.") if is_at_least else "%(money)s."
    return Total(pence, words % {"money": money(pence)} + _left_out(inside), is_at_least)


def _doubt(overlaps: Sequence[Overlap]) -> str:
    doubtful = overlaps.count(Overlap.NOT_KNOWN)
    if not doubtful:
        return ""
    return ngettext(
        "Not added up: for %(doubtful)s of %(all)s amounts, no document says whether it is part of another.",
        "Not added up: for %(doubtful)s of %(all)s amounts, no document says whether they are part of another.",
        doubtful,
    ) % {"doubtful": doubtful, "all": len(overlaps)}


def _what_is_known(amounts: Sequence[Amount]) -> str:
    known = [amount.pence for amount in amounts if amount.overlap != Overlap.NOT_KNOWN]
    if len(known) < 2:
        return ""
    told = {"number": len(known), "money": money(sum(known))}
    return " " + _("The %(number)s that are known to be no part of another come to %(money)s.") % told


def _left_out(inside: int) -> str:
    if not inside:
        return ""
    return " " + ngettext(
        "One amount is part of another and is not added again.",
        "%(number)s amounts are part of another and are not added again.",
        inside,
    ) % {"number": inside}
