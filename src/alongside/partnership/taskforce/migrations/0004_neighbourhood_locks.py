"""A choice of where to work is never deleted, and what it was made from is never changed."""

from django.db import migrations

LOCK = """
REVOKE UPDATE, DELETE, TRUNCATE ON taskforce_neighbourhoodchoice FROM alongside_app;
GRANT UPDATE (ended_on, outcome) ON taskforce_neighbourhoodchoice TO alongside_app;
"""
UNLOCK = "GRANT UPDATE, DELETE ON taskforce_neighbourhoodchoice TO alongside_app"


class Migration(migrations.Migration):
    dependencies = [("taskforce", "0003_neighbourhood_choice")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
