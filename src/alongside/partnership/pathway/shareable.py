"""What the pathway offers for sharing: what happened, what was found, what the hub decided. Values, never records."""

from datetime import date
from typing import TYPE_CHECKING

from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.families.shareable import items_about
from alongside.partnership.pages.formatters import moment
from alongside.partnership.pathway.models import (
    Contact,
    HubEpisode,
    ItemGroup,
    OffenceGroup,
    Outcome,
    Screening,
    SourceType,
    WayIn,
    YesNoNotKnown,
)
from alongside.partnership.pathway.queries.way import stay_of

if TYPE_CHECKING:
    from alongside.partnership.families.models import Person

HOW_KNOWN = {
    SourceType.SEEN: (Source.SEEN, Grade.LIKELY),
    SourceType.SAID: (Source.SAID_BY_YOUNG_PERSON, Grade.LIKELY),
    SourceType.REPORTED: (Source.REPORTED, Grade.NOT_CONFIRMED),
    SourceType.INTELLIGENCE: (Source.INTELLIGENCE, Grade.NOT_CONFIRMED),
    SourceType.OPINION: (Source.OPINION, Grade.LIKELY),
}
NOT_A_FINDING = "A screening is a short structured look for signs. It is not a finding."
AN_ALLEGATION = "An arrest is an allegation. The group alone is recorded."


def items_for_referral(
    person: "Person", *, contact: Contact | None, screening: Screening | None, as_of: date
) -> list[Item]:
    """All that a referral may carry, where it is known. A referral needs neither a contact nor a screening."""
    items = items_about(person, as_of=as_of)
    if contact is not None:
        items += items_of_contact(contact)
    if screening is not None:
        items += items_of_screening(screening)
    return items


def items_of_contact(contact: Contact) -> list[Item]:
    on = contact.met_at.date()
    is_patient = contact.way_in == WayIn.HOSPITAL
    plain = DataClass.PATIENT if is_patient else DataClass.PERSONAL
    hurt = DataClass.PATIENT if is_patient else DataClass.SPECIAL
    items = [
        _item("contact", "First contact", f"{contact.place}, {contact.met_at:%-d %B %Y}", on, plain),
        _item("wishes", "What they want", contact.wants, on, plain, Source.SAID_BY_YOUNG_PERSON),
        _item("injuries", "Injuries", contact.injuries, on, hurt, Source.SEEN),
        _item("safe_tonight", "Safe tonight", _safe(contact), on, plain, Source.OPINION),
        *_custody(contact),
        *_hospital(contact),
    ]
    return [item for item in items if item.value]


def items_of_screening(screening: Screening) -> list[Item]:
    on = screening.screened_on
    levels = {level["code"]: level["words"] for level in screening.tool.levels}
    level = f"{levels[screening.level]}. {screening.level_reasons}"
    return [
        _item("screening", "Screening", f"{screening.tool.title}, {on:%-d %B %Y}", on, DataClass.SPECIAL),
        _item("level", "Level of concern", level, on, DataClass.SPECIAL, Source.OPINION, NOT_A_FINDING),
        _item("protective_factors", "What protects them", screening.protective_factors, on, source=Source.OPINION),
        _item("own_words", "Their own words", screening.own_words, on, source=Source.SAID_BY_YOUNG_PERSON),
        *_answers(screening),
    ]


def items_asked(concern: str, asked_for: str, *, as_of: date) -> list[Item]:
    """What the sender worries about and asks for, as typed when the referral was written."""
    return [
        _item("concern", "What we are worried about", concern, as_of, source=Source.OPINION),
        _item("asked_for", "What we ask you to do", asked_for, as_of),
    ]


def items_of_decision(episode: HubEpisode, *, name: str) -> list[Item]:
    """What the hub tells the referrer: the rating, the decision with who has the next step, and why."""
    on = (episode.decided_at or episode.received_at).date()
    rating = episode.ratings.order_by("-rated_at").first()
    decision = f"{Outcome(episode.outcome).label}. {episode.what_next}"
    return [
        _item("name", "Name", name, on),
        *([_item("rating", "Rating", rating.get_rating_display(), on, source=Source.OPINION)] if rating else []),
        _item("decision", "What the hub decided, and what happens next", decision, on),
        _item("decision_reasons", "Why", episode.reasons, on, DataClass.SPECIAL, Source.OPINION),
    ]


def items_for_early_help(episode: HubEpisode, person: "Person", received: list[Item]) -> list[Item]:
    """What Early Help needs to begin: who they are, what was referred, why the hub passes it on."""
    own = items_about(person, as_of=episode.received_at.date())
    decided = [item for item in items_of_decision(episode, name=person.name) if item.key != "name"]
    keys = {item.key for item in (*own, *decided)}
    typed_anew = {"concern", "asked_for"}
    return [*own, *(item for item in received if item.key not in keys | typed_anew), *decided]


def _answers(screening: Screening) -> list[Item]:
    """Each question answered with yes, with its evidence and how we know it. Other answers are not passed on."""
    items = {item["code"]: item for item in screening.tool.items}
    shared = []
    for answer in screening.answers.filter(answer=YesNoNotKnown.YES).order_by("item"):
        source, grade = HOW_KNOWN[SourceType(answer.source_type)]
        is_indicator = items[answer.item]["group"] == ItemGroup.INDICATOR
        shared.append(
            Item(
                key="indicators" if is_indicator else "vulnerabilities",
                label=items[answer.item]["words"],
                value=answer.evidence,
                data_class=DataClass.CRIMINAL if is_indicator else DataClass.SPECIAL,
                source=source,
                grade=grade,
                as_of=screening.screened_on,
                meaning=NOT_A_FINDING,
            )
        )
    return shared


def _custody(contact: Contact) -> list[Item]:
    stay = stay_of(contact)
    if stay is None:
        return []
    on = contact.met_at.date()
    group = str(OffenceGroup(stay.offence_group).label)
    released = f"{stay.get_released_to_display()}. {stay.released_where}" if stay.released_at else ""
    return [
        _item("offence_group", "Arrested for", group, on, DataClass.CRIMINAL, meaning=AN_ALLEGATION),
        _item("appropriate_adult", "Appropriate adult", stay.appropriate_adult, on),
        _item("release", "Released to", released, on),
    ]


def _hospital(contact: Contact) -> list[Item]:
    visit = getattr(contact, "hospital_visit", None)
    if visit is None:
        return []
    on = contact.met_at.date()
    arrived = moment(visit.arrived_at)
    return [
        _item("arrival", "Arrived in hospital", arrived, on, DataClass.PATIENT),
        _item("needs", "Needs found in hospital", visit.needs, on, DataClass.PATIENT),
    ]


def _safe(contact: Contact) -> str:
    return " ".join(filter(None, (f"{contact.get_safe_tonight_display()}.", contact.safe_tonight_words)))


def _item(
    key: str, label: str, value: str, as_of: date, data_class: DataClass = DataClass.PERSONAL,
    source: Source = Source.RECORDED, meaning: str = "",
) -> Item:  # fmt: skip
    return Item(
        key=key, label=label, value=value, data_class=data_class, source=source, grade=Grade.LIKELY, as_of=as_of,
        meaning=meaning,
    )  # fmt: skip
