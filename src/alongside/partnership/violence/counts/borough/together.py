"""How a borough's tables that may hold small numbers are read together, as by a reader who subtracts them."""

from collections import defaultdict

from alongside.partnership.figures.differencing import Compared
from alongside.partnership.violence.counts.borough.records import Records


def of_wards(records: Records, family: str, **more: object) -> Compared:
    """Counts of wards, which hold small areas. `family` is the code of the figure that counts the whole borough."""
    inside: dict[str, set[str]] = defaultdict(set)
    for area, ward in records.ward_of.items():
        inside[ward].add(area)
    holds = {ward: frozenset(areas) for ward, areas in inside.items()}
    return Compared("count", ("area",), family=family, holds=holds, **more)


def of_one_ward(records: Records, family: str, ward: str, **more: object) -> Compared:
    """Counts of one ward alone, in a table that does not name it."""
    whole = of_wards(records, family)
    return Compared("count", (), family=family, holds=whole.holds, place=ward, **more)


def of_small_areas(family: str) -> Compared:
    return Compared("count", ("area",), family=family)
