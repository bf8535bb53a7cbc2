"""People, families and plans are counted each in their own unit, once each, inside the period by London's days."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as, system_worker_of
from alongside.partnership.families.actions import restrict_person
from alongside.partnership.figures import codes
from alongside.partnership.pathway import counts
from alongside.partnership.pathway.actions.contact import offer_support
from alongside.partnership.pathway.actions.hub import decide, rate
from alongside.partnership.pathway.models import ClockPolicy, FamilyPlan, HubEpisode, ScreeningTool
from tests.partnership import Partnership
from tests.pathway.conftest import NOW, TODAY
from tests.pathway.test_contact import hospital_contact
from tests.pathway.test_early_help import agree, assess, help, make_plan, plan  # noqa: F401 - fixtures
from tests.pathway.test_screening import make_screening

Make = Callable[..., Any]
SPRING = Period(Month(2019, 2), Month(2019, 4))


def value_of(made: list[Any], code: str) -> Any:
    return next(count.value for count in made if count.code == code)


def test_a_young_person_who_accepts_twice_is_one_young_person(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        contact = make_contact(make_person(by), by)
        for hours in (1, 2):
            offer_support(contact=contact, offered_at=NOW - timedelta(hours=hours), accepted=True, now=NOW, by=by)
        declined = make_contact(make_person(by), by)
        offer_support(contact=declined, offered_at=NOW, accepted=False, declined_because="No", now=NOW, by=by)
        assert value_of(counts.count_engaged_in_custody(SPRING), codes.CUSTODY_ENGAGED) == 1
        assert value_of(counts.count_engaged_in_hospital(SPRING), "pathway.hospital_engaged") == 0


@pytest.mark.parametrize(
    ("offered_at", "counted"),
    [
        (datetime(2019, 1, 31, 23, 59, tzinfo=UTC), 0),
        (datetime(2019, 2, 1, 0, 0, tzinfo=UTC), 1),
        (datetime(2019, 4, 30, 22, 59, tzinfo=UTC), 1),  # 23:59 in London's summer
        (datetime(2019, 4, 30, 23, 0, tzinfo=UTC), 0),  # already 1 May in London
    ],
)
def test_the_period_is_whole_days_in_london(
    partnership: Partnership, make_person: Make, make_contact: Make, offered_at: datetime, counted: int
) -> None:
    before = datetime(2019, 1, 1, tzinfo=UTC)
    late = datetime(2019, 6, 1, tzinfo=UTC)
    with act_as(partnership.custody_worker) as by:
        contact = make_contact(make_person(by), by, arrested_at=before, met_at=before)
        offer_support(contact=contact, offered_at=offered_at, accepted=True, now=late, by=by)
        assert value_of(counts.count_engaged_in_custody(SPRING), codes.CUSTODY_ENGAGED) == counted


def test_the_start_is_the_month_of_the_first_contact_in_custody(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        assert counts.count_start_in_custody(SPRING)[0].month is None
        make_contact(make_person(by), by)
        assert counts.count_start_in_custody(SPRING)[0].month == date(2019, 3, 1)


def test_hospital_is_counted_apart(partnership: Partnership, make_person: Make) -> None:
    contact = hospital_contact(partnership, make_person)
    with act_as(partnership.hospital_worker) as by:
        offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        assert value_of(counts.count_engaged_in_hospital(SPRING), "pathway.hospital_engaged") == 1


def test_screened_young_people_are_counted_once(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        person = make_person(by)
        for _ in range(2):
            make_screening(tool, lambda by: person, by)
        assert value_of(counts.count_screened(SPRING), codes.CUSTODY_SCREENED_AND_SUPPORTED) == 1


@pytest.mark.usefixtures("law")
def test_families_and_plans_are_different_units(partnership: Partnership, plan: FamilyPlan) -> None:  # noqa: F811
    with act_as(partnership.family_worker):
        made = counts.count_families(SPRING)
    assert value_of(made, codes.CUSTODY_FAMILIES) == 1
    assert value_of(made, codes.CUSTODY_FAMILY_PLANS) == 1
    assert value_of(made, "pathway.wait_help_to_plan") == 0
    assert {count.unit for count in made} == {"families", "family plans", "days"}


def test_waits_and_clocks_say_on_how_many_they_rest(
    partnership: Partnership, policy: ClockPolicy, make_person: Make
) -> None:
    with act_as(partnership.screener) as by:
        empty = counts.count_referrals(SPRING)
        assert [count.value for count in empty] == [0, None, None]
        for hours in (2, 30):
            episode = HubEpisode.objects.create(
                person=make_person(by), held_by_id=by.agency_id, team_id=by.team_id, recorded_at=NOW,
                recorded_by_id=by.posting_id, retention_class="referral", review_on=TODAY, disclosure_id=uuid4(),
                from_agency=partnership.youth_justice, received_at=NOW,
            )  # fmt: skip
            rate(episode=episode, policy=policy, rating="amber", reason="Afraid.", now=NOW, by=by)
            decided_at = NOW + timedelta(hours=hours)
            decide(episode=episode, outcome="advice", reasons="Why", what_next="Who", now=decided_at, by=by)
        referred, wait, in_time = counts.count_referrals(SPRING)
    assert (referred.value, wait.value, in_time.value) == (2, pytest.approx(16 / 24, abs=0.05), Decimal(50))
    assert (wait.based_on, in_time.based_on) == (2, 2)


def test_a_restricted_person_is_counted_and_shown_to_nobody(
    partnership: Partnership, make_person: Make, make_contact: Make
) -> None:
    with act_as(partnership.manager) as by:
        person = make_person(by)
        contact = make_contact(person, by)
        offer_support(contact=contact, offered_at=NOW, accepted=True, now=NOW, by=by)
        restrict_person(person=person, reason="A relative works here.", readers=[], by=by)
    with act_as(system_worker_of(partnership.youth_justice)):
        assert value_of(counts.count_engaged_in_custody(SPRING), codes.CUSTODY_ENGAGED) == 1
    with act_as(partnership.custody_worker):
        assert value_of(counts.count_engaged_in_custody(SPRING), codes.CUSTODY_ENGAGED) == 0
