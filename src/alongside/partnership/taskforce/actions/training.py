"""Training: programmes, cohorts, sessions and how many came."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.actions.refusing import must_be_short_name, must_have_words, must_not_be_later
from alongside.partnership.taskforce.kinds import Audience, Level, ProgrammeState
from alongside.partnership.taskforce.models import Attendance, Cohort, Programme, Session
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


@transaction.atomic
def add_programme(
    *, reference: str, name: str, level: Level, audience: Audience, state: ProgrammeState, about: str = "", by: Acting
) -> Programme:
    by.must(Permission.RUN_PROGRAMME)
    if Programme.objects.filter(reference=reference).exists():
        raise StepNotAllowed(_("There is a programme with this short name. Choose another."), field="reference")
    programme = Programme.objects.create(
        reference=must_be_short_name(reference),
        name=must_have_words(name, _("Enter the name of the programme."), field="name"),
        level=level,
        audience=audience,
        state=state,
        about=about.strip(),
        recorded_by_id=by.posting_id,
    )
    record(Did.RECORDED, programme, by=by)
    return programme


@transaction.atomic
def set_programme_state(*, programme: Programme, state: ProgrammeState, by: Acting) -> Programme:
    by.must(Permission.RUN_PROGRAMME)
    programme.state = state
    programme.save(update_fields=["state"])
    record(Did.CHANGED, programme, by=by)
    return programme


@transaction.atomic
def agree_cohort(
    *, programme: Programme, name: str, organisation: str, agreed_on: date, starts_on: date, weeks: int, by: Acting
) -> Cohort:
    """Record that a group will go through a programme, from when and for how many weeks."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(agreed_on, field="agreed_on")
    if weeks < 1:
        raise StepNotAllowed(_("A programme lasts at least one week. A single session is one week."), field="weeks")
    if programme.state == ProgrammeState.ENDED:
        raise StepNotAllowed(_("This programme has ended. Say that it is running before you agree a new cohort."))
    name = must_have_words(name, _("Give the cohort a name."), field="name")
    if programme.cohorts.filter(name=name).exists():
        raise StepNotAllowed(_("This programme has a cohort with that name. Choose another."), field="name")
    cohort = Cohort.objects.create(
        programme=programme,
        name=name,
        organisation=must_have_words(organisation, _("Say whose people they are."), field="organisation"),
        agreed_on=agreed_on,
        starts_on=starts_on,
        weeks=weeks,
        recorded_by_id=by.posting_id,
    )
    record(Did.AGREED, cohort, by=by)
    return cohort


@transaction.atomic
def hold_session(*, cohort: Cohort, held_on: date, topic: str, came: Mapping[str, int], by: Acting) -> Session:
    """Record a session and how many came from each organisation. Nobody is named."""
    by.must(Permission.RUN_PROGRAMME)
    must_not_be_later(held_on, field="held_on")
    if held_on < cohort.starts_on:
        raise StepNotAllowed(
            _("The session was before the cohort started. Correct one of the two days."), field="held_on"
        )
    if not came:
        raise StepNotAllowed(
            _("Say how many came, from at least one organisation. It may be none: enter 0."), field="came"
        )
    session = Session.objects.create(
        cohort=cohort,
        number=cohort.sessions.count() + 1,
        held_on=held_on,
        topic=must_have_words(topic, _("Say what the session was about."), field="topic"),
        recorded_by_id=by.posting_id,
    )
    for organisation, count in came.items():
        Attendance.objects.create(
            session=session,
            organisation=must_have_words(
                organisation, _("Say which organisation they came from."), field="organisation"
            ),
            came=_not_below_nothing(count),
            recorded_by_id=by.posting_id,
        )
    record(Did.RECORDED, session, by=by)
    return session


@transaction.atomic
def correct_attendance(*, attendance: Attendance, came: int, by: Acting) -> Attendance:
    """Put a head count right. What stood before stays in the history."""
    by.must(Permission.RUN_PROGRAMME)
    attendance.came = _not_below_nothing(came)
    attendance.save(update_fields=["came"])
    record(Did.CHANGED, attendance, by=by)
    return attendance


def _not_below_nothing(count: int) -> int:
    if count < 0:
        raise StepNotAllowed(_("Nobody, or some: the number cannot be below 0."), field="came")
    return count
