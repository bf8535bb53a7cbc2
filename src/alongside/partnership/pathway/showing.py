"""Records of the pathway as pieces that the components of a page show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.pages.formatters import age, short_day
from alongside.partnership.pages.pieces import Answered, Fact, Happened
from alongside.partnership.pathway.models import ItemGroup, Screening
from alongside.partnership.pathway.queries.way import Way, stay_of

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person


def answered_by_group(screening: Screening) -> list[tuple[str, list[Answered]]]:
    """A screening's questions with their answers, group by group, in the order of the tool."""
    given = {answer.item: answer for answer in screening.answers.all()}
    return [
        (
            str(group.label),
            [
                Answered(
                    question=item["words"],
                    answer=given[item["code"]].answer,
                    evidence=given[item["code"]].evidence,
                    source=given[item["code"]].get_source_type_display(),
                )
                for item in screening.tool.items
                if item["group"] == group
            ],
        )
        for group in ItemGroup
    ]


def level_words(screening: Screening) -> str:
    """The level that the worker chose, in the words of the tool."""
    return next(level["words"] for level in screening.tool.levels if level["code"] == screening.level)


@dataclass(frozen=True)
class StepPage:
    """The words of a page with one form."""

    title: str
    button: str
    lead: str = ""


def facts_of(person: "Person", today: date) -> list[Fact]:
    """What somebody must know at a glance before they ring or visit."""
    years = _("{years} years old").format(years=age(person.born_on, today))
    about = _("{born} ({years}){estimated}").format(
        born=short_day(person.born_on),
        years=years,
        estimated=_(", estimated") if person.birth_date_is_estimated else "",
    )
    facts = [
        Fact(_("Born"), about),
        Fact(_("Lives in"), person.home_authority),
        Fact(_("Address"), person.address),
        Fact(_("Do not give the address to"), person.address_withheld_from),
        Fact(_("Safe contact"), person.safe_contact),
        Fact(_("School"), person.school),
        Fact(_("Language"), _language(person)),
    ]
    return [fact for fact in facts if fact.value]


def happened_to(way: Way) -> list[Happened]:
    """Everything on one person's way as one timeline, newest first."""
    entries = [*_contacts(way), *_screenings(way), *_referrals(way), *_helps(way)]
    return sorted(entries, key=lambda entry: _moment_of(entry.at), reverse=True)


def _contacts(way: Way) -> Iterator[Happened]:
    for contact in way.contacts:
        yield Happened(
            title=_("First contact: {way_in}").format(way_in=contact.get_way_in_display()),
            at=contact.met_at, by=contact.place, words=contact.wants,
        )  # fmt: skip
        for offer in contact.offers.all():
            answer = _("Support accepted") if offer.accepted else _("Support declined")
            yield Happened(title=answer, at=offer.offered_at, by="", words=offer.declined_because)
        stay = stay_of(contact)
        if stay is not None and stay.released_at:
            yield Happened(
                title=_("Released"), at=stay.released_at,
                by=f"{stay.get_released_to_display()}, {stay.released_where}",
            )  # fmt: skip
        if stay is not None and stay.followed_up_at:
            yield Happened(
                title=_("Met again after release"), at=stay.followed_up_at, by="", words=stay.follow_up_words
            )


def _screenings(way: Way) -> Iterator[Happened]:
    for screening in way.screenings:
        yield Happened(
            title=_("Screened"), at=screening.screened_on, by=level_words(screening), words=screening.next_step,
            address=reverse("pathway:screening", args=[screening.pk]),
        )  # fmt: skip


def _referrals(way: Way) -> Iterator[Happened]:
    for referral in way.referrals:
        yield Happened(
            title=_("Referred"), at=referral.sent_at, by=referral.to_agency.name,
            words=_("Answered.") if way.answered_at(referral) else _("No answer yet."),
            address=reverse("pathway:referral", args=[referral.pk]),
        )  # fmt: skip
    for episode in way.episodes:
        yield Happened(
            title=_("Referral received"), at=episode.received_at, by=episode.from_agency.name,
            words=episode.get_outcome_display(), address=reverse("pathway:episode", args=[episode.pk]),
        )  # fmt: skip


def _helps(way: Way) -> Iterator[Happened]:
    for help in way.helps:
        yield Happened(
            title=_("Help to the family began"), at=help.opened_on, by=help.family.name,
            address=reverse("pathway:help", args=[help.pk]),
        )  # fmt: skip


def _language(person: "Person") -> str:
    needed = _("interpreter needed") if person.needs_interpreter else ""
    return ", ".join(filter(None, (person.first_language, needed)))


def _moment_of(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time()))
