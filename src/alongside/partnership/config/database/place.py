"""Where PostgreSQL's files lie and which account runs it.

PostgreSQL refuses to run as root. Started by root, it runs under an account of its own, which must be able to reach its
files; the folders on the way belong to others, so their permissions are read here and never changed.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from pwd import struct_passwd

from .errors import ServerDidNotStart
from .home import Home

SHARED_GROUND = Path("/var/lib/alongside")
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107  # bytes: what the kernel keeps of a socket's path
OWN_ACCOUNT = "alongside"


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
    home.make()
    folder = home.postgres
    if os.geteuid() == 0 and not reachable_by_others(home.folder):
        folder = SHARED_GROUND / _short_name(home.folder)
    return Place(folder, find_socket_folder(folder))


def find_socket_folder(folder: Path) -> Path:
    socket = folder / "socket"
    if len(os.fsencode(socket / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
        return socket
    return Path("/tmp") / f"alongside-{_short_name(folder)}"  # noqa: S108 (its owner is checked before use)


def reachable_by_others(folder: Path) -> bool:
    """Whether an account without any right of its own can walk to this folder."""
    folder = folder.resolve()
    return all(step.stat().st_mode & stat.S_IXOTH for step in (folder, *folder.parents))


def prepare(place: Place, account: struct_passwd | None) -> None:
    """Make the server's folders, closed to everyone but the account that runs it."""
    if place.folder.parent == SHARED_GROUND:
        SHARED_GROUND.mkdir(mode=0o755, exist_ok=True)
    for folder in (place.folder, place.socket):
        _make_closed_folder(folder, account)


def _make_closed_folder(folder: Path, account: struct_passwd | None) -> None:
    owner = account.pw_uid if account else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (owner, os.geteuid()) or found.st_mode & 0o077:
            raise ServerDidNotStart(
                f"{folder} is not a closed folder of the account that runs PostgreSQL. "
                "Someone else made it; remove it, or set ALONGSIDE_HOME to another folder."
            ) from None
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)


def find_account(place: Place) -> struct_passwd | None:
    """The account that runs the server; None when that is ourselves, or when root has not chosen one yet."""
    if os.geteuid() != 0:
        return None
    if place.folder.exists() and (owner := place.folder.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    if wanted := os.environ.get("ALONGSIDE_DATABASE_ACCOUNT"):
        if (account := _account_named(wanted)) and account.pw_uid != 0:
            return account
        raise ServerDidNotStart(
            f"ALONGSIDE_DATABASE_ACCOUNT names {wanted}, which is no ordinary account here. "
            "Make it, or unset the setting."
        )
    return _account_named("postgres") or _account_named(OWN_ACCOUNT)


def make_account() -> struct_passwd:
    """Make the system account `alongside`, for a machine on which root has no account for PostgreSQL."""
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise ServerDidNotStart(
            "PostgreSQL does not run as root, and this machine has no useradd to make an account for it. "
            "Make an account yourself and name it in ALONGSIDE_DATABASE_ACCOUNT, or start as an ordinary user."
        )
    home = ["--no-create-home", "--home-dir", str(SHARED_GROUND), "--shell", "/usr/sbin/nologin"]
    subprocess.run([program, "--system", *home, OWN_ACCOUNT], check=True)  # noqa: S603 (fixed words)
    return pwd.getpwnam(OWN_ACCOUNT)


def _account_named(name: str) -> struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
