"""One young person's way with us: what has happened, in order, for the page about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.models import (
    Contact,
    CustodyStay,
    FamilyHelp,
    HubEpisode,
    Offer,
    Referral,
    Screening,
)
from alongside.partnership.sharing.queries.disclosures import answers_to

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person


@dataclass(frozen=True)
class Way:
    """Everything of my agency about one person on this way, newest first."""

    contacts: list[Contact]
    screenings: list[Screening]
    referrals: list[Referral]
    episodes: list[HubEpisode]
    helps: list[FamilyHelp]
    answers: dict[UUID, datetime]

    def answered_at(self, referral: Referral) -> datetime | None:
        """When a referral was answered: on this site, or by phone."""
        return referral.answered_by_phone_at or self.answers.get(referral.disclosure_id)

    @property
    def latest_contact(self) -> Contact | None:
        return self.contacts[0] if self.contacts else None

    @property
    def latest_screening(self) -> Screening | None:
        return self.screenings[0] if self.screenings else None


def way_of(person: "Person", *, by: Acting) -> Way:
    """Read the rows about one person. The person was opened, and written down, before."""
    by.must(Permission.LOOK_AT_RECORDS)
    contacts = Contact.objects.filter(person=person).select_related("custody_stay", "hospital_visit")
    referrals = list(Referral.objects.filter(person=person).select_related("to_agency").order_by("-sent_at"))
    return Way(
        contacts=list(contacts.prefetch_related("offers").order_by("-met_at")),
        screenings=list(
            Screening.objects.filter(person=person).select_related("tool").order_by("-screened_on", "-recorded_at")
        ),
        referrals=referrals,
        episodes=list(HubEpisode.objects.filter(person=person).select_related("from_agency").order_by("-received_at")),
        helps=list(FamilyHelp.objects.filter(person=person).select_related("family").order_by("-opened_on")),
        answers=answers_of(referrals, by=by),
    )


def answers_of(referrals: Iterable[Referral], *, by: Acting) -> dict[UUID, datetime]:
    """When each referral's answer reached my agency, by the disclosure that it answers."""
    answers = answers_to([referral.disclosure_id for referral in referrals], by=by)
    return {disclosure_id: answer.sent_at for disclosure_id, answer in answers.items()}


def last_offer(contact: Contact) -> Offer | None:
    offers = sorted(contact.offers.all(), key=lambda offer: offer.offered_at)
    return offers[-1] if offers else None


def stay_of(contact: Contact) -> CustodyStay | None:
    return getattr(contact, "custody_stay", None)
