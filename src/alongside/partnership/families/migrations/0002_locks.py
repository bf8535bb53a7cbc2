"""Row-level security of everything that families holds."""

from django.db import migrations

from alongside.partnership.agencies.held import lock_rows

# A number within one agency. Counting rows would not do: row-level security hides restricted ones from the counter.
REFERENCES = """
CREATE TABLE families_lastreference (
    agency_id uuid NOT NULL,
    table_name text NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (agency_id, table_name)
);
REVOKE ALL ON families_lastreference FROM alongside_app;

CREATE FUNCTION next_reference(of_table text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO families_lastreference (agency_id, table_name, last)
        VALUES (current_setting('alongside.agency')::uuid, of_table, 1)
        ON CONFLICT (agency_id, table_name) DO UPDATE SET last = families_lastreference.last + 1
        RETURNING last
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial"), ("agencies", "0002_locks")]
    operations = [
        migrations.RunSQL(REFERENCES, "DROP FUNCTION next_reference(text); DROP TABLE families_lastreference;"),
        lock_rows("families_person", person_columns="id"),
        lock_rows("families_family"),
        lock_rows("families_familymember", person_columns="person_id, around_id"),
        lock_rows("families_wish"),
    ]
