"""Acting: one worker, through one posting, for one agency. The database reads it to decide which rows open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction

from alongside.partnership.agencies.errors import NotAllowed
from alongside.partnership.agencies.models import Agency, Posting
from alongside.partnership.agencies.roles import MAY, Permission, Role
from alongside.partnership.trail.words import Purpose


@dataclass(frozen=True)
class Acting:
    """Who acts, for whom, as what. Every action and query takes one as `by`."""

    worker_id: UUID
    posting_id: UUID
    agency_id: UUID
    team_id: UUID
    role: Role
    purpose: Purpose = Purpose.HELP

    def may(self, permission: Permission) -> bool:
        return permission in MAY[self.role]

    def must(self, permission: Permission) -> None:
        """Refuse unless the role includes this permission."""
        if not self.may(permission):
            raise NotAllowed(permission)

    def for_the_purpose_of(self, permission: Permission) -> "Acting":
        self.must(permission)
        return replace(self, purpose=permission.purpose)

    @property
    def is_manager(self) -> bool:
        return self.role is Role.TEAM_MANAGER


def acting_through(posting: Posting, purpose: Purpose = Purpose.HELP) -> Acting:
    return Acting(
        worker_id=posting.worker_id,
        posting_id=posting.pk,
        agency_id=posting.agency_id,
        team_id=posting.team_id,
        role=Role(posting.role),
        purpose=purpose,
    )


@contextmanager
def act_as(acting: Acting) -> Iterator[Acting]:
    """Open a transaction in which the database knows who acts, and forget it on the way out."""
    with known_to_database(worker_id=str(acting.worker_id), agency_id=str(acting.agency_id)):
        yield acting


@contextmanager
def known_to_database(*, worker_id: str, agency_id: str = "") -> Iterator[None]:
    """Tell the database, for one transaction, whose rows to open.

    The settings are local to the transaction, but a setting survives a released savepoint: it is therefore put back by
    hand, so that a test or a job that acts as two agencies in turn never mixes them. A rollback puts it back by itself.
    """
    with transaction.atomic():
        before = _current()
        _set(worker_id, agency_id)
        yield
        if not connection.needs_rollback:
            _set(*before)


def system_worker_of(agency: Agency) -> Acting:
    """The named system worker of an agency, through whom its jobs act."""
    return acting_through(Posting.objects.live().get(agency=agency, role=Role.SYSTEM), Purpose.COUNT)


def _current() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('alongside.worker', true), ''),"
            " coalesce(current_setting('alongside.agency', true), '')"
        )
        worker, agency = cursor.fetchone()
        return worker, agency


def _set(worker: str, agency: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('alongside.worker', %s, true), set_config('alongside.agency', %s, true)",
            [worker, agency],
        )
