"""Who opens a person or a family, what a search finds, and the line that each look leaves."""

from datetime import date
from uuid import uuid4

import pytest

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.agencies.models import Team
from alongside.partnership.agencies.roles import Role
from alongside.partnership.families import queries
from alongside.partnership.families.actions import add_member, form_family, record_person, record_wish
from alongside.partnership.families.names import name_key
from alongside.partnership.families.queries import LookReason, ReasonNeeded, SearchTooShort
from tests.partnership import acting, lines_of

TODAY = date(2019, 3, 1)


def make_person(by, family_name="Okoro", given_name="Ada", born_on=date(2004, 5, 6)):
    with act_as(by):
        return record_person(
            given_name=given_name, family_name=family_name, born_on=born_on, home_authority="Fleetwater", today=TODAY,
            by=by,
        )  # fmt: skip


@pytest.fixture
def ada(partnership):
    return make_person(partnership.family_worker)


@pytest.fixture
def colleague(partnership):
    """In the same agency, in another team."""
    team = Team.objects.create(agency=partnership.early_help, name="Team two")
    return acting(partnership.early_help, Role.EARLY_HELP_WORKER, team=team)


def test_another_agency_cannot_tell_that_the_person_exists(ada, partnership):
    with act_as(partnership.screener) as by:
        for number in (ada.pk, uuid4()):
            with pytest.raises(NotFoundHere, match="no such record among those open to you"):
                queries.open_person(number, by=by)


def test_another_team_says_why_and_the_reason_stands_in_the_trail(ada, colleague):
    with act_as(colleague) as by:
        for because in ("", "curious"):
            with pytest.raises(ReasonNeeded, match="Say why") as refused:
                queries.open_person(ada.pk, by=by, because=because)
        assert queries.open_person(ada.pk, by=by, because=LookReason.COVERING) == ada
    assert refused.value.subject == ada
    line = lines_of(colleague)[-1]
    assert (line.did, line.subject_id, line.because) == ("looked", ada.pk, "covering")


def test_the_team_and_a_manager_of_the_agency_open_it_without_saying_why(ada, partnership):
    for by in (partnership.family_worker, partnership.early_help_manager):
        with act_as(by):
            assert queries.open_person(ada.pk, by=by) == ada
        assert lines_of(by)[-1].did == "looked"


def test_a_role_that_opens_no_record_opens_none(ada, partnership):
    analyst = acting(partnership.early_help, Role.ANALYST)
    with act_as(analyst) as by:
        for look in (
            lambda: queries.open_person(ada.pk, by=by),
            lambda: queries.open_family(ada.pk, by=by),
            lambda: queries.list_people(by=by),
            lambda: queries.find_people(family_name="Okoro", by=by),
            lambda: queries.list_wishes(ada, by=by),
            lambda: queries.list_members(ada, by=by),
        ):
            with pytest.raises(NotAllowed):
                look()


def test_a_family_opens_by_the_same_rule(ada, partnership, colleague):
    with act_as(partnership.family_worker) as by:
        family = form_family(name="Okoro", around=ada, from_on=TODAY, by=by)
        assert queries.open_family(family.pk, by=by) == family
        with pytest.raises(NotFoundHere):
            queries.open_family(uuid4(), by=by)
    with act_as(colleague) as by:
        with pytest.raises(ReasonNeeded):
            queries.open_family(family.pk, by=by)
        assert queries.open_family(family.pk, by=by, because=LookReason.DUTY) == family


def test_the_members_of_a_family_are_those_of_now_and_the_newest_wish_comes_first(ada, partnership):
    mother = make_person(partnership.family_worker, given_name="Ngozi", born_on=date(1980, 1, 1))
    with act_as(partnership.family_worker) as by:
        family = form_family(name="Okoro", around=ada, from_on=TODAY, by=by)
        add_member(family=family, person=mother, relationship="parent", from_on=TODAY, by=by)
        family.members.filter(person=mother).update(until_on=TODAY)
        assert [member.person for member in queries.list_members(family, by=by)] == [ada]
        for day in (date(2019, 2, 1), date(2019, 3, 1)):
            record_wish(person=ada, words=f"On {day:%-d %B}", said_on=day, by=by)
        assert [wish.words for wish in queries.list_wishes(ada, by=by)] == ["On 1 March", "On 1 February"]


@pytest.mark.parametrize(
    "sought",
    [
        {"family_name": "okoro"},
        {"family_name": "OKÓ"},
        {"family_name": "ok", "given_name": "ad"},
        {"born_on": date(2004, 5, 6)},
        {"reference": " p-000001 "},
        {"family_name": "Okoro", "born_on": date(2004, 5, 6)},
    ],
)
def test_a_person_is_found_by_how_the_name_begins_by_birth_date_or_by_number(ada, partnership, sought):
    make_person(partnership.family_worker, family_name="Brown", given_name="Zoe", born_on=date(2005, 1, 1))
    with act_as(partnership.family_worker) as by:
        assert queries.find_people(**sought, by=by) == [ada]


@pytest.mark.parametrize("sought", [{"family_name": "Okoroa"}, {"given_name": "Zoe", "family_name": "Okoro"}])
def test_who_does_not_fit_is_not_found(ada, partnership, sought):
    with act_as(partnership.family_worker) as by:
        assert queries.find_people(**sought, by=by) == []


def test_another_agencys_person_is_not_found(ada, partnership):
    with act_as(partnership.screener) as by:
        assert queries.find_people(family_name="Okoro", by=by) == []


@pytest.mark.parametrize("sought", [{}, {"family_name": "o"}, {"family_name": "'"}, {"given_name": "Ada"}])
def test_a_search_that_would_list_half_the_agency_is_refused(ada, partnership, sought):
    with pytest.raises(SearchTooShort, match="at least two letters"), act_as(partnership.family_worker) as by:
        queries.find_people(**sought, by=by)


def test_a_search_leaves_a_line_that_can_be_compared_and_not_read(ada, partnership):
    with act_as(partnership.family_worker) as by:
        for _ in range(2):
            queries.find_people(family_name="Okoro", by=by)
        queries.find_people(family_name="Okonkwo", by=by)
    first, second, third = (line.search_hash for line in lines_of(partnership.family_worker) if line.did == "searched")
    assert first == second != third
    assert len(first) == 64


def test_a_worker_lists_their_team_and_a_manager_the_agency(ada, partnership, colleague):
    other = make_person(colleague, family_name="Brown")
    with act_as(colleague) as by:
        assert list(queries.list_people(by=by)) == [other]
    with act_as(partnership.early_help_manager) as by:
        assert set(queries.list_people(by=by)) == {ada, other}
    assert lines_of(colleague)[-1].did == "listed"


@pytest.mark.parametrize(
    ("typed", "key"),
    [("O'Brien-Núñez", "obriennunez"), (" van  der Berg ", "vanderberg"), ("ŞAHİN", "sahin"), ("'", "")],
)
def test_a_name_has_one_key_however_it_was_typed(typed, key):
    assert name_key(typed) == key
