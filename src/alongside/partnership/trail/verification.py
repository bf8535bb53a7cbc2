"""Read the whole trail again and say what does not fit.

A changed line breaks its own hash; a removed or inserted one breaks the row of places; a reordered one breaks the link
to the line before; a chain that was rewritten from some place on breaks against the heads that were exported.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from uuid import UUID

from alongside.partnership.trail.heads import Head
from alongside.partnership.trail.models import TrailHead, TrailLine


@dataclass
class Verification:
    """What was found: faults by name, how many lines were read, and how many nobody outside can vouch for yet."""

    lines: int = 0
    agencies: int = 0
    faults: list[str] = field(default_factory=list)
    not_yet_exported: dict[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return not self.faults


def verify(exported: Iterable[Head]) -> Verification:
    """Check every agency's chain from its first line against itself, its head, and the heads exported so far."""
    found = Verification()
    heads_by_agency: dict[str, list[Head]] = {}
    for head in exported:
        heads_by_agency.setdefault(head.agency_id, []).append(head)
    ends = {str(end.agency_id): end for end in TrailHead.objects.all()}
    in_lines = {str(pk) for pk in TrailLine.objects.order_by().values_list("agency_id", flat=True).distinct()}
    for agency_id in sorted(ends.keys() | heads_by_agency.keys() | in_lines):
        found.agencies += 1
        _verify_agency(agency_id, ends.get(agency_id), heads_by_agency.get(agency_id, []), found)
    return found


def _verify_agency(agency_id: str, end: TrailHead | None, exported: list[Head], found: Verification) -> None:
    hashes: dict[int, str] = {}
    previous, place = b"", 0
    for line in _lines_of(agency_id):
        found.lines += 1
        found.faults += list(_faults_of(line, after=place, previous=previous))
        place, previous = line.seq or place + 1, bytes(line.line_hash or b"")
        hashes[place] = previous.hex()
    if end is None:
        found.faults.append(f"Agency {agency_id}: the head of its chain is gone.")
    elif (end.seq, bytes(end.line_hash)) != (place, previous):
        found.faults.append(f"Agency {agency_id}: its chain ends at line {place}, but its head says {end.seq}.")
    for head in exported:
        if hashes.get(head.seq) != head.line_hash:
            found.faults.append(f"Agency {agency_id}: line {head.seq} is not the one exported at {head.at}.")
    found.not_yet_exported[agency_id] = place - max((head.seq for head in exported), default=0)


def _lines_of(agency_id: str) -> Iterator[TrailLine]:
    return TrailLine.objects.filter(agency_id=UUID(agency_id)).order_by("seq", "id").iterator(chunk_size=5_000)


def _faults_of(line: TrailLine, *, after: int, previous: bytes) -> Iterator[str]:
    where = f"Agency {line.agency_id}, line {line.seq} (number {line.pk})"
    if line.seq is None:
        yield f"{where}: inserted without a seal."
        return
    if line.seq != after + 1:
        yield f"{where}: {line.seq - after - 1} line(s) before it were removed."
    elif bytes(line.previous_hash or b"") != previous:
        yield f"{where}: does not follow the line before it; lines were reordered, inserted or replaced."
    if bytes(line.line_hash or b"") != _hash(line):
        yield f"{where}: was changed after it was sealed."


def _hash(line: TrailLine) -> bytes:
    """The same words in the same order as the database's function trail_words."""
    words = json.dumps(
        [
            line.seq, line.pk, line.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
            str(line.agency_id), str(line.worker_id), str(line.posting_id), line.role, line.purpose, line.did,
            line.subject_kind, str(line.subject_id) if line.subject_id else None, line.because, line.search_hash,
        ],
        ensure_ascii=False,
    )  # fmt: skip
    return hashlib.sha256(bytes(line.previous_hash or b"") + words.encode()).digest()
