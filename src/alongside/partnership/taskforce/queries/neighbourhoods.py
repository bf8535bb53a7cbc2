"""Where the partnership chose to work, and what it may choose from."""

from dataclasses import dataclass
from uuid import UUID

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.taskforce.models import NeighbourhoodChoice
from alongside.partnership.taskforce.queries.opening import open_one
from alongside.partnership.violence.queries import lines_of, neighbourhood_list


@dataclass(frozen=True)
class NeighbourhoodsPage:
    """Choices that stand, choices that ended, and whether a list is published to choose from."""

    standing: list[NeighbourhoodChoice]
    ended: list[NeighbourhoodChoice]
    has_list: bool


def neighbourhood_choices(by: Acting) -> NeighbourhoodsPage:
    by.must(Permission.READ_PROGRAMME)
    choices = list(NeighbourhoodChoice.objects.select_related("recorded_by__agency"))
    return NeighbourhoodsPage(
        standing=[one for one in choices if one.ended_on is None],
        ended=[one for one in choices if one.ended_on],
        has_list=neighbourhood_list() is not None,
    )


def may_be_chosen(by: Acting) -> list[tuple[str, str]]:
    """Code and words of every neighbourhood of the list in which nobody works yet, in the order of the list."""
    by.must(Permission.READ_PROGRAMME)
    taken = set(NeighbourhoodChoice.objects.filter(ended_on=None).values_list("area_code", flat=True))
    published = neighbourhood_list()
    lines = lines_of(published.table) if published else []
    return [
        (line["area_code"], f"{line['area_name']}: {line['verdict']}")
        for line in lines
        if line["area_code"] not in taken
    ]


def open_choice(choice_id: UUID, by: Acting) -> NeighbourhoodChoice:
    return open_one(NeighbourhoodChoice.objects.select_related("recorded_by__agency"), choice_id, by)
