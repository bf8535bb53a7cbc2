"""Ground on which two vintages of areas agree, so that counts from before and after a redrawing can be compared.

Nothing is guessed: an area that was split is put together again, areas that were merged are taken together, and all
others stay as they are. What lies in such a common area was counted in it under either vintage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alongside.evidence.errors import CountedTwice, PlaceRefused

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.places.areas import Areas

IRREGULAR = "X"
NO_WARD_LOOKUP = (
    "Wards have no common areas. London's were redrawn in 2014, 2018 and May 2022 across the old lines, and the "
    "lookups that exist give each small area to the ward that most of its people live in: best fit, not exact. Count "
    "by lsoa across the change, or keep to wards of one vintage."
)


@dataclass(frozen=True)
class Change:
    """One line of a lookup: an area of the older vintage and one of the newer that share ground.

    kind     U the same, S split, M merged, X changed in another way, as the Office for National Statistics marks them.
    borough  code of the borough both lie in; "" when the lookup does not say.
    """

    older: str
    older_name: str
    newer: str
    newer_name: str
    kind: str
    borough: str = ""


@dataclass(frozen=True)
class CommonArea:
    """Areas of the older vintage and of the newer that cover the same ground together.

    code   the code of the one area that covers it all; with several in both vintages, the older ones joined by +.
    name   for a person, with what it was or became.
    older, newer, boroughs   codes, in order.
    """

    code: str
    name: str
    older: tuple[str, ...]
    newer: tuple[str, ...]
    boroughs: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.older != self.newer


@dataclass(frozen=True)
class CommonAreas:
    """The common areas of two vintages.

    vintages    their names, older first: ("LSOA 2011", "LSOA 2021").
    areas       CommonArea, by code; no area of a vintage is in two.
    irregular   codes that were redrawn in a way that no whole areas add up to; they have no common area.
    """

    vintages: tuple[str, str]
    areas: tuple[CommonArea, ...]
    irregular: frozenset[str] = frozenset()

    @cached_property
    def _by_code(self) -> dict[str, CommonArea]:
        return {code: area for area in self.areas for code in (*area.older, *area.newer, area.code)}

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def holding(self, code: str) -> CommonArea:
        """Give the common area that an area of either vintage lies in; its own code will do too.

        Raises PlaceRefused for a code of neither vintage, and for one that was redrawn irregularly.
        """
        if code in self.irregular:
            raise PlaceRefused(
                f"{code} was redrawn so that no whole areas of {self.vintages[0]} and {self.vintages[1]} add up to the "
                "same ground. It cannot be compared across the change: leave it out and say so."
            )
        if code not in self._by_code:
            raise PlaceRefused(
                f"{code} is neither in {self.vintages[0]} nor in {self.vintages[1]} of this lookup. Check the kind of "
                "area, and that the lookup covers the place."
            )
        return self._by_code[code]


def common_areas(changes: Iterable[Change], vintages: tuple[str, str] = ("LSOA 2011", "LSOA 2021")) -> CommonAreas:
    """Find the common areas of two vintages: the groups that the lines of an exact lookup connect.

    changes   every line of the lookup for the places in question: a part of an area's lines would make a wrong group.

    Returns   CommonAreas. A group with any line marked X is not exact; its codes are in `irregular`.
    Raises    PlaceRefused for a lookup without a line, and where one code names different ground in both vintages.
    Source    Connected components of the graph of areas that share ground (Hopcroft and Tarjan 1973).
    """
    lines = sorted(changes, key=lambda line: (line.older, line.newer))
    if not lines:
        raise PlaceRefused(
            f"The lookup of {vintages[0]} to {vintages[1]} holds no line. Read one that covers the place."
        )
    groups: dict[tuple[bool, str], list[Change]] = {}
    for line in lines:
        ends = (False, line.older), (True, line.newer)
        joined = list({id(group): group for end in ends if (group := groups.get(end))}.values())
        whole = [one for group in joined for one in group] + [line]
        for one in whole:
            groups[False, one.older] = groups[True, one.newer] = whole
    _must_mean_one_place(groups, vintages)
    each = {id(group): group for group in groups.values()}.values()
    regular = [group for group in each if all(line.kind != IRREGULAR for line in group)]
    irregular = [group for group in each if any(line.kind == IRREGULAR for line in group)]
    return CommonAreas(
        vintages,
        tuple(sorted((_area(group, vintages) for group in regular), key=lambda area: area.code)),
        frozenset(code for group in irregular for line in group for code in (line.older, line.newer)),
    )


def onto_common(
    counts: pa.Table, common: CommonAreas, column: str = "count", each_counted_once: bool = False
) -> pa.Table:
    """Add up counts by area and month onto common areas, whichever vintage they came by.

    counts   table: month, area_code (string, of either vintage) and a column of counts, null where missing; other
             columns are left out. An area and month without a row adds nothing, so give null where a count is missing.
    each_counted_once  True when every offence stands under one code alone, so that months in which both vintages are
             used add up; False refuses such months, since the newer rows may repeat the older. A count that is 0 or
             missing repeats nothing.

    Returns  table: month, area_code, area (string: code and name of the common area), the column (null when any part is
             missing), by month and code. Its total is the total of `counts`.
    Raises   PlaceRefused for a code of neither vintage; CountedTwice for an area and month with two rows, and for an
             area counted under both vintages in one month.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    codes = counts["area_code"].to_pylist()
    homes = {code: common.holding(code) for code in set(codes)}
    _must_stand_once(zip(counts["month"].to_pylist(), codes, strict=True))
    if not each_counted_once:
        _must_not_repeat(counts, column, homes)
    placed = pa.table(
        {
            "month": counts["month"],
            "area_code": pa.array([homes[code].code for code in codes], pa.string()),
            "area": pa.array([homes[code].name for code in codes], pa.string()),
            column: counts[column],
        }
    )
    whole = pc.ScalarAggregateOptions(skip_nulls=False)
    summed = placed.group_by(["month", "area_code", "area"]).aggregate([(column, "sum", whole)])
    return summed.rename_columns({f"{column}_sum": column}).sort_by(
        [("month", "ascending"), ("area_code", "ascending")]
    )


