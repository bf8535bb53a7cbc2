"""Numbers of the pathway that may leave it: people, families and plans per step, and the waits between steps.

Young people, families and plans are different units. Each is counted by itself; none is a share of another.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import F

from alongside.partnership.agencies.kinds import AgencyKind
from alongside.partnership.figures import codes
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.figures.registry import for_each
from alongside.partnership.pathway.clocks import LONDON
from alongside.partnership.pathway.models import (
    Contact,
    FamilyHelp,
    FamilyPlan,
    HubEpisode,
    Offer,
    Rating,
    Screening,
    WayIn,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from alongside.evidence.periods import Period

SOURCE = "Records of the agency, counted where they are held"
A_DAY = timedelta(days=1)
UNITS = {Counted.PEOPLE: "young people", Counted.FAMILIES: "families", Counted.PLANS: "family plans"}


@for_each(AgencyKind.YOUTH_JUSTICE)
def count_engaged_in_custody(period: "Period") -> list[Count]:
    engaged = _accepted(WayIn.CUSTODY, period)
    return [
        _count(
            engaged,
            of=Counted.PEOPLE,
            code=codes.CUSTODY_ENGAGED,
            title="Young people engaged in police custody",
            definition="Young people who accepted an offer of support that was made in the period after a first contact"
            " in police custody. Each is counted once, however many offers they accepted.",
        )
    ]


@for_each(AgencyKind.EMERGENCY_DEPARTMENT)
def count_engaged_in_hospital(period: "Period") -> list[Count]:
    engaged = _accepted(WayIn.HOSPITAL, period)
    return [
        _count(
            engaged,
            of=Counted.PEOPLE,
            code="pathway.hospital_engaged",
            title="Young people engaged in hospital",
            definition="Young people who accepted an offer of support that was made in the period after a first contact"
            " in hospital. Each is counted once.",
        )
    ]


@for_each(AgencyKind.YOUTH_JUSTICE)
def count_start_in_custody(period: "Period") -> list[Count]:
    first = Contact.objects.filter(way_in=WayIn.CUSTODY).order_by("met_at").first()
    return [
        Count(
            code=codes.CUSTODY_STARTED,
            title="Month in which work in custody began",
            counted=Counted.MONTH,
            unit="month",
            value=None,
            month=first.met_at.astimezone(LONDON).date().replace(day=1) if first else None,
            definition="The month of the first contact in police custody that this agency recorded.",
            source=SOURCE,
            inputs=[first.pk] if first else [],
        )
    ]


@for_each(AgencyKind.YOUTH_JUSTICE)
def count_screened(period: "Period") -> list[Count]:
    screened = _people(Screening.objects.filter(screened_on__range=_days(period)))
    return [
        _count(
            screened,
            of=Counted.PEOPLE,
            code=codes.CUSTODY_SCREENED_AND_SUPPORTED,
            title="Young people screened for criminal exploitation and supported",
            definition="Young people with a screening for child criminal exploitation in the period. A screening cannot"
            " be stored without saying what happens next and who does it. Each is counted once.",
        )
    ]


@for_each(AgencyKind.HUB)
def count_referrals(period: "Period") -> list[Count]:
    received = HubEpisode.objects.filter(received_at__range=_moments(period))
    people = _people(received)
    decided = received.filter(decided_at__isnull=False).annotate(wait=F("decided_at") - F("received_at"))
    return [
        _count(
            people,
            of=Counted.PEOPLE,
            code="pathway.hub_referred",
            title="Young people referred to the hub",
            definition="Young people about whom the hub opened a referral that reached it in the period.",
        ),
        _wait(
            code="pathway.wait_referral_to_decision",
            title="Wait from referral to the hub's decision",
            waits=decided.values_list("wait", flat=True),
            definition="Middle wait (median) in days from the moment a referral reached the hub to its decision, over"
            " referrals received in the period and decided.",
        ),
        _rated_in_time(period),
    ]


@for_each(AgencyKind.EARLY_HELP)
def count_families(period: "Period") -> list[Count]:
    helped = list(FamilyHelp.objects.filter(opened_on__range=_days(period)).values_list("family_id", flat=True))
    plans = FamilyPlan.objects.filter(agreed_on__range=_days(period)).select_related("help")
    return [
        _count(
            set(helped),
            of=Counted.FAMILIES,
            code=codes.CUSTODY_FAMILIES,
            title="Families engaged through the pathway",
            definition="Families for whom Early Help opened a period of help in the period. Each is counted once.",
        ),
        _count(
            [plan.pk for plan in plans],
            of=Counted.PLANS,
            code=codes.CUSTODY_FAMILY_PLANS,
            title="Family plans agreed",
            definition="Family plans agreed with a family in the period.",
        ),
        _wait(
            code="pathway.wait_help_to_plan",
            title="Wait from the first day of help to a family plan",
            waits=[plan.agreed_on - plan.help.opened_on for plan in plans],
            definition="Middle wait (median) in days from the first day of help to the day the plan was agreed, over"
            " plans agreed in the period.",
        ),
    ]


def _rated_in_time(period: "Period") -> Count:
    with_clock = Rating.objects.filter(rated_at__range=_moments(period), due_at__isnull=False)
    decided = list(with_clock.filter(episode__decided_at__isnull=False).values_list("pk", flat=True))
    in_time = list(with_clock.filter(episode__decided_at__lte=F("due_at")).values_list("pk", flat=True))
    return Count(
        code="pathway.decided_in_time",
        title="Ratings whose decision came in time",
        counted=Counted.RATE,
        unit="per cent of ratings with a clock",
        value=round(100 * len(in_time) / len(decided), 1) if decided else None,
        based_on=len(decided),
        definition="Of the ratings given in the period that set a clock and were decided, the share decided before it"
        " ran out, by the clock policy that each names.",
        source=SOURCE,
        inputs=decided,
    )


def _count(which: Iterable[object], *, of: Counted, code: str, title: str, definition: str) -> Count:
    """How many there are, each once."""
    each = set(which)
    return Count(
        code=code, title=title, counted=of, unit=UNITS[of], value=len(each), definition=definition, source=SOURCE,
        inputs=each,
    )  # fmt: skip


def _wait(*, code: str, title: str, waits: Iterable[timedelta], definition: str) -> Count:
    days = sorted(wait / A_DAY for wait in waits)
    return Count(
        code=code,
        title=title,
        counted=Counted.DAYS,
        unit="days",
        value=round(median(days), 1) if days else None,
        based_on=len(days),
        definition=definition,
        source=SOURCE,
        inputs=days,
    )


def _accepted(way_in: WayIn, period: "Period") -> set[object]:
    return _people(Offer.objects.filter(accepted=True, contact__way_in=way_in, offered_at__range=_moments(period)))


def _people(rows: "QuerySet[Any]") -> set[object]:
    return set(rows.values_list("person_id", flat=True))


def _days(period: "Period") -> tuple[date, date]:
    return period.first.first_day, period.last.last_day


def _moments(period: "Period") -> tuple[datetime, datetime]:
    """From midnight of the first day to the last moment of the last, by London clocks."""
    first, last = _days(period)
    start = datetime.combine(first, datetime.min.time(), LONDON)
    end = datetime.combine(last, datetime.max.time(), LONDON)
    return start, end
