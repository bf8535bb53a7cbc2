"""Numbers of the programme that may leave the room. They count slots, pence, places and weeks; no person in need."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.evidence.disclosure import Rule
from alongside.evidence.periods import Period
from alongside.partnership.figures import codes
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.figures.registry import for_the_partnership
from alongside.partnership.taskforce import adding
from alongside.partnership.taskforce.models import Cohort, Commitment, Fund, Member, Programme, Report, Session

SOURCE = "The taskforce's records"
PROGRAMME_RECORDS = Rule(
    "programme-records",
    "Every number is shown: these are the programme's own records, and none is about a person in need.",
)


@for_the_partnership
def count_recommendations(period: Period) -> list[Count]:
    report = Report.objects.filter(published_on__lte=period.last.last_day).order_by("-published_on").first()
    slots = list(report.recommendations.values_list("pk", flat=True)) if report else []
    return [
        _count(
            code=codes.REPORT_PUBLISHED,
            title=_("Taskforce report published"),
            counted=Counted.MONTH,
            unit=_("month"),
            month=report.published_on.replace(day=1) if report else None,
            definition=_("The month in which the latest report, as recorded, was published."),
            inputs=[report.pk, report.published_on] if report else [],
        ),
        _count(
            code=codes.RECOMMENDATIONS,
            title=_("Recommendations"),
            counted=Counted.RECOMMENDATIONS,
            unit=_("recommendations"),
            value=len(slots),
            definition=_("Numbered recommendations of the latest report, whether or not their words are entered."),
            inputs=slots,
        ),
    ]


@for_the_partnership
def count_money(period: Period) -> list[Count]:
    """One figure a fund. There is none for all funds together unless every overlap is known."""
    agreed = Commitment.objects.filter(agreed_on__lte=period.last.last_day, withdrawn_on=None)
    return [_money(fund, list(agreed.filter(fund=fund))) for fund in Fund.objects.order_by("reference")]


@for_the_partnership
def count_training(period: Period) -> list[Count]:
    programmes = Programme.objects.order_by("reference")
    return [count for programme in programmes for count in _training(programme, period.last.last_day)]


@for_the_partnership
def count_steering_group(period: Period) -> list[Count]:
    last = period.last.last_day
    seats = Member.objects.filter(Q(until_on=None) | Q(until_on__gte=last), from_on__lte=last)
    agencies = set(seats.values_list("agency_id", flat=True))
    return [
        _count(
            code=codes.STEERING_GROUP_AGENCIES,
            title=_("Agencies in the steering group"),
            counted=Counted.AGENCIES,
            unit=_("agencies"),
            value=len(agencies),
            definition=_("Agencies with a seat on the last day of the period. One with two seats is counted once."),
            inputs=agencies,
        )
    ]


def _money(fund: Fund, commitments: list[Commitment]) -> Count:
    total = adding.of_commitments(commitments)
    return _count(
        code=codes.FUND.format(reference=fund.reference),
        title=fund.name,
        counted=Counted.PENCE,
        unit=_("pence"),
        value=total.pence,
        definition=_("What %(funder)s committed by the last day of the period and did not withdraw. %(adding)s")
        % {"funder": fund.funder, "adding": total.sentence},
        inputs=[(one.pk, one.pence, one.overlap) for one in commitments],
    )


def _training(programme: Programme, last: date) -> Iterator[Count]:
    sessions = Session.objects.filter(cohort__programme=programme, held_on__lte=last).order_by("held_on", "number")
    held = [(session, _came(session)) for session in sessions]
    agreed = Cohort.objects.filter(programme=programme, agreed_on__lte=last).order_by("starts_on").last()
    yield _count(
        code=_code(codes.FIRST_SESSION, programme),
        title=_("%(name)s: came to the first session") % {"name": programme.name},
        counted=Counted.PLACES,
        unit=_("places taken"),
        value=held[0][1] if held else None,
        definition=_("Heads counted at the first session held. The same people may come to later ones."),
        inputs=[(session.pk, came) for session, came in held[:1]],
    )
    yield _count(
        code=_code(codes.TRAINED, programme),
        title=_("%(name)s: came to the fullest session") % {"name": programme.name},
        counted=Counted.PLACES,
        unit=_("places taken"),
        value=max(came for _session, came in held) if held else None,
        definition=_("Heads counted at the session with most. Sessions are not added: the same people come again."),
        inputs=[(session.pk, came) for session, came in held],
    )
    yield _count(
        code=_code(codes.WEEKS, programme),
        title=_("%(name)s: weeks agreed") % {"name": programme.name},
        counted=Counted.WEEKS,
        unit=_("weeks"),
        value=agreed.weeks if agreed else None,
        definition=_("Weeks of the cohort that starts last, among those agreed by the last day of the period."),
        inputs=[agreed.pk, agreed.weeks] if agreed else [],
    )
    yield _count(
        code=_code(codes.STARTS, programme),
        title=_("%(name)s: starts") % {"name": programme.name},
        counted=Counted.MONTH,
        unit=_("month"),
        month=agreed.starts_on.replace(day=1) if agreed else None,
        definition=_("The month in which the cohort that starts last begins, among those agreed by then."),
        inputs=[agreed.pk, agreed.starts_on] if agreed else [],
    )


def _came(session: Session) -> int:
    return sum(session.attendance.values_list("came", flat=True))


def _code(pattern: str, programme: Programme) -> str:
    return pattern.format(reference=programme.reference)


def _count(**given: object) -> Count:
    return Count(**({"value": None, "rule": PROGRAMME_RECORDS, "source": _(SOURCE)} | given))
