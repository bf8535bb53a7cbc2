"""Loading the law: a changed rule is a new version, and what was loaded once is never edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.sharing.law_file import Entry, LawFileWrong, read_law
from alongside.partnership.sharing.models import Gateway, LawfulBasis, Route, SharingPurpose
from alongside.partnership.sharing.models.law import BasisKind, LawRow
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

LAW_FOLDER = Path(__file__).parents[1] / "law"
ROWS: Mapping[str, type[LawRow]] = {
    "purpose": SharingPurpose, "gateway": Gateway, "basis": LawfulBasis, "route": Route,
}  # fmt: skip
COLUMNS = {
    "gateway": "gateway_code", "purpose": "purpose_code", "bases": "basis_codes", "agreement": "agreement_code",
}  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """How many rules of a file were new, and how many stood already just as the file says them."""

    new: int
    unchanged: int


@transaction.atomic
def load_law(*, path: Path, by: Acting) -> Loaded:
    """Load a law file, whole or not at all. Loading it twice changes nothing."""
    by.must(Permission.KEEP_THE_LAW)
    entries = read_law(path)
    faults = [f"{entry.name}: {fault}" for entry in entries for fault in _faults(entry, entries)]
    if faults:
        raise LawFileWrong(path.name, faults)
    new = [entry for entry in entries if _stored(entry) is None]
    for entry in new:
        row = ROWS[entry.kind].objects.create(**_columns(entry), loaded_at=timezone.now(), loaded_by_id=by.posting_id)
        record(Did.RECORDED, row, by=by)
    return Loaded(new=len(new), unchanged=len(entries) - len(new))


def _columns(entry: Entry) -> dict[str, Any]:
    renamed = COLUMNS if entry.kind == "route" else {}
    return {renamed.get(name, name): value for name, value in entry.says.items()}


def _stored(entry: Entry) -> LawRow | None:
    return ROWS[entry.kind].objects.filter(code=entry.says["code"], version=entry.says["version"]).first()


def _faults(entry: Entry, entries: list[Entry]) -> Iterator[str]:
    yield from _faults_of_version(entry)
    if entry.kind == "gateway":
        for code in entry.says["purposes"]:
            yield from _unknown("purpose", code, entries)
    if entry.kind == "route":
        yield from _faults_of_route(entry, entries)


def _faults_of_version(entry: Entry) -> Iterator[str]:
    stored = _stored(entry)
    if stored is not None:
        changed = [name for name, value in _columns(entry).items() if getattr(stored, name) != value]
        if changed:
            yield f"it was loaded before and said otherwise ({', '.join(changed)}). Give the change a new version."
        return
    newest = ROWS[entry.kind].objects.filter(code=entry.says["code"]).aggregate(newest=Max("version"))["newest"]
    if newest is not None and newest > entry.says["version"]:
        yield f"version {newest} is loaded already. Give the change a higher one."


def _faults_of_route(entry: Entry, entries: list[Entry]) -> Iterator[str]:
    says = entry.says
    yield from _unknown("gateway", says["gateway"], entries)
    yield from _unknown("purpose", says["purpose"], entries)
    for code in says["bases"]:
        yield from _unknown("basis", code, entries)
    if set(says["obligatory_fields"]) - set(says["fields"]):
        yield "an obligatory field is not among its fields."
    if says["agreement"] and says["no_agreement_because"]:
        yield "it names an agreement and says why none is needed. Keep one of the two."
    needs_policy = any(_kind_of_basis(code, entries) == BasisKind.SCHEDULE_1 for code in says["bases"])
    if needs_policy and not says["policy_document"]:
        yield "a condition of Schedule 1 needs an appropriate policy document: name it in policy_document."


def _unknown(kind: str, code: str, entries: list[Entry]) -> Iterator[str]:
    in_file = any(entry.kind == kind and entry.says["code"] == code for entry in entries)
    if not in_file and not ROWS[kind].objects.filter(code=code).exists():
        yield f'no {kind} is called "{code}".'


def _kind_of_basis(code: str, entries: list[Entry]) -> str | None:
    for entry in entries:
        if entry.kind == "basis" and entry.says["code"] == code:
            return str(entry.says["kind"])
    return LawfulBasis.objects.filter(code=code).order_by("-version").values_list("kind", flat=True).first()
