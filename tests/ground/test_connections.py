"""Signing in: by the role that was asked for, or not at all."""

from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from alongside.partnership.config.database.connections import (
    URL_SETTINGS,
    chosen_role,
    connection_for,
    django_databases,
    role_name,
)
from alongside.partnership.config.database.errors import SettingMissing
from alongside.partnership.config.database.home import ROLES
from alongside.partnership.config.database.server import Server


@pytest.fixture
def outside_server(ground: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The shared server, met as if it were someone else's: through addresses alone."""
    addresses = {role: make_conninfo(**connection_for(role)) for role in ROLES}
    for role, setting in URL_SETTINGS.items():
        monkeypatch.setenv(setting, addresses[role])
    monkeypatch.setenv("ALONGSIDE_HOME", "/nowhere")
    return ground


@pytest.mark.parametrize("role", ROLES)
def test_a_missing_address_is_refused_and_no_stronger_role_takes_its_place(
    role: str, outside_server: Server, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(URL_SETTINGS[role])
    with pytest.raises(SettingMissing, match=f"{URL_SETTINGS[role]} is not set.*no other role"):
        django_databases(role)


def test_serving_pages_needs_the_address_of_the_public_role_too(
    outside_server: Server, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DATABASE_URL_PUBLIC")
    with pytest.raises(SettingMissing, match="DATABASE_URL_PUBLIC"):
        django_databases("app")


def test_an_address_that_signs_in_as_another_role_is_refused(outside_server: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://alongside_owner:made-up@db.example/alongside")
    with pytest.raises(SettingMissing, match="signs in as alongside_owner, and must sign in as alongside_app"):
        django_databases()


def test_a_role_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ALONGSIDE_DATABASE_ROLE", "postgres")
    with pytest.raises(SettingMissing, match="must be one of owner, app, public, keeper"):
        chosen_role()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reaches_an_outside_server_by_its_address(role: str, outside_server: Server):
    with psycopg.connect(**connection_for(role)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (role_name(role),)


def test_an_address_of_the_usual_form_is_taken_apart(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://alongside_app:a%20b@db.example:6432/borough?sslmode=verify-full")
    monkeypatch.setenv("DATABASE_URL_PUBLIC", "postgresql://alongside_public:c@db.example/borough")
    found = django_databases("app")["default"]
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "6432", "borough")
    assert (found["USER"], found["PASSWORD"]) == ("alongside_app", "a b")
    assert found["OPTIONS"] == {"sslmode": "verify-full", "options": "-c jit=off"}


def test_options_that_an_address_names_are_the_ones_that_count(monkeypatch: pytest.MonkeyPatch):
    address = "postgresql://alongside_app:c@db.example/borough?options=-c%20work_mem%3D8MB"
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_URL_PUBLIC", "postgresql://alongside_public:c@db.example/borough")
    assert django_databases("app")["default"]["OPTIONS"] == {"options": "-c work_mem=8MB"}


@pytest.mark.parametrize(
    ("role", "aliases"), [("app", ["default", "public"]), ("owner", ["default"]), ("keeper", ["default"])]
)
def test_only_the_role_that_serves_pages_has_the_public_alias(role: str, aliases: list[str], ground: Server):
    assert list(django_databases(role)) == aliases
    assert django_databases(role)["default"]["USER"] == role_name(role)


def test_only_processes_that_serve_pages_pool_their_connections(ground: Server, monkeypatch: pytest.MonkeyPatch):
    assert "pool" not in django_databases()["default"]["OPTIONS"]
    monkeypatch.setenv("ALONGSIDE_SERVES_PAGES", "1")
    assert "pool" in django_databases()["default"]["OPTIONS"]


def test_the_settings_can_be_read_before_any_server_runs(home_folder: Path):
    assert django_databases()["default"]["HOST"].startswith("/")
    assert not (home_folder / "postgres").exists()
