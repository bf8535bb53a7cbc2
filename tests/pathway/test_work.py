"""My work: what waits, for whom and until when; a manager sees the agency, a worker the team."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.models import Team
from alongside.partnership.agencies.roles import Role
from alongside.partnership.pathway.actions.contact import follow_up, offer_support, record_release
from alongside.partnership.pathway.actions.hub import rate
from alongside.partnership.pathway.models import ClockPolicy, CustodyStay, HubEpisode, ScreeningTool
from alongside.partnership.pathway.queries.records import (
    current_clock,
    current_tool,
    open_custody_stay,
    open_screening,
)
from alongside.partnership.pathway.queries.way import last_offer, way_of
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.pathway.shareable import items_for_referral
from alongside.partnership.pathway.steps import choices_for, next_step_for, steps_of
from tests.partnership import Partnership, acting
from tests.pathway.conftest import NOW, TODAY
from tests.pathway.test_contact import hospital_contact
from tests.pathway.test_screening import make_screening

Make = Callable[..., Any]


def words_of(by: Any) -> list[str]:
    return [one.what for one in my_work(by=by, now=NOW)]


def test_a_custody_contact_leads_from_offer_to_release_to_follow_up(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        person = make_person(by)
        assert next_step_for(way_of(person, by=by)) is None
        contact = make_contact(person, by)
        assert words_of(by) == ["Record the release", "Offer support"]
        assert next_step_for(way_of(person, by=by)).what == "Offer support"
        offer = offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        assert last_offer(way_of(person, by=by).latest_contact) == offer
        assert next_step_for(way_of(person, by=by)).what == "Record the release when it is known"
        stay = CustodyStay.objects.get()
        record_release(stay=stay, released_at=NOW, released_to="parent", released_where="Home", now=NOW, by=by)
        assert words_of(by) == ["Meet again after release"]
        assert next_step_for(way_of(person, by=by)).due_at == NOW + timedelta(hours=48)
        later = NOW + timedelta(hours=30)
        follow_up(stay=stay, followed_up_at=later, words="We met.", now=later, by=by)
        assert words_of(by) == []
        assert next_step_for(way_of(person, by=by)) is None


def test_a_worker_sees_the_team_and_a_manager_the_agency(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        make_contact(make_person(by), by)
    other_team = Team.objects.create(agency=partnership.youth_justice, name="Other team")
    colleague = acting(partnership.youth_justice, Role.CUSTODY_YOUTH_WORKER, team=other_team)
    manager = acting(partnership.youth_justice, Role.TEAM_MANAGER, team=other_team)
    with act_as(colleague) as by:
        assert words_of(by) == []
    with act_as(manager) as by:
        assert "Offer support" in words_of(by)


def test_a_screening_waits_for_a_manager_who_did_not_make_it(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        screening = make_screening(tool, make_person, by)
        assert words_of(by) == []
        assert way_of(screening.person, by=by).latest_screening == screening
        assert open_screening(screening.pk, by=by) == screening
    with act_as(partnership.manager) as by:
        make_screening(tool, make_person, by)
        assert words_of(by) == ["Read and sign off the screening"]


@pytest.mark.usefixtures("law")
def test_a_rated_referral_waits_to_be_decided(partnership: Partnership, policy: ClockPolicy, make_person: Make) -> None:
    with act_as(partnership.screener) as by:
        person = make_person(by)
        episode = HubEpisode.objects.create(
            person=person, held_by_id=by.agency_id, team_id=by.team_id, recorded_at=NOW, recorded_by_id=by.posting_id,
            retention_class="referral", review_on=TODAY, disclosure_id=uuid4(),
            from_agency=partnership.youth_justice, received_at=NOW,
        )  # fmt: skip
        assert words_of(by) == ["Rate the referral"]
        rate(episode=episode, policy=policy, rating="amber", reason="Afraid.", now=NOW, by=by)
        assert words_of(by) == ["Decide. Amber: significant, not immediate"]


def test_what_i_may_do_follows_my_role_and_my_agency(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    def offered(by: Any, kind: str, person: Any) -> list[str]:
        return [one.words for one in choices_for(person.pk, way_of(person, by=by), by=by, kind=kind)]

    with act_as(partnership.custody_worker) as by:
        person = make_person(by)
        assert offered(by, "youth_justice", person) == [
            "Record the first contact", "Screen for exploitation", "Refer or share",
        ]  # fmt: skip
        contact = make_contact(person, by)
        assert "Offer support" in offered(by, "youth_justice", person)
        offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        assert "Offer support again" in offered(by, "youth_justice", person)
        assert [step.state.value for step in steps_of(way_of(person, by=by))] == [
            "done", "done", "now", "to-come", "to-come",
        ]  # fmt: skip
    with act_as(partnership.family_worker) as by:
        person = make_person(by)
        assert "Begin help for the family" in offered(by, "early_help", person)
        assert steps_of(way_of(person, by=by)) == []  # another agency met them first
    with act_as(partnership.hospital_worker) as by:
        person = make_person(by)
        custody_page = choices_for(person.pk, way_of(person, by=by), by=by, kind="emergency_department")[0].address
        assert custody_page.endswith("/hospital")


def test_what_hospital_offers_for_sharing_is_marked_as_patient_information(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    contact = hospital_contact(partnership, make_person, needs="Somewhere safe", safe_tonight_words="He said so.")
    with act_as(partnership.hospital_worker) as by:
        screening = make_screening(tool, make_person, by)
        items = items_for_referral(contact.person, contact=contact, screening=screening, as_of=TODAY)
    classes = {item.key: item.data_class.name for item in items}
    assert classes["arrival"] == classes["needs"] == classes["safe_tonight"] == "PATIENT"
    assert classes["indicators"] == "CRIMINAL"


def test_a_hospital_contact_has_no_custody_stay(partnership: Partnership, make_person: Make) -> None:
    contact = hospital_contact(partnership, make_person)
    with act_as(partnership.hospital_worker) as by, pytest.raises(NotFoundHere):
        open_custody_stay(contact.pk, by=by)


def test_a_custody_stay_opens_by_its_contact(partnership: Partnership, make_person: Make, make_contact: Make) -> None:
    with act_as(partnership.custody_worker) as by:
        contact = make_contact(make_person(by), by)
        assert open_custody_stay(contact.pk, by=by).contact == contact


def test_the_version_of_the_day_counts(partnership: Partnership, tool: ScreeningTool, policy: ClockPolicy) -> None:
    assert current_tool("cce", on=TODAY) == tool
    assert current_clock("hub", on=TODAY) == policy
    with pytest.raises(NotFoundHere):
        current_tool("cce", on=tool.valid_from - timedelta(days=1))
