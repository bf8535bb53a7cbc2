"""Every change to the register of duties and its evidence."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.duty.kinds import Status
from alongside.partnership.duty.models import Evidence, Obligation, ObligationStatus
from alongside.partnership.duty.register import Asked, Register, read_register
from alongside.partnership.figures import queries as figures
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Agency

FROM_FILE = ("statute", "words", "record_kept", "bound")


@transaction.atomic
def load_register(*, register: Register | None = None, by: Acting) -> list[Obligation]:
    """Bring the obligations to the register file's version. Owners, dates, status and evidence stay as they are."""
    by.must(Permission.KEEP_DUTY)
    register = register or read_register()
    standing = {one.reference: one for one in Obligation.objects.select_for_update()}
    newest = max((one.register_version for one in standing.values()), default=0)
    if register.version < newest:
        raise StepNotAllowed(
            _("The register here is version %(newest)s. The file is older: version %(version)s.")
            % {"newest": newest, "version": register.version}
        )
    loaded = [
        _load(asked, place, register.version, standing.get(asked.reference), by)
        for place, asked in enumerate(register.obligations, start=1)
    ]
    dropped = set(standing) - {one.reference for one in loaded}
    for reference in sorted(dropped):
        _drop(standing[reference], register.version, by)
    return loaded


@transaction.atomic
def give_to(*, obligation: Obligation, owner: "Agency", due_on: date | None, by: Acting) -> Obligation:
    """Say which agency answers for an obligation, and by when."""
    by.must(Permission.KEEP_DUTY)
    obligation.owner, obligation.due_on = owner, due_on
    obligation.save(update_fields=["owner", "due_on"])
    record(Did.CHANGED, obligation, by=by)
    return obligation


@transaction.atomic
def set_status(*, obligation: Obligation, status: Status, on: date, reason: str, by: Acting) -> ObligationStatus:
    """Say where an obligation stands and why. It is met only when something shows it."""
    by.must(Permission.KEEP_DUTY)
    _refuse_later(on)
    if obligation.status_on and on < obligation.status_on:
        raise StepNotAllowed(
            _("Something was said later than that day. Enter the same day or a later one."), field="on"
        )
    reason = _words(reason, _("Say why it stands there. A reader sees the reason beside the status."), "reason")
    if status == Status.MET and not obligation.evidence.filter(withdrawn_on=None).exists():
        raise StepNotAllowed(
            _("Add the document or the figure that shows it, and then say that it is met."), field="status"
        )
    obligation.status, obligation.status_on, obligation.status_reason = status, on, reason
    obligation.save(update_fields=["status", "status_on", "status_reason"])
    said = ObligationStatus.objects.create(
        obligation=obligation, status=status, on=on, reason=reason, recorded_by_id=by.posting_id
    )
    record(Did.CHANGED, obligation, by=by)
    return said


@transaction.atomic
def check(*, obligation: Obligation, on: date, by: Acting) -> Obligation:
    """Note that somebody looked at an obligation and its evidence, and when."""
    by.must(Permission.KEEP_DUTY)
    _refuse_later(on)
    obligation.last_checked_on = on
    obligation.save(update_fields=["last_checked_on"])
    record(Did.REVIEWED, obligation, by=by)
    return obligation


@transaction.atomic
def add_document(*, obligation: Obligation, title: str, kept_at: str, dated_on: date, by: Acting) -> Evidence:
    by.must(Permission.KEEP_DUTY)
    _refuse_later(dated_on, "dated_on")
    return _add_evidence(
        obligation,
        by,
        title=_words(title, _("Enter the title of the document."), "title"),
        kept_at=_words(kept_at, _("Say where the document can be read."), "kept_at"),
        dated_on=dated_on,
    )


@transaction.atomic
def add_figure(*, obligation: Obligation, code: str, by: Acting) -> Evidence:
    """Show a published figure as evidence. The page always shows what was published last under its code."""
    by.must(Permission.KEEP_DUTY)
    figure = figures.newest_of(code, by=by).first()
    if figure is None:
        raise StepNotAllowed(
            _("No figure is published under this code. Choose one from the published figures."), field="code"
        )
    if obligation.evidence.filter(figure_code=code, withdrawn_on=None).exists():
        raise StepNotAllowed(_("This figure is evidence here already."), field="code")
    return _add_evidence(obligation, by, title=figure.title, figure_code=code)


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, on: date, because: str, by: Acting) -> Evidence:
    """Take evidence back. An obligation that nothing else shows is then under way again."""
    by.must(Permission.KEEP_DUTY)
    _refuse_later(on)
    if evidence.withdrawn_on:
        raise StepNotAllowed(_("It was withdrawn already."))
    because = _words(because, _("Say why it is withdrawn."), "because")
    evidence.withdrawn_on, evidence.withdrawn_because = on, because
    evidence.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record(Did.WITHDREW, evidence, by=by)
    obligation = evidence.obligation
    if obligation.status == Status.MET and not obligation.evidence.filter(withdrawn_on=None).exists():
        since = max(on, obligation.status_on or on)
        reason = _("The last evidence was withdrawn: %(because)s") % {"because": because}
        set_status(obligation=obligation, status=Status.UNDER_WAY, on=since, reason=reason, by=by)
    return evidence


def _load(asked: Asked, place: int, version: int, standing: Obligation | None, by: Acting) -> Obligation:
    if standing is None:
        loaded = Obligation.objects.create(
            reference=asked.reference,
            register_version=version,
            place=place,
            recorded_by_id=by.posting_id,
            **{name: getattr(asked, name) for name in FROM_FILE},
        )
        record(Did.RECORDED, loaded, by=by)
        return loaded
    words_changed = any(getattr(standing, name) != getattr(asked, name) for name in FROM_FILE)
    if words_changed and version == standing.register_version:
        raise StepNotAllowed(
            _("The words of %(reference)s changed, and the register's version did not. Raise the version.")
            % {"reference": asked.reference}
        )
    if words_changed or not standing.is_in_register or (version, place) != (standing.register_version, standing.place):
        for name in FROM_FILE:
            setattr(standing, name, getattr(asked, name))
        standing.register_version, standing.place, standing.is_in_register = version, place, True
        standing.save()
        record(Did.CHANGED, standing, by=by)
    return standing


def _drop(standing: Obligation, version: int, by: Acting) -> None:
    if standing.is_in_register:
        standing.is_in_register, standing.register_version = False, version
        standing.save(update_fields=["is_in_register", "register_version"])
        record(Did.CHANGED, standing, by=by)


def _add_evidence(obligation: Obligation, by: Acting, **content: object) -> Evidence:
    evidence = Evidence.objects.create(obligation=obligation, recorded_by_id=by.posting_id, **content)
    record(Did.RECORDED, evidence, by=by)
    return evidence


def _words(words: str, sentence: str, field: str) -> str:
    if not words.strip():
        raise StepNotAllowed(sentence, field=field)
    return words.strip()


def _refuse_later(day: date, field: str = "on") -> None:
    if day > timezone.localdate():
        raise StepNotAllowed(_("That day has not come yet. Enter today or a day before it."), field=field)
