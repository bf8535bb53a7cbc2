"""Who started limits anew is added and never changed; the public role does not read it."""

from django.db import migrations

LOCK = "REVOKE UPDATE, DELETE, TRUNCATE ON violence_rebasing FROM alongside_app"
UNLOCK = "GRANT UPDATE, DELETE ON violence_rebasing TO alongside_app"


class Migration(migrations.Migration):
    dependencies = [("violence", "0003_rebasing")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
