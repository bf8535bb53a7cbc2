"""Who is signed in, in words for the top of every page, with the doors of their own agency."""

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.partnership.agencies.models import Posting, Worker
from alongside.partnership.agencies.roles import MAY, Permission, Role
from alongside.partnership.pages.identity import Identity
from alongside.partnership.pages.pieces import Choice


def of(worker: Worker, posting: Posting | None, *, may_change: bool) -> Identity:
    if posting is None:
        return Identity(worker=worker.name)
    role = Role(posting.role)
    return Identity(
        worker=worker.name,
        agency=posting.agency.name,
        role=str(role.label),
        may_change=may_change,
        doors=tuple(_doors(role)),
    )


def _doors(role: Role) -> list[Choice]:
    doors = [
        (Permission.MANAGE_POSTINGS, _("Team"), "agencies:team"),
        (Permission.READ_TRAIL, _("Trail"), "agencies:trail"),
    ]
    mine = [Choice(words, reverse(name)) for permission, words, name in doors if permission in MAY[role]]
    return [*mine, Choice(_("Who may do what"), reverse("agencies:roles"))]
