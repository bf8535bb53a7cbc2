"""Counts to publish in tests."""

from datetime import date

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.agencies.models import Agency
from alongside.partnership.figures.kinds import Count, Counted
from tests.partnership import Partnership

SPRING = Period(Month(2019, 2), Month(2019, 4))
YEAR = Period(Month(2018, 4), Month(2019, 3))
CUT = date(2019, 5, 1)


def people(value: int | None = 41, code: str = "pathway.engaged", **more: object) -> Count:
    fixed = {
        "code": code,
        "title": "Young people who engaged",
        "counted": Counted.PEOPLE,
        "unit": "young people",
        "value": value,
        "definition": "Young people who accepted the offer at least once.",
        "cut_on": CUT,
    }
    return Count(**(fixed | more))


def safety_of(partnership: Partnership) -> Agency:
    """Community safety: the agency that runs the programme."""
    return Agency.objects.get(kind=AgencyKind.COMMUNITY_SAFETY, pk=partnership.partnership_manager.agency_id)


def system_of(agency: Agency) -> Acting:
    from alongside.partnership.agencies.acting import system_worker_of

    return system_worker_of(agency)
