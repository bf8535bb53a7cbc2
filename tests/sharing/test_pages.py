"""The pages of sharing: who may open which, what they say, and that what was typed survives a refusal."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.sharing.actions import asked as asking
from alongside.partnership.sharing.actions import notices
from alongside.partnership.sharing.actions.retention import StillNeeded, keep_longer
from alongside.partnership.sharing.actions.share import preview
from alongside.partnership.sharing.models import AskedShare, Disclosure, LegalRecord, Notice, SealedCopy
from alongside.partnership.sharing.models.follow_up import Because
from alongside.partnership.sharing.queries import disclosures as looks
from alongside.partnership.sharing.queries.governance import overdue_reviews
from alongside.partnership.sharing.urls import urlpatterns
from tests.partnership import acting, open_site_as
from tests.sharing.conftest import make_child


def page(by, name, *args, **query):
    return open_site_as(by).get(reverse(f"sharing:{name}", args=args), query)


def send(by, step, /, *args, **answers):
    return open_site_as(by).post(reverse(f"sharing:{step}", args=args), answers)


def moment(name, at):
    local = timezone.localtime(at)
    return {
        f"{name}-day": local.day, f"{name}-month": local.month, f"{name}-year": local.year,
        f"{name}-time": f"{local:%H:%M}",
    }  # fmt: skip


@pytest.fixture
def sent(office):
    return office.share()


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("route", urlpatterns, ids=lambda route: route.name)
def test_every_page_names_its_permission_and_refuses_a_worker_without_it(partnership, route):
    door = route.callback.door
    assert isinstance(door, Permission)
    without = next(
        by for by in (partnership.partnership_manager, partnership.screener, partnership.governance)
        if not by.may(door)
    )  # fmt: skip
    number = "00000000-0000-0000-0000-000000000000"
    args = {"label": "families.person"} | {name: number for name in route.pattern.converters if name != "label"}
    known = {name: args[name] for name in route.pattern.converters}
    answer = open_site_as(without).get(reverse(f"sharing:{route.name}", kwargs=known))
    assert answer.status_code == 403
    assert "Your role does not include" in answer.text


def test_another_agency_finds_no_such_share(office, sent):
    stranger = acting(office.place.hospital, Role.TEAM_MANAGER)
    for name in ("read", "receipt", "correct"):
        assert page(stranger, name, sent.pk).status_code == 404


# --- received --------------------------------------------------------------------------------------------------------


def test_the_recipient_finds_it_reads_it_and_acknowledges_it(office, sent):
    screener = office.place.screener
    inbox = page(screener, "received").text
    assert "PLANTED-name" in inbox
    assert "Not acknowledged yet" in inbox
    one = page(screener, "read", sent.pk).text
    for words in ("PLANTED-CONCERN", "PLANTED-MEANING", "Seen by the worker; likely", "PLANTED-TOLD", "Gateway"):
        assert words in one
    assert send(screener, "read", sent.pk).status_code == 302
    assert "Acknowledged" in page(screener, "read", sent.pk).text
    assert "Nothing has been shared" in page(acting(office.place.hospital, Role.TEAM_MANAGER), "received").text


def test_a_notice_is_decided_on_its_page_and_a_missing_reason_keeps_what_was_chosen(office, sent):
    with act_as(office.place.custody_worker) as by:
        notice = notices.withdraw(disclosure_id=sent.pk, because=Because.WRONG_FACT, by=by)
    manager = office.place.hub_manager
    assert "Notices to decide on" in page(manager, "received").text
    assert "A fact was wrong" in page(manager, "decide", notice.pk).text
    refused = send(manager, "decide", notice.pk, outcome="kept").text
    assert "in reliance on it" in refused
    assert "checked" in refused
    reader = Worker.objects.get(pk=office.place.screener.worker_id)
    assert send(manager, "decide", notice.pk, outcome="kept", words="Relied", readers=[reader.pk]).status_code == 302
    assert "Decided" in page(manager, "decide", notice.pk).text
    with act_as(office.place.screener) as by:
        assert looks.open_received(sent.pk, by=by).stamp_words == "Relied"
    receipt = page(office.place.custody_worker, "receipt", sent.pk).text
    assert "We relied on it" in receipt
    assert page(manager, "decide", sent.pk).status_code == 404


# --- sent ------------------------------------------------------------------------------------------------------------


def test_a_share_that_my_agency_did_not_send_has_no_page_to_chase_it(office):
    for name in ("chase", "from_outside"):
        assert page(office.place.custody_worker, name, uuid4()).status_code == 404


def test_the_sender_chases_what_is_late(office):
    disclosure = office.share(route_code="to_other_area_hub", to_agency_id=office.place.next_hub.pk)
    worker = office.place.custody_worker
    assert "does not work on this site" in page(worker, "receipt", disclosure.pk).text
    assert "You asked whether it arrived" in page(worker, "chase", disclosure.pk).text
    assert send(worker, "chase", disclosure.pk, how="phone").status_code == 302
    assert "By phone" in page(worker, "receipt", disclosure.pk).text
    wrong = send(
        worker, "from_outside", disclosure.pk, name="R. Duty", **moment("at", timezone.now() - timedelta(days=2))
    )
    assert "before it was sent" in wrong.text
    assert "R. Duty" in wrong.text
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        assert "chase these" in page(worker, "sent").text
        arrived = send(worker, "from_outside", disclosure.pk, name="R. Duty", **moment("at", timezone.now()))
        assert arrived.status_code == 302
        assert "chase these" not in page(worker, "sent").text
        assert "R. Duty" in page(worker, "receipt", disclosure.pk).text


def test_the_sender_corrects_only_what_changes(office, sent):
    worker = office.place.custody_worker
    form = page(worker, "correct", sent.pk).text
    assert "PLANTED-CONCERN" in form
    same = {f"item_{n}": value for n, value in enumerate(["PLANTED-name", "PLANTED-born_on", "PLANTED-CONCERN"])}
    assert "Nothing was changed" in send(worker, "correct", sent.pk, because="wrong_fact", **same).text
    assert send(worker, "correct", sent.pk, **same).status_code == 200
    right = same | {"item_2": "Right words"}
    assert send(worker, "correct", sent.pk, because="wrong_fact", **right).status_code == 302
    with act_as(office.place.screener) as by:
        newest = looks.list_received(by=by)[0]
        items = looks.open_received(newest.disclosure.pk, by=by).content.items
        assert [(item.key, item.value) for item in items] == [("concern", "Right words")]
        notice = Notice.objects.get()
    assert "Read what is right" in page(office.place.hub_manager, "decide", notice.pk).text


def test_the_sender_withdraws_or_locks(office, sent):
    worker = office.place.custody_worker
    assert send(worker, "withdraw", sent.pk, because="not_covered").status_code == 302
    assert "told so already" in send(worker, "withdraw", sent.pk, because="not_covered").text
    assert "nobody there can open it" in page(worker, "lock", sent.pk).text
    assert send(worker, "lock", sent.pk).status_code == 302
    locked = page(office.place.screener, "read", sent.pk).text
    assert "PLANTED-CONCERN" not in locked
    assert "not open to you here" in locked


# --- urgent ----------------------------------------------------------------------------------------------------------


def test_the_urgent_page_says_phone_first_and_records_one_page(office):
    worker = office.place.custody_worker
    shown = page(worker, "record_urgent").text
    assert "Have you rung?" in shown
    assert "020 7946 0001" in shown
    said = {"spoke_with": "Desk", "what": "He is in danger", "why": "Tonight"} | moment("phoned_at", timezone.now())
    refused = send(worker, "record_urgent", **said).text
    assert "Say whom you told" in refused
    assert "He is in danger" in refused
    assert "Write with whom" not in refused
    recorded = send(worker, "record_urgent", **said, to_agency=office.place.police.pk, was_told="no", told_words="Risk")
    assert recorded.status_code == 302
    assert "Urgent" in open_site_as(worker).get(recorded.url).text
    outside = send(worker, "record_urgent", **said, to_outside="Ambulance", person_id=office.person_id)
    assert "Ambulance" in open_site_as(worker).get(outside.url).text
    assert send(worker, "record_urgent", **said | {"what": ""}).status_code == 200


def test_the_urgent_page_opened_from_a_persons_page_knows_the_person(office):
    shown = page(office.place.custody_worker, "record_urgent", person=office.person_id).text
    assert str(office.person_id) in shown


# --- asked -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(office):
    person_id, review_on = make_child(office.place.screener)
    what = office.what(
        route_code="hub_to_police", to_agency_id=office.place.police.pk, person_id=person_id, review_on=review_on
    )
    with act_as(office.place.screener) as by:
        return asking.ask_approver(what=what, by=by)


def test_a_manager_approves_what_a_worker_asked(office, waiting):
    manager = office.place.hub_manager
    assert "To Fleetwater Police" in page(manager, "asked").text
    assert "PLANTED-CONCERN" in page(manager, "approve", waiting.pk).text
    assert send(manager, "approve", waiting.pk).status_code == 302
    assert "Approved and sent" in page(manager, "approve", waiting.pk).text
    assert "Nothing waits for you" in page(manager, "asked").text


def test_a_manager_declines_with_a_reason(office, waiting):
    manager = office.place.hub_manager
    assert send(manager, "decline", waiting.pk).status_code == 200
    assert send(manager, "decline", waiting.pk, words="Tell us more").status_code == 302
    assert "Tell us more" in page(office.place.screener, "approve", waiting.pk).text


# --- the desk --------------------------------------------------------------------------------------------------------


@pytest.fixture
def for_governance(office):
    """An urgent share to be completed, and a share asked for outside any route."""
    said = {"spoke_with": "Desk", "what": "Danger", "why": "Now"} | moment("phoned_at", timezone.now())
    send(office.place.custody_worker, "record_urgent", **said, to_agency=office.place.police.pk)
    with act_as(office.place.custody_worker) as by:
        return asking.ask_governance(what=office.what(route_code="", to_agency_id=office.place.police.pk), by=by)


LAW = {
    "gateway": "VITAL", "purpose": "protect_life", "bases": ["ART6_1D", "ART9_2C"], "no_agreement_because": "emergency",
}  # fmt: skip


def test_the_officer_completes_an_urgent_share(office, for_governance):
    officer = office.place.governance
    desk = page(officer, "desk").text
    assert "complete the legal record" in desk
    assert "Asked for outside any route" in desk
    with act_as(officer):
        urgent = Disclosure.objects.get()
    assert "Danger" in page(officer, "complete", urgent.pk).text
    wrong = send(officer, "complete", urgent.pk, **LAW | {"purpose": "reduce_crime"}, was_covered="yes").text
    assert "does not cover the purpose" in wrong
    assert send(officer, "complete", urgent.pk, was_covered="yes").status_code == 200
    assert send(officer, "complete", urgent.pk, **LAW, was_covered="yes").status_code == 302
    assert "complete the legal record" not in page(officer, "desk").text
    who = page(officer, "who", urgent.pk).text
    for words in ("Custody youth worker", "Protect somebody&#39;s life", "asked information governance"):
        assert words in who


def test_the_officer_finds_that_no_law_covered_it(office, for_governance):
    with act_as(office.place.governance):
        urgent = Disclosure.objects.get()
    assert send(office.place.governance, "complete", urgent.pk, was_covered="no").status_code == 302
    with act_as(office.place.governance):
        assert not LegalRecord.objects.get().was_covered


def test_the_officer_allows_once_or_declines(office, for_governance):
    officer = office.place.governance
    assert "PLANTED-CONCERN" in page(officer, "one_off", for_governance.pk).text
    law = LAW | {
        "gateway": "CDA_S115", "purpose": "reduce_crime", "bases": ["ART6_1E", "ART9_2G", "SCH1_P10"],
        "no_agreement_because": "one_off",
    }  # fmt: skip
    assert send(officer, "one_off", for_governance.pk).status_code == 200
    assert send(officer, "one_off", for_governance.pk, **law).status_code == 302
    assert "Approved and sent" in page(officer, "one_off", for_governance.pk).text
    with act_as(office.place.custody_worker) as by:
        again = asking.ask_governance(what=office.what(route_code="", to_agency_id=office.place.police.pk), by=by)
    assert send(officer, "decline_one_off", again.pk, words="Ask the hub").status_code == 302
    with act_as(officer):
        assert AskedShare.objects.get(pk=again.pk).answer == "declined"


def test_the_law_is_in_plain_words_with_its_versions(office, partnership):
    shown = page(office.place.governance, "law").text
    for words in (
        "From custody to the hub",
        "custody_to_hub v1",
        "section 11 body",
        "CHILDREN_AND_POLICE",
        "12 months",
    ):
        assert words in shown


def test_before_any_law_is_loaded_the_page_says_what_to_do(partnership):
    assert "load_law" in page(partnership.governance, "law").text
    assert "Nothing waits for you" in page(partnership.governance, "desk").text


def test_of_a_locked_share_and_one_outside_the_page_says_who_may_not_see_it(office, sent):
    with act_as(office.place.custody_worker) as by:
        notices.lock_misdirected(disclosure_id=sent.pk, by=by)
    assert "Nobody: it is locked" in page(office.place.governance, "who", sent.pk).text
    elsewhere = office.share(route_code="to_other_area_hub", to_agency_id=office.place.next_hub.pk)
    assert "does not work on this site" in page(office.place.governance, "who", elsewhere.pk).text


# --- retention -------------------------------------------------------------------------------------------------------


@pytest.fixture
def overdue(office):
    with act_as(office.place.custody_worker):
        person = SealedCopy._meta.get_field("person").related_model.objects.get(pk=office.person_id)
        person.review_on = date(2020, 1, 1)
        person.save(update_fields=["review_on"])
    return person


def test_the_officer_keeps_a_record_longer_and_it_can_be_shared_again(office, overdue):
    officer = office.place.governance
    with act_as(office.place.custody_worker) as by:
        blocked = preview(what=office.what(review_on=overdue.review_on), by=by)
        assert blocked.decision.codes == {"review_overdue"}
    assert "Keep it longer" in page(officer, "overdue").text
    assert send(officer, "keep", "families.person", overdue.pk).status_code == 200
    assert send(officer, "keep", "families.person", overdue.pk, because="help_goes_on").status_code == 302
    assert "No review is overdue" in page(officer, "overdue").text


def test_what_is_no_record_of_a_person_or_not_ours_is_not_kept_longer(office, overdue):
    officer = acting(office.place.hub, Role.INFORMATION_GOVERNANCE)
    assert send(officer, "keep", "families.person", overdue.pk, because="claim").status_code == 404
    with act_as(office.place.manager) as by, pytest.raises(Exception, match="Your role does not include"):
        keep_longer(kind="families.person", record_id=overdue.pk, because=StillNeeded.CLAIM, by=by)
    assert send(officer, "keep", "agencies.worker", officer.worker_id, because="claim").status_code == 404


def test_the_officer_erases_a_person_from_the_list(office, overdue):
    officer = office.place.governance
    assert "cannot be undone" in page(officer, "erase", overdue.pk).text
    assert send(officer, "erase", overdue.pk, ground="retention_ended").status_code == 302
    with act_as(officer) as by:
        assert overdue_reviews(by=by) == []
    assert send(officer, "erase", overdue.pk, ground="retention_ended").status_code == 404


def test_the_urgent_page_offers_the_record_to_those_whose_role_keeps_records(partnership):
    address = reverse("sharing:record_urgent")
    assert address in open_site_as(partnership.custody_worker).get(reverse("pages:urgent")).text
    page_of_manager = open_site_as(partnership.partnership_manager).get(reverse("pages:urgent")).text
    assert address not in page_of_manager
    assert "Your role keeps no records about people." in page_of_manager


def test_a_notice_is_a_door_only_to_those_who_decide_on_it(office, sent):
    with act_as(office.place.custody_worker) as by:
        notices.withdraw(disclosure_id=sent.pk, because=Because.NOT_COVERED, by=by)
    shown = page(office.place.screener, "received").text
    assert "A team manager or information governance decides." in shown
    assert "/find/notices/" not in shown


def test_long_lists_go_on_to_further_pages_and_a_number_that_is_none_shows_the_nearest(office, monkeypatch):
    monkeypatch.setattr(looks, "ON_ONE_PAGE", 2)
    for _ in range(3):
        office.share()
    for worker, name in ((office.place.custody_worker, "sent"), (office.place.screener, "received")):
        browser = open_site_as(worker)
        first, second, far = (browser.get(f"/find/{name}{more}").text for more in ("", "?page=2", "?page=nine"))
        shares = [page.count(f'href="/find/{name}/') for page in (first, second, far)]
        assert shares == [2, 1, 2], name
        assert "?page=2" in first
        assert "?page=1" in second
    assert 'aria-label="Pages"' in first


def test_a_short_list_has_no_pages(office, sent):
    assert 'aria-label="Pages"' not in page(office.place.custody_worker, "sent").text
