"""Every address of the site: each room that has addresses brings its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from alongside.partnership.config.database.answers import database_answers
from alongside.partnership.pages.views import health

ROOMS = [
    f"alongside.partnership.{room}"
    for room in settings.ROOMS
    if room != "config" and not (settings.IS_LIVE and room == "demo")
]

urlpatterns = [
    path("health", health(database_answers), name="health"),
    path("account/", include("alongside.partnership.pages.sign_in_urls")),
    *(path("", include(f"{room}.urls")) for room in ROOMS if find_spec(f"{room}.urls")),
]

handler400 = "alongside.partnership.pages.views.bad_request"
handler403 = "alongside.partnership.pages.views.not_allowed"
handler404 = "alongside.partnership.pages.views.not_found"
handler500 = "alongside.partnership.pages.views.broken"
