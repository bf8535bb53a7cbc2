"""Drawings are never changed, say truly whether they are invented, and the public role sees those of public tables."""

from django.db import migrations

from alongside.partnership.agencies.held import MY_AGENCY

LOCK = f"""
ALTER TABLE violence_drawing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON violence_drawing FOR SELECT TO alongside_app USING (true);
CREATE POLICY look_in_public ON violence_drawing FOR SELECT TO alongside_public
    USING (EXISTS (SELECT FROM figures_publishedtable t WHERE t.id = table_id));
CREATE POLICY add ON violence_drawing FOR INSERT TO alongside_app
    WITH CHECK ({MY_AGENCY} IS NOT NULL AND EXISTS (
        SELECT FROM figures_publishedtable t WHERE t.id = table_id AND t.is_invented = violence_drawing.is_invented
    ));
REVOKE UPDATE, DELETE, TRUNCATE ON violence_drawing FROM alongside_app;
GRANT SELECT ON violence_drawing TO alongside_public;
"""
UNLOCK = """
ALTER TABLE violence_drawing DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
DROP POLICY look ON violence_drawing;
DROP POLICY look_in_public ON violence_drawing;
DROP POLICY add ON violence_drawing;
GRANT UPDATE, DELETE ON violence_drawing TO alongside_app;
REVOKE SELECT ON violence_drawing FROM alongside_public;
"""


class Migration(migrations.Migration):
    dependencies = [("violence", "0001_initial"), ("figures", "0002_locks"), ("agencies", "0002_locks")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
