"""The home folder: everything an installation keeps outside its code, its secrets among them."""

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from .errors import SecretsUnreadable

ROLES = ("owner", "app", "public", "keeper")
RANDOM_BYTES = 32

PROJECT = Path(__file__).resolve().parents[5]


@dataclass(frozen=True)
class Home:
    folder: Path

    @property
    def secrets_file(self) -> Path:
        return self.folder / "secrets.json"

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def heads(self) -> Path:
        return self.folder / "heads"

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def make(self) -> None:
        """Make the folders that are missing, closed to everyone else; folders that exist stay as they are.

        Made by root, the home folder itself may be walked through and not listed: PostgreSQL, which never runs as
        root, has its own closed folder inside.
        """
        if not self.folder.exists():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        for folder in (self.heads, self.evidence, self.backups, self.log):
            folder.mkdir(mode=0o700, exist_ok=True)


def home_folder() -> Path:
    """ALONGSIDE_HOME, else `var` in the project folder."""
    return Path(os.environ.get("ALONGSIDE_HOME") or PROJECT / "var").absolute()


def find_home() -> Home:
    return Home(home_folder())


def read_secrets(home: Home | None = None) -> dict[str, str]:
    """Read the installation's secrets, making them on the first call; what is in the file is never changed."""
    home = home or find_home()
    home.make()
    if not home.secrets_file.exists():
        _write_once(home.secrets_file, _new_secrets())
    return _read(home.secrets_file)


def database_passwords(secret_values: dict[str, str]) -> dict[str, str]:
    return {role: secret_values[f"database_{role}"] for role in ROLES}


def _new_secrets() -> dict[str, str]:
    return {
        **{f"database_{role}": secrets.token_urlsafe(RANDOM_BYTES) for role in (*ROLES, "superuser")},
        "django_secret_key": secrets.token_urlsafe(2 * RANDOM_BYTES),
        "field_encryption_key": _random_key(),
        "search_term_key": _random_key(),
        "trail_signing_key": _random_key(),
    }


def _random_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(RANDOM_BYTES)).decode()


def _write_once(path: Path, values: dict[str, str]) -> None:
    """Write the whole file or nothing; when two starts race, the first one's secrets stand."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(values, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(path: Path) -> dict[str, str]:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SecretsUnreadable(f"{path} can be read by others. Run: chmod 600 {path}")
    try:
        values = json.loads(path.read_text())
    except (ValueError, PermissionError) as problem:
        raise SecretsUnreadable(
            f"{path} cannot be read ({type(problem).__name__}). Put back the copy kept with your backups; "
            "without it encrypted fields and the trail's signatures are lost."
        ) from problem
    missing = _new_secrets().keys() - values.keys()
    if missing:
        raise SecretsUnreadable(f"{path} lacks {', '.join(sorted(missing))}. Put back the copy kept with your backups.")
    return values
