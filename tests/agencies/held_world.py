"""A partnership with many rows about people, put straight into the tables, for comparing the database's decisions.

The rows are made by the superuser, past every lock, at random but from a seed: held by one of four agencies, some
restricted to named readers, some in joint records that are open or closed, with participants of now, before and later.
"""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting, acting_through
from alongside.partnership.agencies.held import lock_rows
from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import Role
from alongside.partnership.config.database.server import embedded_server
from tests.database import Database
from tests.partnership import acting, make_partnership, make_posting

Row = dict[str, Any]
NOW = "2019-03-01T12:00:00Z"
# A joint table as a room would make it: what `lock_rows` writes for one holds for each.
NOTES = """
CREATE TABLE proof_note (
    id uuid PRIMARY KEY, held_by_id uuid NOT NULL, restriction_id uuid, person_id uuid NOT NULL,
    joint_record_id uuid, review_on date NOT NULL
);
CREATE TABLE proof_noteevent (LIKE proof_note);
GRANT SELECT, INSERT, UPDATE ON proof_note, proof_noteevent TO alongside_app;
"""


@dataclass
class World:
    """Everything that a decision depends on, as the oracle reads it."""

    today: date
    workers: list[Acting]
    restrictions: dict[UUID, UUID] = field(default_factory=dict)
    readers: set[tuple[UUID, UUID, UUID]] = field(default_factory=set)
    open_joint_records: set[UUID] = field(default_factory=set)
    participants: list[Row] = field(default_factory=list)
    misdirected: set[UUID] = field(default_factory=set)
    tables: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def people(self) -> dict[UUID, Row]:
        return {row["id"]: row for row in self.tables["families_person"]}


@contextmanager
def superuser(database: Database) -> Iterator[psycopg.Connection]:
    place = embedded_server().superuser_connection() | {"dbname": database.name}
    with psycopg.connect(**place) as connection:
        yield connection


def put(connection: psycopg.Connection, table: str, rows: list[Row]) -> list[Row]:
    words = json.dumps(rows, default=str)
    connection.execute(f"INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s)", [words])
    return rows


def make_world(database: Database, *, seed: int, people: int = 400) -> World:
    chance = random.Random(seed)
    partnership = make_partnership()
    agencies = [partnership.youth_justice, partnership.hub, partnership.early_help, partnership.hospital]
    workers = [acting(agency, Role.EARLY_HELP_WORKER) for agency in agencies for _ in range(5)]
    for number in (0, 7):  # two workers who act for two agencies: what opens in one place stays closed in the other
        worker = Worker.objects.get(pk=workers[number].worker_id)
        elsewhere = make_posting(agencies[number % 3 + 1], Role.TEAM_MANAGER, worker=worker)
        workers.append(acting_through(elsewhere))
    world = World(timezone.localdate(), workers)
    with superuser(database) as connection:
        connection.execute("SET ROLE alongside_owner")
        connection.execute(NOTES)
        connection.execute(lock_rows("proof_note", joint=True).sql)
        connection.execute("RESET ROLE")
        connection.execute("SET session_replication_role = replica")  # no foreign key is checked while rows are put in
        _restrict(connection, world, chance)
        joint = _join(connection, world, chance)
        _fill(connection, world, chance, people, joint)
    return world


def _restrict(connection: psycopg.Connection, world: World, chance: random.Random) -> None:
    """Restrictions of every agency, each with a few readers: also some of other agencies, whom it must not help.

    A row may by mistake carry another agency's restriction: then it opens to nobody.
    """
    made = [
        {"id": uuid4(), "held_by_id": by.agency_id, "reason": "x", "made_at": NOW, "made_by_id": by.posting_id}
        for by in world.workers * 2
    ]
    readers = [
        {"id": uuid4(), "held_by_id": one["held_by_id"], "restriction_id": one["id"], "worker_id": worker_id}
        for one in made
        for worker_id in {by.worker_id for by in chance.sample(world.workers, k=chance.randint(0, 8))}
    ]
    put(connection, "agencies_restriction", made)
    put(connection, "agencies_reader", readers)
    world.restrictions = {one["id"]: one["held_by_id"] for one in made}
    world.readers = {(row["restriction_id"], row["held_by_id"], row["worker_id"]) for row in readers}


def _join(connection: psycopg.Connection, world: World, chance: random.Random) -> list[UUID]:
    records, parts = [], []
    for number in range(60):
        by = chance.choice(world.workers)
        closed_on = world.today - timedelta(days=3) if number % 4 == 0 else None
        record = {
            "id": uuid4(), "held_by_id": by.agency_id, "kind": "family_plan", "arrangement_id": uuid4(),
            "opened_on": "2018-01-01", "opened_by_id": by.posting_id, "closed_on": closed_on,
            "closed_by_id": by.posting_id if closed_on else None,
        }  # fmt: skip
        records.append(record)
        parts += [_part(record, who, world, chance) for who in chance.sample(world.workers, k=4)]
    put(connection, "sharing_jointrecord", records)
    put(connection, "sharing_participant", parts)
    world.open_joint_records = {row["id"] for row in records if row["closed_on"] is None}
    world.participants = parts
    return [row["id"] for row in records]


