"""Where a site's own files lie. Nothing serves this folder: a file leaves it through a query alone."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings

from alongside.evidence.errors import FileRefused
from alongside.evidence.intake.store import Chosen, FileRead, Store
from alongside.partnership.violence.local_file import NAME, read_local_file

LARGEST_BYTES = 2 * 1024**3


class Upload(Protocol):
    """A file on its way in, as Django gives it."""

    name: str
    size: int

    def chunks(self) -> Iterator[bytes]: ...


def own_folder() -> Path:
    """borough.toml with what it names; what intake keeps lies in `read` beneath."""
    return settings.EVIDENCE_FOLDER / "own"


def own_store() -> Store:
    return Store(own_folder() / "read")


def store_of(checksums: Sequence[str]) -> Chosen:
    """The store as if it held only the files that count."""
    store = own_store()
    return Chosen(store.folder, [found for checksum in checksums if (found := store.known(checksum))])


@contextmanager
def laid_down(upload: Upload) -> Iterator[Path]:
    """The file on disk for as long as it is read, under its own name: intake reads a year out of some names."""
    folder = own_folder() / f".arriving-{uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        path = folder / Path(upload.name).name
        with path.open("wb") as out:
            for chunk in upload.chunks():
                out.write(chunk)
        yield path
    finally:
        shutil.rmtree(folder)


def forget(checksum: str) -> None:
    """Delete a file's rows. It can be added again later."""
    store = own_store()
    if read := store.known(checksum):
        store.forget(read)


def rejects_of(read: FileRead | None) -> Path | None:
    """The rows of a file that were set aside, where there are any."""
    return own_store().folder / "rejects" / read.rejects if read and read.rejects else None


def take_local_file(folder: Path) -> None:
    """Take borough.toml over from a folder, with the boundaries and definitions that it names.

    Raises  FileRefused as `read_local_file`, and for a file that it names and that is not there.
    """
    local = read_local_file(folder)
    named = [name for name in (local.wards, local.small_areas, local.definitions_in) if name]
    for name in named:
        if not (folder / name).exists():
            raise FileRefused(f"{NAME} names {name}, which does not lie beside it. Lay it there.")
    own_folder().mkdir(parents=True, exist_ok=True)
    for name in (NAME, *named):
        if (folder / name).is_dir():
            shutil.rmtree(own_folder() / name, ignore_errors=True)
            shutil.copytree(folder / name, own_folder() / name)
        else:
            shutil.copyfile(folder / name, own_folder() / name)
