"""The report's file: set from the newest published rows, and kept for a day under a fingerprint of what it says."""

import hashlib
import json

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from alongside.evidence.reports.report import Report
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.violence import queries
from alongside.partnership.violence.report.pages import TABLES, compose

KEPT_S = 24 * 60 * 60


def public_report() -> bytes:
    """A PDF of what everybody may see. Raises StepNotAllowed while nothing is published."""
    report = compose(queries.see(*TABLES), invented_too=not settings.IS_LIVE)
    if report is None:
        raise StepNotAllowed(
            _("Nothing is published yet, so there is nothing to report. It needs figures: "
              "“manage.py refresh_figures” counts and publishes them.")
        )  # fmt: skip
    key = f"violence.report.{_fingerprint(report)}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = _set(report)
        cache.set(key, kept, KEPT_S)
    return kept


def _fingerprint(report: Report) -> str:
    return hashlib.sha256(json.dumps(report.as_dict()).encode()).hexdigest()


def _set(report: Report) -> bytes:
    from alongside.evidence.reports.pdf import to_pdf

    return to_pdf(report)
