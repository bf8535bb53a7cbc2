"""Row-level security of what sharing holds, and the two functions that seal a copy and erase one.

Envelopes open to the two agencies they name. Copies open to the agency that holds them, never after a notice that they
were misdirected. The app role cannot write a copy: `sharing_seal` writes both sides in one step, and only for an
envelope that the agency which asks has just made. Words of a copy cannot be changed by anybody.
"""

from django.db import migrations

from alongside.partnership.agencies.held import (
    ERASING,
    ME,
    MY_AGENCY,
    PERSON_OPENS,
    READABLE,
    TODAY,
    as_its_row_opens,
    lock_rows,
)

LAW_TABLES = ["sharingpurpose", "gateway", "lawfulbasis", "agreement", "jointarrangement", "route"]
LAW_LINKS = ["agreement_parties", "jointarrangement_parties"]
LAW = "\n".join(
    f"REVOKE UPDATE, DELETE, TRUNCATE ON sharing_{table} FROM alongside_app;" for table in LAW_TABLES + LAW_LINKS
)

IS_OUTSIDE = """(
        to_agency_id IS NULL OR NOT (SELECT is_on_this_site FROM agencies_agency WHERE id = to_agency_id)
    )"""
TAKES_RECEIPT = f"(to_agency_id = {MY_AGENCY} OR (from_agency_id = {MY_AGENCY} AND {IS_OUTSIDE}))"

ENVELOPES = f"""
ALTER TABLE sharing_disclosure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON sharing_disclosure FOR SELECT USING (from_agency_id = {MY_AGENCY} OR to_agency_id = {MY_AGENCY});
CREATE POLICY add ON sharing_disclosure FOR INSERT WITH CHECK (from_agency_id = {MY_AGENCY} AND received_at IS NULL);
CREATE POLICY take_receipt ON sharing_disclosure FOR UPDATE USING ({TAKES_RECEIPT}) WITH CHECK ({TAKES_RECEIPT});
REVOKE UPDATE, DELETE, TRUNCATE ON sharing_disclosure FROM alongside_app;
GRANT UPDATE (received_at, received_by_id, received_by_name) ON sharing_disclosure TO alongside_app;
"""


def follows(table: str) -> str:
    """A row that follows an envelope: open to the same two agencies, written by the sender alone."""
    envelope = f"SELECT FROM sharing_disclosure sent WHERE sent.id = {table}.disclosure_id"
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON {table} FOR SELECT USING (EXISTS ({envelope}));
CREATE POLICY add ON {table} FOR INSERT WITH CHECK (EXISTS ({envelope} AND sent.from_agency_id = {MY_AGENCY}));
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM alongside_app;
"""


NOTICE_IS_MINE = f"""EXISTS (
        SELECT FROM sharing_disclosure sent WHERE sent.id = sharing_notice.disclosure_id
            AND (to_agency_id = {MY_AGENCY} OR {IS_OUTSIDE})
    )"""
DECIDING = f"""
CREATE POLICY decide ON sharing_notice FOR UPDATE USING ({NOTICE_IS_MINE}) WITH CHECK ({NOTICE_IS_MINE});
GRANT UPDATE (outcome, decided_at, decided_by_id) ON sharing_notice TO alongside_app;
"""

IS_LOCKED = """EXISTS (
        SELECT FROM sharing_notice notice WHERE notice.disclosure_id = sharing_sealedcopy.disclosure_id
            AND notice.kind = 'misdirected' AND sharing_sealedcopy.side = 'received'
    )"""
COPY_OPENS = (
    f"held_by_id = {MY_AGENCY} AND {READABLE.format(table='sharing_sealedcopy')}"
    f" AND {PERSON_OPENS.format(table='sharing_sealedcopy')} AND NOT {IS_LOCKED}"
)
PERSON_IS_OURS = f"""(
        person_id IS NULL
        OR EXISTS (SELECT FROM families_person mine WHERE mine.id = person_id AND mine.held_by_id = {MY_AGENCY})
    )"""
HISTORY_OPENS = as_its_row_opens("sharing_sealedcopy")

COPIES = f"""
ALTER TABLE sharing_sealedcopy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON sharing_sealedcopy FOR SELECT TO alongside_app USING ({COPY_OPENS});
CREATE POLICY change ON sharing_sealedcopy FOR UPDATE TO alongside_app USING ({COPY_OPENS})
    WITH CHECK (held_by_id = {MY_AGENCY} AND {PERSON_IS_OURS});
