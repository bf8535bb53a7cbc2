"""One young person's way with us: what has happened, in order, for the page about them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    return Way(
        contacts=list(contacts.prefetch_related("offers").order_by("-met_at")),
        screenings=list(
            Screening.objects.filter(person=person).select_related("tool").order_by("-screened_on", "-recorded_at")
        ),
        referrals=list(Referral.objects.filter(person=person).select_related("to_agency").order_by("-sent_at")),
        episodes=list(HubEpisode.objects.filter(person=person).select_related("from_agency").order_by("-received_at")),
        helps=list(FamilyHelp.objects.filter(person=person).select_related("family").order_by("-opened_on")),
    )


def last_offer(contact: Contact) -> Offer | None:
    offers = sorted(contact.offers.all(), key=lambda offer: offer.offered_at)
    return offers[-1] if offers else None


def stay_of(contact: Contact) -> CustodyStay | None:
    return getattr(contact, "custody_stay", None)
