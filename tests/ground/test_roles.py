"""What each of the four roles may do, asked of PostgreSQL itself."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from alongside.partnership.config.database.connections import connection_for
from alongside.partnership.config.database.errors import RoleTooStrong
from alongside.partnership.config.database.home import ROLES, database_passwords, read_secrets
from alongside.partnership.config.database.roles import (
    copy_database,
    drop_database,
    scram_verifier,
    set_up_database,
    set_up_roles,
)
from alongside.partnership.config.database.server import Server
from alongside.partnership.config.database.strength import refuse_a_role_that_sees_everything

TWO_AGENCIES = """
    CREATE TABLE child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, held_by int NOT NULL);
    ALTER TABLE child ENABLE ROW LEVEL SECURITY;
    ALTER TABLE child FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON child USING (held_by = NULLIF(current_setting('alongside.agency', true), '')::int);
"""


@pytest.fixture
def database(ground: Server) -> Iterator[str]:
    """A database with one table under row-level security: two children of agency 1, three of agency 2."""
    superuser = ground.superuser_connection()
    copy_database(superuser, template="alongside", copy="roles")
    with psycopg.connect(**connection_for("owner", database="roles")) as owner:
        owner.execute(TWO_AGENCIES)
    with psycopg.connect(**connection_for("keeper", database="roles")) as keeper:
        keeper.execute("INSERT INTO child (held_by) VALUES (1), (1), (2), (2), (2)")
    yield "roles"
    drop_database(superuser, "roles")


def children_seen_by(role: str, database: str, agency: str | None = None) -> int:
    with psycopg.connect(**connection_for(role, database=database)) as connection:
        if agency:
            connection.execute("SELECT set_config('alongside.agency', %s, true)", [agency])
        row = connection.execute("SELECT count(*) FROM child").fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION pg_trgm",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "DROP TABLE child",
        "TRUNCATE child",
        "ALTER TABLE child NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own ON child",
        "SET ROLE alongside_owner",
        "SET ROLE alongside_keeper",
        "COPY child FROM PROGRAM 'echo 1'",
    ],
)
@pytest.mark.parametrize("role", ["app", "public"])
def test_roles_of_web_processes_change_no_structure_and_become_nobody_else(role: str, statement: str, database: str):
    with (
        psycopg.connect(**connection_for(role, database=database), autocommit=True) as connection,
        pytest.raises(InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_public_sees_no_table_until_it_is_granted(database: str):
    with pytest.raises(InsufficientPrivilege):
        children_seen_by("public", database)
    with psycopg.connect(**connection_for("owner", database=database)) as owner:
        owner.execute("CREATE TABLE figure AS SELECT 526 AS offences")
        owner.execute("GRANT SELECT ON figure TO alongside_public")
    with psycopg.connect(**connection_for("public", database=database), autocommit=True) as public:
        assert public.execute("SELECT offences FROM figure").fetchone() == (526,)
        with pytest.raises(InsufficientPrivilege):
            public.execute("UPDATE figure SET offences = 0")


def test_the_keeper_makes_no_table(database: str):
    with (
        psycopg.connect(**connection_for("keeper", database=database)) as keeper,
        pytest.raises(InsufficientPrivilege),
    ):
        keeper.execute("CREATE TABLE mine (id int)")


@pytest.mark.parametrize(
    ("role", "agency", "children"),
    [
        ("app", None, 0),
        ("app", "1", 2),
        ("app", "2", 3),
        ("owner", None, 0),
        ("owner", "1", 2),
        ("keeper", None, 5),
    ],
)
def test_row_level_security_binds_all_but_the_keeper(role: str, agency: str | None, children: int, database: str):
    assert children_seen_by(role, database, agency) == children


def test_app_adds_a_row_only_where_row_level_security_allows_it(database: str):
    with psycopg.connect(**connection_for("app", database=database)) as app:
        app.execute("SELECT set_config('alongside.agency', '1', true)")
        app.execute("INSERT INTO child (held_by) VALUES (1)")
        with pytest.raises(InsufficientPrivilege, match="row-level security"):
            app.execute("INSERT INTO child (held_by) VALUES (2)")


def test_functions_are_closed_to_public_and_open_to_app_and_keeper(database: str):
    with psycopg.connect(**connection_for("owner", database=database)) as owner:
        owner.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    for role in ("app", "keeper"):
        with psycopg.connect(**connection_for(role, database=database)) as connection:
            assert connection.execute("SELECT one()").fetchone() == (1,)
    with (
        psycopg.connect(**connection_for("public", database=database)) as public,
        pytest.raises(InsufficientPrivilege),
    ):
        public.execute("SELECT one()")


@pytest.mark.parametrize("extension", ["pg_trgm", "btree_gist"])
def test_the_owner_can_make_the_extensions_that_migrations_ask_for(extension: str, database: str):
    with psycopg.connect(**connection_for("owner", database=database)) as owner:
        owner.execute(f"CREATE EXTENSION {extension}")


def test_setting_up_again_takes_back_what_a_role_was_given_by_hand(ground: Server):
    superuser, passwords = ground.superuser_connection(), database_passwords(read_secrets())
    with psycopg.connect(**superuser, autocommit=True) as connection:
        connection.execute("ALTER ROLE alongside_app BYPASSRLS CREATEROLE")
    set_up_roles(superuser, passwords)
    set_up_database(superuser)
    for role in ROLES:
        with psycopg.connect(**connection_for(role)) as connection:
            strong = connection.execute(
                "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles "
                "WHERE rolname = current_user"
            ).fetchone()
        assert strong == (False, False, False, False, role == "keeper")


def test_a_password_never_travels_in_a_statement():
    verifier = scram_verifier("made-up words")
    assert verifier.startswith("SCRAM-SHA-256$4096:")
    assert "made-up" not in verifier
    assert verifier != scram_verifier("made-up words")


def test_the_role_that_serves_pages_passes_the_start_up_check(database: str):
    for role in ("app", "public"):
        with psycopg.connect(**connection_for(role, database=database)) as connection:
            refuse_a_role_that_sees_everything(connection)


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("keeper", "it has BYPASSRLS"),
        ("owner", "it is a member of another role and it owns tables and it owns the database"),
    ],
)
def test_a_site_does_not_start_as_the_owner_or_the_keeper(role: str, reason: str, database: str):
    with (
        psycopg.connect(**connection_for(role, database=database)) as connection,
        pytest.raises(RoleTooStrong, match=reason),
    ):
        refuse_a_role_that_sees_everything(connection)


@pytest.mark.parametrize(
    ("made_strong", "made_weak", "reason"),
    [
        ("ALTER ROLE alongside_app SUPERUSER", "ALTER ROLE alongside_app NOSUPERUSER", "it is a superuser"),
        ("ALTER ROLE alongside_app BYPASSRLS", "ALTER ROLE alongside_app NOBYPASSRLS", "it has BYPASSRLS"),
        ("ALTER ROLE alongside_app CREATEROLE", "ALTER ROLE alongside_app NOCREATEROLE", "it may change roles"),
        (
            "GRANT alongside_keeper TO alongside_app",
            "REVOKE alongside_keeper FROM alongside_app",
            "it is a member of another role",
        ),
        ("ALTER TABLE child OWNER TO alongside_app", "SELECT 1", "it owns tables"),
    ],
)
def test_a_site_does_not_start_when_its_role_was_made_too_strong(
    made_strong: str, made_weak: str, reason: str, database: str, ground: Server
):
    with psycopg.connect(**ground.superuser_connection(database), autocommit=True) as superuser:
        superuser.execute(made_strong)
        try:
            with (
                psycopg.connect(**connection_for("app", database=database)) as connection,
                pytest.raises(RoleTooStrong, match=reason),
            ):
                refuse_a_role_that_sees_everything(connection)
        finally:
            superuser.execute(made_weak)
