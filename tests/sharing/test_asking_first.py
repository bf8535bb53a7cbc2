"""A route that needs an approver, and a share for which no route exists, are asked for and answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.actions import asked as asking
from alongside.partnership.sharing.actions.share import preview, share
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.models import AskedShare, Disclosure
from alongside.partnership.sharing.models.follow_up import NoAgreement
from alongside.partnership.sharing.one_off import ChosenLaw
from alongside.partnership.sharing.queries.disclosures import open_received
from alongside.partnership.sharing.queries.governance import asked_of_me, governance_tasks, open_asked
from tests.partnership import acting
from tests.sharing.conftest import make_child

SECTION_115 = ChosenLaw(
    "CDA_S115", "reduce_crime", ("ART6_1E", "ART9_2G", "SCH1_P10"), no_agreement_because=NoAgreement.ONE_OFF
)


@pytest.fixture
def to_police(office):
    """What the hub wants to tell the police: the route needs a team manager."""
    person_id, review_on = make_child(office.place.screener)
    return office.what(
        route_code="hub_to_police", to_agency_id=office.place.police.pk, person_id=person_id, review_on=review_on
    )


@pytest.fixture
def outside_routes(office):
    """Nothing leads from the youth justice service to the police."""
    return office.what(route_code="", to_agency_id=office.place.police.pk)


def ask_governance(office, what):
    with act_as(office.place.custody_worker) as by:
        return asking.ask_governance(what=what, by=by)


def allow(office, asked, chosen=SECTION_115):
    with act_as(office.place.governance) as by:
        return asking.allow_one_off(asked_id=asked.pk, chosen=chosen, by=by)


# --- an approver -----------------------------------------------------------------------------------------------------


def test_a_worker_does_not_share_on_a_route_that_needs_an_approver(office, to_police):
    with act_as(office.place.screener) as by:
        assert preview(what=to_police, by=by).only_lacks_its_approver
        with pytest.raises(NotLawful, match="needs the approval of: team manager"):
            share(what=to_police, by=by)


def test_asking_refuses_at_once_what_the_approver_could_not_put_right(office, to_police):
    from dataclasses import replace

    with act_as(office.place.screener) as by:
        with pytest.raises(NotLawful, match="Write why"):
            asking.ask_approver(what=replace(to_police, necessity=""), by=by)
        with pytest.raises(NotLawful, match="There is no route"):
            asking.ask_approver(what=replace(to_police, route_code="?"), by=by)
    with act_as(office.place.custody_worker) as by, pytest.raises(StepNotAllowed, match="needs no approval"):
        asking.ask_approver(what=office.what(), by=by)


def test_the_approver_sends_it_in_the_name_of_whoever_asked(office, to_police):
    with act_as(office.place.screener) as by:
        asked = asking.ask_approver(what=to_police, by=by)
        assert open_asked(asked.pk, by=by) == asked
        with pytest.raises(NotFoundHere):
            asking.approve(asked_id=asked.pk, by=by)
    with act_as(office.place.hub_manager) as by:
        assert list(asked_of_me(by=by)) == [asked]
        sent = asking.approve(asked_id=asked.pk, by=by)
        assert (sent.sent_by_id, sent.approved_by_id) == (office.place.screener.posting_id, by.posting_id)
        assert not asked_of_me(by=by).exists()
        with pytest.raises(StepNotAllowed, match="answered already"):
            asking.approve(asked_id=asked.pk, by=by)
    with act_as(acting(office.place.police, Role.TEAM_MANAGER)) as by:
        read = open_received(sent.pk, by=by)
        assert read.approved_by.endswith("Team manager")
        assert dict(read.by_what_right)["Agreement"] == "Children and police"


def test_an_approver_who_shares_themselves_is_named_as_the_approver(office, to_police):
    with act_as(office.place.hub_manager) as by:
        assert share(what=to_police, by=by).approved_by_id == by.posting_id


def test_governance_does_not_answer_what_waits_for_a_manager(office, to_police):
    with act_as(office.place.screener) as by:
        asked = asking.ask_approver(what=to_police, by=by)
    with act_as(acting(office.place.hub, Role.INFORMATION_GOVERNANCE)) as by:
        for step in (
            lambda: asking.allow_one_off(asked_id=asked.pk, chosen=SECTION_115, by=by),
            lambda: asking.decline(asked_id=asked.pk, words="No", by=by),
            lambda: open_asked(asked.pk, by=by),
        ):
            with pytest.raises(NotFoundHere):
                step()


# --- outside any route -----------------------------------------------------------------------------------------------


def test_asking_governance_needs_something_to_share_and_why(office, outside_routes):
    from dataclasses import replace

    for wrong in ({"items": ()}, {"necessity": " "}):
        with pytest.raises(StepNotAllowed, match="what is to be shared"):
            ask_governance(office, replace(outside_routes, **wrong))


def test_governance_finds_the_law_and_it_is_sent_once(office, outside_routes):
    asked = ask_governance(office, outside_routes)
    assert asked.due_at > timezone.now() + timedelta(hours=20)
    with act_as(office.place.governance) as by:
        assert [each.pk for each in governance_tasks(by=by).asked] == [asked.pk]
    sent = allow(office, asked)
    assert (sent.manner, sent.gateway.code, sent.route) == ("one_off", "CDA_S115", None)
    assert sent.approved_by_id == office.place.governance.posting_id
    with act_as(office.place.governance) as by:
        assert governance_tasks(by=by).count == 0
    with act_as(acting(office.place.police, Role.TEAM_MANAGER)) as by:
        assert open_received(sent.pk, by=by).content.necessity == outside_routes.necessity


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        (ChosenLaw("PCSC_S16", "identify_causes", SECTION_115.bases), "health_or_social_care_sender"),
        (ChosenLaw("CDA_S115", "reduce_crime", SECTION_115.bases), "agreement_missing"),
        (ChosenLaw("CDA_S115", "reduce_crime", ("ART6_1E",), no_agreement_because="one_off"), "basis_missing"),
        (ChosenLaw("WITHIN_ONE_CONTROLLER", "reduce_crime", SECTION_115.bases), "not_one_controller"),
    ],
)
def test_a_law_that_does_not_reach_it_is_refused_and_nothing_is_sent(office, outside_routes, chosen, reason):
    asked = ask_governance(office, outside_routes)
    with pytest.raises(NotLawful) as refusal:
        allow(office, asked, chosen)
    assert reason in {each.code for each in refusal.value.reasons}
    with act_as(office.place.governance):
        assert not Disclosure.objects.exists()


def test_governance_may_say_no_with_a_reason(office, outside_routes):
    asked = ask_governance(office, outside_routes)
    with act_as(office.place.governance) as by:
        with pytest.raises(StepNotAllowed, match="Write why not"):
            asking.decline(asked_id=asked.pk, words=" ", by=by)
        declined = asking.decline(asked_id=asked.pk, words="Tell the hub instead.", by=by)
        assert (declined.answer, declined.answer_words) == ("declined", "Tell the hub instead.")
    with act_as(office.place.custody_worker) as by:
        assert open_asked(asked.pk, by=by).answer_words == "Tell the hub instead."


def test_the_two_kinds_of_asking_are_not_answered_as_each_other(office, outside_routes, to_police):
    asked = ask_governance(office, outside_routes)
    with act_as(office.place.governance) as by, pytest.raises(StepNotAllowed, match="No route was chosen"):
        asking.approve(asked_id=asked.pk, by=by)
    with act_as(office.place.governance) as by:
        AskedShare.objects.filter(pk=asked.pk).update(route_code="hub_to_police")
        with pytest.raises(StepNotAllowed, match="waits for its approver"):
            asking.allow_one_off(asked_id=asked.pk, chosen=SECTION_115, by=by)


def test_who_may_not_govern_does_not_allow_and_another_agency_sees_nothing(office, outside_routes):
    asked = ask_governance(office, outside_routes)
    with act_as(office.place.manager) as by, pytest.raises(NotAllowed):
        asking.allow_one_off(asked_id=asked.pk, chosen=SECTION_115, by=by)
    with act_as(acting(office.place.hub, Role.INFORMATION_GOVERNANCE)) as by:
        assert not AskedShare.objects.exists()
        with pytest.raises(NotFoundHere):
            asking.decline(asked_id=asked.pk, words="No", by=by)
