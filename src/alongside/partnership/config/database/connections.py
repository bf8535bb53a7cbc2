"""How the site signs in to PostgreSQL: one role a purpose, and never a stronger one than was asked for."""

import os
from collections.abc import Mapping
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .errors import SettingMissing
from .home import ROLES, find_home, read_secrets
from .place import find_place

URL_SETTINGS = {
    "app": "DATABASE_URL",
    "owner": "DATABASE_URL_OWNER",
    "keeper": "DATABASE_URL_KEEPER",
    "public": "DATABASE_URL_PUBLIC",
}
DATABASE_NAME = "alongside"
# A page's queries are short, but with their policies they look long, and compiling them would cost more than they do.
NO_COMPILING = "-c jit=off"


def role_name(role: str) -> str:
    return f"alongside_{role}"


def database_name() -> str:
    """The embedded database's name: ALONGSIDE_DATABASE_NAME, else `alongside`."""
    return os.environ.get("ALONGSIDE_DATABASE_NAME") or DATABASE_NAME


def chosen_role() -> str:
    """The role this command works as: ALONGSIDE_DATABASE_ROLE, else the one that serves pages."""
    role = os.environ.get("ALONGSIDE_DATABASE_ROLE") or "app"
    if role not in ROLES:
        raise SettingMissing(f"ALONGSIDE_DATABASE_ROLE is {role!r}. It must be one of {', '.join(ROLES)}.")
    return role


def is_outside_server() -> bool:
    """Whether the settings name a server of your own instead of the embedded one."""
    return any(os.environ.get(setting) for setting in URL_SETTINGS.values())


def connection_for(role: str, *, database: str | None = None) -> dict[str, Any]:
    """What libpq needs to sign in as this role: host, port, user, password, dbname and options of your own."""
    if is_outside_server():
        return _outside_connection(role, database)
    home = find_home()
    return {
        "host": str(find_place(home).socket),
        "user": role_name(role),
        "password": read_secrets(home)[f"database_{role}"],
        "dbname": database or database_name(),
    }


def _outside_connection(role: str, database: str | None) -> dict[str, Any]:
    setting = URL_SETTINGS[role]
    url = os.environ.get(setting)
    if not url:
        raise SettingMissing(
            f"{setting} is not set, and this command works as {role_name(role)}. "
            f"Set {setting} to that role's address; no other role is used in its place."
        )
    connection = conninfo_to_dict(url)
    if connection.get("user") != role_name(role):
        raise SettingMissing(
            f"{setting} signs in as {connection.get('user') or 'nobody'}, and must sign in as {role_name(role)}."
        )
    return {**connection, "dbname": database or os.environ.get("ALONGSIDE_DATABASE_NAME") or connection["dbname"]}


def client_settings(address: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """An address for PostgreSQL's own programs, with the password where no list of processes shows it."""
    words = make_conninfo(**{name: value for name, value in address.items() if name != "password"})
    return words, {"PGPASSWORD": str(address.get("password") or "")}


def django_databases(role: str | None = None) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default` as the chosen role, and `public` beside it where pages are served."""
    role = role or chosen_role()
    databases = {"default": _django_database(role)}
    if role == "app":
        databases["public"] = _django_database("public")
    return databases


def _django_database(role: str) -> dict[str, Any]:
    connection = connection_for(role)
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": connection.pop("dbname"),
        "USER": connection.pop("user"),
        "PASSWORD": connection.pop("password", ""),
        "HOST": connection.pop("host", ""),
        "PORT": connection.pop("port", ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": NO_COMPILING, **connection},
    }
    if os.environ.get("ALONGSIDE_SERVES_PAGES"):
        database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    return database
