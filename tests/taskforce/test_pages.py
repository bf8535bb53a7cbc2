"""The pages of the programme: everybody reads them, one role fills them, refusals keep what was typed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alongside.partnership.taskforce import queries
from alongside.partnership.taskforce.models import (
    Action,
    Allocation,
    Attendance,
    Cohort,
    Commitment,
    Fund,
    Meeting,
    MeetingAction,
    Member,
    Programme,
    Recommendation,
)
from tests.duty.conftest import fill
from tests.partnership import Partnership, open_site_as
from tests.programme_site import send
from tests.taskforce.test_money import commit, share
from tests.taskforce.test_training import hold

TODAY = date(2019, 5, 20)
SPRING = date(2019, 4, 9)


@pytest.fixture
def site(partnership: Partnership) -> Client:
    return open_site_as(partnership.partnership_manager)


def test_with_nothing_recorded_every_page_says_what_will_stand_there(partnership):
    reader = open_site_as(partnership.custody_worker)
    for name, words in (
        ("promises", "No report is recorded yet"),
        ("money", "No fund is recorded yet"),
        ("training", "No training programme is recorded yet"),
        ("steering_group", "No agency has a seat yet"),
    ):
        page = reader.get(reverse(f"taskforce:{name}"))
        assert (page.status_code, words in page.text) == (200, True)
        assert "/new" not in page.text


def test_who_may_not_change_the_programme_is_refused_in_words(partnership, report):
    page = open_site_as(partnership.custody_worker).post("/build/report/new")
    assert page.status_code == 403
    assert "It belongs to: Partnership manager" in page.text


def test_the_whole_invented_programme_can_be_read(partnership):
    fill(partnership)
    reader = open_site_as(partnership.custody_worker)
    promises = reader.get("/build/").text
    assert all(heading in promises for heading in ("Prevent", "Identify", "Support", "Disrupt", "Enforce"))
    assert promises.count("Its words are not entered yet.") == 17
    money = reader.get("/build/money/").text
    assert "Not added up: for 3 of 7 amounts, no document says whether they are part of another." in money
    assert "The 4 that are known to be no part of another come to £1,050,000." in money
    for rows, name, key in (
        (Recommendation.objects.all(), "promise", "recommendation_id"),
        (Commitment.objects.all(), "commitment", "commitment_id"),
        (Cohort.objects.all(), "cohort", "cohort_id"),
        (Meeting.objects.all(), "meeting", "meeting_id"),
    ):
        for row in rows:
            assert reader.get(reverse(f"taskforce:{name}", kwargs={key: row.pk})).status_code == 200
    refused = reader.get(reverse("taskforce:promise", kwargs={"recommendation_id": _number(2).pk})).text
    assert "It would cost an unreasonable amount" in refused


def _number(number: int) -> Recommendation:
    return Recommendation.objects.get(number=number)


def test_a_report_is_recorded_and_its_first_recommendation_filled(site, school):
    page = send(site, "/build/report/new", title="Report", published_on=SPRING, source="Website", slots="3")
    assert "The report is recorded" in page.text
    first = f"/build/recommendations/{_number(1).pk}"
    page = send(
        site, f"{first}/words", heading="prevent", words="Begin early.", words_source="Page 9", owner=str(school.pk)
    )
    assert "Begin early." in page.text
    assert f"{school.name} answers for it." in page.text
    page = send(site, f"{first}/status", status="under_way", on=TODAY, reason="It has begun.")
    assert "since 20 May 2019: It has begun." in page.text
    page = send(site, f"{first}/actions/new", words="Teach it.", owner=str(school.pk), due_on=date(2019, 9, 1))
    assert "Teach it." in page.text
    page = send(
        site, f"/build/actions/{Action.objects.get().pk}/status",
        status="refused", refusal_ground="cost", on=TODAY, reason="Six staff.",
    )  # fmt: skip
    assert "Ground: It would cost an unreasonable amount." in page.text
    assert site.get("/build/").text.count("Its words are not entered yet.") == 2


def test_a_status_without_a_reason_gets_a_sentence_and_keeps_what_was_typed(site, recommendation):
    page = send(site, f"/build/recommendations/{recommendation.pk}/status", status="done", on=TODAY, reason="")
    assert "This needs an answer." in page.text
    assert 'value="done" checked' in page.text
    assert 'value="2019"' in page.text


def test_an_impossible_day_gets_a_sentence(site, recommendation):
    address = f"/build/recommendations/{recommendation.pk}/status"
    typed = {"status": "done", "reason": "All did it.", "on-day": "31", "on-month": "2", "on-year": "2019"}
    assert "Enter a real day" in site.post(address, typed).text


def test_a_refusal_without_a_ground_stands_at_its_answer(site, action):
    page = send(site, f"/build/actions/{action.pk}/status", status="refused", on=TODAY, reason="Six staff.")
    assert "Choose the ground on which the authority refuses." in page.text
    assert 'id="id_refusal_ground-error"' in page.text
    assert "Six staff." in page.text


def test_money_is_recorded_shared_settled_corrected_and_withdrawn(site, recommendation, action):
    page = send(site, "/build/money/funds/new", name="New fund", reference="new-fund", funder="Council", kind="council")
    assert "Nothing is committed from this fund yet." in page.text
    fund = Fund.objects.get()
    page = send(
        site, f"/build/money/funds/{fund.pk}/commitments/new",
        pence="£500,000", stated_as="exact", recipient="Clubs", recipient_kind="community", first_year="2018",
        last_year="2019", agreed_on=SPRING, source_words="“£500,000”, minutes.",
    )  # fmt: skip
    assert "£500,000" in page.text
    one = Commitment.objects.get()
    address = f"/build/money/commitments/{one.pk}"
    page = send(site, f"{address}/overlap", overlap="separate", part_of="", overlap_words="Budget book.")
    assert "Known to be no part of any other amount" in page.text
    page = send(
        site, f"{address}/shares/new", pence="120,000.50", recipient="Boxing", year="2019", action=str(action.pk),
        recommendations=[str(recommendation.pk)],
    )  # fmt: skip
    assert "£120,000.50" in page.text
    page = site.get(f"/build/recommendations/{recommendation.pk}")
    assert "£120,000.50. Each share is counted once." in page.text
    page = send(site, f"{address}/amount", pence="400,000", source_words="“£400,000”, later minutes.")
    assert "£400,000" in page.text
    share = Allocation.objects.get()
    page = send(site, f"/build/money/shares/{share.pk}/withdraw", on=TODAY, because="Club closed.")
    assert "No share of it is given to anybody yet." in page.text
    page = send(site, f"{address}/withdraw", on=TODAY, because="Entered twice.")
    assert "Withdrawn on 20 May 2019: Entered twice." in page.text


def test_a_share_too_large_says_what_is_left_and_keeps_the_amount(site, fund, by):
    commitment = commit(fund, by)
    share(commitment, by)
    page = send(
        site, f"/build/money/commitments/{commitment.pk}/shares/new", pence="400,001", recipient="Clubs", year="2019"
    )
    assert "Only £400,000 of this commitment is left to allocate." in page.text
    assert 'value="400,001"' in page.text


@pytest.mark.parametrize("typed", ["half a million", "1,00", "-5", "12.5"])
def test_an_amount_that_is_none_gets_a_sentence(site, fund, typed):
    page = send(site, f"/build/money/funds/{fund.pk}/commitments/new", pence=typed)
    assert "Write the amount in pounds, like 500,000 or 12.50." in page.text


def test_the_amount_to_correct_stands_in_its_box_as_pounds(site, fund, by):
    commitment = commit(fund, by)
    assert 'value="500,000"' in site.get(f"/build/money/commitments/{commitment.pk}/amount").text


def test_a_part_names_its_whole(site, fund, by):
    whole, part = commit(fund, by), commit(fund, by, 100_000)
    address = f"/build/money/commitments/{part.pk}"
    page = send(site, f"{address}/overlap", overlap="part_of", part_of=str(whole.pk), overlap_words="Minutes.")
    assert f"/build/money/commitments/{whole.pk}" in page.text
    assert "One amount is part of another and is not added again." in site.get("/build/money/").text
    assert list(queries.list_wholes_for(whole, by)) == []


def test_training_is_recorded_from_programme_to_head_count(site):
    page = send(
        site, "/build/training/programmes/new", name="Supervision", reference="supervision", level="enhanced",
        audience="police", state="being_developed", about="Reflecting.",
    )  # fmt: skip
    assert "No cohort has been agreed yet." in page.text
    programme = Programme.objects.get()
    page = send(site, f"/build/training/programmes/{programme.pk}/state", state="running")
    assert "Running" in page.text
    send(
        site, f"/build/training/programmes/{programme.pk}/cohorts/new", name="One", organisation="Gangs unit",
        agreed_on=SPRING, starts_on=SPRING, weeks="20",
    )  # fmt: skip
    cohort = f"/build/training/cohorts/{Cohort.objects.get().pk}"
    assert "No session has been held yet." in site.get(cohort).text
    page = send(
        site, f"{cohort}/sessions/new", held_on=SPRING, topic="Trauma", organisation_1="Police", came_1="25",
        organisation_2="Probation", came_2="3",
    )  # fmt: skip
    assert "28 came, in all." in page.text
    attendance = Attendance.objects.get(came=25)
    page = send(site, f"/build/training/attendance/{attendance.pk}", came="24")
    assert "27 came, in all." in page.text
    assert "20 weeks from 9 April 2019" in site.get("/build/training/").text


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ({"organisation_2": "Probation"}, "Give both the organisation and how many came"),
        ({"came_2": "3"}, "Give both the organisation and how many came"),
        ({"organisation_2": "Probation", "came_2": "many"}, "Enter a whole number."),
        ({"organisation_2": "Police", "came_2": "3"}, "An organisation is named twice."),
    ],
)
def test_half_a_head_count_gets_a_sentence(site, cohort, second, sentence):
    first = {"held_on": SPRING, "topic": "Trauma", "organisation_1": "Police", "came_1": "25"}
    page = send(site, f"/build/training/cohorts/{cohort.pk}/sessions/new", **first, **second)
    assert sentence in page.text


def test_one_organisation_at_a_session_needs_no_sum(site, cohort, by):
    hold(cohort, by)
    assert "25 came." in site.get(f"/build/training/cohorts/{cohort.pk}").text


def test_the_steering_group_meets_decides_and_follows_up(site, partnership):
    group = "/build/steering-group"
    hub = str(partnership.hub.pk)
    page = send(site, f"{group}/seats/new", agency=hub, seat="Head of the hub", from_on=date(2018, 10, 1))
    assert "Head of the hub" in page.text
    send(site, f"{group}/meetings/new", held_on=SPRING, about="Money", attended=[hub], minutes="")
    meeting = f"{group}/meetings/{Meeting.objects.get().pk}"
    assert "No minutes are entered yet." in site.get(meeting).text
    assert "All agreed." in send(site, f"{meeting}/minutes", minutes="All agreed.").text
    assert "Fund it." in send(site, f"{meeting}/decisions/new", words="Fund it.").text
    page = send(site, f"{meeting}/actions/new", words="Send counts.", owner=hub, due_on=TODAY)
    assert "Send counts." in page.text
    assert "due today" in site.get(f"{group}/").text
    action = MeetingAction.objects.get()
    page = send(site, f"{group}/actions/{action.pk}", state="done", on=TODAY, outcome="They were sent.")
    assert "They were sent." in page.text
    page = send(site, f"{group}/seats/{Member.objects.get().pk}/end", until_on=SPRING)
    assert "Seats that have ended" in page.text
    page = send(site, f"{group}/meetings/new", held_on=SPRING, about="Again", attended=[hub], minutes="")
    assert "A meeting on that day is recorded already." in page.text


def test_an_empty_amount_needs_an_answer(site, fund):
    page = send(site, f"/build/money/funds/{fund.pk}/commitments/new", pence="")
    assert 'id="id_pence-error"' in page.text
