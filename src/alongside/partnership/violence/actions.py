"""Publishing what was counted and drawn: every change to what the See pages say."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.figures.actions import publish_figures, publish_table
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.kinds import STATED_YEAR, Drawn, Snapshot
from alongside.partnership.violence.models import Drawing

if TYPE_CHECKING:
    from alongside.partnership.figures.models import PublishedFigure

OF_THE_MOMENT = {"id", "drawn_at", "drawn_by_id"}


@transaction.atomic
def publish_snapshot(*, snapshot: Snapshot, by: Acting) -> "tuple[list[PublishedFigure], list[Drawing]]":
    """Publish figures, and tables with their pictures. What has not changed since is not published twice."""
    by.must(Permission.PUBLISH_FIGURES)
    figures = publish_figures(counts=snapshot.counts, period=STATED_YEAR, for_my_agency=False, by=by)
    return figures, [_publish_drawn(drawn, by) for drawn in snapshot.drawn]


def _publish_drawn(drawn: Drawn, by: Acting) -> Drawing:
    table = publish_table(
        about=drawn.about, table=drawn.table, words=drawn.words, units=drawn.units, period=STATED_YEAR, by=by
    )
    drawing = Drawing(
        table=table,
        title=drawn.picture.title,
        sentence=drawn.picture.sentence,
        svg=drawn.picture.svg,
        credit=drawn.picture.credit,
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
