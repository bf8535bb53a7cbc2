"""Lines of the trail in words that a manager reads: who, as what, did what to which record, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _

from alongside.partnership.agencies.models import Worker
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.trail.words import Did, Purpose

if TYPE_CHECKING:
    from alongside.partnership.trail.models import TrailLine


@dataclass(frozen=True)
class TrailEntry:
    """One line, with the names that its references stand for."""

    line: "TrailLine"
    worker: str
    role: str
    purpose: str
    did: str
    what: str
    because: str
    is_refusal: bool


def entries(lines: "Iterable[TrailLine]") -> list[TrailEntry]:
    lines = list(lines)
    names = dict(Worker.objects.filter(pk__in={line.worker_id for line in lines}).values_list("pk", "name"))
    return [entry(line, worker=names[line.worker_id]) for line in lines]


def entry(line: "TrailLine", *, worker: str) -> TrailEntry:
    return TrailEntry(
        line=line,
        worker=worker,
        role=str(Role(line.role).label),
        purpose=str(Purpose(line.purpose).label),
        did=str(Did(line.did).label),
        what=_kind(line.subject_kind),
        because=_reason(line.because),
        is_refusal=line.did == Did.WAS_REFUSED,
    )


def _kind(label: str) -> str:
    """The name of a kind of record; for a page without one, the name of the page."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label.partition(":")[2].replace("_", " ") or label.rpartition(".")[2].replace("_", " ")


def _reason(code: str) -> str:
    if code.startswith("role:"):
        missing = Permission[code.removeprefix("role:").upper()]
        return _("the role does not include: %(permission)s") % {"permission": missing.words}
    return code.replace("_", " ")
