"""What must be true before a site holds records of real people.

A data protection impact assessment and an equality analysis are the two things the Gangs Matrix never had. Each is
named in `going-live.toml` of the home folder with the day it was signed and the day it is next reviewed. A review that
has lapsed raises an alarm and does not stop a restart: children are still being helped.
"""

import tomllib
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


class Mode(Enum):
    DEMO = "DEMO"
    LIVE = "LIVE"


DOCUMENTS = {
    "dpia": "data protection impact assessment",
    "equality_analysis": "equality analysis",
}
SHORTEST_SECRET = 50


def refuse_unless_ready(*, secret_key: str, address: str, hosts: list[str], home: Path) -> None:
    """Stop a LIVE site that lacks its key, its HTTPS address or its two documents, and list everything missing."""
    missing = [
        *_missing_key(secret_key),
        *_missing_https(address, hosts),
        *_missing_documents(home / "going-live.toml"),
    ]
    if missing:
        raise ImproperlyConfigured("This site cannot go live yet:\n- " + "\n- ".join(missing))


def lapsed_reviews(home: Path, today: date) -> list[str]:
    """Name each document whose review date has passed."""
    documents = _read(home / "going-live.toml")
    return [
        f"The {words} was due for review on {documents[name]['review_on']:%-d %B %Y}."
        for name, words in DOCUMENTS.items()
        if _is_complete(documents.get(name)) and documents[name]["review_on"] < today
    ]


def _missing_key(secret_key: str) -> list[str]:
    if len(secret_key) >= SHORTEST_SECRET:
        return []
    return [f"ALONGSIDE_SECRET_KEY must hold at least {SHORTEST_SECRET} characters that nobody else knows."]


def _missing_https(address: str, hosts: list[str]) -> list[str]:
    missing = []
    if not address.startswith("https://"):
        missing.append("ALONGSIDE_ADDRESS must be the site's own address and start with https://.")
    if "*" in hosts:
        missing.append("ALONGSIDE_HOSTS must name the site's host names, never *.")
    return missing


def _missing_documents(path: Path) -> list[str]:
    documents = _read(path)
    return [
        f"The {words} needs [{name}] in {path.name} with document, signed_by, signed_on and review_on"
        " (days as 2026-01-31)."
        for name, words in DOCUMENTS.items()
        if not _is_complete(documents.get(name))
    ]


def _is_complete(document: object) -> bool:
    if not isinstance(document, dict):
        return False
    words = all(str(document.get(name, "")).strip() for name in ("document", "signed_by"))
    days = all(type(document.get(name)) is date for name in ("signed_on", "review_on"))
    return words and days


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ImproperlyConfigured(f"{path.name} in the home folder cannot be read: {error}.") from error