def boundaries_of(common: CommonAreas, areas: Areas) -> Areas:
    """Draw common areas from the boundaries of one vintage: those that the boundaries reach, parts joined.

    areas    boundaries of the older vintage or of the newer, of a borough or more.

    Returns  Areas with the codes and names of common areas.
    Raises   PlaceRefused for boundaries of neither vintage or of both, and where a part of a common area is missing.
    """
    import shapely

    from alongside.evidence.places.areas import Areas

    shapes = dict(zip(areas.codes, areas.shapes, strict=True))
    touched = sorted({common.holding(code) for code in areas.codes}, key=lambda area: area.code)
    sides = [[getattr(area, side) for area in touched] for side in ("older", "newer")]
    lacking = [sorted({code for part in side for code in part} - shapes.keys()) for side in sides]
    fitting = [side for side, missing in zip(sides, lacking, strict=True) if not missing]
    extra = shapes.keys() - {code for side in fitting[:1] for part in side for code in part}
    if not fitting or extra:
        raise PlaceRefused(
            f"The boundaries of {areas.kind} are not whole for {common.vintages[0]} or {common.vintages[1]}: "
            f"{(min(lacking, key=len) or sorted(extra))[0]} is missing or of the other vintage. Give all of one."
        )
    return Areas(
        kind=f"Common areas of {common.vintages[0]} and {common.vintages[1]}",
        codes=tuple(area.code for area in touched),
        names=tuple(area.name for area in touched),
        shapes=tuple(shapely.union_all([shapes[code] for code in part]) for part in fitting[0]),
        planar=areas.planar,
        credit=areas.credit,
    )


def _must_mean_one_place(groups: dict[tuple[bool, str], list[Change]], vintages: tuple[str, str]) -> None:
    for newer, code in groups:
        other = groups.get((not newer, code))
        if other is not None and other is not groups[newer, code]:
            raise PlaceRefused(
                f"{code} names different ground in {vintages[0]} and {vintages[1]}, so a count by it cannot be placed. "
                "Check the lookup."
            )


def _must_stand_once(rows: Iterable[tuple]) -> None:
    seen: set[tuple] = set()
    for month, code in rows:
        if (month, code) in seen:
            raise CountedTwice(f"{code} has two rows for {month}. Keep one.")
        seen.add((month, code))


def _must_not_repeat(counts: pa.Table, column: str, homes: dict[str, CommonArea]) -> None:
    sides: dict[tuple, bool] = {}
    for row in counts.to_pylist():
        home = homes[row["area_code"]]
        is_newer = row["area_code"] in home.newer
        if home.is_changed and row[column] and sides.setdefault((row["month"], home.code), is_newer) != is_newer:
            raise CountedTwice(
                f"{home.name} is counted under codes of both vintages in {row['month']}: {row['area_code']} may repeat "
                "what another row holds. Take that month from one file, or say that each offence stands under one code."
            )


def _area(group: list[Change], vintages: tuple[str, str]) -> CommonArea:
    older = dict(sorted({line.older: line.older_name for line in group}.items()))
    newer = dict(sorted({line.newer: line.newer_name for line in group}.items()))
    if len(newer) == 1:
        ((code, name),) = newer.items()
        became = "" if older.keys() == newer.keys() else f" (in {vintages[0]}: {_listed(older)})"
    else:
        code, name = "+".join(older), _listed(older)
        became = f" (in {vintages[1]}: {_listed(newer)})"
    boroughs = tuple(sorted({line.borough for line in group} - {""}))
    return CommonArea(code, name + became, tuple(older), tuple(newer), boroughs)


def _listed(names: dict[str, str]) -> str:
    *first, last = names.values()
    return f"{', '.join(first)} and {last}" if first else last
