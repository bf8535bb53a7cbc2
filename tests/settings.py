"""The site's settings for tests: a home folder of their own, and never a server that someone else uses."""

import os

from alongside.partnership.config.database.connections import URL_SETTINGS
from alongside.partnership.config.database.home import PROJECT, Home

for setting in URL_SETTINGS.values():
    os.environ.pop(setting, None)
Home(PROJECT / "var").make()
os.environ["ALONGSIDE_HOME"] = str(PROJECT / "var" / "test")

from alongside.partnership.config.settings import *  # noqa: E402, F403

# Static files as `npm run build` left them: tests run without collectstatic.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the site's own is slow on purpose
