"""Looks at the trail itself. Who may look is for the agencies room to say."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.partnership.trail.models import TrailLine


def lines_of(agency_id: UUID, **fits: Any) -> QuerySet[TrailLine]:
    """One agency's lines that fit, newest first."""
    return TrailLine.objects.filter(agency_id=agency_id, **fits).order_by("-pk")
