"""Every change to the files that a site's own borough is counted from."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from alongside.evidence.errors import CountedTwice, FileRefused
from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.intake.overlaps import refuse_overlap
from alongside.evidence.intake.store import FileRead
from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.models import PartnerFile, Refresh
from alongside.partnership.violence.partner_files import folder
from alongside.partnership.violence.partner_files.queries import counting, open_file

REFRESH = "violence.refresh"
GIVEN_UP_AFTER = timedelta(hours=2)
GIGABYTE = 1024**3


class Added(NamedTuple):
    """A file among those that count, and whether it is new: content that counts already changes nothing."""

    file: PartnerFile
    is_new: bool


@transaction.atomic
def add_file(*, upload: folder.Upload, by: Acting, replaces: UUID | None = None) -> Added:
    """Read a partner's file, so that it counts from the next refresh on; with `replaces`, in place of another.

    Intake recognises its source, and refuses a file about persons before a row of it is read.
    """
    by.must(Permission.PUBLISH_FIGURES)
    old = open_file(replaces, by) if replaces else None
    if old and not old.counts:
        raise StepNotAllowed(_("That file does not count any more. Add this one by itself."), field="upload")
    read = _read(upload)
    held = counting(by)
    if same := next((file for file in held if file.checksum == read.checksum), None):
        return Added(same, is_new=False)
    try:
        _refuse_what_counts_twice(read, old, [file for file in held if file != old])
    except StepNotAllowed:
        folder.forget(read.checksum)
        raise
    if old:
        _stop(old, _("Replaced by %(name)s.") % {"name": read.file}, by)
    file = PartnerFile.objects.create(
        name=read.file,
        checksum=read.checksum,
        source=read.source,
        rows_read=read.rows_read,
        rows_kept=read.rows_kept,
        rows_set_aside=read.rows_set_aside,
        first_period=min(read.periods),
        last_period=max(read.periods),
        missing=read.missing,
        rejects=read.rejects,
        replaces=old,
        added_at=timezone.now(),
        added_by_id=by.posting_id,
    )
    record(Did.CHANGED if old else Did.RECORDED, file, by=by)
    return Added(file, is_new=True)


@transaction.atomic
def remove_file(*, file_id: UUID, because: str, by: Acting) -> PartnerFile:
    """Let a file count no longer, for a reason. Its rows are deleted; its line stays in the list."""
    by.must(Permission.PUBLISH_FIGURES)
    file = open_file(file_id, by)
    if not file.counts:
        raise StepNotAllowed(_("That file does not count any more."))
    if not because.strip():
        raise StepNotAllowed(_("Say why it should not count."), field="because")
    _stop(file, because.strip(), by)
    record(Did.WITHDREW, file, by=by)
    return file


@transaction.atomic
def ask_for_refresh(*, by: Acting) -> Refresh:
    """Have all figures counted and published anew, as a job: it takes minutes."""
    by.must(Permission.PUBLISH_FIGURES)
    since = timezone.now() - GIVEN_UP_AFTER
    if Refresh.objects.filter(ended_at=None, asked_at__gte=since).exists():
        raise StepNotAllowed(_("The figures are being counted already. Look here again in a few minutes."))
    refresh = begin_refresh(by=by)
    app.configure_task(REFRESH, queue="figures").defer(refresh_id=str(refresh.pk))
    return refresh


@transaction.atomic
def begin_refresh(*, by: Acting) -> Refresh:
    by.must(Permission.PUBLISH_FIGURES)
    refresh = Refresh.objects.create(asked_at=timezone.now(), asked_by_id=by.posting_id)
    record(Did.RECORDED, refresh, by=by)
    return refresh


@transaction.atomic
def end_refresh(*, refresh_id: UUID, told: list[str], refused: list[str], by: Acting) -> Refresh:
    """Note what was published and what was not counted."""
    by.must(Permission.PUBLISH_FIGURES)
    refresh = Refresh.objects.get(pk=refresh_id)
    refresh.ended_at, refresh.told, refresh.refused = timezone.now(), told, refused
    refresh.save(update_fields=["ended_at", "told", "refused"])
    record(Did.CLOSED, refresh, by=by)
    return refresh


def _read(upload: folder.Upload) -> FileRead:
    if upload.size > folder.LARGEST_BYTES:
        told = {"size": f"{upload.size / GIGABYTE:.1f}", "most": f"{folder.LARGEST_BYTES / GIGABYTE:g}"}
        raise StepNotAllowed(
            _("The file has %(size)s GB; up to %(most)s GB are read. Part it by months, or pack it as .csv.gz.") % told,
            field="upload",
        )
    from alongside.evidence.intake.reading import read_file  # the site starts without a library of tables

    with folder.laid_down(upload) as path:
        try:
            return read_file(path, folder.own_store().folder)
        except FileRefused as refusal:
            raise StepNotAllowed(str(refusal), field="upload", reason="file_refused") from None


def _refuse_what_counts_twice(read: FileRead, old: PartnerFile | None, others: list[PartnerFile]) -> None:
    if old and old.source != read.source:
        words = {"new": SOURCES[read.source].title, "old": SOURCES[old.source].title}
        raise StepNotAllowed(
            _("This file is %(new)s and cannot stand in for %(old)s. Add it by itself.") % words, field="upload"
        )
    beside = folder.store_of([file.checksum for file in others]).files(read.source)
    for other in beside:
        try:
            refuse_overlap(SOURCES[read.source].title, [read, other])
        except CountedTwice:
            shared = ", ".join(sorted(read.periods.keys() & other.periods.keys())[:3])
            raise StepNotAllowed(
                _(
                    "%(name)s holds %(months)s already, and both would be counted twice. Replace that file by this "
                    "one, or take those months out of one of them."
                )
                % {"name": other.file, "months": shared},
                field="upload",
            ) from None


def _stop(file: PartnerFile, because: str, by: Acting) -> None:
    file.stopped_at, file.stopped_by_id, file.stopped_because = timezone.now(), by.posting_id, because
    file.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    transaction.on_commit(lambda: folder.forget(file.checksum))
