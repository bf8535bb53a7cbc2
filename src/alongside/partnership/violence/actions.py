"""Publishing what was counted and drawn: every change to what the See pages say."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.figures.actions import made_safe, publish_figures, publish_table
from alongside.partnership.figures.differencing import Beside
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot
from alongside.partnership.violence.models import Drawing, Rebasing
from alongside.partnership.violence.queries import months_of

if TYPE_CHECKING:
    from alongside.partnership.figures.models import PublishedFigure

OF_THE_MOMENT = {"id", "drawn_at", "drawn_by_id"}


@transaction.atomic
def publish_snapshot(*, snapshot: Snapshot, by: Acting) -> "tuple[list[PublishedFigure], list[Drawing]]":
    """Publish figures, and tables with their pictures. What has not changed since is not published twice."""
    by.must(Permission.PUBLISH_FIGURES)
    beside = {drawn.about.code: drawn.compared for drawn in snapshot.drawn if drawn.compared and drawn.compared.family}
    figures = publish_figures(counts=snapshot.counts, period=STATED_YEAR, for_my_agency=False, beside=beside, by=by)
    drawings = [_publish_drawn(drawn, beside, by) for drawn in snapshot.drawn]
    return figures, [drawing for drawing in drawings if drawing]


def _publish_drawn(drawn: Drawn, beside: Beside, by: Acting) -> Drawing | None:
    of_it = {"about": drawn.about, "compared": drawn.compared, "beside": beside, "period": STATED_YEAR, "by": by}
    safe = made_safe(table=drawn.table, **of_it)
    table = publish_table(table=safe, words=drawn.words, units=drawn.units, **of_it)
    picture = drawn.redraw(safe) if drawn.redraw and safe is not drawn.table else drawn.picture
    if picture is None:
        return None
    drawing = Drawing(
        table=table,
        title=picture.title,
        sentence=picture.sentence,
        svg=picture.svg,
        credit=picture.credit,
        ground=drawn.ground,
        is_invented=table.is_invented,
        drawn_at=timezone.now(),
        drawn_by_id=by.posting_id,
    )
    before = Drawing.objects.filter(table=table).first()
    if before and _is_same(before, drawing):
        return before
    drawing.save(force_insert=True)
    record(Did.PUBLISHED, drawing, by=by)
    return drawing


def _is_same(before: Drawing, now: Drawing) -> bool:
    names = [field.attname for field in Drawing._meta.concrete_fields if field.attname not in OF_THE_MOMENT]
    return all(getattr(before, name) == getattr(now, name) for name in names)


@transaction.atomic
def start_limits_anew(*, measure: str, from_month: date, reason: str, by: Acting) -> Rebasing:
    """Let a chart's limits start anew in a month, from the next publication on. Never automatic: somebody says why."""
    from alongside.evidence.violence.control_charts.chart import MONTHS_AT_LEAST

    by.must(Permission.PUBLISH_FIGURES)
    months = months_of(measure)
    if from_month not in months:
        raise StepNotAllowed(_("The published chart has no such month. Choose one of its months."), field="from_month")
    place = months.index(from_month)
    if min(place, len(months) - place) < MONTHS_AT_LEAST:
        raise StepNotAllowed(
            _("Limits need %(least)s months on either side. Choose a month further from the ends, or wait.")
            % {"least": MONTHS_AT_LEAST},
            field="from_month",
        )
    if not reason.strip():
        raise StepNotAllowed(_("Say what changed, in the world or in the counting."), field="reason")
    if Rebasing.objects.filter(measure=measure, from_month=from_month).exists():
        raise StepNotAllowed(_("The limits start anew in that month already."), field="from_month")
    rebasing = Rebasing.objects.create(
        measure=measure,
        from_month=from_month,
        reason=reason.strip(),
        decided_at=timezone.now(),
        decided_by_id=by.posting_id,
    )
    record(Did.DECIDED, rebasing, by=by)
    return rebasing
