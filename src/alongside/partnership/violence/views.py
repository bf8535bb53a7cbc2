"""The See page. It is open to anyone and shows published rows alone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.words import period_in_words
from alongside.partnership.pages.doors import open_to_anyone
from alongside.partnership.violence import codes, queries, showing

WORDS = {
    "number_of": showing.number_shown,
    "change_of": showing.change_in_words,
    "table_of": showing.table_shown,
    "period_of": period_in_words,
    "codes": codes,
    "shared_codes": shared_codes,
}


@open_to_anyone
@require_safe
def overview(request: Any) -> HttpResponse:
    return render(request, "violence/overview.html", {"see": queries.see()} | WORDS)
