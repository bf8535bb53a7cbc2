"""Looking at the register, and Where we stand compared with what the database holds."""

from uuid import uuid4

import pytest

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.demo.duty import fill_duty
from alongside.partnership.duty import actions, queries
from alongside.partnership.duty.claims import read_claims
from alongside.partnership.duty.kinds import Status, Verdict
from alongside.partnership.figures import codes, publishing
from alongside.partnership.figures.actions import publish_figure
from alongside.partnership.taskforce import actions as taskforce
from alongside.partnership.taskforce.models import Attendance, Commitment
from tests.duty.conftest import agencies_of, fill
from tests.duty.test_actions import TODAY, document, say, take_back
from tests.figures.counts import SPRING, people, system_of
from tests.partnership import make_partnership


def lines_of(by):
    return {line.claim.key: line for lines in queries.where_we_stand(by).topics.values() for line in lines}


def test_a_system_worker_reads_no_register(partnership):
    with act_as(system_of(partnership.hub)) as system:
        for look in (
            queries.list_obligations,
            lambda by: queries.open_obligation(uuid4(), by),
            lambda by: queries.open_evidence(uuid4(), by),
            queries.where_we_stand,
        ):
            with pytest.raises(NotAllowed):
                look(system)


def test_what_is_not_there_is_not_found(by):
    for look in (queries.open_obligation, queries.open_evidence):
        with pytest.raises(NotFoundHere):
            look(uuid4(), by)


def test_an_obligation_shows_its_evidence_with_the_figures_that_stand_now(obligation, by):
    publish_figure(count=people(41), period=SPRING, by=by)
    paper = document(obligation, by)
    shown = actions.add_figure(obligation=obligation, code="pathway.engaged", by=by)
    take_back(document(obligation, by), by)
    said = say(obligation, by)
    newest = publish_figure(count=people(42), period=SPRING, by=by)
    page = queries.obligation_page(obligation.pk, by)
    assert [one.evidence for one in page.evidence] == [paper, shown]
    assert [one.figures for one in page.evidence] == [[], [newest]]
    assert page.statuses == [said]
    assert queries.list_obligations(by).get(pk=obligation.pk).evidence_count == 2
    assert queries.open_evidence(paper.pk, by) == paper


def test_nothing_is_said_to_agree_before_it_is_published(by):
    lines = lines_of(by)
    assert {line.verdict for line in lines.values()} == {Verdict.NOT_PUBLISHED}
    assert {line.counted for line in lines.values()} == {"not yet published"}


def test_every_claim_of_the_programme_stands_beside_what_was_published(programme, by):
    counted = {key: (line.counted, line.verdict) for key, line in lines_of(by).items()}
    expected = {
        "report-published": ("September 2018", Verdict.AGREES),
        "recommendations": ("17 recommendations", Verdict.AGREES),
        "invested": ("£1,050,000", Verdict.AGREES),
        "further-commitment": ("£500,000", Verdict.AGREES),
        "hospital": ("£400,000", Verdict.AGREES),
        "community-funding": ("£200,000", Verdict.AGREES),
        "officers": ("25 officers", Verdict.AGREES),
        "weeks": ("20 weeks", Verdict.AGREES),
        "starts": ("May 2019", Verdict.AGREES),
        "all-youth-workers": ("14 places taken", Verdict.NOT_COMPARED),
        "all-sports-workers": ("not known", Verdict.NOT_COMPARED),
        "all-schools": ("not known", Verdict.NOT_COMPARED),
        "many-agencies": ("7 agencies", Verdict.NOT_COMPARED),
    }
    assert {key: counted[key] for key in expected} == expected
    assert {key for key, (_, verdict) in counted.items() if verdict == Verdict.NOT_PUBLISHED} == set(counted) - set(
        expected
    )


def test_each_line_leads_to_how_it_was_counted(programme, by):
    line = lines_of(by)["officers"]
    assert line.together.first.code == codes.FIRST_SESSION.format(reference="police-supervision")
    assert line.together.first.definition.startswith("Heads counted at the first session")


def test_a_changed_record_changes_the_page_once_it_is_published_again(programme, by):
    attendance = Attendance.objects.get(came=25)
    taskforce.correct_attendance(attendance=attendance, came=24, by=by)
    assert lines_of(by)["officers"].counted == "25 officers"
    publishing.publish_partnership(programme, SPRING)
    assert (lines_of(by)["officers"].counted, lines_of(by)["officers"].verdict) == ("24 officers", Verdict.DIFFERS)


def test_over_is_compared_as_over(programme, by):
    commitment = Commitment.objects.get(recipient="Charities and community groups")
    taskforce.change_commitment(commitment=commitment, pence=11_000_000, source_words="Correction", by=by)
    publishing.publish_partnership(programme, SPRING)
    line = lines_of(by)["invested"]
    assert (line.stated, line.counted, line.verdict) == ("over £1,000,000", "£1,000,000", Verdict.DIFFERS)
    assert line.sentence == "The number counted is not over £1,000,000."


def test_anyone_reads_the_same_numbers_through_the_public_role(fresh_database):
    partnership = make_partnership()
    publishing.publish_partnership(fill(partnership), SPRING)
    assert lines_of(None)["recommendations"].counted == "17 recommendations"


def test_the_invented_register_stands_on_published_figures(programme, partnership, by):
    fill_duty(agencies=agencies_of(partnership), today=TODAY, by=by)
    statuses = set(queries.list_obligations(by).values_list("status", flat=True))
    assert {Status.MET, Status.UNDER_WAY, Status.NOT_STARTED} <= statuses


def test_every_claim_has_its_own_key_and_a_code_that_a_room_publishes():
    claims = read_claims().claims
    assert len({claim.key for claim in claims}) == len(claims) == 23
    known = {value.split("{")[0] for name, value in vars(codes).items() if name.isupper()}
    elsewhere = {"violence.residents_most_worried_about_drugs"}  # perception comes with a later survey
    for claim in claims:
        assert claim.code in elsewhere or any(claim.code.startswith(code) for code in known), claim.key
