"""Fleetwater's records laid out as the measures ask for them: by ward, by quarter, by kind, side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Month
from alongside.evidence.synthetic.fleetwater import MONTHS
from alongside.evidence.synthetic.offences import GROUP_OF, HOMICIDE, POSSESSION, TRAFFICKING

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

VIOLENCE_GROUP = GROUP_OF[HOMICIDE]
SQUARE_KM = 1_000_000.0


def people_by_ward(fleetwater: Fleetwater, population: pa.Table) -> pa.Table:
    """Add up who lives and who is by day in each ward, and how large it is.

    population  by small area, as `area_figures.make_area_figures` makes it.

    Returns     table: area_code, area_name (string), residents, daytime (int64), square_km (double); a row a ward.
    """
    import pyarrow as pa

    wards = fleetwater.geography.wards
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in population.to_pylist():
        sums[row["ward_code"]].update({name: row[name] for name in ("residents", "daytime")})
    return pa.table(
        {
            "area_code": wards.codes,
            "area_name": wards.names,
            "residents": [sums[code]["residents"] for code in wards.codes],
            "daytime": [sums[code]["daytime"] for code in wards.codes],
            "square_km": [shape.area / SQUARE_KM for shape in wards.shapes],
        }
    )


def quarters_by_ward(fleetwater: Fleetwater, measure: str) -> pa.Table:
    """Count one of its measures in every ward and quarter.

    Returns  table: month (date32, the quarter's first), year (text: the year to March it is in), area, name (string),
             count (int64), zeros included; by quarter, then by ward.
    Raises   NothingToCount for a measure it does not have.
    """
    import pyarrow as pa

    ground, sums = fleetwater.geography, Counter[tuple[str, str]]()
    for row in fleetwater.counts.to_pylist():
        if row["measure"] == measure:
            sums[row["month"], ground.ward_of[row["area_code"]]] += row["count"]
    if not sums:
        raise NothingToCount(f'Fleetwater has no "{measure}".')
    months = list(MONTHS)
    rows = [
        {
            "month": quarter.first_day,
            "year": str(quarter.shift(-3).year + 1),
            "area": code,
            "name": name,
            "count": sum(sums[str(quarter.shift(n)), code] for n in range(3)),
        }
        for quarter in months[::3]
        for code, name in zip(ground.wards.codes, ground.wards.names, strict=True)
    ]
    kinds = [("month", pa.date32()), *((n, pa.string()) for n in ("year", "area", "name")), ("count", pa.int64())]
    return pa.Table.from_pylist(rows, pa.schema(kinds))


def violence_by_kind(extract: pa.Table) -> pa.Table:
    """Count violence against the person without domestic abuse by month and offence subgroup.

    extract  as `incidents.make_incidents` makes it.

    Returns  table: month (date32), category (string), count (int64).
    """
    import pyarrow as pa

    columns = (extract[name].to_pylist() for name in ("period", "offence_group", "offence_subgroup", "domestic_abuse"))
    sums = Counter(
        (period, kind) for period, group, kind, abuse in zip(*columns, strict=True)
        if group == VIOLENCE_GROUP and abuse is False
    )  # fmt: skip
    return pa.table(
        {
            "month": pa.array([Month.parse(period).first_day for period, _ in sums], pa.date32()),
            "category": [kind for _, kind in sums],
            "count": [*sums.values()],
        }
    )


def drugs_beside_violence(
    fleetwater: Fleetwater, extract: pa.Table, counts: pa.Table, violence: str, searches: str, witness: str
) -> pa.Table:
    """Lay violence, drug offences, searches and a witness side by side by small area and month.

    extract   as `incidents.make_incidents` makes it, for the drug offences.
    counts    of other agencies, as `witnesses.make_witnesses` makes them; a month that is not in them is missing.
    violence, searches, witness   names of measures.

    Returns   table: month (YYYY-MM), area_code, violence, drugs, searches, witness (int64, null where missing).
    """
    import pyarrow as pa

    columns = (extract[name].to_pylist() for name in ("period", "area_code", "offence_subgroup"))
    drugs = Counter((p, area) for p, area, kind in zip(*columns, strict=True) if kind in (POSSESSION, TRAFFICKING))
    known: dict[str, dict[tuple[str, str], int]] = {violence: {}, searches: {}, witness: {}}
    for row in (*fleetwater.counts.to_pylist(), *counts.to_pylist()):
        if row["measure"] in known:
            known[row["measure"]][row["month"], row["area_code"]] = row["count"]
    cells = [(str(month), code) for month in MONTHS for code in fleetwater.geography.areas.codes]
    named = {"violence": violence, "searches": searches, "witness": witness}
    return pa.table(
        {
            "month": [month for month, _ in cells],
            "area_code": [code for _, code in cells],
            "drugs": [drugs[cell] for cell in cells],
            **{name: pa.array([known[measure].get(cell) for cell in cells], pa.int64())
               for name, measure in named.items()},
        }
    )  # fmt: skip
