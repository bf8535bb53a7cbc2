"""Which comes first at the same place, a drug offence or violence: how to say what a bivariate Knox test found."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.evidence.errors import FigureRefused

ORDER_IS_NO_CAUSE = (
    "Order is not cause: police who come because of drugs find violence, and police who come because of violence find "
    "drugs."
)


@dataclass(frozen=True)
class ClosePairs:
    """Pairs of a drug offence and a violent one, close in place and time, in one order.

    seen, expected  how many there are, and how many if places and times were independent.
    p_value         of seeing as many or more by chance, (count + 1) / (draws + 1), never 0.
    """

    seen: int
    expected: float
    p_value: float

    @property
    def ratio(self) -> float:
        return self.seen / self.expected


@dataclass(frozen=True)
class PairOrder:
    drugs_first: ClosePairs
    violence_first: ClosePairs
    sentence: str


def pair_order(drugs_first: ClosePairs, violence_first: ClosePairs, within: str) -> PairOrder:
    """Say in which order close pairs of drug offences and violence are more than chance would make.

    drugs_first, violence_first  from a bivariate Knox test of the partners' own points, in either order.
    within                       how close, in words: "150 metres and 14 days".

    Returns   PairOrder.
    Raises    FigureRefused when either order expects no pair, or a p-value is not above 0 and at most 1.
    Source    Knox (1964), for two kinds of events and in order.
    """
    for pairs in (drugs_first, violence_first):
        if not pairs.expected > 0 or not 0 < pairs.p_value <= 1:
            raise FigureRefused(
                f"{pairs.expected} expected pairs with p = {pairs.p_value} say nothing. Take a wider distance or time."
            )
    likely = [pairs.p_value <= 0.025 for pairs in (drugs_first, violence_first)]  # two orders are tried
    told = {
        (True, True): "Both orders are more frequent than chance: the two share places and times.",
        (True, False): "Drug offences first is more frequent than chance, violence first is not.",
        (False, True): "Violence first is more frequent than chance, drug offences first is not.",
        (False, False): "Neither order is more frequent than chance would make it.",
    }[likely[0], likely[1]]
    sentence = (
        f"Within {within}: violence followed a drug offence {drugs_first.seen:,} times, {drugs_first.ratio:.2f} times "
        f"what chance would make (p = {drugs_first.p_value:.3f}); a drug offence followed violence "
        f"{violence_first.seen:,} times, {violence_first.ratio:.2f} times (p = {violence_first.p_value:.3f}). {told} "
        f"{ORDER_IS_NO_CAUSE}"
    )
    return PairOrder(drugs_first, violence_first, sentence)
