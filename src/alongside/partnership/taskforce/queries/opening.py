"""Opening one row, or a refusal that looks the same whether it is absent or not yours."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import NotFoundHere
from alongside.partnership.agencies.roles import Permission

Row = TypeVar("Row", bound=Model)


def open_one(rows: QuerySet[Row], row_id: UUID, by: Acting) -> Row:
    by.must(Permission.READ_PROGRAMME)
    found = rows.filter(pk=row_id).first()
    if found is None:
        raise NotFoundHere(rows.model._meta.label_lower)
    return found
