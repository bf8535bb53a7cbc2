"""Rules about what is shared: only the fields of the route, each of a known class, with why and who was told."""

from collections.abc import Iterator

from alongside.partnership.agencies.items import DataClass
from alongside.partnership.sharing.gateways.words import Question, Reason


def shares_something(question: Question) -> Iterator[Reason]:
    if not question.proposal.items:
        yield Reason("nothing_to_share", "No item was chosen.", "Choose what the recipient needs to know.")


def shares_only_what_the_route_carries(question: Question) -> Iterator[Reason]:
    for item in question.proposal.items:
        if item.key not in question.route.fields:
            yield Reason(
                "field_not_on_route",
                f'The route "{question.route.title}" does not carry: {item.label}.',
                "Leave this item out, or ask information governance for a one-off share.",
            )


def shares_what_the_route_requires(question: Question) -> Iterator[Reason]:
    given = {item.key for item in question.proposal.items}
    for key in sorted(question.route.obligatory_fields - given):
        yield Reason(
            "field_missing",
            f'The route "{question.route.title}" always carries: {key.replace("_", " ")}.',
            "Add it. If it is not known, say so in its value.",
        )


def shares_known_classes(question: Question) -> Iterator[Reason]:
    for item in question.proposal.items:
        if not isinstance(item.data_class, DataClass):
            yield Reason(
                "unknown_data_class",
                f"It is not known what the law calls this item: {item.label}.",
                "Leave this item out until the room that offers it says what class it is.",
            )
        elif item.data_class.name.lower() not in question.route.data_classes:
            yield Reason(
                "data_class_not_on_route",
                f'The route "{question.route.title}" does not carry {item.data_class.value}: {item.label}.',
                "Leave this item out, or ask information governance for a one-off share.",
            )


def says_why_it_is_needed(question: Question) -> Iterator[Reason]:
    if not question.proposal.necessity.strip():
        yield Reason("necessity_missing", "It does not say why this is needed.", "Write why the recipient needs it.")


def says_who_was_told(question: Question) -> Iterator[Reason]:
    if question.proposal.was_told is None or not question.proposal.told_words.strip():
        yield Reason(
            "told_missing",
            "It does not say who was told that this is shared, or why nobody was.",
            "Write whom you told and when; or why telling them could put somebody at risk.",
        )


CONTENT_RULES = (
    shares_something,
    shares_only_what_the_route_carries,
    shares_what_the_route_requires,
    shares_known_classes,
    says_why_it_is_needed,
    says_who_was_told,
)
