"""Where we stand and the register, as pages: what they say is what the database holds."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.partnership.demo.duty import fill_duty
from alongside.partnership.duty import queries
from alongside.partnership.duty.claims import read_claims
from alongside.partnership.duty.models import Evidence, Obligation
from alongside.partnership.figures import publishing
from alongside.partnership.figures.actions import publish_figure
from alongside.partnership.figures.words import value_in_words
from alongside.partnership.taskforce import actions as taskforce
from alongside.partnership.taskforce.models import Attendance
from tests.duty.conftest import agencies_of, fill
from tests.duty.test_actions import TODAY
from tests.figures.counts import SPRING, people
from tests.partnership import Partnership, make_partnership, open_site_as
from tests.programme_site import send

SENTENCE = "Camden stated this in 2019; these records were invented to match."


@pytest.fixture
def site(partnership: Partnership) -> Client:
    return open_site_as(partnership.partnership_manager)


def card(page: str, key: str) -> str:
    """What the page says of one claim."""
    return page.split(f'id="{key}"')[1].split("</section>")[0]


def test_anyone_reads_where_we_stand(fresh_database):
    partnership = make_partnership()
    publishing.publish_partnership(fill(partnership), SPRING)
    page = Client().get("/prove/")
    assert page.status_code == 200
    assert SENTENCE in page.text
    assert "17 recommendations" in card(page.text, "recommendations")
    assert "Register of duties" not in page.text


def test_every_claim_has_its_card_with_words_unit_period_and_state(site):
    page = site.get("/prove/").text
    assert SENTENCE in page
    for claim in read_claims().claims:
        said = card(page, claim.key)
        assert claim.words.replace("'", "&#39;") in said
        when = claim.period.words if claim.is_of_months else "at the end of April 2019"
        assert when in said
        assert ("As it stood" in said) is not claim.is_of_months
        assert "Not yet published" in said


def test_the_page_says_what_the_database_holds_and_leads_to_how_it_was_counted(site, programme, by):
    page = site.get("/prove/").text
    lines = [line for topic in queries.where_we_stand(by).topics.values() for line in topic]
    for line in lines:
        said = card(page, line.claim.key)
        assert line.stated in said
        assert line.counted in said
        assert line.sentence in said
        for figure in line.together.figures if line.together else ():
            assert reverse("figures:how_counted", kwargs={"figure_id": figure.pk}) in said
            assert value_in_words(figure) in site.get(f"/figures/{figure.pk}").text


def test_a_changed_record_changes_the_page_once_it_is_published_again(site, programme, by):
    attendance = Attendance.objects.get(came=25)
    taskforce.correct_attendance(attendance=attendance, came=24, by=by)
    assert "25 officers" in card(site.get("/prove/").text, "officers")
    publishing.publish_partnership(programme, SPRING)
    said = card(site.get("/prove/").text, "officers")
    assert "24 officers" in said
    assert "Differs" in said


def test_several_agencies_figures_each_lead_to_their_own(site, partnership, by):
    from alongside.partnership.agencies.acting import act_as
    from tests.figures.counts import system_of

    for agency in (partnership.youth_justice, partnership.hub):
        with act_as(system_of(agency)) as system:
            publish_figure(count=people(21, code="pathway.custody_engaged"), period=SPRING, by=system)
    said = card(site.get("/prove/").text, "engaged")
    assert "42 young people" in said
    assert "counted in both" in said
    assert said.count("How this was counted") == 2


def test_an_empty_register_is_loaded_from_its_file(site):
    assert "The register is empty." in site.get("/prove/register/").text
    page = site.post("/prove/register/load", follow=True)
    assert "The register is up to date with its file." in page.text
    assert "PCSC Act s. 8(3)(a)" in page.text


def test_who_only_reads_sees_no_way_to_change(partnership, obligation):
    reader = open_site_as(partnership.custody_worker)
    assert "Bring the register" not in reader.get("/prove/register/").text
    assert "Add a document" not in reader.get(f"/prove/register/{obligation.pk}").text
    assert reader.post("/prove/register/load").status_code == 403


def test_an_obligation_is_given_shown_met_checked_and_undone(site, obligation, partnership, by):
    address = f"/prove/register/{obligation.pk}"
    assert "Nothing shows it yet:" in site.get(address).text
    page = send(site, f"{address}/owner", owner=str(partnership.hub.pk), due_on=TODAY)
    assert partnership.hub.name in page.text
    page = send(site, f"{address}/status", status="met", on=TODAY, reason="Agreed.")
    assert "Add the document or the figure that shows it" in page.text
    page = send(site, f"{address}/documents/new", title="Definition", kept_at="Website", dated_on=TODAY)
    assert "Kept at: Website" in page.text
    publish_figure(count=people(41), period=SPRING, by=by)
    page = send(site, f"{address}/figures/new", code="pathway.engaged")
    assert "41 young people, February 2019 to April 2019" in page.text
    page = send(site, f"{address}/status", status="met", on=TODAY, reason="Agreed by all.")
    assert "Agreed by all." in page.text
    send(site, f"{address}/check", on=TODAY)
    assert "2 pieces of evidence" in site.get("/prove/register/").text
    for evidence in Evidence.objects.all():
        page = send(site, f"/prove/evidence/{evidence.pk}/withdraw", on=TODAY, because="Replaced.")
    assert "The last evidence was withdrawn: Replaced." in page.text


def test_what_left_the_register_says_so(site, obligation):
    Obligation.objects.filter(pk=obligation.pk).update(is_in_register=False)
    assert "The register no longer holds this." in site.get(f"/prove/register/{obligation.pk}").text


def test_the_invented_register_can_be_read(site, programme, partnership, by):
    fill_duty(agencies=agencies_of(partnership), today=TODAY, by=by)
    assert site.get("/prove/register/").text.count("Under way") == 4
    for obligation in Obligation.objects.all():
        assert site.get(f"/prove/register/{obligation.pk}").status_code == 200
