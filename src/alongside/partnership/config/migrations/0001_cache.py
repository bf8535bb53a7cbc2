"""The table of Django's database cache, which counts unsigned forms across all web processes."""

from django.db import migrations

MAKE = """
CREATE TABLE config_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX config_cache_expires ON config_cache (expires);
"""


class Migration(migrations.Migration):
    operations = [migrations.RunSQL(MAKE, "DROP TABLE config_cache")]
