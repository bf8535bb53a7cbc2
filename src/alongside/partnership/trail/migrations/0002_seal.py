"""Seal the trail: chain each agency's lines by hash at commit, and let nobody change one.

The trigger is deferred to commit and locks all touched chain heads in one ordered statement, so that writers of several
agencies neither deadlock nor queue for longer than a commit takes.
"""

from django.db import migrations

SEAL = """
CREATE FUNCTION trail_words(line trail_trailline, place bigint) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_array(
        place, line.id, to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        line.agency_id, line.worker_id, line.posting_id, line.role, line.purpose, line.did,
        line.subject_kind, line.subject_id, line.because, line.search_hash
    )::text
$$;

CREATE FUNCTION trail_seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    line trail_trailline;
    head trail_trailhead;
BEGIN
    IF NOT EXISTS (SELECT FROM trail_trailline WHERE id = NEW.id AND seq IS NULL) THEN
        RETURN NULL;  -- sealed already, with the first line of this transaction
    END IF;
    INSERT INTO trail_trailhead (agency_id, seq, line_hash)
        SELECT DISTINCT agency_id, 0, ''::bytea FROM trail_trailline WHERE seq IS NULL ORDER BY agency_id
        ON CONFLICT DO NOTHING;
    PERFORM FROM trail_trailhead
        WHERE agency_id IN (SELECT agency_id FROM trail_trailline WHERE seq IS NULL)
        ORDER BY agency_id FOR UPDATE;
    FOR line IN SELECT * FROM trail_trailline WHERE seq IS NULL ORDER BY agency_id, id LOOP
        SELECT * INTO head FROM trail_trailhead WHERE agency_id = line.agency_id;
        UPDATE trail_trailline SET
            seq = head.seq + 1,
            previous_hash = head.line_hash,
            line_hash = sha256(head.line_hash || convert_to(trail_words(line, head.seq + 1), 'UTF8'))
            WHERE id = line.id RETURNING * INTO line;
        UPDATE trail_trailhead SET seq = line.seq, line_hash = line.line_hash WHERE agency_id = line.agency_id;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON trail_trailline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trail_seal();

ALTER TABLE trail_trailline ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE trail_trailhead ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sealer ON trail_trailline TO alongside_owner USING (true) WITH CHECK (true);
CREATE POLICY sealer ON trail_trailhead TO alongside_owner USING (true) WITH CHECK (true);
CREATE POLICY own_agency ON trail_trailline FOR SELECT TO alongside_app
    USING (agency_id = (SELECT NULLIF(current_setting('alongside.agency', true), '')::uuid));
CREATE POLICY as_myself ON trail_trailline FOR INSERT TO alongside_app
    WITH CHECK (
        agency_id = (SELECT NULLIF(current_setting('alongside.agency', true), '')::uuid)
        AND worker_id = (SELECT NULLIF(current_setting('alongside.worker', true), '')::uuid)
        AND seq IS NULL
    );
REVOKE UPDATE, DELETE, TRUNCATE ON trail_trailline FROM alongside_app;
CREATE POLICY heads ON trail_trailhead FOR SELECT TO alongside_app USING (true);  -- no person, only places and hashes
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON trail_trailhead FROM alongside_app;
"""

UNSEAL = """
DROP TRIGGER seal ON trail_trailline;
DROP FUNCTION trail_seal();
DROP FUNCTION trail_words(trail_trailline, bigint);
DROP POLICY sealer ON trail_trailline;
DROP POLICY sealer ON trail_trailhead;
DROP POLICY own_agency ON trail_trailline;
DROP POLICY as_myself ON trail_trailline;
DROP POLICY heads ON trail_trailhead;
"""


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunSQL(SEAL, UNSEAL)]
