"""The two ways by which words leave the database: functions of the owner, which check who asks."""

from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _
from psycopg.errors import RaiseException

from alongside.partnership.agencies.errors import NotFoundHere, StepNotAllowed


def erase_about(*, person_id: UUID, ground: str) -> int:
    """Remove a person of my agency and every row about them. Say how many rows went."""
    try:
        return _call("SELECT erase_about(%s, %s)", person_id, ground)
    except _RefusedByFunction as refused:
        raise NotFoundHere("families.person") from refused


def erase_copy(*, disclosure_id: UUID, ground: str) -> int:
    """Remove my agency's copy of one share. Nothing happens if it is gone already."""
    try:
        return _call("SELECT sharing_erase_copy(%s, %s)", disclosure_id, ground)
    except _RefusedByFunction as refused:
        raise StepNotAllowed(
            _("This copy is restricted to named readers. One of them has to take this step.")
        ) from refused


class _RefusedByFunction(Exception):
    """The function itself said no: not held by this agency, or not open to this worker."""


def _call(function: str, record_id: UUID, ground: str) -> int:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(function, [record_id, ground])
            return int(cursor.fetchone()[0])
    except ProgrammingError as error:
        if not isinstance(error.__cause__, RaiseException):
            raise
        raise _RefusedByFunction from error
