"""The way in for the web server. It does not open as long as the database role could look past row-level security."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

from alongside.partnership.config.database.strength import refuse_a_role_that_sees_everything

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.partnership.config.settings")
application = get_wsgi_application()

for connection in connections.all():
    refuse_a_role_that_sees_everything(connection)
connections.close_all()
