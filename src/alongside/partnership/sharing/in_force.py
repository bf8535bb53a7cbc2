"""The law of one day, read from its rows as the values that the engine takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alongside.partnership.agencies.kinds import DutyRole
from alongside.partnership.sharing.gateways.words import (
    AgreementRule,
    BasisRule,
    GatewayRule,
    Law,
    Party,
    PurposeRule,
    RouteRule,
)
from alongside.partnership.sharing.models import Agreement, Gateway, LawfulBasis, Route, SharingPurpose

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency


@dataclass(frozen=True)
class InForce:
    """The rows of one day by their codes, and the same as the engine's law."""

    purposes: dict[str, SharingPurpose]
    gateways: dict[str, Gateway]
    bases: dict[str, LawfulBasis]
    agreements: dict[str, Agreement]
    routes: dict[str, Route]

    @property
    def law(self) -> Law:
        return Law(
            purposes={code: PurposeRule(row.title, row.valid_to) for code, row in self.purposes.items()},
            gateways={code: _gateway(row) for code, row in self.gateways.items()},
            bases={code: BasisRule(row.title, row.kind, row.valid_to) for code, row in self.bases.items()},
            agreements={code: _agreement(row) for code, row in self.agreements.items()},
            routes={code: route_rule(row) for code, row in self.routes.items()},
        )

    def bases_named(self, codes: Iterable[str]) -> list[str]:
        """The bases with their versions, as an envelope keeps them."""
        return [self.bases[code].name_with_version for code in codes]


def in_force(on: date) -> InForce:
    """Of every rule, the version that counts on this day. A lapsed one is there, and says when it ended."""
    agreements = Agreement.objects.known(on).prefetch_related("parties")
    return InForce(
        purposes={row.code: row for row in SharingPurpose.objects.known(on)},
        gateways={row.code: row for row in Gateway.objects.known(on)},
        bases={row.code: row for row in LawfulBasis.objects.known(on)},
        agreements={row.code: row for row in agreements},
        routes={row.code: row for row in Route.objects.known(on)},
    )


def party(agency: "Agency") -> Party:
    body = agency.controller
    return Party(
        agency=agency.name,
        agency_kind=agency.kind,
        controller=str(body.pk),
        controller_kind=body.kind,
        is_listed_under_duty=body.duty_role != DutyRole.OTHER,
        is_section_11_body=body.is_section_11_body,
        is_health_or_social_care=body.is_health_or_social_care,
        is_competent_authority=body.is_competent_authority,
    )


def _gateway(row: Gateway) -> GatewayRule:
    return GatewayRule(
        title=row.title,
        sender_kinds=frozenset(row.sender_kinds),
        recipient_kinds=frozenset(row.recipient_kinds),
        purposes=frozenset(row.purposes),
        both_listed_under_duty=row.both_listed_under_duty,
        both_section_11_bodies=row.both_section_11_bodies,
        within_one_controller=row.within_one_controller,
        blocks_patient_information=row.blocks_patient_information,
        blocks_health_and_social_care_senders=row.blocks_health_and_social_care_senders,
        allows_person_level=row.allows_person_level,
        children_only=row.children_only,
        ends_on=row.valid_to,
    )


def _agreement(row: Agreement) -> AgreementRule:
    return AgreementRule(
        title=row.title,
        parties=frozenset(str(party.pk) for party in row.parties.all()),
        ends_on=min(row.review_on, row.valid_to or row.review_on),
    )


def route_rule(row: Route) -> RouteRule:
    return RouteRule(
        title=row.title,
        sender_kinds=frozenset(row.sender_kinds),
        recipient_kinds=frozenset(row.recipient_kinds),
        gateway=row.gateway_code,
        purpose=row.purpose_code,
        bases=tuple(row.basis_codes),
        data_classes=frozenset(row.data_classes),
        fields=frozenset(row.fields),
        obligatory_fields=frozenset(row.obligatory_fields),
        is_law_enforcement=row.is_law_enforcement,
        approver_role=row.approver_role,
        agreement=row.agreement_code,
        no_agreement_because=row.no_agreement_because,
        age_rule=row.age_rule,
        ends_on=row.valid_to,
    )
