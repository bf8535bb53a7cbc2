"""The trail is chained at commit, cannot be changed by the site, and says so when somebody else changed it."""

import re
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.actions import keyed_hash, record
from alongside.partnership.trail.heads import Head, HeadWasForged, export_heads, read_heads
from alongside.partnership.trail.models import TrailHead, TrailLine
from alongside.partnership.trail.verification import Verification, verify
from alongside.partnership.trail.words import Did
from tests.database import Database
from tests.partnership import Partnership, acting, make_partnership
from tests.roles import as_role, tamper

NOON = datetime(2019, 3, 1, 12, tzinfo=UTC)


def write_lines(by: Acting, how_many: int = 1) -> None:
    with act_as(by):
        for _ in range(how_many):
            record(Did.LISTED, by=by, kind="families.person")


def verified(database: Database, exported: list[Head] | None = None) -> Verification:
    with as_role(database, "keeper"):
        return verify(exported or [])


@pytest.fixture
def ten_lines(fresh_database: Database) -> Acting:
    by = make_partnership().custody_worker
    write_lines(by, 10)
    return by


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def test_a_line_outside_a_transaction_is_refused(fresh_database: Database) -> None:
    by = make_partnership().custody_worker
    with pytest.raises(RuntimeError, match="Open one first"):
        record(Did.LISTED, by=by)


def test_a_refusal_without_its_reason_cannot_be_stored(partnership: Partnership) -> None:
    by = partnership.custody_worker
    with pytest.raises(DatabaseError, match="trail_a_refusal_has_its_reason"), act_as(by):
        record(Did.WAS_REFUSED, by=by)


def test_nobody_writes_a_line_in_another_workers_name(partnership: Partnership) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), act_as(partnership.custody_worker):
        record(Did.LISTED, by=partnership.manager)


def test_nobody_writes_a_line_in_another_agencys_trail(partnership: Partnership) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), act_as(partnership.custody_worker):
        record(Did.LISTED, by=partnership.screener)


@pytest.mark.parametrize("statement", ["UPDATE trail_trailline SET did = 'looked'", "DELETE FROM trail_trailline"])
def test_the_site_can_neither_change_nor_remove_a_line(partnership: Partnership, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        act_as(partnership.custody_worker),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_agency_does_not_see_another_agencys_lines(ten_lines: Acting) -> None:
    other = make_partnership().screener
    with act_as(other):
        assert not TrailLine.objects.exists()
    with act_as(ten_lines):
        assert TrailLine.objects.count() == 10


def test_what_was_searched_for_can_be_compared_and_never_read() -> None:
    assert keyed_hash(" Okoro ") == keyed_hash("okoro")
    assert keyed_hash("okoro") != keyed_hash("okoru")
    assert "okoro" not in keyed_hash("okoro")


def test_a_sound_trail_verifies(ten_lines: Acting, fresh_database: Database) -> None:
    found = verified(fresh_database)
    assert (found.faults, found.lines, found.agencies) == ([], 10, 1)
    assert found.not_yet_exported == {str(ten_lines.agency_id): 10}


def test_a_line_that_rolls_back_leaves_no_gap(ten_lines: Acting, fresh_database: Database) -> None:
    with act_as(ten_lines):
        record(Did.LISTED, by=ten_lines)
        transaction.set_rollback(True)
    write_lines(ten_lines)
    assert verified(fresh_database).is_sound


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE trail_trailline SET did = 'looked' WHERE seq = 4", "line 4 .* was changed"),
        ("UPDATE trail_trailline SET at = at + interval '1 second' WHERE seq = 4", "line 4 .* was changed"),
        ("DELETE FROM trail_trailline WHERE seq = 4", r"line 5 .* 1 line\(s\) before it were removed"),
        (
            "UPDATE trail_trailline SET seq = -seq WHERE seq IN (7, 8);"
            " UPDATE trail_trailline SET seq = 15 + seq WHERE seq < 0",
            "line 7 .* reordered",
        ),
        (
            "INSERT INTO trail_trailline (at, agency_id, worker_id, posting_id, role, purpose, did, subject_kind,"
            " because, search_hash) SELECT at, agency_id, worker_id, posting_id, role, purpose, did, subject_kind,"
            " because, search_hash FROM trail_trailline WHERE seq = 4",
            "inserted without a seal",
        ),
        ("DELETE FROM trail_trailline WHERE seq > 8", "ends at line 8, but its head says 10"),
        ("DELETE FROM trail_trailhead", "head of its chain is gone"),
    ],
)
def test_tampering_is_found_and_named(ten_lines: Acting, fresh_database: Database, statement: str, names: str) -> None:
    tamper(fresh_database, statement)
    found = verified(fresh_database)
    assert any(re.search(names, fault) for fault in found.faults), found.faults


def test_a_chain_rewritten_with_its_head_is_found_by_what_was_exported(
    ten_lines: Acting, fresh_database: Database, tmp_path: Path, key: Ed25519PrivateKey
) -> None:
    export_heads(folder=tmp_path, key=key, now=NOON)
    tamper(fresh_database, "DELETE FROM trail_trailline WHERE seq > 8")
    tamper(
        fresh_database,
        "UPDATE trail_trailhead h SET seq = 8, line_hash = (SELECT line_hash FROM trail_trailline WHERE seq = 8)",
    )
    assert verified(fresh_database).is_sound  # inside the database nothing is amiss
    found = verified(fresh_database, list(read_heads(tmp_path, key)))
    assert len(found.faults) == 1
    assert "line 10 is not the one exported" in found.faults[0]


def test_the_unexported_window_is_stated(
    ten_lines: Acting, fresh_database: Database, tmp_path: Path, key: Ed25519PrivateKey
) -> None:
    assert export_heads(folder=tmp_path, key=key, now=NOON) == 1
    assert export_heads(folder=tmp_path, key=key, now=NOON) == 0  # nothing has moved
    write_lines(ten_lines, 3)
    found = verified(fresh_database, list(read_heads(tmp_path, key)))
    assert found.is_sound
    assert found.not_yet_exported == {str(ten_lines.agency_id): 3}


def test_a_forged_head_is_refused_by_name(ten_lines: Acting, tmp_path: Path, key: Ed25519PrivateKey) -> None:
    export_heads(folder=tmp_path, key=key, now=NOON)
    file = tmp_path / "2019-03-01.jsonl"
    file.write_text(file.read_text().replace('"seq": 10', '"seq": 9'))
    with pytest.raises(HeadWasForged, match=r"line 1 of 2019-03-01\.jsonl"):
        list(read_heads(tmp_path, key))


def test_sixteen_writers_over_several_agencies_neither_deadlock_nor_lose_a_line(fresh_database: Database) -> None:
    partnership = make_partnership()
    agencies = [partnership.youth_justice, partnership.hub, partnership.early_help, partnership.hospital]
    writers = [acting(agencies[number % 4], Role.CUSTODY_YOUTH_WORKER) for number in range(16)]
    failures: list[BaseException] = []

    def work(number: int) -> None:
        one, other = writers[number], writers[(number + 1) % 16]
        try:
            for _ in range(10):
                with transaction.atomic():
                    write_lines(one)
                    write_lines(other)  # two agencies in one transaction, in every order
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    found = verified(fresh_database)
    assert (found.faults, found.lines) == ([], 16 * 10 * 2)
    with as_role(fresh_database, "keeper"):
        assert sorted(TrailHead.objects.values_list("seq", flat=True)) == [80, 80, 80, 80]
