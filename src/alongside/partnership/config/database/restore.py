"""Restoring into a fresh database, verifying it, and only then putting it in the old one's place."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from .backup import DUMP, HEADS, Manifest, count_rows, fingerprint_of_secrets, read_manifest
from .connections import client_settings, connection_for, database_name, is_outside_server
from .errors import BackupDamaged, SecretsUnreadable, SettingMissing
from .home import PROJECT, Home, database_passwords, read_secrets
from .programs import run_program
from .roles import set_up_database, set_up_roles
from .server import Server


@dataclass(frozen=True)
class Restored:
    database: str
    rows: int
    trail: str


def restore_beside(home: Home, folder: Path, database: str, *, verify_trail: Callable[[str, Path], str]) -> Restored:
    """Restore into an empty database and verify that it holds what the manifest says."""
    manifest = read_manifest(folder)
    if manifest.secrets != fingerprint_of_secrets(home):
        raise SecretsUnreadable(
            f"This backup was made with other secrets than {home.secrets_file} holds: encrypted fields and signatures "
            "would be lost. Put the secrets kept with this backup in place first."
        )
    with psycopg.connect(**connection_for("keeper", database=database)) as keeper:
        if count_rows(keeper):
            raise BackupDamaged(f"The database {database} is not empty, and a restore never mixes. Name a fresh one.")
    words, environment = client_settings(connection_for("owner", database=database))
    loaded = run_program(
        "pg_restore", "--exit-on-error", f"--dbname={words}", str(folder / DUMP), environment=environment
    )
    if loaded.returncode != 0:
        raise BackupDamaged(f"pg_restore did not finish; {database} is of no use:\n{loaded.stderr.strip()}")
    _compare(manifest, database)
    return Restored(database, sum(manifest.rows.values()), verify_trail(database, folder / HEADS))


def restore_in_place(server: Server, folder: Path, *, verify_trail: Callable[[str, Path], str]) -> Restored:
    """Restore and verify beside the site's database, then change places; the old one is kept under another name."""
    if is_outside_server():
        raise SettingMissing(
            "On a server of your own, make an empty database there, restore with --into its name, and then change the "
            "addresses in DATABASE_URL and its companions."
        )
    stamp = f"{datetime.now(UTC):%Y%m%dt%H%M%S}"
    superuser = server.superuser_connection()
    set_up_roles(superuser, database_passwords(read_secrets(server.home)))
    set_up_database(superuser, f"restored_{stamp}")
    restored = restore_beside(server.home, folder, f"restored_{stamp}", verify_trail=verify_trail)
    with psycopg.connect(**superuser, autocommit=True) as connection:
        _refuse_while_in_use(connection)
        with connection.transaction():
            _rename(connection, database_name(), f"before_{stamp}")
            _rename(connection, restored.database, database_name())
    server.home.heads.rename(server.home.folder / f"heads-before-{stamp}")
    shutil.copytree(folder / HEADS, server.home.heads)
    return restored


def verify_trail(database: str, heads: Path) -> str:
    """Let the site's own command read the whole trail again, as keeper, against the heads of the backup."""
    verified = subprocess.run(  # noqa: S603 (our own command, and no shell)
        [sys.executable, "manage.py", "trail", "verify", f"--heads={heads}"],
        cwd=PROJECT,
        env={**os.environ, "ALONGSIDE_DATABASE_NAME": database, "ALONGSIDE_DATABASE_ROLE": "keeper"},
        capture_output=True,
        text=True,
        check=False,
    )
    if verified.returncode != 0:
        raise BackupDamaged(
            f"The restored trail does not verify, so {database} was not put in place:\n"
            f"{verified.stdout.strip()}\n{verified.stderr.strip()}"
        )
    return verified.stdout.strip()


def _compare(manifest: Manifest, database: str) -> None:
    with psycopg.connect(**connection_for("keeper", database=database)) as keeper:
        found = count_rows(keeper)
    wrong = [
        f"{table}: {found.get(table, 'no table')} instead of {rows} rows"
        for table, rows in manifest.rows.items()
        if found.get(table) != rows
    ]
    if wrong:
        raise BackupDamaged(f"{database} does not hold what the manifest says.\n" + "\n".join(wrong))


def _refuse_while_in_use(connection: psycopg.Connection) -> None:
    row = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [database_name()]).fetchone()
    if row and row[0]:
        raise BackupDamaged(
            f"{row[0]} connection(s) still work in the site's database. Stop the site and its jobs, then restore again."
        )


def _rename(connection: psycopg.Connection, name: str, new_name: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if exists:  # after the loss of a whole server there is no old one to keep
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(new_name)))
