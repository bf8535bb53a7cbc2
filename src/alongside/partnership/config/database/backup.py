"""One backup: a folder with the dump, the trail's exported heads, and a manifest that says what both must hold.

The secrets are not in it. Without them nobody reads the encrypted fields of a stolen backup, and neither can we: keep
secrets.json somewhere else, as docs/how-to/backup-and-restore.md says.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from .connections import client_settings, connection_for
from .errors import BackupDamaged
from .home import Home, read_secrets
from .programs import run_program

DUMP = "alongside.dump"
MANIFEST = "manifest.json"
HEADS = "heads"
TABLES = """
    SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1
"""


@dataclass(frozen=True)
class Manifest:
    made_at: str
    server_version: int
    sha256: str
    rows: dict[str, int]
    secrets: str  # tells one set of secrets from another, and nothing about them


def back_up(home: Home, *, made_at: datetime | None = None) -> Path:
    """Save the database as keeper into a new folder of `backups`; the site goes on meanwhile."""
    made_at = made_at or datetime.now(UTC)
    folder = home.backups / f"{made_at:%Y-%m-%dT%H%M%SZ}"
    draft = folder.with_suffix(".unfinished")
    draft.mkdir(mode=0o700)
    _copy_heads(home.heads, draft / HEADS)  # before the dump, which then holds at least the lines they sign
    address = connection_for("keeper")
    with psycopg.connect(**address) as keeper:
        keeper.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        (snapshot,) = keeper.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        _dump(address, draft / DUMP, snapshot)
        manifest = Manifest(
            made_at.isoformat(),
            keeper.info.server_version,
            _sha256(draft / DUMP),
            count_rows(keeper),
            fingerprint_of_secrets(home),
        )
    _write_safely(draft / MANIFEST, json.dumps(asdict(manifest), indent=2))
    draft.rename(folder)
    return folder


def read_manifest(folder: Path) -> Manifest:
    """The manifest, once the dump beside it is the one it speaks of."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
        found = _sha256(folder / DUMP)
    except FileNotFoundError as missing:
        raise BackupDamaged(f"{folder} is no whole backup: {Path(missing.filename).name} is not there.") from missing
    except (ValueError, TypeError) as broken:
        raise BackupDamaged(f"{folder / MANIFEST} cannot be read. Take another backup.") from broken
    if found != manifest.sha256:
        raise BackupDamaged(f"{folder / DUMP} was changed after it was made. Take another backup.")
    return manifest


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Every table with its rows, as this connection's role sees them."""
    counts = {}
    for (table,) in connection.execute(TABLES).fetchall():
        row = connection.execute(sql.SQL("SELECT count(*) FROM " + table)).fetchone()  # noqa: S608 (quoted by PostgreSQL)
        counts[table] = row[0] if row else 0
    return counts


def fingerprint_of_secrets(home: Home) -> str:
    secrets = read_secrets(home)
    kept = [secrets[name] for name in ("field_encryption_key", "search_term_key", "trail_signing_key")]
    return hashlib.sha256("\n".join(["which secrets belong to a backup", *kept]).encode()).hexdigest()[:16]


def _dump(address: Mapping[str, Any], file: Path, snapshot: str) -> None:
    words, environment = client_settings(address)
    file.touch(mode=0o600)
    arguments = ["--format=custom", f"--snapshot={snapshot}", f"--file={file}", f"--dbname={words}"]
    dumped = run_program("pg_dump", *arguments, environment=environment)
    if dumped.returncode != 0:
        raise BackupDamaged(f"pg_dump did not finish, so there is no backup:\n{dumped.stderr.strip()}")
    with open(file, "rb") as written:
        os.fsync(written.fileno())


def _copy_heads(heads: Path, copy: Path) -> None:
    if heads.is_dir():
        shutil.copytree(heads, copy)
    else:
        copy.mkdir()


def _write_safely(path: Path, words: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
