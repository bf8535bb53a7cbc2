"""Pages of what was published. They are open to anyone; whoever is not signed in sees what is public."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnership.figures import files, queries
from alongside.partnership.figures.words import how_counted_in_words, period_in_words, value_in_words
from alongside.partnership.pages.doors import open_to_anyone

WORDS = {"value_of": value_in_words, "period_of": period_in_words}


@open_to_anyone
@require_safe
def published(request: Any) -> HttpResponse:
    told = {"figures": queries.list_figures(request.acting), "tables": queries.list_tables(request.acting)}
    return render(request, "figures/published.html", told | WORDS)


@open_to_anyone
@require_safe
def published_csv(request: Any) -> HttpResponse:
    return _file(files.figures_as_csv(queries.list_figures(request.acting)), f"figures-{timezone.localdate()}.csv")


@open_to_anyone
@require_safe
def how_counted(request: Any, figure_id: UUID) -> HttpResponse:
    figure = queries.how_counted(figure_id, by=request.acting)
    return render(
        request,
        "figures/how_counted.html",
        {
            "figure": figure,
            "facts": list(how_counted_in_words(figure)),
            "later": getattr(figure, "superseded_by", None),
            "earlier": figure.supersedes,
        }
        | WORDS,
    )


@open_to_anyone
@require_safe
def figure_csv(request: Any, figure_id: UUID) -> HttpResponse:
    figure = queries.how_counted(figure_id, by=request.acting)
    return _file(files.figures_as_csv([figure]), files.file_name(figure))


@open_to_anyone
@require_safe
def history(request: Any, code: str) -> HttpResponse:
    figures = list(queries.history_of(code, by=request.acting))
    told = {"code": code, "figures": figures, "title": figures[0].title if figures else ""}
    return render(request, "figures/history.html", told | WORDS)


@open_to_anyone
@require_safe
def how_table_counted(request: Any, table_id: UUID) -> HttpResponse:
    table = queries.how_table_counted(table_id, by=request.acting)
    facts = list(how_counted_in_words(table))
    return render(request, "figures/how_table_counted.html", {"table": table, "facts": facts} | WORDS)


@open_to_anyone
@require_safe
def table_csv(request: Any, table_id: UUID) -> HttpResponse:
    """The rows, and in a header where their description lies: the way that CSV on the Web names first."""
    table = queries.how_table_counted(table_id, by=request.acting)
    answer = _file(files.table_as_csv(table), files.file_name(table))
    described = request.build_absolute_uri(reverse("figures:table_description", kwargs={"table_id": table_id}))
    answer["Link"] = f'<{described}>; rel="describedby"; type="{files.DESCRIBES}"'
    return answer


@open_to_anyone
@require_safe
def table_description(request: Any, table_id: UUID) -> HttpResponse:
    table = queries.how_table_counted(table_id, by=request.acting)
    kept_as = {"Content-Disposition": f'attachment; filename="{files.file_name(table)}-metadata.json"'}
    told = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(
        files.description_of(table), json_dumps_params=told, content_type=files.DESCRIBES, headers=kept_as
    )


def _file(content: str, name: str) -> HttpResponse:
    kept_as = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=kept_as)
