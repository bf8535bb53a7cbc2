"""Who lives in the areas that offences are counted in, from open files; and that the two speak of the same areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused, NothingToCount
from alongside.evidence.intake.kept import kept_table
from alongside.evidence.intake.population import LSOA_POPULATION, WARD_POPULATION

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store

HECTARES_IN_KM2 = 100


def small_area_residents(store: Store, year: int, borough: str = "") -> pa.Table:
    """Give the residents of LSOAs of 2011 in the middle of a year.

    borough  name; "" for all that were read.

    Returns  table: area_code, area_name, borough, borough_code (string), residents (int64), as the file has them.
    Raises   NothingToCount when no file tells of that year, or none of that borough; CountedTwice for two files of it.
    """
    import pyarrow.compute as pc

    columns = ["area_code", "area_name", "borough", "borough_code", "residents"]
    found = kept_table(store, LSOA_POPULATION, years=(str(year),)).select(columns)
    return _of(found.filter(pc.equal(found["borough"], borough)) if borough else found, borough)


def borough_residents(store: Store, year: int) -> pa.Table:
    """Add the residents of LSOAs up to boroughs, of which every LSOA is a part.

    Returns  table by name: area_code, area_name (string), residents (int64, null where an LSOA's are missing).
    Raises   as `small_area_residents`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    sums = small_area_residents(store, year).group_by(["borough_code", "borough"]).aggregate(
        [("residents", "sum", pc.ScalarAggregateOptions(skip_nulls=False))]
    )  # fmt: skip
    table = pa.table(
        {
            "area_code": sums["borough_code"],
            "area_name": sums["borough"],
            "residents": sums["residents_sum"].cast(pa.int64()),
        }
    )
    return table.sort_by("area_name")


def old_ward_residents(store: Store, year: int, borough: str) -> pa.Table:
    """Give the projected residents and the size of a borough's wards as they were before May 2022.

    Returns  table: area_code, area_name (string), residents (int64), square_km (double).
    Raises   as `small_area_residents`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    found = kept_table(store, WARD_POPULATION, years=(str(year),))
    found = _of(found.filter(pc.equal(found["borough"], borough)), borough)
    square_km = pc.divide(found["hectares"], float(HECTARES_IN_KM2))
    return pa.table(
        {
            "area_code": found["area_code"],
            "area_name": found["area_name"],
            "residents": found["residents"].cast(pa.int64()),
            "square_km": square_km,
        }
    )


def with_residents(counts: pa.Table, people: pa.Table, by: str = "area_code") -> pa.Table:
    """Lay counts beside the residents of the same areas, and refuse where the areas are not the same.

    counts   table: area (a code, or a name where `by` is "area_name"), count.
    people   table with area_code, area_name, residents and perhaps more; one row an area.

    Returns  `people` with a column count (int64): null, which is missing and not zero, where no row counts an area.
    Raises   FigureRefused, naming them, for areas that are counted and that no resident is known of: most likely the
             wards or small areas of two vintages.
    """
    import pyarrow as pa

    counted = dict(zip(counts["area"].to_pylist(), counts["count"].to_pylist(), strict=True))
    known = people[by].to_pylist()
    strange = sorted(counted.keys() - set(known))
    if strange:
        raise FigureRefused(
            f"{len(strange)} areas are counted and have no residents here, such as {strange[0]}: the two files do not "
            "speak of the same areas. Areas of two vintages are never mixed; read a population of the same ones."
        )
    return people.append_column("count", pa.array([counted.get(area) for area in known], pa.int64()))


def _of(found: pa.Table, borough: str) -> pa.Table:
    if not found.num_rows:
        raise NothingToCount(f'The population file has no area of "{borough}". Check its spelling.')
    return found
