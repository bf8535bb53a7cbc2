"""What the tests of sharing have in common."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.items import DataClass, Grade, Item, Source
from alongside.partnership.families.actions import record_person
from alongside.partnership.sharing.actions.agreements import record_agreement, record_arrangement
from alongside.partnership.sharing.actions.law import LAW_FOLDER, load_law
from alongside.partnership.sharing.actions.share import share
from alongside.partnership.sharing.models import JointArrangement, SharingPurpose
from alongside.partnership.sharing.reading import ToShare
from tests.partnership import Partnership

SIGNED = date(2018, 9, 1)
BORN = timezone.localdate() - timedelta(days=15 * 365)


def item(key: str, value: str = "", data_class: DataClass = DataClass.PERSONAL, **more: object) -> Item:
    fixed = Item(
        key, key.replace("_", " "), value or f"PLANTED-{key}", data_class, Source.SEEN, Grade.LIKELY, date(2026, 11, 1)
    )
    return replace(fixed, **more)


ITEMS = (
    item("name"),
    item("born_on"),
    item("concern", "PLANTED-CONCERN", DataClass.SPECIAL, meaning="PLANTED-MEANING"),
)


@pytest.fixture
def arrangement(partnership) -> JointArrangement:
    """The council and the hospital trust keep family plans together. The police have not signed."""
    with act_as(partnership.governance) as by:
        SharingPurpose.objects.create(
            code="early_help", version=1, title="Early Help", words="Help early.", source="Children Act 2004, s. 10",
            valid_from=SIGNED, loaded_at=timezone.now(), loaded_by_id=by.posting_id,
        )  # fmt: skip
        return record_arrangement(
            code="FAMILY_PLANS", title="Family plans together", words="Plans are kept together.",
            purpose_code="early_help", parties=[partnership.council, partnership.hospital.controller],
            document="Shelf 4", signed_on=SIGNED, review_on=date(2099, 9, 1), by=by,
        )  # fmt: skip


def put_law(partnership: Partnership) -> None:
    """The law files of the house, and the agreement between the council and the police."""
    with act_as(partnership.governance) as by:
        for name in ("england.toml", "demonstration_routes.toml"):
            load_law(path=LAW_FOLDER / name, by=by)
        record_agreement(
            code="CHILDREN_AND_POLICE", title="Children and police", words="What may be told.",
            parties=[partnership.council, partnership.police.controller], document="Shelf 5", signed_on=SIGNED,
            review_on=date(2099, 9, 1), by=by,
        )  # fmt: skip


@pytest.fixture
def law(partnership) -> Partnership:
    put_law(partnership)
    return partnership


@dataclass(frozen=True)
class Office:
    """The law in force, a child known to the youth justice service, and the words that would tell the hub of them."""

    place: Partnership
    person_id: UUID
    review_on: date

    def what(self, **changes: object) -> ToShare:
        fixed = ToShare(
            route_code="custody_to_hub",
            to_agency_id=self.place.hub.pk,
            person_id=self.person_id,
            born_on=BORN,
            review_on=self.review_on,
            items=ITEMS,
            necessity="The hub must know that PLANTED-NECESSITY before tonight.",
            was_told=True,
            told_words="His mother PLANTED-TOLD, by phone.",
        )
        return replace(fixed, **changes)

    def share(self, **changes: object):
        with act_as(self.place.custody_worker) as by:
            return share(what=self.what(**changes), by=by)


@pytest.fixture
def office(law) -> Office:
    return Office(law, *make_child(law.custody_worker))


def make_child(worker) -> tuple[UUID, date]:
    """An invented child in the records of the worker's agency, and the day of its retention review."""
    with act_as(worker) as by:
        person = record_person(
            given_name="PLANTED-GIVEN", family_name="PLANTED-FAMILY", born_on=BORN, home_authority="Fleetwater",
            today=timezone.localdate(), by=by,
        )  # fmt: skip
        return person.pk, person.review_on
