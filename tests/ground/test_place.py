"""Where the server's files lie, and whose account runs it."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from alongside.partnership.config.database.errors import ServerDidNotStart
from alongside.partnership.config.database.home import Home, find_home
from alongside.partnership.config.database.place import (
    SHARED_GROUND,
    SOCKET_NAME,
    SOCKET_PATH_LIMIT,
    find_account,
    find_place,
    find_socket_folder,
    prepare,
)
from alongside.partnership.config.database.server import embedded_server

from .conftest import as_root


@pytest.mark.parametrize("depth", [1, 20, 60, 200])
def test_a_socket_path_never_outgrows_the_kernel(depth: int):
    socket = find_socket_folder(Path("/srv") / ("d" * depth) / "postgres")
    assert len(os.fsencode(socket / SOCKET_NAME)) <= SOCKET_PATH_LIMIT


def test_a_server_deep_in_the_file_system_starts_all_the_same(home_folder: Path):
    home = Home(home_folder / ("deep" * 30))
    home_folder.mkdir(mode=0o711)
    server = embedded_server(home)
    assert len(os.fsencode(home.postgres)) > SOCKET_PATH_LIMIT
    try:
        assert server.start()
        assert server.stop()
    finally:
        shutil.rmtree(server.place.socket)


def test_a_socket_folder_that_someone_else_left_open_is_refused(home_folder: Path):
    place = find_place(find_home())
    place.folder.mkdir(mode=0o755)
    with pytest.raises(ServerDidNotStart, match="not a closed folder"):
        prepare(place, find_account(place))


@as_root
def test_an_account_that_does_not_exist_is_refused(home_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ALONGSIDE_DATABASE_ACCOUNT", "nobody-of-that-name")
    with pytest.raises(ServerDidNotStart, match="no ordinary account here"):
        find_account(find_place(find_home()))


@as_root
def test_root_is_no_account_for_the_server(home_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ALONGSIDE_DATABASE_ACCOUNT", "root")
    with pytest.raises(ServerDidNotStart, match="no ordinary account here"):
        find_account(find_place(find_home()))


@as_root
def test_root_keeps_the_files_on_shared_ground_when_the_account_cannot_reach_the_home(home_folder: Path):
    closed = home_folder.parent
    closed.chmod(0o700)
    server = embedded_server(find_home())
    assert server.place.folder.parent == SHARED_GROUND
    try:
        assert server.start()
        assert server.stop()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert server.place.cluster.stat().st_uid != 0
    finally:
        shutil.rmtree(server.place.folder)


def test_starting_changes_no_permission_on_the_way_to_the_home(home_folder: Path):
    def modes() -> list[int]:
        return [folder.stat().st_mode for folder in home_folder.parents]

    before = modes()
    server = embedded_server(find_home())
    server.start()
    server.stop()
    assert modes() == before
