"""The engine: may this be shared? Pure functions over values; it knows no database and gives no legal advice.

`check` gives every reason at once, each with what would make it lawful. What it does not know it refuses. An urgent
share is never refused: its reasons become what information governance completes afterwards.
"""

from collections.abc import Sequence

from alongside.partnership.sharing.gateways.content import CONTENT_RULES
from alongside.partnership.sharing.gateways.gateway import GATEWAY_RULES, Rule
from alongside.partnership.sharing.gateways.protection import PROTECTION_RULES
from alongside.partnership.sharing.gateways.route import ROUTE_RULES
from alongside.partnership.sharing.gateways.words import Decision, Law, Proposal, Question, Reason

RULES = (*ROUTE_RULES, *GATEWAY_RULES, *PROTECTION_RULES, *CONTENT_RULES)

LAW_RULES = (*GATEWAY_RULES, *PROTECTION_RULES)

__all__ = ["LAW_RULES", "RULES", "check"]


def check(proposal: Proposal, law: Law, rules: Sequence[Rule] = RULES) -> Decision:
    """Say whether this may be shared on this route on this day, and if not, everything that stands in the way."""
    route = law.routes.get(proposal.route_code)
    if route is None:
        reason = Reason(
            "unknown_route",
            f'There is no route called "{proposal.route_code}".',
            "Choose one of the routes open to your agency, or ask information governance.",
        )
        return Decision((reason,), is_urgent=proposal.is_urgent)
    question = Question(
        proposal=proposal,
        law=law,
        route=route,
        gateway=law.gateways.get(route.gateway),
        agreement=law.agreements.get(route.agreement),
    )
    reasons = tuple(reason for rule in rules for reason in rule(question))
    return Decision(reasons, is_urgent=proposal.is_urgent)
