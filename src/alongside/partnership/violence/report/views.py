"""The report's address. It is open to anyone: only what is public is in it."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.partnership.pages.doors import open_to_anyone
from alongside.partnership.violence.report.making import public_report

FILE_NAME = "where-violence-falls.pdf"


@open_to_anyone
@require_safe
def report(request: Any) -> HttpResponse:
    kept_as = {"Content-Disposition": f'inline; filename="{FILE_NAME}"'}
    return HttpResponse(public_report(), content_type="application/pdf", headers=kept_as)
