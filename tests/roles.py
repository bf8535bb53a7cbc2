"""Work in a test as another database role: the keeper who verifies, the superuser who tampers."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

from alongside.partnership.config.database.server import embedded_server
from tests.database import Database


@contextmanager
def as_role(database: Database, role: str) -> Iterator[None]:
    """Point Django's default connection at the same database as another role."""
    connection.close()
    before = dict(connection.settings_dict)
    wanted = database.connection(role)
    connection.settings_dict.update(USER=wanted["user"], PASSWORD=wanted["password"])
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def tamper(database: Database, statement: str) -> None:
    """Change the database as its superuser, past every lock: what an intruder with the server's files could do."""
    superuser = embedded_server().superuser_connection() | {"dbname": database.name}
    with psycopg.connect(**superuser, autocommit=True) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(statement)
