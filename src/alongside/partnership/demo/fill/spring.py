"""February to April 2019 in Fleetwater, day by day, and how all of it ended that summer."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill import cases, early_help, first_contact, hub, referral, screening, shares
from alongside.partnership.demo.fill.borough import Borough
from alongside.partnership.demo.fill.cases import FIRST, NEVER, SECOND, Case
from alongside.partnership.demo.fill.days import Story, in_office_hours, working_days_after
from alongside.partnership.demo.fill.first_contact import Way, minutes
from alongside.partnership.demo.fill.words import PHONE_ANSWER, take
from alongside.partnership.families.actions import restrict_person
from alongside.partnership.sharing.actions.notices import decide_on_notice

ADULT_ANSWER = "The duty worker: they ring on Monday and offer an assessment of needs."
ASK_THE_SCHOOL = "The school can change the timetable only if it knows that evenings are not safe."
ASK_THE_CLUB = "The club could offer a place sooner if it knew what happened."


def stories(borough: Borough) -> Iterator[Story]:
    """Every way, to be lived side by side."""
    for case in cases.custody_cases():
        yield _usual_way(borough, case)
    for case in cases.declining_cases():
        yield _from_custody(Way(borough, case.young, _custody_worker(case)), case)
    for case in cases.hospital_cases():
        yield _from_hospital(Way(borough, case.young, take(("hospital", "hospital_2"), case.young.number)), case)
    yield _adult_in_hospital(borough, cases.adult_in_hospital())
    for name, case in cases.other_custody_cases().items():
        yield OTHER_WAYS[name](borough, case)


def _custody_worker(case: Case) -> str:
    return take(("custody", "custody_2"), case.young.number)


def _usual_way(borough: Borough, case: Case) -> Story:
    way = Way(borough, case.young, _custody_worker(case))
    yield from _from_custody(way, case)
    yield in_office_hours(timezone.now() + timedelta(hours=2))
    referral.refer(way, "custody_to_hub", borough.agencies["hub"])
    yield from _at_the_hub(way, case)
    if case.outcome == "early_help":
        yield from _with_the_family(way, case)


def _from_custody(way: Way, case: Case) -> Story:
    """Meeting, offer, release, meeting again, screening and its sign-off."""
    number = way.number
    yield case.met_at
    first_contact.meet_in_custody(way, arrested_at=case.met_at - timedelta(hours=2 + number % 4))
    yield case.met_at + minutes(25)
    first_contact.offer(way, accepted=case.accepts == FIRST)
    yield case.met_at + timedelta(hours=4 + number % 6)
    first_contact.release(way)
    yield timezone.now() + timedelta(hours=25 + number % 21)
    first_contact.follow_up(way)
    if case.accepts != FIRST:
        first_contact.offer(way, accepted=case.accepts == SECOND)
    if case.level:
        yield timezone.now() + minutes(50)
        screening.screen(way, case.level)
        yield in_office_hours(timezone.now() + timedelta(hours=3))
        screening.sign_off(way, "custody_manager")


def _at_the_hub(way: Way, case: Case, *, outside: bool = False) -> Story:
    """Opened, rated, decided; the referrer is told and reads it."""
    number = way.number
    screener = take(("screener", "screener_2"), number)
    yield in_office_hours(timezone.now() + minutes(20 + number % 45))
    hub.open_referral(way, screener)
    yield in_office_hours(timezone.now() + minutes(12))
    hub.rate(way, case.colour, screener)
    if case.rated_again:
        yield in_office_hours(timezone.now() + minutes(70))
        hub.rate(way, "red", screener, again=True)
    yield in_office_hours(timezone.now() + minutes(45 + 37 * (number % 7)))
    hub.decide(way, case.outcome, screener)
    yield timezone.now() + minutes(8)
    hub.answer(way, screener, outside=outside)
    if case.outcome == "early_help":
        yield timezone.now() + minutes(9)
        hub.pass_on(way, screener)
    if case.colour == "red":
        yield from _tell_the_police(way, screener)
    yield working_days_after(timezone.now(), 1)
    referral.read_answer(way)
    if case.outcome == "no_further_action" and not outside and case.level:
        yield from _withdrawn(way)


def _tell_the_police(way: Way, screener: str) -> Story:
    yield timezone.now() + minutes(6)
    asked = shares.ask_to_tell_the_police(way, screener)
    yield timezone.now() + minutes(15)
    sent = shares.approve_asked(way.borough, asked, "hub_manager")
    yield timezone.now() + minutes(30)
    hub.open_share(way, sent, "police_manager")


def _withdrawn(way: Way) -> Story:
    """A fact was wrong. The hub had relied on it: its copy stays, restricted and stamped."""
    yield working_days_after(timezone.now(), 2)
    notice_id = shares.withdraw_referral(way)
    yield working_days_after(timezone.now(), 1)
    with act_as(way.borough.acting("hub_manager")) as by:
        decide_on_notice(
            notice_id=notice_id, outcome="kept", words="The decision rested on it; the school's account replaced it.",
            by=by,
        )  # fmt: skip


def _with_the_family(way: Way, case: Case) -> Story:
    """Early Help: with a plan, its reviews and its end; or with help that ends without one."""
    number = way.number
    help = early_help.Help(way, take(("family", "family_2", "family_3"), number))
    yield in_office_hours(timezone.now() + minutes(40))
    early_help.open_family(help)
    if case.ending == "not_reached" and not case.has_plan:
        yield working_days_after(timezone.now(), 15)
        return early_help.close(help, "not_reached")
    yield working_days_after(timezone.now(), 2)
    refuses = case.ending == "family_withdrew" and number % 2 == 0 and not case.has_plan
    early_help.ask_family(help, agreed=not refuses)
    if refuses:
        yield working_days_after(timezone.now(), 5)
        return early_help.close(help, "family_withdrew")
    yield working_days_after(timezone.now(), 3)
    early_help.assess(help)
    if case.has_plan:
        yield from _with_a_plan(help, way)
        return early_help.close(help, "goals_met")
    yield working_days_after(timezone.now(), 14 + number % 30)
    return early_help.close(help, case.ending)


def _with_a_plan(help: early_help.Help, way: Way) -> Story:
    yield working_days_after(timezone.now(), 4)
    early_help.agree_plan(help, with_whom=way.worker)
    yield working_days_after(timezone.now(), 5)
    early_help.write_note(help, way.worker)
    yield in_office_hours(timezone.now() + timedelta(weeks=3))
    early_help.review(help, again_in=timedelta(weeks=6))
    yield in_office_hours(timezone.now() + timedelta(weeks=6))
    early_help.review(help, again_in=None)
    yield in_office_hours(timezone.now() + timedelta(weeks=2))


def _from_hospital(way: Way, case: Case) -> Story:
    """The emergency department: not everybody is reached, and some are told to the hub."""
    yield case.met_at
    by_phone = way.number % 4 == 3
    reached = not (case.accepts == NEVER and way.number % 3)
    arrived_at = case.met_at - timedelta(hours=1 + (20 if by_phone else 0))
    first_contact.meet_in_hospital(way, arrived_at=arrived_at, by_phone=by_phone, reached=reached)
    yield case.met_at + minutes(20)
    first_contact.offer(way, accepted=case.accepts == FIRST)
    if case.outcome:
        yield in_office_hours(timezone.now() + timedelta(hours=1))
        referral.refer(way, "hospital_to_hub", way.borough.agencies["hub"])
        yield from _at_the_hub(way, case, outside=True)


def _adult_in_hospital(borough: Borough, case: Case) -> Story:
    way = Way(borough, case.young, "hospital")
    yield from _from_hospital(way, case)
    yield from _to_adults(way, "hospital_to_adult_safeguarding")


def _adult_in_custody(borough: Borough, case: Case) -> Story:
    """Eighteen: no route for children is offered."""
    way = Way(borough, case.young, "custody")
    yield from _from_custody(way, case)
    yield from _to_adults(way, "to_adult_safeguarding")


def _to_adults(way: Way, route_code: str) -> Story:
    yield in_office_hours(timezone.now() + timedelta(hours=1))
    referral.refer(way, route_code, way.borough.agencies["adults"])
    yield in_office_hours(timezone.now() + timedelta(hours=2))
    hub.open_share(way, way.referral.disclosure_id, "adult")
    yield in_office_hours(timezone.now() + timedelta(hours=2))
    referral.write_down_phone_answer(way, ADULT_ANSWER)


def _living_elsewhere(borough: Borough, case: Case) -> Story:
    """Lives in Marlingate: that hub is told, chased, and answers by phone."""
    way = Way(borough, case.young, "custody_2")
    yield from _from_custody(way, case)
    yield in_office_hours(timezone.now() + timedelta(hours=2))
    referral.refer(way, "to_other_area_hub", borough.next_hub)
    yield working_days_after(timezone.now(), 2)
    referral.chase_by_phone(way)
    yield timezone.now() + timedelta(hours=2)
    referral.acknowledge_by_phone(way, "The duty worker of Marlingate")
    referral.write_down_phone_answer(way, PHONE_ANSWER)


def _urgent(borough: Borough, case: Case) -> Story:
    way = Way(borough, case.young, "custody")
    yield from _from_custody(way, case)
    yield timezone.now() + timedelta(hours=1)
    told = shares.tell_urgently(way)
    yield timezone.now() + minutes(20)
    shares.open_urgent(way, told, "screener")
    hub.rate(way, "red", "screener")
    yield timezone.now() + minutes(30)
    hub.decide(way, "strategy", "screener")
    hub.answer(way, "screener")
    yield working_days_after(timezone.now(), 1)
    shares.complete_urgent(way, told)


def _asks_first(borough: Borough, case: Case) -> Story:
    way = Way(borough, case.young, "custody_2")
    yield from _from_custody(way, case)
    yield in_office_hours(timezone.now() + timedelta(hours=3))
    asked = shares.ask_about(way, "school", ASK_THE_SCHOOL)
    yield working_days_after(timezone.now(), 1)
    sent = shares.allow_asked(borough, asked)
    yield working_days_after(timezone.now(), 1)
    hub.open_share(way, sent, "school_lead")


def _asks_in_vain(borough: Borough, case: Case) -> Story:
    way = Way(borough, case.young, "custody")
    yield from _from_custody(way, case)
    yield in_office_hours(timezone.now() + timedelta(hours=3))
    asked = shares.ask_about(way, "charity", ASK_THE_CLUB)
    yield working_days_after(timezone.now(), 1)
    shares.decline_asked(borough, asked)


def _restricted(borough: Borough, case: Case) -> Story:
    """A relative works in the service: from then on two named readers open the record."""
    way = Way(borough, case.young, "custody")
    yield from _from_custody(way, case)
    yield in_office_hours(timezone.now() + timedelta(hours=1))
    with act_as(borough.acting("custody_manager")) as by:
        readers = [borough.postings["custody"].worker]
        restrict_person(person=way.person, reason="A relative works in this service.", readers=readers, by=by)


OTHER_WAYS: dict[str, Callable[[Borough, Case], Story]] = {
    cases.URGENT: _urgent,
    cases.ASKS_FIRST: _asks_first,
    cases.ASKS_IN_VAIN: _asks_in_vain,
    cases.RESTRICTED: _restricted,
    cases.ELSEWHERE: _living_elsewhere,
    cases.ADULT: _adult_in_custody,
}
