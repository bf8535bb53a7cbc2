"""Where PostgreSQL's files lie and which account runs it.

PostgreSQL refuses to run as root. Started by root, it runs under an account of its own, which must be able to reach its
files; the folders on the way belong to others, so their permissions are read here and never changed.
"""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from .home import Home

SHARED_GROUND = Path("/var/lib/alongside")
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107  # bytes: what the kernel keeps of a socket's path


@dataclass(frozen=True)
class Place:
    """One PostgreSQL server's folder, laid out."""

    folder: Path
    socket: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"


def find_place(home: Home) -> Place:
    """The server's place for this home; the same answer for the server and for everyone who connects to it."""
    folder = home.postgres
    if os.geteuid() == 0 and not reachable_by_others(home.folder.parent):
        folder = SHARED_GROUND / _short_name(home.folder)
    return Place(folder, find_socket_folder(folder))


def find_socket_folder(folder: Path) -> Path:
    socket = folder / "socket"
    if len(os.fsencode(socket / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
        return socket
    return Path("/tmp") / f"alongside-{_short_name(folder)}"  # noqa: S108 (its owner is checked before use)


def reachable_by_others(path: Path) -> bool:
    """Whether an account without any right of its own can walk to this path."""
    path = path.resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents) if folder.exists())


def find_account(place: Place) -> pwd.struct_passwd | None:
    """The account that runs the server; None when that is ourselves or when there is none yet."""
    if os.geteuid() != 0:
        return None
    if place.cluster.exists():
        return pwd.getpwuid(place.cluster.stat().st_uid)
    for name in (os.environ.get("ALONGSIDE_DATABASE_ACCOUNT"), "postgres", "alongside"):
        if name and (account := _account_named(name)):
            return account
    return None


def _account_named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
