"""The values that the engine reads and gives: who, what, on which route, by which law, and the decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from alongside.partnership.agencies.items import Item


@dataclass(frozen=True)
class Party:
    """One end of a share: an agency, and what the law makes of the body that it belongs to."""

    agency: str
    agency_kind: str
    controller: str
    controller_kind: str
    is_listed_under_duty: bool
    is_section_11_body: bool
    is_health_or_social_care: bool
    is_competent_authority: bool


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to share with whom, along which route, and why."""

    route_code: str
    sender: Party
    recipient: Party
    items: tuple[Item, ...]
    necessity: str
    was_told: bool | None
    told_words: str
    born_on: date | None
    review_on: date | None
    approver_role: str
    on: date
    is_about_a_person: bool = True
    is_urgent: bool = False

    @property
    def is_about_a_child(self) -> bool:
        """Under 18 on the day. Nobody knows without a birth date, so that without one it is not said."""
        return self.born_on is not None and is_under_18(self.born_on, self.on)


def is_under_18(born_on: date, on: date) -> bool:
    """A child until the eighteenth birthday, and not on it. Who was born on 29 February is 18 on 1 March."""
    return (on.year - 18, on.month, on.day) < (born_on.year, born_on.month, born_on.day)


@dataclass(frozen=True)
class PurposeRule:
    title: str
    ends_on: date | None = None


@dataclass(frozen=True)
class GatewayRule:
    """Empty kinds or purposes mean any that is known."""

    title: str
    sender_kinds: frozenset[str] = frozenset()
    recipient_kinds: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    both_listed_under_duty: bool = False
    both_section_11_bodies: bool = False
    within_one_controller: bool = False
    blocks_patient_information: bool = False
    blocks_health_and_social_care_senders: bool = False
    allows_person_level: bool = True
    children_only: bool = False
    ends_on: date | None = None


@dataclass(frozen=True)
class BasisRule:
    title: str
    kind: str
    ends_on: date | None = None


@dataclass(frozen=True)
class AgreementRule:
    title: str
    parties: frozenset[str]
    ends_on: date


@dataclass(frozen=True)
class RouteRule:
    title: str
    sender_kinds: frozenset[str]
    recipient_kinds: frozenset[str]
    gateway: str
    purpose: str
    bases: tuple[str, ...]
    data_classes: frozenset[str]
    fields: frozenset[str]
    obligatory_fields: frozenset[str]
    is_law_enforcement: bool = False
    approver_role: str = ""
    agreement: str = ""
    no_agreement_because: str = ""
    age_rule: str = "any"
    ends_on: date | None = None


@dataclass(frozen=True)
class Law:
    """The law of one day: of every code, the version that counts, lapsed or not."""

    purposes: Mapping[str, PurposeRule]
    gateways: Mapping[str, GatewayRule]
    bases: Mapping[str, BasisRule]
    agreements: Mapping[str, AgreementRule]
    routes: Mapping[str, RouteRule]

    def with_route(self, code: str, route: RouteRule) -> "Law":
        """For a one-off share: the law and bases that information governance has found for it."""
        return replace(self, routes={**self.routes, code: route})


@dataclass(frozen=True)
class Question:
    """A proposal beside the law that bears on it. The gateway and the agreement may be unknown."""

    proposal: Proposal
    law: Law
    route: RouteRule
    gateway: GatewayRule | None
    agreement: AgreementRule | None

    @property
    def is_within_one_controller(self) -> bool:
        return self.proposal.sender.controller == self.proposal.recipient.controller

    def has_lapsed(self, ends_on: date | None) -> bool:
        return ends_on is not None and ends_on < self.proposal.on


@dataclass(frozen=True)
class Reason:
    """One thing that stands in the way: its code, what is wrong, and what would make it lawful."""

    code: str
    wrong: str
    lawful_if: str


@dataclass(frozen=True)
class Decision:
    """Allowed, or every reason why not. The reasons of an urgent share are completed afterwards."""

    reasons: tuple[Reason, ...]
    is_urgent: bool = False

    @property
    def is_allowed(self) -> bool:
        return self.is_urgent or not self.reasons

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(reason.code for reason in self.reasons)
