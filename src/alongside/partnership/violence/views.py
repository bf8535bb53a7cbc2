"""The See pages. They are open to anyone and show published rows alone; one step is for those who publish."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnership.agencies.asking import Question, ask
from alongside.partnership.agencies.doors import needs
from alongside.partnership.agencies.filling import typed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.words import period_in_words
from alongside.partnership.pages.doors import open_to_anyone
from alongside.partnership.violence import actions, codes, queries, showing
from alongside.partnership.violence.forms import RebaseForm


def _borough_called() -> str:
    here = queries.borough()
    return here.called if here else ""


def _may_publish(request: Any) -> bool:
    return request.acting is not None and request.acting.may(Permission.PUBLISH_FIGURES)


WORDS = {
    "number_of": showing.number_shown,
    "change_of": showing.change_in_words,
    "interval_of": showing.interval_in_words,
    "range_of": showing.range_of,
    "table_of": showing.table_shown,
    "lines_of": queries.lines_of,
    "period_of": period_in_words,
    "may_see_places": _may_publish,
    "borough": queries.borough,
    "codes": codes,
    "shared_codes": shared_codes,
}
OVERVIEW = (
    codes.CAMDEN_MONTHS, codes.CAMDEN_WARDS, codes.CAMDEN_SERIOUSNESS, codes.KNIFE_MONTHS, codes.KNIFE_WARDS,
    codes.NON_DOMESTIC_SMALL_AREAS, codes.SERIOUSNESS, codes.WORRIES,
)  # fmt: skip
AREAS = (
    codes.WARD_RATES, codes.DENOMINATORS, codes.CAUSES, *codes.NEIGHBOURS, codes.CAMDEN_WARDS, codes.CAMDEN_WARD_RATES,
    codes.CAMDEN_DENOMINATORS, codes.CAMDEN_SMALL_AREA_RATES, codes.CAMDEN_CAUSES, *codes.CAMDEN_BOROUGH_RATES,
)  # fmt: skip
NEIGHBOURHOODS = (
    codes.NEIGHBOURHOODS, codes.WARD_RATES, codes.PERCEPTION, codes.CONFIDENCE, codes.CAMDEN_CONFIDENCE,
    codes.CAMDEN_CONFIDENCE_ALL,
)  # fmt: skip
DRUGS = (
    codes.DRUG_ASSOCIATIONS, codes.DRUG_RATE_RATIOS, codes.DRUG_LAGS, codes.PAIR_ORDER, codes.WORRIES,
    *codes.CAMDEN_DRUG_LINKS,
)  # fmt: skip
TREND = tuple(code.format(measure=measure) for measure in codes.MEASURES for code in (codes.CONTROL, codes.ROLLING))


@open_to_anyone
@require_safe
def overview(request: Any) -> HttpResponse:
    return render(request, "violence/overview.html", {"see": queries.see(*OVERVIEW)} | WORDS)


@open_to_anyone
@require_safe
def trend(request: Any) -> HttpResponse:
    shown = queries.show(*TREND, *codes.KNIFE_KINDS, codes.HOSPITAL, codes.LATE, *codes.CAMDEN_AMONG)
    borough = _borough_called()
    told = {
        "shown": shown,
        "names": showing.measure_names(borough),
        "parts": showing.trend_parts(shown, borough),
    }
    return render(request, "violence/trend.html", told | {"may_rebase": _may_publish(request)} | WORDS)


@needs(Permission.PUBLISH_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def rebase(request: Any) -> HttpResponse:
    question = Question(
        heading=_("Start the limits of a chart anew"),
        send=_("Start the limits anew"),
        back=reverse("violence:trend"),
        done=_("It is recorded. The next publication draws the limits anew."),
        words=_("Only when the world or the counting changed, and you can say how. Your office and the reason stand "
                "beside the chart."),
    )  # fmt: skip
    return ask(
        request,
        RebaseForm(typed(request), names=showing.measure_names(_borough_called())),
        question,
        partial(actions.start_limits_anew),
    )


@open_to_anyone
@require_safe
def areas(request: Any) -> HttpResponse:
    see = queries.see(*AREAS)
    told = {"see": see, "areas": queries.list_areas(), "parts": showing.area_parts(see.shown, _borough_called())}
    return render(request, "violence/areas.html", told | WORDS)


@open_to_anyone
@require_safe
def area(request: Any, code: str) -> HttpResponse:
    return render(request, "violence/area.html", {"area": queries.open_area(code)} | WORDS)


@open_to_anyone
@require_safe
def both(request: Any) -> HttpResponse:
    """The map of two things, and the years as small maps."""
    shown = queries.show(codes.TWO_WAY, codes.WARD_YEARS, codes.CAMDEN_WARD_YEARS, codes.CAMDEN_SMALL_AREAS)
    return render(request, "violence/map.html", {"shown": shown} | WORDS)


@open_to_anyone
@require_safe
def neighbourhoods(request: Any) -> HttpResponse:
    shown = queries.show(*NEIGHBOURHOODS)
    return render(request, "violence/neighbourhoods.html", {"shown": shown} | WORDS)


@open_to_anyone
@require_safe
def drugs(request: Any) -> HttpResponse:
    return render(request, "violence/drugs.html", {"shown": queries.show(*DRUGS)} | WORDS)


@needs(Permission.PUBLISH_FIGURES)
@require_safe
def places(request: Any) -> HttpResponse:
    """Hotspots and repeats, from a partner's own points."""
    return render(request, "violence/places.html", {"shown": queries.show_places(request.acting)} | WORDS)
