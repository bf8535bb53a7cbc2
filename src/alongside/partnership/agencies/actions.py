"""Every change to workers and their places: choose, invite, join, move, leave, restrict."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting, act_as, acting_through
from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.models import Agency, Invitation, Posting, Reader, Restriction, Team, Worker
from alongside.partnership.agencies.queries import live_postings
from alongside.partnership.agencies.roles import Permission, Role
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did

INVITATION_LASTS = timedelta(days=7)


def choose_posting(*, worker: Worker, posting_id: UUID) -> Posting:
    """Act from now on through one of my live postings."""
    posting = live_postings(worker).filter(pk=posting_id).first()
    if posting is None:
        raise NotFoundHere("agencies.posting")
    with act_as(acting_through(posting)) as acting:
        record(Did.CHOSE_POSTING, posting, by=acting)
    return posting


@transaction.atomic
def invite_worker(
    *, email: str, name: str, employer: Agency, team: Team, role: Role, site: str = "", by: Acting
) -> Invitation:
    """Offer somebody a place in my agency. The e-mail carries a link that works once, for a week."""
    by.must(Permission.MANAGE_POSTINGS)
    _refuse_other_agency(team, by)
    if role is Role.SYSTEM:
        raise StepNotAllowed(_("A system worker is made with its agency. Choose a role that a person can have."))
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.strip(),
        name=name.strip(),
        employer=employer,
        team=team,
        site=site,
        role=role,
        invited_by_id=by.posting_id,
        expires_at=timezone.now() + INVITATION_LASTS,
        token_hash=_hash(token),
    )
    record(Did.INVITED, invitation, by=by)
    transaction.on_commit(lambda: _send(invitation, token))
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Acting) -> Invitation:
    """Take an offer back before it is accepted. Its link stops working at once."""
    by.must(Permission.MANAGE_POSTINGS)
    _refuse_other_agency(invitation.team, by)
    if invitation.accepted_at:
        raise StepNotAllowed(_("This invitation was accepted. End the posting instead."))
    invitation.expires_at = timezone.now()
    invitation.save(update_fields=["expires_at"])
    record(Did.WITHDREW, invitation, by=by)
    return invitation


def find_invitation(token: str) -> Invitation:
    """The invitation that a link stands for, or a refusal that says how to get another."""
    invitation = Invitation.objects.filter(token_hash=_hash(token), accepted_at=None).first()
    if invitation is None or invitation.expires_at <= timezone.now():
        raise StepNotAllowed(
            _("This invitation was used already, was taken back or has run out. Ask your manager for a new one.")
        )
    return invitation


def join(*, token: str, password: str) -> Posting:
    """Accept an invitation: the worker is made if new, and the posting starts today."""
    with transaction.atomic():
        invitation = find_invitation(token)
        worker = Worker.objects.filter(email__iexact=invitation.email).first()
        if worker is None:
            worker = Worker(email=invitation.email.lower(), name=invitation.name)  # as sign-in looks it up
            worker.set_password(password)
            worker.save()
        elif not worker.check_password(password):
            raise StepNotAllowed(
                _("You have an account here already. Enter the password that you use now."), field="password"
            )
        posting = _place(worker, invitation)
        with act_as(acting_through(posting)) as joining:
            invitation.accepted_at, invitation.accepted_by = timezone.now(), worker
            invitation.save(update_fields=["accepted_at", "accepted_by"])
            record(Did.JOINED, posting, by=joining)
    return posting


@transaction.atomic
def move_worker(*, posting: Posting, team: Team, role: Role, moves_on: date, site: str = "", by: Acting) -> Posting:
    """End one posting the day before and start another within my agency. What was done in the first stays with it."""
    _refuse_other_agency(team, by)
    if posting.worker_id == by.worker_id:
        raise StepNotAllowed(_("Nobody moves themselves: a role is given by somebody else. Ask another manager."))
    if moves_on <= posting.starts_on:
        raise StepNotAllowed(_("The move must be after the posting started."), field="moves_on")
    leave(posting=posting, ends_on=moves_on - timedelta(days=1), by=by)
    moved = Posting.objects.create(
        worker=posting.worker, employer=posting.employer, agency_id=by.agency_id,
        team=team, site=site, role=role, starts_on=moves_on,
    )  # fmt: skip
    record(Did.MOVED, moved, by=by)
    return moved


@transaction.atomic
def leave(*, posting: Posting, ends_on: date, by: Acting) -> Posting:
    """End a posting. From the day after, nothing opens through it."""
    by.must(Permission.MANAGE_POSTINGS)
    if posting.agency_id != by.agency_id:
        raise NotFoundHere("agencies.posting", posting)
    if posting.ends_on and posting.ends_on < timezone.localdate():
        raise StepNotAllowed(_("This posting has ended already. Invite the worker again for a new one."))
    if ends_on < posting.starts_on:
        raise StepNotAllowed(_("The last day cannot be before the first."), field="ends_on")
    posting.ends_on, posting.ended_by_id = ends_on, by.posting_id
    posting.save(update_fields=["ends_on", "ended_by"])
    record(Did.LEFT, posting, by=by)
    return posting


@transaction.atomic
def restrict(*, reason: str, readers: Iterable[Worker], by: Acting) -> Restriction:
    """Make a lock with its named readers. The room that holds the record puts it on.

    The agency's system worker is a reader too, so that published counts do not leave out whoever is
    restricted: it counts, it shows nobody, and no person can sign in as it.
    """
    by.must(Permission.RESTRICT)
    if not reason.strip():
        raise StepNotAllowed(_("Say why this record is restricted."), field="reason")
    restriction = Restriction.objects.create(held_by_id=by.agency_id, reason=reason, made_by_id=by.posting_id)
    counting = Posting.objects.live().filter(agency_id=by.agency_id, role=Role.SYSTEM)
    named = {by.worker_id, *(worker.pk for worker in readers), *counting.values_list("worker_id", flat=True)}
    Reader.objects.bulk_create(
        Reader(held_by_id=by.agency_id, restriction=restriction, worker_id=worker_id) for worker_id in named
    )
    record(Did.RESTRICTED, restriction, by=by)
    return restriction


def _refuse_other_agency(team: Team, by: Acting) -> None:
    if team.agency_id != by.agency_id:
        raise NotFoundHere("agencies.team", team)


def _place(worker: Worker, invitation: Invitation) -> Posting:
    return Posting.objects.create(
        worker=worker, employer=invitation.employer, agency=invitation.team.agency, team=invitation.team,
        site=invitation.site, role=invitation.role, starts_on=timezone.localdate(),
    )  # fmt: skip


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _send(invitation: Invitation, token: str) -> None:
    send_mail(
        subject=_("Your place in Alongside"),
        message=_(
            "{name}, you are invited to work in Alongside as {role} for {agency}.\n\n"
            "Open this link within a week, on a device that only you use:\n{address}/join/{token}\n\n"
            "If you did not expect this, tell your manager and do nothing."
        ).format(
            name=invitation.name, role=Role(invitation.role).label, agency=invitation.team.agency.name,
            address=settings.SITE_ADDRESS, token=token,
        ),
        from_email=None,
        recipient_list=[invitation.email],
    )  # fmt: skip
