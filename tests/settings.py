"""The site's settings for tests: a home folder of their own, and never a server that someone else uses."""

import os

from alongside.partnership.config.database.connections import URL_SETTINGS
from alongside.partnership.config.database.home import PROJECT, Home

CHANGES_WHAT_IS_TESTED = (
    "ALONGSIDE_DATABASE_NAME",
    "ALONGSIDE_DATABASE_ROLE",
    "ALONGSIDE_MODE",
    "ALONGSIDE_SERVES_PAGES",
)
if "ALONGSIDE_UNDER_TEST" not in os.environ:  # a command that a test runs keeps what the test gave it
    for setting in (*URL_SETTINGS.values(), *CHANGES_WHAT_IS_TESTED):
        os.environ.pop(setting, None)
    os.environ["ALONGSIDE_UNDER_TEST"] = "yes"
Home(PROJECT / "var").make()
os.environ["ALONGSIDE_HOME"] = str(PROJECT / "var" / "test")

from alongside.partnership.config.settings import *  # noqa: E402, F403

# Static files as `npm run build` left them: tests run without collectstatic.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the site's own is slow on purpose
