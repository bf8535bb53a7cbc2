"""The line that every refusal leaves, whether a page or a form said it."""

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import Refused
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


def record_refusal(refusal: Refused, *, page: str, by: Acting) -> None:
    """Call it once the refused work has rolled back, so that the line stays."""
    record(Did.WAS_REFUSED, refusal.subject, by=by, kind=refusal.kind or page, because=refusal.reason[:60])
