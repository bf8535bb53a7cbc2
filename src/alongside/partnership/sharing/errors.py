"""What sharing refuses.

NotLawful    the engine found reasons why this may not be shared on this route
"""

from collections.abc import Sequence

from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.sharing.gateways.words import Reason


class NotLawful(StepNotAllowed):
    """The engine's reasons, each with what would make it lawful."""

    reason = "not_lawful"

    def __init__(self, reasons: Sequence[Reason]) -> None:
        sentences = " ".join(f"{reason.wrong} {reason.lawful_if}" for reason in reasons)
        super().__init__(
            f"This was not shared. {sentences} If a child may be at risk now, ring first and record an urgent share.",
            reason=f"not_lawful:{reasons[0].code}",
        )
        self.reasons = tuple(reasons)
