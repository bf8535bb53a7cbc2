"""Files read and refreshes are added and ended, and otherwise never changed; the public role reads neither."""

from django.db import migrations

LOCK = """
REVOKE UPDATE, DELETE, TRUNCATE ON violence_partnerfile, violence_refresh FROM alongside_app;
GRANT UPDATE (stopped_at, stopped_by_id, stopped_because) ON violence_partnerfile TO alongside_app;
GRANT UPDATE (ended_at, told, refused) ON violence_refresh TO alongside_app;
"""
UNLOCK = "GRANT UPDATE, DELETE ON violence_partnerfile, violence_refresh TO alongside_app"


class Migration(migrations.Migration):
    dependencies = [("violence", "0005_refresh_partnerfile")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
