"""Words for tests of the engine: the bodies of domain tables as parties, and items of each class."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.sharing import gateways
from alongside.partnership.sharing.actions.law import COLUMNS, LAW_FOLDER, ROWS
from alongside.partnership.sharing.gateways.words import Law, Party, Proposal, RouteRule
from alongside.partnership.sharing.in_force import InForce
from alongside.partnership.sharing.law_file import read_law

TODAY = date(2026, 11, 20)
CHILD, ADULT = date(2011, 5, 4), date(2001, 5, 4)


def _party(agency: str, agency_kind: str, body: str, body_kind: str, **flags: bool) -> Party:
    fixed = {
        "is_listed_under_duty": False, "is_section_11_body": True, "is_health_or_social_care": False,
        "is_competent_authority": False,
    }  # fmt: skip
    return Party(agency, agency_kind, body, body_kind, **(fixed | flags))


COUNCIL = {"is_listed_under_duty": True, "is_health_or_social_care": True}
PARTIES = {
    "youth justice": _party("Youth justice", "youth_justice", "council", "council", **COUNCIL),
    "hub": _party("Hub", "hub", "council", "council", **COUNCIL),
    "Early Help": _party("Early Help", "early_help", "council", "council", **COUNCIL),
    "adult safeguarding": _party("Adults", "adult_safeguarding", "council", "council", **COUNCIL),
    "next council's hub": _party("Next hub", "hub", "next council", "council", **COUNCIL),
    "hospital": _party("Hospital", "emergency_department", "trust", "nhs_trust"),
    "police": _party("Police", "police", "met", "police", is_listed_under_duty=True, is_competent_authority=True),
    "fire": _party("Fire", "fire", "fire", "fire", is_listed_under_duty=True, is_section_11_body=False),
    "policing body": _party("MOPAC", "policing_body", "mopac", "policing_body", is_listed_under_duty=True),
    "charity": _party("Charity", "charity", "charity", "charity", is_section_11_body=False),
    "probation": _party("Probation", "probation", "probation", "probation", is_listed_under_duty=True),
    "care board": _party(
        "Care board", "health", "icb", "integrated_care_board", is_listed_under_duty=True, is_health_or_social_care=True
    ),
}


def item(key: str = "concern", data_class: DataClass = DataClass.PERSONAL) -> Item:
    return Item(key, key.replace("_", " "), "words", data_class, Source.SEEN, Grade.LIKELY, date(2026, 11, 1))


def law_of_the_house() -> Law:
    """The law files as they stand, read without a database."""
    rows: dict[str, dict] = {kind: {} for kind in ROWS}
    for name in ("england.toml", "demonstration_routes.toml"):
        for entry in read_law(Path(LAW_FOLDER / name)):
            renamed = COLUMNS if entry.kind == "route" else {}
            columns = {renamed.get(key, key): value for key, value in entry.says.items()}
            rows[entry.kind][entry.says["code"]] = ROWS[entry.kind](**columns)
    return InForce(rows["purpose"], rows["gateway"], rows["basis"], {}, rows["route"]).law


def route_by(gateway: str, purpose: str, sender: Party, recipient: Party, *items: Item) -> RouteRule:
    """A route on which nothing but the gateway can be wrong."""
    return RouteRule(
        title="Route",
        sender_kinds=frozenset([sender.agency_kind]),
        recipient_kinds=frozenset([recipient.agency_kind]),
        gateway=gateway,
        purpose=purpose,
        bases=("ART6_1E", "ART9_2G", "SCH1_P18"),
        data_classes=frozenset(each.name.lower() for each in DataClass),
        fields=frozenset(each.key for each in items),
        obligatory_fields=frozenset(),
        no_agreement_because="A single referral",
    )


def proposal(sender: Party, recipient: Party, *items: Item, **more: object) -> Proposal:
    right = Proposal(
        route_code="route",
        sender=sender,
        recipient=recipient,
        items=items,
        necessity="The hub must know tonight.",
        was_told=True,
        told_words="His mother, by phone.",
        born_on=CHILD,
        review_on=date(2028, 1, 1),
        approver_role="",
        on=TODAY,
    )
    return replace(right, **more)


def decide(law: Law, asked: Proposal) -> frozenset[str]:
    return gateways.check(asked, law).codes
