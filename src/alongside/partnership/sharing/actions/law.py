"""Loading the law: a changed rule is a new version, and what was loaded once is never edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
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
    shelf = _Shelf(entries)
    faults = [f"{entry.name}: {fault}" for entry in entries for fault in shelf.faults(entry)]
    if faults:
        raise LawFileWrong(path.name, faults)
    new = [entry for entry in entries if shelf.stored(entry) is None]
    for kind, model in ROWS.items():
        rows = model.objects.bulk_create(
            model(**_columns(entry), loaded_at=timezone.now(), loaded_by_id=by.posting_id)
            for entry in new
            if entry.kind == kind
        )
        for row in rows:
            record(Did.RECORDED, row, by=by)
    return Loaded(new=len(new), unchanged=len(entries) - len(new))


def _columns(entry: Entry) -> dict[str, Any]:
    renamed = COLUMNS if entry.kind == "route" else {}
    return {renamed.get(name, name): value for name, value in entry.says.items()}


class _Shelf:
    """What is loaded already beside what the file brings, to find where they contradict each other."""

    def __init__(self, entries: list[Entry]) -> None:
        self.rows: dict[str, list[Any]] = {
            kind: list(model.objects.order_by("version")) for kind, model in ROWS.items()
        }
        self.known = {kind: {row.code for row in rows} for kind, rows in self.rows.items()}
        by_version = sorted(self.rows["basis"], key=lambda row: row.version)
        self.basis_kinds = {row.code: row.kind for row in by_version}
        for entry in entries:
            self.known[entry.kind].add(entry.says["code"])
            if entry.kind == "basis":
                self.basis_kinds[entry.says["code"]] = entry.says["kind"]

    def stored(self, entry: Entry) -> LawRow | None:
        code, version = entry.says["code"], entry.says["version"]
        return next((row for row in self.rows[entry.kind] if (row.code, row.version) == (code, version)), None)

    def faults(self, entry: Entry) -> Iterator[str]:
        yield from self._of_version(entry)
        if entry.kind == "gateway":
            yield from self._unknown("purpose", entry.says["purposes"])
        if entry.kind == "route":
            yield from self._of_route(entry.says)

    def _of_version(self, entry: Entry) -> Iterator[str]:
        stored = self.stored(entry)
        if stored is not None:
            changed = [name for name, value in _columns(entry).items() if getattr(stored, name) != value]
            if changed:
                yield f"it was loaded before and said otherwise ({', '.join(changed)}). Give the change a new version."
            return
        newest = max((row.version for row in self.rows[entry.kind] if row.code == entry.says["code"]), default=0)
        if newest > entry.says["version"]:
            yield f"version {newest} is loaded already. Give the change a higher one."

    def _of_route(self, says: Mapping[str, Any]) -> Iterator[str]:
        yield from self._unknown("gateway", [says["gateway"]])
        yield from self._unknown("purpose", [says["purpose"]])
        yield from self._unknown("basis", says["bases"])
        if set(says["obligatory_fields"]) - set(says["fields"]):
            yield "an obligatory field is not among its fields."
        if says["agreement"] and says["no_agreement_because"]:
            yield "it names an agreement and says why none is needed. Keep one of the two."
        needs_policy = BasisKind.SCHEDULE_1 in {self.basis_kinds.get(code) for code in says["bases"]}
        if needs_policy and not says["policy_document"]:
            yield "a condition of Schedule 1 needs an appropriate policy document: name it in policy_document."

    def _unknown(self, kind: str, codes: list[str]) -> Iterator[str]:
        for code in codes:
            if code not in self.known[kind]:
                yield f'no {kind} is called "{code}".'