def _part(record: Row, who: Acting, world: World, chance: random.Random) -> Row:
    """A part of now, of before or of later."""
    from_on = world.today + timedelta(days=chance.choice([-300, -1, 0, 1]))
    until_on = chance.choice([None, *(world.today + timedelta(days=days) for days in (-1, 0, 9))])
    ends = until_on is not None and until_on >= from_on
    return {
        "id": uuid4(), "held_by_id": record["held_by_id"], "joint_record_id": record["id"],
        "worker_id": who.worker_id, "posting_id": who.posting_id, "agency_id": who.agency_id, "from_on": from_on,
        "until_on": until_on if ends else None, "added_by_id": record["opened_by_id"],
        "ended_by_id": record["opened_by_id"] if ends else None,
    }  # fmt: skip


def _fill(
    connection: psycopg.Connection, world: World, chance: random.Random, how_many: int, joint: list[UUID]
) -> None:
    def row(**more: Any) -> Row:
        by = chance.choice(world.workers)
        return {
            "id": uuid4(), "held_by_id": by.agency_id, "team_id": by.team_id, "recorded_at": NOW,
            "recorded_by_id": by.posting_id, "retention_class": "person", "review_on": "2022-03-01",
            "restriction_id": _restriction(world, by, chance), **more,
        }  # fmt: skip

    def about() -> UUID:
        return chance.choice(people)["id"]

    numbers = range(how_many)
    people = [row(**person_details(number)) for number in numbers]
    world.tables = {
        "families_person": people,
        "families_wish": [row(person_id=about(), words="x", said_on="2019-03-01") for _ in numbers],
        "proof_note": [row(person_id=about(), joint_record_id=chance.choice([None, *joint, *joint])) for _ in numbers],
        "sharing_sealedcopy": [row(**_copy(chance, chance.choice([None, about()]))) for _ in numbers],
    }
    for table, rows in world.tables.items():
        put(connection, table, rows)
        put(connection, f"{table}event", [_earlier(one, chance.choice(world.workers)) for one in rows])
    _share(connection, world, chance)


def _restriction(world: World, by: Acting, chance: random.Random) -> UUID | None:
    """None for most, one of the holder's own for some, and for a few one that does not belong there."""
    lot = chance.random()
    if lot < 0.7:
        return None
    own = [one for one, holder in world.restrictions.items() if holder == by.agency_id]
    return chance.choice(own) if lot < 0.95 else chance.choice(list(world.restrictions))


def _earlier(row: Row, by: Acting) -> Row:
    """An earlier state, held by chance elsewhere and not restricted: none of which may open it now."""
    pgh = {"pgh_created_at": NOW, "pgh_label": "insert", "pgh_obj_id": row["id"], "pgh_id": row["id"].int % 10**9}
    return row | pgh | {"restriction_id": None, "held_by_id": by.agency_id}


def _copy(chance: random.Random, person_id: UUID | None) -> Row:
    return {
        "disclosure_id": uuid4(), "side": chance.choice(["sent", "received"]), "items": [], "necessity": "x",
        "was_told": True, "told_words": "x", "salt": "\\x00", "stamp": "", "stamp_words": "", "person_id": person_id,
    }  # fmt: skip


def _share(connection: psycopg.Connection, world: World, chance: random.Random) -> None:
    """The envelopes of the copies, and notices that some were misdirected."""
    copies = world.tables["sharing_sealedcopy"]
    put(connection, "sharing_disclosure", [_envelope(copy, chance.choice(world.workers).agency_id) for copy in copies])
    lost = chance.sample(copies, k=len(copies) // 5)
    notice = {"kind": "misdirected", "because": "wrong_agency", "sent_at": NOW, "outcome": ""}
    notices = [
        {"id": uuid4(), "disclosure_id": copy["disclosure_id"], "sent_by_id": copy["recorded_by_id"], **notice}
        for copy in lost
    ]
    put(connection, "sharing_notice", notices)
    world.misdirected = {copy["disclosure_id"] for copy in lost}


def _envelope(copy: Row, other: UUID) -> Row:
    sender, recipient = (copy["held_by_id"], other) if copy["side"] == "sent" else (other, copy["held_by_id"])
    return {
        "id": copy["disclosure_id"], "manner": "urgent", "from_agency_id": sender, "to_agency_id": recipient,
        "to_outside": "", "bases": [], "sent_by_id": copy["recorded_by_id"], "sent_at": NOW, "spoke_with": "",
        "acknowledge_by": NOW, "legal_record_due_at": NOW, "item_keys": [], "payload_hash": "\\x00",
        "received_by_name": "",
    }  # fmt: skip


def person_details(number: int) -> Row:
    return {
        "reference": f"P-{number:06d}", "given_name": "Invented", "family_name": f"Person {number}", "known_as": "",
        "given_name_key": "invented", "family_name_key": f"person{number}", "born_on": "2004-01-01",
        "birth_date_is_estimated": False, "sex": "not_known", "ethnicity": "not_known", "first_language": "",
        "needs_interpreter": False, "home_authority": "Fleetwater", "address": "", "address_withheld_from": "",
        "safe_contact": "", "school": "",
    }  # fmt: skip
