"""Looking somebody up among many stays quick under row-level security: the database uses its index.

LIKE and trigrams would not: under a policy the database must not run an operator that could leak what it compares.
"""

import random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.families.queries import find_people
from tests.agencies.held_world import person_details, put, superuser
from tests.partnership import make_partnership

HOW_MANY = 20_000


@pytest.fixture
def crowd(fresh_database):
    """Twenty thousand people: two in three held by one agency."""
    partnership = make_partnership()
    chance = random.Random(1)
    rows = []
    for number in range(HOW_MANY):
        by = partnership.family_worker if number % 3 else partnership.screener
        rows.append({
            "id": uuid4(), "held_by_id": by.agency_id, "team_id": by.team_id, "recorded_by_id": by.posting_id,
            "recorded_at": "2019-03-01T12:00:00Z", "retention_class": "person", "review_on": "2022-03-01",
            **person_details(number), "family_name_key": "".join(chance.choices("abcdefghijklmnop", k=8)),
            "born_on": f"{chance.randint(1995, 2008)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        })  # fmt: skip
    with superuser(fresh_database) as keeper:
        keeper.execute("SET session_replication_role = replica")
        put(keeper, "families_person", rows)
        keeper.execute("ANALYZE families_person")
    return partnership.family_worker, rows[1]


def plan_of(by, **sought) -> str:
    """How the database answers the search that the query itself sends."""
    with (
        act_as(by),
        CaptureQueriesContext(
            connection,
        ) as sent,
    ):
        assert find_people(**sought, by=by)
        search = next(one["sql"] for one in sent if 'FROM "families_person"' in one["sql"])
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {search}".replace("%", "%%"))
            return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize(
    ("sought", "index"),
    [
        ("family_name", "families_person_by_name"),
        ("born_on", "families_person_by_birth"),
        ("reference", "families_one_reference_an_agency"),
    ],
)
def test_a_look_up_uses_its_index(crowd, sought, index):
    by, somebody = crowd
    value = {"family_name": somebody["family_name_key"][:4]}.get(sought, somebody.get(sought))
    plan = plan_of(by, **{sought: value})
    assert index in plan, plan
    assert "Seq Scan on families_person" not in plan
