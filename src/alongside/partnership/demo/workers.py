"""The workers of Fleetwater by what they do, for whoever wants to see the site through their eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.partnership.agencies.founding import places_of
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.roles import Role
from alongside.partnership.demo.fill.borough import AREA

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Posting

START: Mapping[tuple[Role, AgencyKind], Promise] = {
    (Role.CUSTODY_YOUTH_WORKER, AgencyKind.YOUTH_JUSTICE): _(
        "Start here: meet a young person in custody, offer support, screen, and refer to the hub."
    ),
    (Role.HUB_SCREENER, AgencyKind.HUB): _(
        "Open what was referred, say how urgent it is, decide, and tell whoever referred."
    ),
    (Role.EARLY_HELP_WORKER, AgencyKind.EARLY_HELP): _("Work with a family: agreement, assessment, plan and review."),
    (Role.HOSPITAL_YOUTH_WORKER, AgencyKind.EMERGENCY_DEPARTMENT): _(
        "Meet an injured young person beside the bed. The charity employs you; you act for the hospital."
    ),
    (Role.TEAM_MANAGER, AgencyKind.YOUTH_JUSTICE): _("Sign off screenings, restrict records, read the trail."),
    (Role.ADULT_WORKER, AgencyKind.ADULT_SAFEGUARDING): _("Take on those who are over 18."),
    (Role.INFORMATION_GOVERNANCE, AgencyKind.YOUTH_JUSTICE): _(
        "Complete urgent shares, find the law for others, and see who may see what and why."
    ),
    (Role.PARTNERSHIP_MANAGER, AgencyKind.COMMUNITY_SAFETY): _(
        "Run the programme: recommendations, money, training, and where we stand."
    ),
    (Role.ANALYST, AgencyKind.COMMUNITY_SAFETY): _("Read the figures and how each was counted."),
}


@dataclass(frozen=True)
class DemoWorker:
    """One place that can be tried: whose, as what, where, and what there is to do."""

    posting: "Posting"
    to_do: str = ""

    @property
    def words(self) -> str:
        return _("%(role)s at %(agency)s") % {
            "role": Role(self.posting.role).label,
            "agency": self.posting.agency.name,
        }


def to_start_with() -> list[DemoWorker]:
    """One worker for each kind of work, in the order of a young person's way."""
    first: dict[tuple[str, str], Posting] = {}
    for posting in places_of(AREA):
        first.setdefault((posting.role, posting.agency.kind), posting)
    return [DemoWorker(first[place], str(words)) for place, words in START.items() if place in first]


def everybody_else() -> list[DemoWorker]:
    """The others, agency by agency."""
    chosen = {one.posting.pk for one in to_start_with()}
    return [DemoWorker(posting) for posting in places_of(AREA) if posting.pk not in chosen]


def find(posting_id: str) -> "Posting | None":
    return next((posting for posting in places_of(AREA) if str(posting.pk) == posting_id), None)
