"""The site's addresses, and the pages that only trouble shows."""

from django.shortcuts import render
from django.urls import path

from alongside.partnership.config.urls import *  # noqa: F403
from alongside.partnership.config.urls import urlpatterns as of_the_site
from alongside.partnership.pages.doors import open_to_anyone

TROUBLE = {
    "400": "pages/errors/400.html",
    "403": "pages/errors/403.html",
    "405": "pages/errors/405.html",
    "500": "pages/errors/500.html",
    "form": "pages/errors/form_not_trusted.html",
    "429": "429.html",
    "locked": "account/locked_out.html",
}


@open_to_anyone
def trouble(request, name):
    return render(request, TROUBLE[name])


urlpatterns = [*of_the_site, path("test/trouble/<str:name>", trouble)]
