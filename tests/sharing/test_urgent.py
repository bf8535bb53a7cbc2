"""Urgent comes first: nothing refuses it, and the legal record follows within one working day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.sharing.actions import receive
from alongside.partnership.sharing.actions.erase import Ground, erase_person
from alongside.partnership.sharing.actions.legal_record import complete_legal_record
from alongside.partnership.sharing.actions.urgent import UrgentShare, share_urgently
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.models import SealedCopy
from alongside.partnership.sharing.models.follow_up import NoAgreement
from alongside.partnership.sharing.one_off import ChosenLaw
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.sharing.queries.governance import governance_tasks
from alongside.partnership.sharing.working_days import one_working_day_after
from tests.sharing.conftest import BORN, item

VITAL = ChosenLaw("VITAL", "protect_life", ("ART6_1D", "ART9_2C"), no_agreement_because=NoAgreement.EMERGENCY)


def told(office, who=None, **changes):
    fixed = {
        "phoned_at": timezone.now(), "spoke_with": "Duty desk", "what": "He is at PLANTED-PLACE with PLANTED-NAME.",
        "why": "They mean to hurt him tonight.", "to_agency_id": office.place.police.pk,
    }  # fmt: skip
    with act_as(who or office.place.custody_worker) as by:
        return share_urgently(urgent=UrgentShare(**fixed | changes), by=by)


def complete(office, disclosure, chosen=VITAL, **more):
    with act_as(office.place.governance) as by:
        return complete_legal_record(disclosure_id=disclosure.pk, chosen=chosen, by=by, **more)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"to_agency_id": None}, "Say whom you told"),
        ({"to_outside": "Ambulance"}, "Say whom you told"),
        ({"what": " "}, "what you told them"),
        ({"why": ""}, "why it could not wait"),
        ({"spoke_with": ""}, "with whom you spoke"),
        ({"phoned_at": timezone.now() + timedelta(days=1)}, "Ring first"),
    ],
)
def test_it_asks_for_who_what_to_whom_and_why_and_for_nothing_else(office, changes, words):
    with pytest.raises(StepNotAllowed, match=words):
        told(office, **changes)


def test_it_is_not_tied_to_a_person_whom_another_agency_holds(office):
    with pytest.raises(NotFoundHere):
        told(office, who=office.place.screener, person_id=office.person_id)


def test_a_role_that_meets_nobody_records_no_urgent_share(office):
    with pytest.raises(NotAllowed):
        told(office, who=office.place.partnership_manager)


def test_no_route_no_approver_no_person_no_retention_review_stands_in_its_way(office):
    """The police are on no route of the youth justice service, and nothing names the child."""
    disclosure = told(office)
    assert (disclosure.manner, disclosure.gateway, disclosure.subject_id) == ("urgent", None, None)
    assert disclosure.received_at is None


def test_without_any_law_loaded_it_goes_all_the_same(partnership):
    with act_as(partnership.hospital_worker) as by:
        urgent = UrgentShare(
            phoned_at=timezone.now(), spoke_with="Duty desk", what="What", why="Why",
            to_agency_id=partnership.hub.pk, items=[item("injuries")], was_told=False, told_words="No time",
        )  # fmt: skip
        disclosure = share_urgently(urgent=urgent, by=by)
        assert disclosure.item_keys == ["urgent_words", "injuries"]
    with act_as(partnership.screener) as by:
        read = looks.open_received(disclosure.pk, by=by)
        assert read.is_urgent
        assert read.content.items[0].value == "What"
        assert read.by_what_right == [("How", "Urgent")]


def test_a_body_outside_acknowledged_it_on_the_phone(office):
    disclosure = told(office, to_agency_id=None, to_outside="Ambulance service")
    assert (disclosure.received_by_name, disclosure.received_at) == ("Duty desk", disclosure.phoned_at)
    with act_as(office.place.custody_worker) as by:
        assert looks.open_sent(disclosure.pk, by=by).to_agency == "Ambulance service"
        assert SealedCopy.objects.count() == 1


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-20T18:30", "2026-11-23T18:30"),  # Friday evening: Monday evening
        ("2026-11-17T09:00", "2026-11-18T09:00"),
        ("2026-12-24T23:00", "2026-12-29T23:00"),  # Christmas, and Boxing Day kept on the Monday
        ("2026-12-31T10:00", "2027-01-04T10:00"),
        ("2026-03-27T12:00", "2026-03-30T11:00"),  # the clocks go forward on Sunday: noon stays noon
    ],
)
def test_the_legal_record_is_due_at_the_same_time_on_the_next_working_day(moment, due):
    assert one_working_day_after(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == datetime.fromisoformat(
        due
    ).replace(tzinfo=UTC)


def test_it_opens_a_task_for_information_governance_that_ends_with_the_legal_record(office):
    disclosure = told(office)
    with act_as(office.place.governance) as by:
        tasks = governance_tasks(by=by)
        assert ([each.pk for each in tasks.urgent], tasks.count) == ([disclosure.pk], 1)
        assert tasks.now < disclosure.legal_record_due_at
    record = complete(office, disclosure)
    assert (record.gateway.code, record.purpose.code, record.bases) == (
        "VITAL", "protect_life", ["ART6_1D v1", "ART9_2C v1"],
    )  # fmt: skip
    with act_as(office.place.governance) as by:
        assert governance_tasks(by=by).count == 0
        read = looks.open_sent(disclosure.pk, by=by)
        assert dict(read.by_what_right)["What for"] == "Protect somebody's life or limb now"


def test_the_legal_record_is_completed_once_by_governance_of_the_sender_and_for_urgent_shares_alone(office):
    disclosure = told(office)
    with act_as(office.place.manager) as by, pytest.raises(NotAllowed):
        complete_legal_record(disclosure_id=disclosure.pk, chosen=VITAL, by=by)
    complete(office, disclosure)
    with pytest.raises(StepNotAllowed, match="is complete"):
        complete(office, disclosure)
    with pytest.raises(StepNotAllowed, match="Only an urgent share"):
        complete(office, office.share())
    with pytest.raises(NotFoundHere):
        complete(office, told(office, who=office.place.screener))


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        (ChosenLaw("?", "protect_life", ("ART6_1D", "ART9_2C")), "unknown_gateway"),
        (ChosenLaw("VITAL", "reduce_crime", ("ART6_1D", "ART9_2C")), "purpose_not_served"),
        (ChosenLaw("VITAL", "protect_life", ("ART6_1D",), no_agreement_because="emergency"), "basis_missing"),
        (ChosenLaw("VITAL", "protect_life", ("ART6_1D", "ART9_2C")), "agreement_missing"),
        (ChosenLaw("PCSC_S16", "identify_causes", ("ART6_1E",)), "health_or_social_care_sender"),
        (ChosenLaw("CA2004_S10_11", "safeguard_child", ("ART6_1E",)), "child_gateway_for_an_adult"),
    ],
)
def test_a_law_that_does_not_reach_the_share_is_refused_with_its_reasons(office, chosen, reason):
    with pytest.raises(NotLawful) as refusal:
        complete(office, told(office), chosen)
    assert reason in {each.code for each in refusal.value.reasons}


def test_a_law_for_children_needs_the_birth_date(office):
    chosen = ChosenLaw(
        "CA2004_S10_11", "safeguard_child", ("ART6_1E", "ART9_2G", "SCH1_P18"), agreement="CHILDREN_AND_POLICE"
    )
    record = complete(office, told(office), chosen, born_on=BORN)
    assert record.agreement.code == "CHILDREN_AND_POLICE"


def test_an_urgent_share_that_no_law_covered_says_so(office):
    record = complete(office, told(office), None)
    assert (record.was_covered, record.gateway) == (False, None)


def test_of_a_body_outside_the_directory_the_officer_knows_what_it_is(office):
    disclosure = told(office, to_agency_id=None, to_outside="Ambulance service")
    with pytest.raises(NotLawful):
        complete(office, disclosure, ChosenLaw("?", "protect_life", ("ART6_1D", "ART9_2C")))
    assert complete(office, disclosure, ChosenLaw("VITAL", "protect_life", ("ART6_1D", "ART9_2C"))).was_covered


def test_the_legal_record_can_be_completed_after_the_words_are_erased(office):
    disclosure = told(office)
    with act_as(office.place.custody_worker) as by:
        receive.link_copy_to_person(disclosure_id=disclosure.pk, person_id=office.person_id, by=by)
    with act_as(office.place.governance) as by:
        erase_person(person_id=office.person_id, ground=Ground.RIGHT_TO_ERASURE, by=by)
        assert not SealedCopy.objects.exists()
    assert complete(office, disclosure).was_covered
