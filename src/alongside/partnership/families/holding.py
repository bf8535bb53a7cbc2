"""Making a row about a person: held by my agency, with its retention class, its review date and who recorded it."""

from typing import Any, TypeVar

from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.held import HeldRecord
from alongside.partnership.agencies.retention import review_on

Row = TypeVar("Row", bound=HeldRecord)


def hold(model: type[Row], *, retention_class: str, by: Acting, **fields: Any) -> Row:
    """Make and store a row that my agency holds. Nothing is stored without a class and a day to look at it again."""
    now = timezone.now()
    return model._default_manager.create(
        held_by_id=by.agency_id,
        team_id=by.team_id,
        recorded_at=now,
        recorded_by_id=by.posting_id,
        retention_class=retention_class,
        review_on=review_on(retention_class, timezone.localdate(now)),
        **fields,
    )
