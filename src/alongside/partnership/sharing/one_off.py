"""The law that information governance finds for one share: no route carries it, so it is written out once."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.partnership.agencies.items import DataClass, Item
from alongside.partnership.sharing.gateways.words import RouteRule
from alongside.partnership.sharing.models.follow_up import NoAgreement


@dataclass(frozen=True)
class ChosenLaw:
    """Gateway, purpose, bases, and the agreement or why there is none."""

    gateway: str
    purpose: str
    bases: tuple[str, ...]
    agreement: str = ""
    no_agreement_because: str = ""


def one_off_route(chosen: ChosenLaw, *, from_kind: str, to_kind: str, items: Iterable[Item]) -> RouteRule:
    """A route for this one share: it carries these items and nothing more, from here to there."""
    because = chosen.no_agreement_because
    return RouteRule(
        title="One-off share",
        sender_kinds=frozenset([from_kind]),
        recipient_kinds=frozenset([to_kind]),
        gateway=chosen.gateway,
        purpose=chosen.purpose,
        bases=chosen.bases,
        data_classes=frozenset(each.name.lower() for each in DataClass),
        fields=frozenset(item.key for item in items),
        obligatory_fields=frozenset(),
        agreement=chosen.agreement,
        no_agreement_because=NoAgreement(because).label if because else "",
    )
