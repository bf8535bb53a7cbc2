"""Looks at the files that a site's own borough is counted from. They are for those who count and plan."""

from pathlib import Path
from uuid import UUID

from alongside.evidence.errors import EvidenceError
from alongside.evidence.intake.store import Chosen
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.local_file import LocalFile, read_local_file
from alongside.partnership.violence.models import PartnerFile, Refresh
from alongside.partnership.violence.partner_files import folder

KIND = "violence.partnerfile"


def list_files(by: Acting) -> list[PartnerFile]:
    """Every file that was ever read, those that count first."""
    by.must(Permission.PUBLISH_FIGURES)
    every = PartnerFile.objects.select_related("added_by__agency", "stopped_by__agency")
    return sorted(every, key=lambda file: not file.counts)


def counting(by: Acting) -> list[PartnerFile]:
    by.must(Permission.PUBLISH_FIGURES)
    return list(PartnerFile.objects.filter(stopped_at=None))


def counting_store(by: Acting) -> Chosen:
    """What intake kept of the files that count."""
    return folder.store_of([file.checksum for file in counting(by)])


def open_file(file_id: UUID, by: Acting) -> PartnerFile:
    by.must(Permission.PUBLISH_FIGURES)
    file = PartnerFile.objects.filter(pk=file_id).first()
    if file is None:
        raise NotFoundHere(KIND)
    return file


def open_rejects(file_id: UUID, by: Acting) -> Path:
    """The rows that were set aside, as they stood: what a partner wrote, so the trail says who took them."""
    file = open_file(file_id, by)
    path = folder.rejects_of(folder.own_store().known(file.checksum)) if file.counts else None
    if path is None:
        raise NotFoundHere(KIND, file)
    record(Did.EXPORTED, file, by=by)
    return path


def last_refresh(by: Acting) -> Refresh | None:
    by.must(Permission.PUBLISH_FIGURES)
    return Refresh.objects.select_related("asked_by__agency").first()


def whose_files(by: Acting) -> tuple[LocalFile | None, str]:
    """What borough.toml says; or nothing, and the sentence that refuses it."""
    by.must(Permission.PUBLISH_FIGURES)
    try:
        return read_local_file(folder.own_folder()), ""
    except EvidenceError as refusal:
        return None, str(refusal)
