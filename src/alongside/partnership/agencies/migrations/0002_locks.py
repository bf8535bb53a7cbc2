"""Row-level security of what agencies hold about people's work, and the register of what erasure removes.

`erase_about` is the one way by which a record leaves the database. It runs as the owner, whom row-level security binds
too: the policy `eraser` opens only inside the function, and only for a person held by the agency that asks.
"""

from django.db import migrations

from alongside.partnership.agencies.held import ME, MY_AGENCY

LOCK = f"""
ALTER TABLE agencies_restriction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON agencies_restriction FOR SELECT USING (held_by_id = {MY_AGENCY});
CREATE POLICY add ON agencies_restriction FOR INSERT WITH CHECK (
    held_by_id = {MY_AGENCY} AND EXISTS (
        SELECT FROM agencies_posting mine
        WHERE mine.id = made_by_id AND mine.worker_id = {ME} AND mine.agency_id = {MY_AGENCY}
    )
);
REVOKE UPDATE, DELETE, TRUNCATE ON agencies_restriction FROM alongside_app;

ALTER TABLE agencies_reader ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Whoever makes a restriction names its readers: otherwise a colleague could add themselves.
CREATE POLICY look ON agencies_reader FOR SELECT USING (held_by_id = {MY_AGENCY});
CREATE POLICY add ON agencies_reader FOR INSERT WITH CHECK (
    held_by_id = {MY_AGENCY} AND EXISTS (
        SELECT FROM agencies_restriction made JOIN agencies_posting mine ON mine.id = made.made_by_id
        WHERE made.id = restriction_id AND mine.worker_id = {ME}
    )
);
REVOKE UPDATE, DELETE, TRUNCATE ON agencies_reader FROM alongside_app;

ALTER TABLE agencies_keptform ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON agencies_keptform USING (worker_id = {ME}) WITH CHECK (worker_id = {ME});
"""

ERASURE = f"""
CREATE TABLE agencies_erasable (
    place integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name text NOT NULL UNIQUE,
    person_columns text NOT NULL
);
REVOKE ALL ON agencies_erasable FROM alongside_app;

ALTER TABLE agencies_erasedrecord ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_agency ON agencies_erasedrecord FOR SELECT USING (held_by_id = {MY_AGENCY});
CREATE POLICY eraser ON agencies_erasedrecord FOR INSERT TO alongside_owner WITH CHECK (true);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON agencies_erasedrecord FROM alongside_app;

CREATE FUNCTION erase_about(person uuid, ground text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part record;
    gone integer;
    total integer := 0;
    is_mine boolean;
BEGIN
    SELECT EXISTS (SELECT FROM families_person WHERE id = person AND held_by_id = {MY_AGENCY}) INTO is_mine;
    IF NOT is_mine THEN
        RAISE EXCEPTION 'This person is not held by the agency that asks, or is not open to the worker who asks.';
    END IF;
    PERFORM set_config('alongside.erasing', 'on', true);
    FOR part IN SELECT * FROM agencies_erasable ORDER BY place DESC LOOP
        EXECUTE format(
            'INSERT INTO agencies_erasedrecord (id, held_by_id, table_name, record_id, ground, erased_at)
             SELECT gen_random_uuid(), held_by_id, %1$L, id, $2, now() FROM %1$I WHERE $1 IN (%2$s)',
            part.table_name, part.person_columns) USING person, ground;
        EXECUTE format('DELETE FROM %I WHERE $1 IN (%s)', part.table_name || 'event', part.person_columns)
            USING person;
        EXECUTE format('DELETE FROM %I WHERE $1 IN (%s)', part.table_name, part.person_columns) USING person;
        GET DIAGNOSTICS gone = ROW_COUNT;
        total := total + gone;
    END LOOP;
    PERFORM set_config('alongside.erasing', '', true);
    RETURN total;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial"), ("trail", "0002_seal")]
    operations = [migrations.RunSQL(LOCK), migrations.RunSQL(ERASURE)]
