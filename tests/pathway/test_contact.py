"""First contact: impossible times and missing reasons are refused; a declined offer ends nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.pathway.actions.contact import (
    follow_up,
    meet_in_hospital,
    offer_support,
    record_release,
)
from alongside.partnership.pathway.models import Contact, CustodyStay, Offer
from tests.partnership import Partnership
from tests.pathway.conftest import NOW

LATER = NOW + timedelta(hours=1)
ARRIVAL = datetime(2019, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def contact(partnership: Partnership, make_person: Callable[..., Any], make_contact: Callable[..., Any]) -> Contact:
    with act_as(partnership.custody_worker) as by:
        return make_contact(make_person(by), by)


def hospital_contact(partnership: Partnership, make_person: Callable[..., Any], **details: Any) -> Contact:
    fixed = {
        "met_at": ARRIVAL + timedelta(hours=1), "site": "Invented Hospital", "arrived_at": ARRIVAL,
        "approach": "bedside", "reached": True, "told": "Who I am.", "safe_tonight": "not_known", "now": NOW,
    }  # fmt: skip
    with act_as(partnership.hospital_worker) as by:
        return meet_in_hospital(person=make_person(by), by=by, **(fixed | details))


def test_a_screener_at_the_hub_records_no_first_contact(
    partnership: Partnership, make_person: Callable[..., Any], make_contact: Callable[..., Any]
) -> None:
    with act_as(partnership.screener) as by, pytest.raises(NotAllowed, match="first contact"):
        make_contact(make_person(by), by)


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ({"met_at": LATER}, "lies in the future"),
        ({"arrested_at": datetime(2019, 3, 4, 21, tzinfo=UTC)}, "before the arrest"),
    ],
)
def test_impossible_times_in_custody_are_refused(
    partnership: Partnership, make_person: Callable[..., Any], make_contact: Callable[..., Any],
    times: dict[str, datetime], sentence: str,
) -> None:  # fmt: skip
    with act_as(partnership.custody_worker) as by:
        person = make_person(by)
        with pytest.raises(StepNotAllowed, match=sentence):
            make_contact(person, by, **times)


def test_nobody_is_met_in_hospital_before_they_arrived(
    partnership: Partnership, make_person: Callable[..., Any]
) -> None:
    with pytest.raises(StepNotAllowed, match="before they arrived"):
        hospital_contact(partnership, make_person, met_at=ARRIVAL - timedelta(minutes=1))


def test_a_hospital_contact_keeps_arrival_and_approach(
    partnership: Partnership, make_person: Callable[..., Any]
) -> None:
    contact = hospital_contact(partnership, make_person)
    with act_as(partnership.hospital_worker):
        visit = Contact.objects.get(pk=contact.pk).hospital_visit
        assert (visit.arrived_at, visit.approach, visit.reached) == (ARRIVAL, "bedside", True)


def test_a_declined_offer_without_a_reason_is_refused(partnership: Partnership, contact: Contact) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(StepNotAllowed, match="Say why") as refusal:
        offer_support(contact=contact, offered_at=NOW, accepted=False, now=NOW, by=by)
    assert refusal.value.field == "declined_because"


def test_an_accepted_offer_has_no_reason_for_declining(partnership: Partnership, contact: Contact) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(StepNotAllowed, match="Clear the reason"):
        offer_support(contact=contact, offered_at=NOW, accepted=True, declined_because="No", now=NOW, by=by)


def test_the_database_itself_refuses_a_declined_offer_without_a_reason(
    partnership: Partnership, contact: Contact
) -> None:
    with act_as(partnership.custody_worker) as by:
        offer = offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        offer.accepted = False
        with pytest.raises(IntegrityError, match="pathway_a_declined_offer_says_why"):
            offer.save()
        transaction.set_rollback(True)


def test_after_a_declined_offer_a_second_may_be_accepted(partnership: Partnership, contact: Contact) -> None:
    with act_as(partnership.custody_worker) as by:
        offer_support(
            contact=contact,
            offered_at=NOW - timedelta(hours=2),
            accepted=False,
            declined_because="Not now",
            now=NOW,
            by=by,
        )
        offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        assert list(Offer.objects.order_by("offered_at").values_list("accepted", flat=True)) == [False, True]


def test_the_follow_up_is_unset_until_release_is_known(partnership: Partnership, contact: Contact) -> None:
    released_at = datetime(2019, 3, 5, 2, tzinfo=UTC)
    with act_as(partnership.custody_worker) as by:
        stay = CustodyStay.objects.get(contact=contact)
        assert stay.follow_up_due_at is None
        with pytest.raises(StepNotAllowed, match="Record the release first"):
            follow_up(stay=stay, followed_up_at=NOW, words="We met.", now=NOW, by=by)
        record_release(stay=stay, released_at=released_at, released_to="parent", released_where="Home", now=NOW, by=by)
        assert stay.follow_up_from_at == released_at + timedelta(hours=24)
        assert stay.follow_up_due_at == released_at + timedelta(hours=48)


def test_release_and_follow_up_keep_their_order(partnership: Partnership, contact: Contact) -> None:
    released_at = datetime(2019, 3, 5, 2, tzinfo=UTC)
    with act_as(partnership.custody_worker) as by:
        stay = CustodyStay.objects.get(contact=contact)
        with pytest.raises(StepNotAllowed, match="before the arrest"):
            record_release(
                stay=stay, released_at=stay.arrested_at - timedelta(hours=1), released_to="parent",
                released_where="Home", now=NOW, by=by,
            )  # fmt: skip
        record_release(stay=stay, released_at=released_at, released_to="parent", released_where="Home", now=NOW, by=by)
        with pytest.raises(StepNotAllowed, match="before the release"):
            follow_up(stay=stay, followed_up_at=released_at - timedelta(minutes=1), words="We met.", now=NOW, by=by)
        follow_up(stay=stay, followed_up_at=NOW, words="We met.", now=NOW, by=by)
        assert CustodyStay.objects.get(pk=stay.pk).followed_up_at == NOW
        assert stay.history.count() == 3  # made, released, followed up
