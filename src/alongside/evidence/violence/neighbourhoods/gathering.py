"""What a list of neighbourhoods is made from, out of the folder that files were read into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.errors import FigureRefused
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Period
from alongside.evidence.violence.gathering import area_months, by_ward, residents_of
from alongside.evidence.violence.neighbourhoods.impact import AreaRates, rates_by_area, spread_of_months

if TYPE_CHECKING:
    import pyarrow as pa

Cube = dict[str, list[int | None]]


def areas_asked(store: Store, answers: pa.Table) -> dict[str, str]:
    """Name every area of the kind that a survey asks by, those where nobody was asked included.

    answers  as `gathering.survey_answers` gives them: area_code, area_name.

    Returns  the name of every area by its code; the code itself where no name is known.
    Raises   FigureRefused when the survey's areas are neither the wards nor the areas of the population file.
    """
    names = dict(zip(answers["area_code"].to_pylist(), answers["area_name"].to_pylist(), strict=True))
    people = residents_of(store).to_pylist()
    for kind in ("ward_code", "area_code"):
        codes = {row[kind] for row in people} - {None}
        if set(names) <= codes:
            return {code: names.get(code) or code for code in sorted(codes)}
    raise FigureRefused(
        "The survey's areas are neither the wards nor the areas of the population file. Read a population file of the "
        "same kind and vintage."
    )


def areas_of(store: Store, by: str) -> dict[str, str]:
    """Name every ward, or every small area, of the population file.

    by       "ward" or "area".

    Returns  the code of every area under itself: the file gives no names.
    Raises   FigureRefused when the file says no ward.
    """
    codes = {row[f"{by}_code"] for row in residents_of(store).to_pylist()} - {None}
    if not codes:
        raise FigureRefused("The population file says no wards. Count by area, or read one that does.")
    return {code: code for code in sorted(codes)}


def impact_by_area(store: Store, what: str, within: Period, areas: dict[str, str]) -> AreaRates:
    """Rate one thing by area over a period, with the spread of its months.

    what     as `gathering.area_months` takes it.
    areas    the areas and their names: wards or areas of the population file. Small areas are summed to wards.

    Returns  AreaRates. An area with a month that no file covers has no count.
    Raises   FigureRefused when every area lacks a month; else as `area_months`, `by_ward` and `rates_by_area`.
    """
    import numpy as np

    people = residents_of(store).to_pylist()
    counted = area_months(store, what, within).counts
    wards = {row["area_code"]: row["ward_code"] for row in people}
    kind = "area_code"
    if set(areas) <= set(wards.values()):
        kind, counted = "ward_code", by_ward(counted, wards)
    months = _months_of(counted, within, areas)
    whole = [counts for counts in months.values() if None not in counts]
    if not whole:
        raise FigureRefused(f'No area has "{what}" in every month of {within.words}. Read the missing months.')
    spread = spread_of_months(np.array(whole))
    return rates_by_area(_rows(areas, months, _living(people, kind)), what.capitalize(), within, spread)


def _months_of(counted: pa.Table, within: Period, areas: dict[str, str]) -> Cube:
    found = {(row["area_code"], row["month"]): row["count"] for row in counted.to_pylist()}
    return {code: [found.get((code, str(month))) for month in within] for code in areas}


def _living(people: list[dict], kind: str) -> dict[str, int]:
    living: dict[str, int] = {}
    for row in people:
        living[row[kind]] = living.get(row[kind], 0) + row["residents"]
    return living


def _rows(areas: dict[str, str], months: Cube, living: dict[str, int]) -> pa.Table:
    import pyarrow as pa

    counts = [None if None in (known := months[code]) else sum(one or 0 for one in known) for code in areas]
    return pa.table(
        {
            "area_code": pa.array(areas, pa.string()),
            "area_name": pa.array(areas.values(), pa.string()),
            "count": pa.array(counts, pa.int64()),
            "residents": pa.array(map(living.get, areas), pa.int64()),
        }
    )
