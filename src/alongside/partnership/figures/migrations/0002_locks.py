"""Published rows are never changed, and the public role reads the public ones alone."""

from django.db import migrations

from alongside.partnership.agencies.held import MY_AGENCY

LOCK = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON {table} FOR SELECT TO alongside_app USING (true);
CREATE POLICY look_in_public ON {table} FOR SELECT TO alongside_public USING (audience = 'public');
CREATE POLICY add ON {table} FOR INSERT TO alongside_app
    WITH CHECK ({mine} IS NOT NULL AND (agency_id IS NULL OR agency_id = {mine}));
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM alongside_app;
GRANT SELECT ON {table} TO alongside_public;
"""
UNLOCK = """
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
DROP POLICY look ON {table};
DROP POLICY look_in_public ON {table};
DROP POLICY add ON {table};
GRANT UPDATE, DELETE ON {table} TO alongside_app;
REVOKE SELECT ON {table} FROM alongside_public;
"""
TABLES = ("figures_publishedfigure", "figures_publishedtable")


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("agencies", "0002_locks")]
    operations = [
        migrations.RunSQL(LOCK.format(table=table, mine=MY_AGENCY), UNLOCK.format(table=table)) for table in TABLES
    ]
