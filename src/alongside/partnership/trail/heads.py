"""The heads of the trail, signed and written outside the database every minute.

Whoever can change the database cannot change what was exported: `verification` compares the two. One line of a file is
one agency's head at one moment, with an Ed25519 signature over its words.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.partnership.trail.models import TrailHead


@dataclass(frozen=True)
class Head:
    """Where one agency's chain ended at one moment."""

    agency_id: str
    seq: int
    line_hash: str
    at: str

    @property
    def words(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()


def export_heads(*, folder: Path, key: Ed25519PrivateKey, now: datetime) -> int:
    """Write every head that has moved since the last export. Returns how many were written."""
    known = {head.agency_id: head.seq for head in read_heads(folder, key)}
    heads = [
        Head(str(head.agency_id), head.seq, bytes(head.line_hash).hex(), now.isoformat())
        for head in TrailHead.objects.order_by("agency_id")
        if known.get(str(head.agency_id), 0) < head.seq
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{now:%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
        for head in heads:
            file.write(json.dumps(asdict(head) | {"signature": _sign(head, key)}) + "\n")
    return len(heads)


def read_heads(folder: Path, key: Ed25519PrivateKey) -> Iterator[Head]:
    """Every exported head, oldest first; a head whose signature does not fit is refused by name."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield _check(json.loads(line), key, where=f"line {number} of {path.name}")


class HeadWasForged(Exception):
    """An exported head does not carry this site's signature."""


def signing_key(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(secret))


def _sign(head: Head, key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.sign(head.words)).decode()


def _check(line: dict, key: Ed25519PrivateKey, *, where: str) -> Head:
    signature = base64.b64decode(line.pop("signature"))
    head = Head(**line)
    try:
        key.public_key().verify(signature, head.words)
    except InvalidSignature as error:
        raise HeadWasForged(f"The exported head in {where} was changed after it was signed.") from error
    return head
