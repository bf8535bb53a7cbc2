"""A refusal without words gets a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PAGES = {405: "pages/errors/405.html"}


class DressBareRefusals:
    """Django answers a wrong method with an empty body. A person who meets it needs a sentence and the numbers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page = PAGES.get(response.status_code)
        if page is None or response.streaming or response.content:
            return response
        dressed = render(request, page, status=response.status_code)
        if "Allow" in response:
            dressed["Allow"] = response["Allow"]
        return dressed
