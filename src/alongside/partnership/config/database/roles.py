"""The four roles, and what each may do.

owner   makes and changes tables; row-level security binds it too.
app     serves workers: reads and changes rows that row-level security opens, and makes no table.
public  reads the single tables that migrations name for it.
keeper  looks past row-level security: backup, trail verification and data migrations. Never in a web process.
"""

import base64
import hashlib
import hmac
import os
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from psycopg import sql

from .connections import DATABASE_NAME, role_name
from .home import ROLES

SCRAM_ROUNDS = 4096  # PostgreSQL's own number; these passwords are 256 random bits
ATTRIBUTES = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT"
PRIVILEGES = [
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO alongside_app, alongside_public, alongside_keeper",
    "GRANT USAGE, CREATE ON SCHEMA public TO alongside_owner",
]
OWNERS_DEFAULTS = [
    "REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTIONS TO alongside_app, alongside_keeper",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO alongside_app, alongside_keeper",
    "GRANT USAGE ON SEQUENCES TO alongside_app",
    "GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO alongside_keeper",
]


def role_statements(passwords: Mapping[str, str]) -> Iterator[sql.Composed]:
    """Make the roles, or bring them back to what is written here; one statement at a time, as superuser."""
    for role in ROLES:
        name = sql.Identifier(role_name(role))
        yield sql.SQL("DO $$ BEGIN CREATE ROLE {name}; EXCEPTION WHEN duplicate_object THEN NULL; END $$").format(
            name=name
        )
        attributes = f"{ATTRIBUTES} {'BYPASSRLS' if role == 'keeper' else 'NOBYPASSRLS'} PASSWORD "
        verifier = sql.Literal(scram_verifier(passwords[role]))
        yield sql.SQL("ALTER ROLE {name} WITH ").format(name=name) + sql.SQL(attributes) + verifier
        yield sql.SQL("ALTER ROLE {name} SET search_path TO public").format(name=name)
    # So that a data migration, which runs as owner, can say that it works as keeper.
    yield sql.SQL("GRANT alongside_keeper TO alongside_owner WITH INHERIT FALSE, SET TRUE").format()


def database_statements(database: str = DATABASE_NAME) -> Iterator[sql.Composed]:
    """Make the database: UTF-8, sorted by code point, closed to everyone who is not named."""
    name = sql.Identifier(database)
    yield sql.SQL(
        "CREATE DATABASE {name} OWNER alongside_owner TEMPLATE template0 ENCODING 'UTF8' "
        "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8'"
    ).format(name=name)
    yield from opening_statements(database)


def opening_statements(database: str) -> Iterator[sql.Composed]:
    """Who may connect; a copy of a database does not inherit this."""
    readers = "alongside_app, alongside_public, alongside_keeper"
    yield sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(name=sql.Identifier(database))
    yield sql.SQL("GRANT CONNECT ON DATABASE {name} TO " + readers).format(name=sql.Identifier(database))


def privilege_statements() -> Iterator[sql.Composed]:
    """Inside the database: who may use the schema, and what the owner's later tables open to whom."""
    for statement in PRIVILEGES:
        yield sql.SQL(statement).format()
    for default in OWNERS_DEFAULTS:
        yield sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE alongside_owner " + default).format()


def scram_verifier(password: str) -> str:
    """What PostgreSQL keeps in place of a password (RFC 5803), so that no password travels in a statement or a log."""
    salt = os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", unicodedata.normalize("NFKC", password).encode(), salt, SCRAM_ROUNDS)
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    server_key = hmac.digest(salted, b"Server Key", "sha256")
    stored_key = hashlib.sha256(client_key).digest()
    in_text = [base64.b64encode(part).decode() for part in (salt, stored_key, server_key)]
    return f"SCRAM-SHA-256${SCRAM_ROUNDS}:{in_text[0]}${in_text[1]}:{in_text[2]}"


def set_up_roles(superuser: Mapping[str, Any], passwords: Mapping[str, str]) -> None:
    """Make the roles where they are missing, and put right what has drifted."""
    with psycopg.connect(**superuser, autocommit=True) as connection:
        for statement in role_statements(passwords):
            connection.execute(statement)


def set_up_database(superuser: Mapping[str, Any], database: str = DATABASE_NAME) -> None:
    """Make the database where it is missing, and open it to the roles."""
    with psycopg.connect(**superuser, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            for statement in database_statements(database):
                connection.execute(statement)
    with psycopg.connect(**{**superuser, "dbname": database}, autocommit=True) as connection:
        for statement in privilege_statements():
            connection.execute(statement)


def copy_database(superuser: Mapping[str, Any], *, template: str, copy: str) -> None:
    with psycopg.connect(**superuser, autocommit=True) as connection:
        create = sql.SQL("CREATE DATABASE {copy} OWNER alongside_owner TEMPLATE {template} STRATEGY file_copy")
        connection.execute(create.format(copy=sql.Identifier(copy), template=sql.Identifier(template)))
        for statement in opening_statements(copy):
            connection.execute(statement)


def drop_database(superuser: Mapping[str, Any], database: str) -> None:
    with psycopg.connect(**superuser, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
