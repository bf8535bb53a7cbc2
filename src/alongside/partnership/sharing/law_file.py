"""Reading a law file: every entry is checked before one is stored, and every fault is named with its place."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.items import DataClass
from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind
from alongside.partnership.agencies.roles import Role
from alongside.partnership.sharing.models.law import AgeRule, BasisKind, Nature

OBLIGATORY = object()


@dataclass(frozen=True)
class Column:
    """What an entry may say: of which type, one of which words, and what stands when it says nothing."""

    type: type
    default: Any = OBLIGATORY
    words: frozenset[str] | None = None


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


TEXT = Column(str)
OPTIONAL_TEXT = Column(str, "")
ANY_LIST = Column(list, [])
NO = Column(bool, False)
COMMON = {
    "code": TEXT, "version": Column(int), "title": TEXT, "words": TEXT, "source": TEXT, "valid_from": Column(date),
    "valid_to": Column(date, None),
}  # fmt: skip
ENTRIES: Mapping[str, Mapping[str, Column]] = {
    "purpose": COMMON,
    "gateway": COMMON
    | {
        "nature": Column(str, words=_words(Nature.values)),
        "sender_kinds": Column(list, [], _words(ControllerKind.values)),
        "recipient_kinds": Column(list, [], _words(ControllerKind.values)),
        "purposes": ANY_LIST,
        "both_listed_under_duty": NO,
        "both_section_11_bodies": NO,
        "within_one_controller": NO,
        "blocks_patient_information": NO,
        "blocks_health_and_social_care_senders": NO,
        "allows_person_level": Column(bool),
        "children_only": NO,
    },
    "basis": COMMON | {"kind": Column(str, words=_words(BasisKind.values))},
    "route": COMMON
    | {
        "sender_kinds": Column(list, words=_words(AgencyKind.values)),
        "recipient_kinds": Column(list, words=_words(AgencyKind.values)),
        "gateway": TEXT,
        "purpose": TEXT,
        "bases": Column(list),
        "is_law_enforcement": NO,
        "data_classes": Column(list, words=_words(each.name.lower() for each in DataClass)),
        "fields": Column(list),
        "obligatory_fields": ANY_LIST,
        "approver_role": Column(str, "", _words(["", *Role.values])),
        "agreement": OPTIONAL_TEXT,
        "no_agreement_because": OPTIONAL_TEXT,
        "policy_document": OPTIONAL_TEXT,
        "age_rule": Column(str, words=_words(AgeRule.values)),
        "acknowledge_within_hours": Column(int),
    },
}


class LawFileWrong(StepNotAllowed):
    """Nothing of a file is loaded while one entry is wrong."""

    reason = "law_file_wrong"

    def __init__(self, file: str, faults: Iterable[str]) -> None:
        faults = list(faults)
        super().__init__(
            f"{file} was not loaded, and nothing was changed. {len(faults)} to put right:\n" + "\n".join(faults)
        )


@dataclass(frozen=True)
class Entry:
    """One version of one rule, complete, as the file says it."""

    kind: str
    says: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.says.get('code', '(no code)')} version {self.says.get('version', '(none)')}"


def read_law(path: Path) -> list[Entry]:
    """Give the entries of a law file, or name everything that is wrong with it."""
    try:
        written = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LawFileWrong(path.name, [f"It cannot be read: {error}"]) from error
    groups = written.pop("field_groups", {})
    faults = [f'No kind of law is called "{kind}".' for kind in written if kind not in ENTRIES]
    entries = []
    for kind in ENTRIES:
        for says in written.get(kind, []):
            entry = Entry(kind, says)
            faults += [f"{entry.name}: {fault}" for fault in _faults(entry, groups)]
            entries.append(Entry(kind, _complete(entry, groups)))
    names = [entry.name for entry in entries]
    faults += [f"{name}: it stands in the file twice." for name in sorted({n for n in names if names.count(n) > 1})]
    if faults:
        raise LawFileWrong(path.name, faults)
    return entries


def _faults(entry: Entry, groups: Mapping[str, list[str]]) -> Iterator[str]:
    columns = ENTRIES[entry.kind]
    for name in entry.says:
        if name not in columns:
            yield f'it says "{name}", which nothing reads.'
    for name, column in columns.items():
        if name not in entry.says:
            if column.default is OBLIGATORY:
                yield f'it does not say "{name}".'
        else:
            yield from _faults_of(name, entry.says[name], column)
    for field in entry.says.get("fields", []):
        if isinstance(field, str) and field.startswith("@") and field[1:] not in groups:
            yield f'no group of fields is called "{field}".'


def _faults_of(name: str, value: Any, column: Column) -> Iterator[str]:
    if type(value) is not column.type:
        yield f'"{name}" is {value!r}, which is not of the type {column.type.__name__}.'
        return
    for word in value if isinstance(value, list) else [value]:
        if column.words is not None and word not in column.words:
            yield f'"{name}" says {word!r}. It may say: {", ".join(sorted(column.words))}.'


def _complete(entry: Entry, groups: Mapping[str, list[str]]) -> dict[str, Any]:
    says = {name: entry.says.get(name, column.default) for name, column in ENTRIES[entry.kind].items()}
    if isinstance(says.get("fields"), list):
        says["fields"] = list(dict.fromkeys(_expand(says["fields"], groups)))
    return says


def _expand(fields: Iterable[str], groups: Mapping[str, list[str]]) -> Iterator[str]:
    for field in fields:
        if str(field).startswith("@"):
            yield from groups.get(field[1:], [])
        else:
            yield field
