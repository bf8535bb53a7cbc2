"""Every address of the site: each room that has addresses brings its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

ROOMS = [
    f"alongside.partnership.{room}"
    for room in settings.ROOMS
    if room != "config" and not (settings.IS_LIVE and room == "demo")
]

urlpatterns = [
    path("account/mfa/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
    *(path("", include(f"{room}.urls")) for room in ROOMS if find_spec(f"{room}.urls")),
]
