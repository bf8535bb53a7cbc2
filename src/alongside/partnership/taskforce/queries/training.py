"""Who is trained in what, and how many came."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.models import Attendance, Cohort, Programme, Session
from alongside.partnership.taskforce.queries.opening import open_one


def list_programmes(by: Acting) -> QuerySet[Programme]:
    by.must(Permission.READ_PROGRAMME)
    return Programme.objects.prefetch_related(Prefetch("cohorts", _cohorts()))


def open_programme(programme_id: UUID, by: Acting) -> Programme:
    return open_one(list_programmes(by), programme_id, by)


def open_cohort(cohort_id: UUID, by: Acting) -> Cohort:
    return open_one(_cohorts().select_related("programme"), cohort_id, by)


def open_attendance(attendance_id: UUID, by: Acting) -> Attendance:
    return open_one(Attendance.objects.select_related("session__cohort__programme"), attendance_id, by)


def _cohorts() -> QuerySet[Cohort]:
    """Cohorts with their sessions; each session with how many came in all."""
    sessions = Session.objects.annotate(came=Sum("attendance__came")).order_by("held_on", "number")
    return Cohort.objects.prefetch_related(Prefetch("sessions", sessions.prefetch_related("attendance")))
