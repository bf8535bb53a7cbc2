"""The programme of Fleetwater, invented so that counting can be tested against what Camden stated in 2019.

The numbers agree by construction. Which recommendation stands under which heading, how the first £1m is split and who
sits in the steering group are invented; the words of the 17 recommendations are left blank, because no public page
gives them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.kinds import AgencyKind as Kind
from alongside.partnership.taskforce import actions
from alongside.partnership.taskforce.kinds import (
    ActionProgress,
    Audience,
    FundKind,
    Heading,
    Level,
    MeetingActionState,
    Overlap,
    ProgrammeState,
    Progress,
    RecipientKind,
    RefusalGround,
    StatedAs,
)

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency
    from alongside.partnership.taskforce.models import Commitment, Fund, Meeting, Programme, Recommendation

Agencies = Mapping[Kind, "Agency"]
INVENTED = "Invented for the demonstration."
STATED = "Camden's answer to the Home Office consultation, 2019: “%s”. The record here is invented to match."
POUND = 100
HEADINGS = {
    Heading.PREVENT: range(1, 5),
    Heading.IDENTIFY: range(5, 8),
    Heading.SUPPORT: range(8, 12),
    Heading.DISRUPT: range(12, 15),
    Heading.ENFORCE: range(15, 18),
}
OWNERS = {
    Heading.PREVENT: Kind.EDUCATION,
    Heading.IDENTIFY: Kind.YOUTH_JUSTICE,
    Heading.SUPPORT: Kind.EARLY_HELP,
    Heading.DISRUPT: Kind.COMMUNITY_SAFETY,
    Heading.ENFORCE: Kind.POLICE,
}


@dataclass(frozen=True)
class Step:
    """One invented action: for which recommendation, whose, what, by when, and where it stands."""

    number: int
    owner: Kind
    words: str
    due_on: date
    status: ActionProgress
    status_on: date | None = None
    reason: str = ""
    ground: RefusalGround | str = ""


AFTER_REFUSAL = "Its first action was refused; the steering group looks for another."
STEPS = [
    Step(1, Kind.EDUCATION, "Train all schools in trauma-informed practice.", date(2019, 12, 20),
         ActionProgress.UNDER_WAY, date(2019, 4, 2), "The programme is being developed with six schools."),
    Step(2, Kind.EDUCATION, "Open two school gyms every evening of the week.", date(2019, 9, 2),
         ActionProgress.REFUSED, date(2019, 3, 20), "Caretakers for every evening would cost more than the fund.",
         RefusalGround.COST),
    Step(5, Kind.YOUTH_JUSTICE, "Bring the Youth Diversion Programme in police custody together with the hub and Early "
         "Help.", date(2019, 2, 28), ActionProgress.DONE, date(2019, 2, 4), "Live since February 2019."),
    Step(8, Kind.EMERGENCY_DEPARTMENT, "Place youth workers of a charity in the emergency department.",
         date(2019, 3, 29), ActionProgress.DONE, date(2019, 3, 18), "The workers have begun."),
    Step(9, Kind.COMMUNITY_SAFETY, "Train youth workers of charities and community groups in trauma-informed practice.",
         date(2019, 10, 31), ActionProgress.UNDER_WAY, date(2019, 4, 16), "A first session was held as a pilot."),
    Step(12, Kind.COMMUNITY_SAFETY, "Look into one team across the council for the streets with most violence.",
         date(2019, 9, 30), ActionProgress.TO_DO),
    Step(15, Kind.POLICE, "Pilot trauma-informed supervision in the gangs unit.", date(2019, 5, 31),
         ActionProgress.UNDER_WAY, date(2019, 4, 10), "25 officers came to the first session."),
]  # fmt: skip


def fill_programme(*, agencies: Agencies, today: date, by: Acting) -> None:
    """Record the whole programme as its manager would. Call it inside `act_as`."""
    recommendations = _report(agencies, by)
    _money(recommendations, by)
    _training(by)
    _steering_group(agencies, today, by)


def _report(agencies: Agencies, by: Acting) -> "dict[int, Recommendation]":
    report = actions.record_report(
        title="Fleetwater Youth Safety Taskforce", published_on=date(2018, 9, 20), source=INVENTED, slots=17, by=by
    )
    rows = {one.number: one for one in report.recommendations.all()}
    for heading, numbers in HEADINGS.items():
        for number in numbers:
            owner = agencies[OWNERS[heading]]
            actions.write_recommendation(recommendation=rows[number], heading=heading, owner=owner, by=by)
    for step in STEPS:
        _step(step, rows[step.number], agencies, by)
    for number in (3, 4, 10, 16):
        actions.set_status(
            recommendation=rows[number],
            status=Progress.NOT_STARTED,
            on=date(2019, 4, 9),
            reason="The steering group takes it up in the summer.",
            by=by,
        )
    return rows


def _step(step: Step, recommendation: "Recommendation", agencies: Agencies, by: Acting) -> None:
    action = actions.add_action(
        recommendation=recommendation, owner=agencies[step.owner], words=step.words, due_on=step.due_on, by=by
    )
    if step.status_on is None:
        return
    actions.set_action_status(
        action=action,
        status=step.status,
        on=step.status_on,
        reason=step.reason,
        refusal_ground=step.ground,
        by=by,
    )
    actions.set_status(
        recommendation=recommendation,
        status=Progress.DONE if step.status == ActionProgress.DONE else Progress.UNDER_WAY,
        on=step.status_on,
        reason=AFTER_REFUSAL if step.status == ActionProgress.REFUSED else step.reason,
        by=by,
    )


def _money(recommendations: "dict[int, Recommendation]", by: Acting) -> None:
    to_date = actions.add_fund(
        reference="invested-to-date", name="Invested by April 2019", funder="Fleetwater Council",
        kind=FundKind.COUNCIL, by=by,
    )  # fmt: skip
    split = {
        "Youth and diversion services": (RecipientKind.COUNCIL_SERVICES, 420_000),
        "Schools": (RecipientKind.EDUCATION, 260_000),
        "Mental health workers for young people": (RecipientKind.HEALTH, 210_000),
        "Charities and community groups": (RecipientKind.COMMUNITY, 160_000),
    }
    for recipient, (kind, pounds) in split.items():
        words = STATED % "over £1m into this area across council services, education, health and the community"
        commitment = _commit(to_date, pounds, recipient, kind, words, by)
        actions.settle_overlap(
            commitment=commitment,
            overlap=Overlap.SEPARATE,
            overlap_words="The invented budget book keeps these four apart.",
            by=by,
        )
    _stated_funds(recommendations, by)


def _stated_funds(recommendations: "dict[int, Recommendation]", by: Acting) -> None:
    """Three amounts of which no document says whether they are inside another: they stay so, and are never added."""
    further = actions.add_fund(
        reference="recommendations", name="For carrying out the recommendations", funder="Fleetwater Council",
        kind=FundKind.COUNCIL, by=by,
    )  # fmt: skip
    words = STATED % "a further commitment of £500,000 to invest in implementing the recommendations"
    commitment = _commit(further, 500_000, "Projects for the recommendations", RecipientKind.SEVERAL, words, by)
    _share(commitment, 120_000, "Youth Diversion Programme in custody", [recommendations[5]], by)
    _share(commitment, 90_000, "Parents' groups", [recommendations[10], recommendations[11]], by)

    hospital = actions.add_fund(
        reference="hospital-youth-workers", name="Youth workers in the emergency department",
        funder="Fleetwater General Hospital", kind=FundKind.HEALTH, by=by,
    )  # fmt: skip
    words = STATED % "UCLH have invested £400,000 to commission Red Thread to be based in their A&E department"
    commitment = _commit(hospital, 400_000, "A charity's youth workers", RecipientKind.HEALTH, words, by)
    _share(commitment, 200_000, "A charity's youth workers, first year", [recommendations[8]], by)

    community = actions.add_fund(
        reference="community-impact", name="Community impact funding", funder="Fleetwater Council",
        kind=FundKind.COMMUNITY, by=by,
    )  # fmt: skip
    words = STATED % "£200,000 through our Community Impact Funding to develop trauma informed practice training"
    commitment = _commit(community, 200_000, "Training for youth workers", RecipientKind.COMMUNITY, words, by)
    _share(commitment, 200_000, "Training for youth workers of charities", [recommendations[9]], by)


def _commit(fund: "Fund", pounds: int, recipient: str, kind: RecipientKind, words: str, by: Acting) -> "Commitment":
    return actions.commit_money(
        fund=fund, pence=pounds * POUND, stated_as=StatedAs.EXACT, recipient=recipient, recipient_kind=kind,
        first_year=2018, last_year=2019, agreed_on=date(2019, 3, 31), source_words=words, by=by,
    )  # fmt: skip


def _share(commitment: "Commitment", pounds: int, recipient: str, serves: "list[Recommendation]", by: Acting) -> None:
    actions.allocate(
        commitment=commitment, pence=pounds * POUND, recipient=recipient, year=2019, recommendations=serves, by=by
    )


def _training(by: Acting) -> None:
    supervision = _programme(
        "police-supervision", "Trauma-informed supervision", Level.ENHANCED, Audience.POLICE, by, ProgrammeState.RUNNING
    )
    _session(supervision, "First session", "Gangs unit", date(2019, 4, 10), {"Police": 25}, by)
    actions.agree_cohort(
        programme=supervision, name="Twenty weeks", organisation="Gangs unit", agreed_on=date(2019, 4, 24),
        starts_on=date(2019, 5, 13), weeks=20, by=by,
    )  # fmt: skip
    youth_workers = _programme(
        "voluntary-youth-workers", "Trauma-informed practice for youth workers of charities", Level.SKILLED,
        Audience.YOUTH_WORKERS, by,
    )  # fmt: skip
    came = {"Canal Street Youth Club": 6, "Harbour Boxing": 3, "Mothers of Fleetwater": 5}
    _session(youth_workers, "Pilot", "Charities and community groups", date(2019, 4, 16), came, by)
    _programme(
        "sports-workers", "Trauma-informed practice for sports workers", Level.INFORMED, Audience.SPORTS_WORKERS, by
    )
    _programme("schools", "Trauma-informed practice for schools", Level.INFORMED, Audience.SCHOOLS, by)


def _programme(
    reference: str,
    name: str,
    level: Level,
    audience: Audience,
    by: Acting,
    state: ProgrammeState = ProgrammeState.BEING_DEVELOPED,
) -> "Programme":
    return actions.add_programme(
        reference=reference, name=name, level=level, audience=audience, state=state, about=INVENTED, by=by
    )


def _session(
    programme: "Programme", name: str, organisation: str, held_on: date, came: Mapping[str, int], by: Acting
) -> None:
    cohort = actions.agree_cohort(
        programme=programme, name=name, organisation=organisation, agreed_on=date(2019, 3, 15), starts_on=held_on,
        weeks=1, by=by,
    )  # fmt: skip
    actions.hold_session(cohort=cohort, held_on=held_on, topic="What trauma does, and what helps", came=came, by=by)


def _steering_group(agencies: Agencies, today: date, by: Acting) -> None:
    for agency in agencies.values():
        actions.add_member(agency=agency, seat="Head of service", from_on=date(2018, 10, 1), by=by)
    first = _meeting(date(2018, 10, 16), "The report and who does what", list(agencies.values()), by)
    actions.decide(meeting=first, words="Each heading has one agency that answers for it.", by=by)
    second = _meeting(date(2019, 1, 22), "Starting in custody", list(agencies.values())[:-1], by)
    actions.decide(meeting=second, words="The custody programme starts in February.", by=by)
    asked = actions.give_meeting_action(
        meeting=second, owner=agencies[Kind.YOUTH_JUSTICE], words="Tell every custody suite.",
        due_on=date(2019, 2, 1), by=by,
    )  # fmt: skip
    actions.end_meeting_action(
        action=asked, state=MeetingActionState.DONE, on=date(2019, 1, 30), outcome="All were told.", by=by
    )
    third = _meeting(date(2019, 4, 9), "The first counts", list(agencies.values()), by)
    actions.decide(meeting=third, words="Publish the counts with how they were made.", by=by)
    actions.give_meeting_action(
        meeting=third, owner=agencies[Kind.COMMUNITY_SAFETY], words="Bring a plan for one team across the council.",
        due_on=today + timedelta(weeks=4), by=by,
    )  # fmt: skip


def _meeting(held_on: date, about: str, attended: "list[Agency]", by: Acting) -> "Meeting":
    return actions.record_meeting(held_on=held_on, about=about, attended=attended, minutes=INVENTED, by=by)
