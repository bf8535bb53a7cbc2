"""Fleetwater counts what Camden stated in 2019, holds nobody real, and leaves nothing of 2019 undone."""

import re

import pytest
from django.utils import timezone

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as, acting_through
from alongside.partnership.agencies.models import Agency, Posting
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.figures import codes
from alongside.partnership.figures.models import PublishedFigure
from alongside.partnership.figures.publishing import publish_everything
from alongside.partnership.pathway.models import HubEpisode, Offer, Rating, WayIn
from alongside.partnership.pathway.queries.work import my_work
from alongside.partnership.sharing.actions.erase import Ground, erase_person
from alongside.partnership.sharing.queries.governance import governance_tasks
from alongside.partnership.trail.models import TrailLine
from tests.demo_borough import Borough, run_fill_demo

SPRING = Period(Month(2019, 2), Month(2019, 4))
STATED = {
    codes.CUSTODY_ENGAGED: 43,
    codes.CUSTODY_SCREENED_AND_SUPPORTED: 21,
    codes.CUSTODY_FAMILIES: 32,
    codes.CUSTODY_FAMILY_PLANS: 5,
}
YOUTH_JUSTICE, HUB = "youth justice", "safeguarding hub"
PHONES = re.compile(r"(?<![\w.-])0[127]\d{2,3} ?\d{3,4} ?\d{3,4}(?![\w-])")
DRAMA = re.compile(r"020 7946 0\d{3}|07700 900\d{3}")
POSTCODES = re.compile(r"\b([A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2})\b")
NO_POSTCODE = re.compile(r"FW\d{1,2} \d[CIKMOV]{2}")
MAILS = re.compile(r"[\w.+-]+@[\w.-]+")


def figure(code: str) -> PublishedFigure:
    return PublishedFigure.objects.newest().get(code=code, period_from=SPRING.first.first_day)


@pytest.mark.parametrize(("code", "stated"), STATED.items())
def test_the_spring_counts_what_was_stated(borough: Borough, code: str, stated: int) -> None:
    assert figure(code).value == stated


def test_work_in_custody_began_in_february_2019(borough: Borough) -> None:
    assert figure(codes.CUSTODY_STARTED).month == SPRING.first.first_day


def test_removing_one_record_and_publishing_again_changes_its_figure(borough: Borough) -> None:
    with act_as(borough.acting(Role.INFORMATION_GOVERNANCE, YOUTH_JUSTICE)) as by:
        engaged = Offer.objects.filter(accepted=True, contact__way_in=WayIn.CUSTODY, offered_at__year=2019).first()
        erase_person(person_id=engaged.person_id, ground=Ground.RIGHT_TO_ERASURE, by=by)
    publish_everything(SPRING)
    assert figure(codes.CUSTODY_ENGAGED).value == 42
    assert figure(codes.CUSTODY_ENGAGED).supersedes.value == 43


def test_filling_again_changes_nothing(borough: Borough) -> None:
    before = TrailLine.objects.count(), PublishedFigure.objects.count(), Posting.objects.count()
    assert "was here" in run_fill_demo(borough.database)
    assert before == (TrailLine.objects.count(), PublishedFigure.objects.count(), Posting.objects.count())


def test_every_agency_on_this_site_has_its_system_worker(borough: Borough) -> None:
    here = Agency.objects.filter(is_on_this_site=True)
    assert not here.exclude(postings__role=Role.SYSTEM).exists()
    assert not Agency.objects.filter(is_on_this_site=False, postings__isnull=False).exists()


def test_every_colour_and_every_decision_occurs(borough: Borough) -> None:
    with act_as(borough.acting(Role.HUB_SCREENER, HUB)):
        assert set(Rating.objects.values_list("rating", flat=True)) == {"blue", "green", "amber", "red"}
        decided = set(HubEpisode.objects.exclude(outcome="").values_list("outcome", flat=True))
    assert decided == {"advice", "early_help", "section_17", "strategy", "no_further_action"}


def test_nothing_of_2019_waits_for_anybody(borough: Borough) -> None:
    now = timezone.now()
    for posting in Posting.objects.exclude(role=Role.SYSTEM).select_related("agency"):
        with act_as(acting_through(posting)) as by:
            waiting = my_work(by=by, now=now) if by.may(Permission.LOOK_AT_RECORDS) else []
        assert [one.what for one in waiting if one.since.year == 2019] == [], posting.agency.name


@pytest.mark.parametrize(
    ("role", "agency", "waits"),
    [
        (Role.CUSTODY_YOUTH_WORKER, YOUTH_JUSTICE, {"Offer support", "Record the release", "Meet again after release"}),
        (Role.TEAM_MANAGER, YOUTH_JUSTICE, {"Read and sign off the screening"}),
        (Role.HUB_SCREENER, HUB, {"Rate the referral", "Decide. Amber: significant, not immediate"}),
        (Role.EARLY_HELP_WORKER, "Early Help", {"Review the family plan", "Agree, assess and plan with the family"}),
        (Role.HOSPITAL_YOUTH_WORKER, "emergency department", {"Offer support"}),
        (Role.ADULT_WORKER, "adult safeguarding", {"Open what Fleetwater youth justice sent"}),
    ],
)
def test_whoever_signs_in_today_finds_work(borough: Borough, role: Role, agency: str, waits: set[str]) -> None:
    with act_as(borough.acting(role, agency)) as by:
        assert waits <= {one.what for one in my_work(by=by, now=timezone.now())}


def test_information_governance_finds_an_urgent_share_an_asked_one_and_a_notice(borough: Borough) -> None:
    tasks = {}
    for agency in (YOUTH_JUSTICE, HUB):
        with act_as(borough.acting(Role.INFORMATION_GOVERNANCE, agency)) as by:
            tasks[agency] = governance_tasks(by=by)
    assert (len(tasks[YOUTH_JUSTICE].urgent), len(tasks[YOUTH_JUSTICE].asked), len(tasks[HUB].notices)) == (1, 1, 1)


def test_no_phone_postcode_or_mail_in_it_belongs_to_anybody(borough: Borough) -> None:
    """Everything in the database as text: numbers kept for drama, postcodes that cannot be, mail that goes nowhere."""
    text = _everything(borough)
    assert len(text) > 1_000_000
    assert {phone for phone in PHONES.findall(text) if not DRAMA.fullmatch(phone)} == set()
    assert {code for code in POSTCODES.findall(text) if not NO_POSTCODE.fullmatch(code)} == set()
    assert {mail for mail in MAILS.findall(text) if not mail.endswith("@fleetwater.example")} == set()


def _everything(borough: Borough) -> str:
    with borough.database.connect("keeper") as connection:
        tables = connection.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " AND table_name !~ '^(django|procrastinate|auth)'"
        ).fetchall()
        rows = [connection.execute(f"SELECT whole::text FROM {table} whole").fetchall() for (table,) in tables]
    return "\n".join(line for table in rows for (line,) in table)
