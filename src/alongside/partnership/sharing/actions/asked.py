"""Asking first: a route that needs an approver, or a share for which no route exists."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.directory import find_agency, find_posting
from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.queries import my_agency, posting_of
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.families.holding import hold
from alongside.partnership.sharing.errors import NotLawful
from alongside.partnership.sharing.gateways import check
from alongside.partnership.sharing.gateways.words import Reason, RouteRule
from alongside.partnership.sharing.in_force import InForce, in_force
from alongside.partnership.sharing.models import AskedShare, Disclosure
from alongside.partnership.sharing.models.asked import Answer
from alongside.partnership.sharing.one_off import ChosenLaw, one_off_route
from alongside.partnership.sharing.reading import ToShare, items_as_json, items_from_json
from alongside.partnership.sharing.sending import (
    envelope_on_route,
    envelope_one_off,
    propose,
    seal_and_send,
)
from alongside.partnership.sharing.working_days import one_working_day_after
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

if TYPE_CHECKING:
    from alongside.partnership.agencies.models import Posting

ONE_OFF = "one_off"
RETENTION_CLASS = "asked_share"


@transaction.atomic
def ask_approver(*, what: ToShare, by: Acting) -> AskedShare:
    """Ask the approver of a route. Everything else that stands in the way is refused now, not after the answer."""
    by.must(Permission.REFER)
    law = in_force(timezone.localdate())
    role = law.routes[what.route_code].approver_role if what.route_code in law.routes else ""
    _refuse_unlawful(what, law, approver_role=role, by=by)
    if not role:
        raise StepNotAllowed(_("This route needs no approval. Share along it."))
    return _ask(what, Role(role), by)


@transaction.atomic
def ask_governance(*, what: ToShare, by: Acting) -> AskedShare:
    """Ask information governance for a share outside any route. It answers within one working day."""
    by.must(Permission.REFER)
    content = what.content
    if not content.items or not content.necessity:
        raise StepNotAllowed(_("Say what is to be shared, and why it is needed."))
    return _ask(what, Role.INFORMATION_GOVERNANCE, by)


@transaction.atomic
def approve(*, asked_id: UUID, by: Acting) -> Disclosure:
    """Approve a share along a route, and send it in the name of whoever asked."""
    asked = _waiting(asked_id, by)
    if not asked.route_code:
        raise StepNotAllowed(_("No route was chosen for this. Choose the law by which it may be shared."))
    what, law = _what(asked), in_force(timezone.localdate())
    _refuse_unlawful(what, law, approver_role=by.role, by=by)
    asker, recipient = _asker(asked), find_agency(asked.to_agency_id)
    envelope = envelope_on_route(
        what, law, sender=asker, recipient=recipient, approved_by=posting_of(by), at=timezone.now()
    )
    return _send(asked, what, envelope, by)


@transaction.atomic
def allow_one_off(*, asked_id: UUID, chosen: ChosenLaw, by: Acting) -> Disclosure:
    """Find the law for a share outside any route, and send it in the name of whoever asked. Once, for this case."""
    by.must(Permission.COMPLETE_SHARES)
    asked = _waiting(asked_id, by)
    if asked.route_code:
        raise StepNotAllowed(_("This was asked along a route and waits for its approver."))
    what, law = _what(asked), in_force(timezone.localdate())
    recipient = find_agency(asked.to_agency_id)
    route = one_off_route(chosen, from_kind=my_agency(by).kind, to_kind=recipient.kind, items=what.content.items)
    _refuse_unlawful(what, law, approver_role=by.role, by=by, one_off=route)
    envelope = envelope_one_off(
        what, law, route, sender=_asker(asked), recipient=recipient, approved_by=posting_of(by), at=timezone.now()
    )
    return _send(asked, what, envelope, by)


@transaction.atomic
def decline(*, asked_id: UUID, words: str, by: Acting) -> AskedShare:
    """Say no, and why, so that the next step is clear to whoever asked."""
    asked = _waiting(asked_id, by)
    if not words.strip():
        raise StepNotAllowed(_("Write why not, and what would make it possible."), field="words")
    return _answer(asked, Answer.DECLINED, by, words=words.strip())


def _ask(what: ToShare, waits_for: Role, by: Acting) -> AskedShare:
    content = what.content
    asked = hold(
        AskedShare,
        by=by,
        retention_class=RETENTION_CLASS,
        person_id=what.person_id,
        to_agency_id=what.to_agency_id,
        route_code=what.route_code,
        waits_for=waits_for,
        subject_born_on=what.born_on,
        subject_review_on=what.review_on,
        items=items_as_json(content.items),
        necessity=content.necessity,
        was_told=content.was_told,
        told_words=content.told_words,
        due_at=one_working_day_after(timezone.now()),
    )
    record(Did.ASKED_GOVERNANCE, asked, by=by, because=waits_for)
    return asked


def _waiting(asked_id: UUID, by: Acting) -> AskedShare:
    asked = AskedShare.objects.filter(pk=asked_id).first()
    if asked is None or asked.waits_for != by.role:
        raise NotFoundHere("sharing.askedshare", asked)
    if asked.answer:
        raise StepNotAllowed(_("This was answered already."))
    return asked


def _what(asked: AskedShare) -> ToShare:
    return ToShare(
        route_code=asked.route_code or ONE_OFF,
        to_agency_id=asked.to_agency_id,
        person_id=asked.person_id,
        born_on=asked.subject_born_on,
        review_on=asked.subject_review_on,
        items=items_from_json(asked.items),
        necessity=asked.necessity,
        was_told=asked.was_told,
        told_words=asked.told_words,
    )


def _asker(asked: AskedShare) -> "Posting":
    return find_posting(asked.recorded_by_id)


def _refuse_unlawful(
    what: ToShare, law: InForce, *, approver_role: str, by: Acting, one_off: RouteRule | None = None
) -> None:
    asked = propose(
        what, sender=my_agency(by), recipient=find_agency(what.to_agency_id), approver_role=approver_role,
        on=timezone.localdate(),
    )  # fmt: skip
    reasons: tuple[Reason, ...] = check(asked, law.law.with_route(ONE_OFF, one_off) if one_off else law.law).reasons
    if reasons:
        raise NotLawful(reasons)


def _send(asked: AskedShare, what: ToShare, envelope: Disclosure, by: Acting) -> Disclosure:
    seal_and_send(envelope, what.content, person_id=asked.person_id, by=by)
    _answer(asked, Answer.SENT, by, disclosure=envelope)
    return envelope


def _answer(
    asked: AskedShare, answer: Answer, by: Acting, *, words: str = "", disclosure: Disclosure | None = None
) -> AskedShare:
    asked.answer, asked.answer_words, asked.disclosure = answer, words, disclosure
    asked.answered_at, asked.answered_by_id = timezone.now(), by.posting_id
    asked.save(update_fields=["answer", "answer_words", "disclosure", "answered_at", "answered_by"])
    record(Did.DECIDED, asked, by=by, because=answer)
    return asked