CREATE POLICY sealer ON sharing_sealedcopy FOR INSERT TO alongside_owner
    WITH CHECK (current_setting('alongside.sealing', true) = 'on');
CREATE POLICY eraser ON sharing_sealedcopy TO alongside_owner USING ({ERASING}) WITH CHECK (false);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sharing_sealedcopy FROM alongside_app;
GRANT UPDATE (person_id, team_id, restriction_id, review_on, stamp, stamped_at, stamp_words)
    ON sharing_sealedcopy TO alongside_app;

ALTER TABLE sharing_sealedcopyevent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON sharing_sealedcopyevent FOR SELECT TO alongside_app USING ({HISTORY_OPENS});
CREATE POLICY add ON sharing_sealedcopyevent FOR INSERT TO alongside_app WITH CHECK (held_by_id = {MY_AGENCY});
CREATE POLICY eraser ON sharing_sealedcopyevent TO alongside_owner USING ({ERASING}) WITH CHECK (false);
REVOKE UPDATE, DELETE, TRUNCATE ON sharing_sealedcopyevent FROM alongside_app;
INSERT INTO agencies_erasable (table_name, person_columns) VALUES ('sharing_sealedcopy', 'person_id');
"""

IS_MINE = f"disclosure_id = envelope AND held_by_id = {MY_AGENCY}"
SEALING = f"""
CREATE FUNCTION sharing_hash(salt bytea, items jsonb, necessity text, was_told boolean, told_words text)
RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT sha256(salt || convert_to(jsonb_build_array(items, necessity, was_told, told_words)::text, 'UTF8'))
$$;

