"""Rules about the gateway and the purpose: does this law reach this sender, this recipient and this information?"""

from collections.abc import Callable, Iterator
from functools import wraps

from alongside.partnership.agencies.items import DataClass
from alongside.partnership.sharing.gateways.words import GatewayRule, Question, Reason

ANOTHER_ROUTE = "Choose a route with another gateway, or ask information governance."
Rule = Callable[[Question], Iterator[Reason]]


def has_a_known_purpose(question: Question) -> Iterator[Reason]:
    code = question.route.purpose
    purpose = question.law.purposes.get(code)
    if purpose is None:
        yield Reason("unknown_purpose", f'No purpose is called "{code}".', "Let information governance put it right.")
    elif question.has_lapsed(purpose.ends_on):
        yield Reason(
            "purpose_lapsed", f'The purpose "{purpose.title}" ended on {purpose.ends_on:%-d %B %Y}.', ANOTHER_ROUTE
        )


def has_a_known_gateway(question: Question) -> Iterator[Reason]:
    code, gateway = question.route.gateway, question.gateway
    if gateway is None:
        yield Reason("unknown_gateway", f'No gateway is called "{code}".', "Let information governance put it right.")
    elif question.has_lapsed(gateway.ends_on):
        yield Reason("gateway_lapsed", f"{gateway.title} ended on {gateway.ends_on:%-d %B %Y}.", ANOTHER_ROUTE)


def of_a_known_gateway(rule: Callable[[Question, GatewayRule], Iterator[Reason]]) -> Rule:
    """A rule that only a known gateway can break."""

    @wraps(rule)
    def asked(question: Question) -> Iterator[Reason]:
        return iter(()) if question.gateway is None else rule(question, question.gateway)

    return asked


@of_a_known_gateway
def serves_the_purpose(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.purposes and question.route.purpose not in gateway.purposes:
        yield Reason(
            "purpose_not_served",
            f"{gateway.title} does not cover the purpose of this route.",
            "It covers: " + ", ".join(sorted(gateway.purposes)) + ". " + ANOTHER_ROUTE,
        )


@of_a_known_gateway
def covers_the_sender(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.sender_kinds and question.proposal.sender.controller_kind not in gateway.sender_kinds:
        yield Reason(
            "sender_not_covered",
            f"{gateway.title} does not cover what {question.proposal.sender.agency} shares.",
            ANOTHER_ROUTE,
        )


@of_a_known_gateway
def covers_the_recipient(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.recipient_kinds and question.proposal.recipient.controller_kind not in gateway.recipient_kinds:
        yield Reason(
            "recipient_not_covered",
            f"{gateway.title} does not cover sharing with {question.proposal.recipient.agency}.",
            ANOTHER_ROUTE,
        )


@of_a_known_gateway
def reaches_listed_bodies_alone(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    for end in (question.proposal.sender, question.proposal.recipient):
        if gateway.both_listed_under_duty and not end.is_listed_under_duty:
            yield Reason(
                "not_listed_under_duty",
                f"{end.agency} is not listed under the Serious Violence Duty, so {gateway.title} cannot be used.",
                ANOTHER_ROUTE,
            )


@of_a_known_gateway
def reaches_section_11_bodies_alone(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    for end in (question.proposal.sender, question.proposal.recipient):
        if gateway.both_section_11_bodies and not end.is_section_11_body:
            yield Reason(
                "not_a_section_11_body",
                f"{end.agency} is not bound by section 11 of the Children Act 2004, so {gateway.title} cannot be used.",
                ANOTHER_ROUTE,
            )


@of_a_known_gateway
def stays_within_one_controller(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.within_one_controller and not question.is_within_one_controller:
        yield Reason(
            "not_one_controller",
            "The two agencies belong to different legal bodies, so a gateway in law is needed between them.",
            ANOTHER_ROUTE,
        )


@of_a_known_gateway
def may_carry_patient_information(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.blocks_patient_information:
        for item in question.proposal.items:
            if item.data_class is DataClass.PATIENT:
                yield Reason(
                    "patient_information",
                    f"{gateway.title} never covers patient information or what is derived from it: {item.label}.",
                    f"Leave this item out. {ANOTHER_ROUTE}",
                )


@of_a_known_gateway
def may_carry_what_health_and_social_care_know(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    sender = question.proposal.sender
    blocks = gateway.blocks_health_and_social_care_senders and question.proposal.is_about_a_person
    if blocks and sender.is_health_or_social_care:
        yield Reason(
            "health_or_social_care_sender",
            f"{gateway.title} does not cover personal information from a health or social care authority, and"
            f" {sender.agency} belongs to one.",
            f"Share counts without people. {ANOTHER_ROUTE}",
        )


@of_a_known_gateway
def may_name_people(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if question.proposal.is_about_a_person and not gateway.allows_person_level:
        yield Reason(
            "no_person_level",
            f"{gateway.title} covers figures in which nobody can be recognised, never a person.",
            ANOTHER_ROUTE,
        )


@of_a_known_gateway
def reaches_children_alone(question: Question, gateway: GatewayRule) -> Iterator[Reason]:
    if gateway.children_only and question.proposal.is_about_a_person and not question.proposal.is_about_a_child:
        yield Reason(
            "child_gateway_for_an_adult",
            f"{gateway.title} is about children, and this person is not known to be under 18.",
            "For an adult, choose the route to adult safeguarding. Without a birth date, enter an estimate.",
        )


GATEWAY_RULES: tuple[Rule, ...] = (
    has_a_known_purpose,
    has_a_known_gateway,
    serves_the_purpose,
    covers_the_sender,
    covers_the_recipient,
    reaches_listed_bodies_alone,
    reaches_section_11_bodies_alone,
    stays_within_one_controller,
    may_carry_patient_information,
    may_carry_what_health_and_social_care_know,
    may_name_people,
    reaches_children_alone,
)
