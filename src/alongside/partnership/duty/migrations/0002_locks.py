"""Nothing of the register is deleted, and what was said once is never changed."""

from django.db import migrations

LOCK = """
REVOKE DELETE, TRUNCATE ON duty_obligation, duty_evidence FROM alongside_app;
REVOKE UPDATE, DELETE, TRUNCATE ON duty_obligationstatus, duty_obligationevent FROM alongside_app;
"""
UNLOCK = """
GRANT DELETE ON duty_obligation, duty_evidence TO alongside_app;
GRANT UPDATE, DELETE ON duty_obligationstatus, duty_obligationevent TO alongside_app;
"""


class Migration(migrations.Migration):
    dependencies = [("duty", "0001_initial")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