CREATE FUNCTION sharing_seal(
    envelope uuid, person uuid, team uuid, items jsonb, necessity text, was_told boolean, told_words text, salt bytea,
    retention_class text, review_on date
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sent sharing_disclosure;
    sealed integer;
BEGIN
    SELECT * INTO sent FROM sharing_disclosure WHERE id = envelope AND from_agency_id = {MY_AGENCY};
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Only the agency that sends can seal what it sends.';
    END IF;
    IF sent.payload_hash <> sharing_hash(salt, items, necessity, was_told, told_words) THEN
        RAISE EXCEPTION 'What is to be sealed is not what the envelope promises.';
    END IF;
    IF person IS NOT NULL AND NOT EXISTS (
        SELECT FROM families_person mine WHERE mine.id = person AND mine.held_by_id = {MY_AGENCY}
    ) THEN
        RAISE EXCEPTION 'This person is not held by the agency that sends.';
    END IF;
    PERFORM set_config('alongside.sealing', 'on', true);
    INSERT INTO sharing_sealedcopy (
        id, disclosure_id, side, held_by_id, person_id, team_id, recorded_at, recorded_by_id, retention_class,
        review_on, items, necessity, was_told, told_words, salt, stamp, stamp_words
    )
    SELECT gen_random_uuid(), sent.id, side, holder, about, works, sent.sent_at, sent.sent_by_id, retention_class,
        review_on, items, necessity, was_told, told_words, salt, '', ''
    FROM (VALUES ('sent', sent.from_agency_id, person, team), ('received', sent.to_agency_id, NULL, NULL))
        AS copy (side, holder, about, works)
    WHERE side = 'sent' OR EXISTS (SELECT FROM agencies_agency WHERE id = holder AND is_on_this_site);
    GET DIAGNOSTICS sealed = ROW_COUNT;
    PERFORM set_config('alongside.sealing', '', true);
    RETURN sealed;
END
$$;

CREATE FUNCTION sharing_erase_copy(envelope uuid, ground text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    about uuid;
    opens boolean;
    gone integer;
BEGIN
    PERFORM set_config('alongside.erasing', 'on', true);
    SELECT person_id, {READABLE.format(table="sharing_sealedcopy")} INTO about, opens FROM sharing_sealedcopy
        WHERE {IS_MINE};
    PERFORM set_config('alongside.erasing', '', true);
    -- Whether the person opens to the worker who asks can only be seen with the eraser's eyes shut again.
    IF NOT opens OR (about IS NOT NULL AND NOT EXISTS (SELECT FROM families_person WHERE id = about)) THEN
        RAISE EXCEPTION 'This copy is restricted to named readers, and the worker who asks is not among them.';
    END IF;
    PERFORM set_config('alongside.erasing', 'on', true);
    INSERT INTO agencies_erasedrecord (id, held_by_id, table_name, record_id, ground, erased_at)
        SELECT gen_random_uuid(), held_by_id, 'sharing_sealedcopy', id, ground, now() FROM sharing_sealedcopy
        WHERE {IS_MINE};
    DELETE FROM sharing_sealedcopyevent WHERE {IS_MINE};
    DELETE FROM sharing_sealedcopy WHERE {IS_MINE};
    GET DIAGNOSTICS gone = ROW_COUNT;
    PERFORM set_config('alongside.erasing', '', true);
    RETURN gone;
END
$$;
"""

PART_IS_LIVE = f"""EXISTS (
        SELECT FROM agencies_posting post WHERE post.id = sharing_participant.posting_id
            AND post.agency_id = {MY_AGENCY} AND (post.ends_on IS NULL OR post.ends_on >= {TODAY})
    )"""
JOINT = f"""
-- A policy that asked the joint record who holds it would ask the participants in turn, for ever. A key asks nobody.
ALTER TABLE sharing_jointrecord ADD CONSTRAINT sharing_joint_and_holder UNIQUE (id, held_by_id);
ALTER TABLE sharing_participant ADD CONSTRAINT sharing_part_of_what_its_holder_holds
    FOREIGN KEY (joint_record_id, held_by_id) REFERENCES sharing_jointrecord (id, held_by_id);

ALTER TABLE sharing_participant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON sharing_participant FOR SELECT
    USING (held_by_id = {MY_AGENCY} OR (worker_id = {ME} AND {PART_IS_LIVE}));
CREATE POLICY add ON sharing_participant FOR INSERT WITH CHECK (held_by_id = {MY_AGENCY});
CREATE POLICY change ON sharing_participant FOR UPDATE USING (held_by_id = {MY_AGENCY})
    WITH CHECK (held_by_id = {MY_AGENCY});
REVOKE UPDATE, DELETE, TRUNCATE ON sharing_participant FROM alongside_app;
GRANT UPDATE (until_on, ended_by_id) ON sharing_participant TO alongside_app;

ALTER TABLE sharing_jointrecord ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON sharing_jointrecord FOR SELECT USING (
    held_by_id = {MY_AGENCY} OR EXISTS (
        SELECT FROM sharing_participant mine WHERE mine.joint_record_id = sharing_jointrecord.id
            AND mine.worker_id = {ME}
    )
);
CREATE POLICY add ON sharing_jointrecord FOR INSERT WITH CHECK (held_by_id = {MY_AGENCY});
CREATE POLICY change ON sharing_jointrecord FOR UPDATE USING (held_by_id = {MY_AGENCY})
    WITH CHECK (held_by_id = {MY_AGENCY});
REVOKE UPDATE, DELETE, TRUNCATE ON sharing_jointrecord FROM alongside_app;
GRANT UPDATE (closed_on, closed_by_id) ON sharing_jointrecord TO alongside_app;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("families", "0002_locks"), ("agencies", "0002_locks")]
    operations = [
        migrations.RunSQL(LAW),
        migrations.RunSQL(ENVELOPES),
        *(migrations.RunSQL(follows(table)) for table in ("sharing_chase", "sharing_legalrecord", "sharing_notice")),
        migrations.RunSQL(DECIDING),
        migrations.RunSQL(COPIES),
        migrations.RunSQL(SEALING),
        lock_rows("sharing_askedshare"),
        migrations.RunSQL(JOINT),
    ]
