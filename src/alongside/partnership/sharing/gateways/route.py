"""Rules about the route: does it exist today, does it lead from here to there, has the approver agreed?"""

from collections.abc import Iterator

from alongside.partnership.sharing.gateways.words import Question, Reason

ASK = "Ask information governance to renew it. If a child may be at risk, share urgently."


def is_in_force(question: Question) -> Iterator[Reason]:
    if question.has_lapsed(question.route.ends_on):
        yield Reason(
            "route_lapsed", f'The route "{question.route.title}" ended on {question.route.ends_on:%-d %B %Y}.', ASK
        )


def leads_from_the_sender(question: Question) -> Iterator[Reason]:
    if question.proposal.sender.agency_kind not in question.route.sender_kinds:
        yield Reason(
            "sender_not_on_route",
            f'The route "{question.route.title}" does not start at {question.proposal.sender.agency}.',
            "Choose a route that starts at your agency.",
        )


def leads_to_the_recipient(question: Question) -> Iterator[Reason]:
    if question.proposal.recipient.agency_kind not in question.route.recipient_kinds:
        yield Reason(
            "recipient_not_on_route",
            f'The route "{question.route.title}" does not lead to {question.proposal.recipient.agency}.',
            "Choose a route that leads to that agency.",
        )


def leads_elsewhere(question: Question) -> Iterator[Reason]:
    if question.proposal.sender.agency == question.proposal.recipient.agency:
        yield Reason("to_itself", "The sender and the recipient are the same agency.", "Choose another agency.")


def fits_the_age(question: Question) -> Iterator[Reason]:
    rule, proposal = question.route.age_rule, question.proposal
    if rule == "children" and not proposal.is_about_a_child:
        yield Reason(
            "route_for_children",
            f'The route "{question.route.title}" is for under 18s.',
            "For an adult, choose the route to adult safeguarding. Without a birth date, enter an estimate.",
        )
    if rule == "adults" and (proposal.born_on is None or proposal.is_about_a_child):
        yield Reason(
            "route_for_adults",
            f'The route "{question.route.title}" is for people of 18 and over.',
            "For a child, choose the route to the hub. Without a birth date, enter an estimate.",
        )


def has_its_approver(question: Question) -> Iterator[Reason]:
    needed = question.route.approver_role
    if needed and question.proposal.approver_role != needed:
        yield Reason(
            "approver_missing",
            f'The route "{question.route.title}" needs the approval of: {needed.replace("_", " ")}.',
            "Ask them to approve it. If a child may be at risk, do not wait: share urgently.",
        )


ROUTE_RULES = (
    is_in_force,
    leads_from_the_sender,
    leads_to_the_recipient,
    leads_elsewhere,
    fits_the_age,
    has_its_approver,
)
