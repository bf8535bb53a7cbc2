"""Rules of data protection: the lawful bases, the agreement between the bodies, and how long a record was kept."""

from collections.abc import Iterator

from alongside.partnership.agencies.items import DataClass
from alongside.partnership.sharing.gateways.words import Question, Reason

ASK = "Ask information governance to put the route right. If a child may be at risk, share urgently."
# Which kind of basis each class of data needs, under the UK GDPR and in law enforcement (DPA 2018, Part 3).
NEEDED = {
    DataClass.PERSONAL: "article_6",
    DataClass.SPECIAL: "article_9",
    DataClass.PATIENT: "article_9",
    DataClass.CRIMINAL: "schedule_1",
}
NEEDED_IN_LAW_ENFORCEMENT = {
    DataClass.PERSONAL: "part_3",
    DataClass.SPECIAL: "schedule_8",
    DataClass.PATIENT: "schedule_8",
    DataClass.CRIMINAL: "part_3",
}


def has_known_bases(question: Question) -> Iterator[Reason]:
    for code in question.route.bases:
        basis = question.law.bases.get(code)
        if basis is None:
            yield Reason("unknown_basis", f'No lawful basis is called "{code}".', ASK)
        elif question.has_lapsed(basis.ends_on):
            yield Reason("basis_lapsed", f"{basis.title} ended on {basis.ends_on:%-d %B %Y}.", ASK)


def has_a_basis_for_each_class(question: Question) -> Iterator[Reason]:
    needed = NEEDED_IN_LAW_ENFORCEMENT if question.route.is_law_enforcement else NEEDED
    known = (question.law.bases.get(code) for code in question.route.bases)
    has = {basis.kind for basis in known if basis is not None}
    classes = {DataClass.PERSONAL} if question.proposal.is_about_a_person else set()
    classes |= {item.data_class for item in question.proposal.items if item.data_class in needed}
    for kind in sorted({needed[data_class] for data_class in classes} - has):
        yield Reason(
            "basis_missing",
            f"The route names no basis that its items need: {kind.replace('_', ' ')}.",
            ASK,
        )


def enforces_law_only_as_a_competent_authority(question: Question) -> Iterator[Reason]:
    if question.route.is_law_enforcement and not question.proposal.sender.is_competent_authority:
        yield Reason(
            "not_a_competent_authority",
            f"{question.proposal.sender.agency} is not a competent authority, so Part 3 does not apply to it.",
            "Choose a route under the UK GDPR.",
        )


def has_its_agreement(question: Question) -> Iterator[Reason]:
    route, agreement = question.route, question.agreement
    if agreement is not None:
        return
    if route.agreement:
        yield Reason("unknown_agreement", f'No agreement is called "{route.agreement}".', ASK)
    elif not question.is_within_one_controller and not route.no_agreement_because:
        yield Reason("agreement_missing", "There is no agreement between these two bodies on this route.", ASK)


def has_an_agreement_in_force(question: Question) -> Iterator[Reason]:
    agreement = question.agreement
    if agreement is None:
        return
    if question.has_lapsed(agreement.ends_on):
        yield Reason(
            "agreement_lapsed",
            f'"{agreement.title}" lapsed: its review was due on {agreement.ends_on:%-d %B %Y}.',
            "Ask information governance to review it. If a child may be at risk, share urgently.",
        )
    for end in (question.proposal.sender, question.proposal.recipient):
        if end.controller not in agreement.parties:
            yield Reason("not_a_party", f'The body of {end.agency} did not sign "{agreement.title}".', ASK)


def is_not_kept_too_long(question: Question) -> Iterator[Reason]:
    review_on = question.proposal.review_on
    if review_on is not None and review_on < question.proposal.on:
        yield Reason(
            "review_overdue",
            f"The retention review of this record was due on {review_on:%-d %B %Y}.",
            "Review it first: keep it with a new date, or have it erased. If a child may be at risk, share urgently.",
        )


PROTECTION_RULES = (
    has_known_bases,
    has_a_basis_for_each_class,
    enforces_law_only_as_a_competent_authority,
    has_its_agreement,
    has_an_agreement_in_force,
    is_not_kept_too_long,
)
