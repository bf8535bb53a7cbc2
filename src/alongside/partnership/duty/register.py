"""The register file: what the law asks, in plain words, with a version."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

REGISTER_FILE = Path(__file__).with_name("register.toml")


@dataclass(frozen=True)
class Asked:
    """One obligation as the file states it."""

    reference: str
    statute: str
    words: str
    record_kept: str
    bound: str


@dataclass(frozen=True)
class Register:
    version: int
    obligations: tuple[Asked, ...]


def read_register(path: Path = REGISTER_FILE) -> Register:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Register(content["version"], tuple(Asked(**one) for one in content["obligations"]))
