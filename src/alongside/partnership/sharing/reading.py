"""What a recipient reads, exactly. Preview, receipt and received copy are one and the same reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.models import Disclosure, SealedCopy
from alongside.partnership.sharing.models.disclosures import Manner, Stamp

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Posting


@dataclass(frozen=True)
class Content:
    """The words of a share: its items, why it is needed, and who was told or why not."""

    items: tuple[Item, ...]
    necessity: str
    was_told: bool | None
    told_words: str


@dataclass(frozen=True)
class ToShare:
    """What a room hands over to be shared: about whom, along which route, with whom, and the words."""

    route_code: str
    to_agency_id: UUID
    person_id: UUID
    born_on: date
    review_on: date
    items: Sequence[Item]
    necessity: str
    was_told: bool | None
    told_words: str
    answers_id: UUID | None = None

    @property
    def content(self) -> Content:
        return Content(tuple(self.items), self.necessity.strip(), self.was_told, self.told_words.strip())


@dataclass(frozen=True)
class Reading:
    """One share as its recipient reads it: the envelope in words, and the content while this agency still has it."""

    disclosure: Disclosure
    from_agency: str
    to_agency: str
    by_what_right: list[tuple[str, str]]
    sent_by: str
    approved_by: str
    content: Content | None
    stamp: Stamp = Stamp.NONE
    stamp_words: str = ""
    person_id: UUID | None = None
    notices: list[Any] = field(default_factory=list)

    @property
    def is_urgent(self) -> bool:
        return self.disclosure.manner == Manner.URGENT


def reading_of(disclosure: Disclosure, content: Content | None, copy: SealedCopy | None = None) -> Reading:
    """Put an envelope, sent or about to be, into words beside its content."""
    return Reading(
        disclosure=disclosure,
        from_agency=disclosure.from_agency.name,
        to_agency=disclosure.to_agency.name if disclosure.to_agency else disclosure.to_outside,
        by_what_right=_by_what_right(disclosure),
        sent_by=_name(disclosure.sent_by),
        approved_by=_name(disclosure.approved_by),
        content=content,
        stamp=Stamp(copy.stamp) if copy else Stamp.NONE,
        stamp_words=copy.stamp_words if copy else "",
        person_id=copy.person_id if copy else None,
    )


def content_of(copy: SealedCopy) -> Content:
    return Content(items_from_json(copy.items), copy.necessity, copy.was_told, copy.told_words)


def items_as_json(items: Iterable[Item]) -> list[dict[str, str]]:
    return [
        {
            "key": item.key,
            "label": item.label,
            "value": item.value,
            "data_class": item.data_class.name,
            "source": item.source.name,
            "grade": item.grade.name,
            "as_of": item.as_of.isoformat(),
            "meaning": item.meaning,
        }
        for item in items
    ]


def items_from_json(stored: Iterable[dict[str, str]]) -> tuple[Item, ...]:
    return tuple(
        Item(
            key=item["key"],
            label=item["label"],
            value=item["value"],
            data_class=DataClass[item["data_class"]],
            source=Source[item["source"]],
            grade=Grade[item["grade"]],
            as_of=date.fromisoformat(item["as_of"]),
            meaning=item["meaning"],
        )
        for item in stored
    )


def _by_what_right(disclosure: Disclosure) -> list[tuple[str, str]]:
    """Label and words of everything that makes it lawful, in the order in which a reader asks."""
    law = disclosure.legal_record if hasattr(disclosure, "legal_record") else disclosure
    lines = [("How", str(Manner(disclosure.manner).label))]
    if disclosure.route:
        lines.append(("Route", f"{disclosure.route.title} (version {disclosure.route.version})"))
    if law.purpose:
        lines.append(("What for", law.purpose.title))
    if law.gateway:
        lines.append(("Gateway", f"{law.gateway.title}: {law.gateway.source}"))
    if law.bases:
        lines.append(("Lawful bases", ", ".join(law.bases)))
    if law.agreement:
        lines.append(("Agreement", law.agreement.title))
    return lines


def _name(posting: "Posting | None") -> str:
    return f"{posting.worker.name}, {Role(posting.role).label}" if posting else ""
