"""Violence, drug offences, searches and a second witness, laid side by side by area and month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.errors import CountedTwice, FigureRefused
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.association import AREAS_AT_LEAST

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

MONTHS_AT_LEAST = 12
OFFENCES_AT_LEAST = 100


@dataclass(frozen=True)
class SideBySide:
    """Counts by area and month, all without a gap.

    areas     codes, in order.
    months    months that every count covers, in order; a month that one of them lacks is in `left_out`.
    violence, drugs, searches  counts: shape (areas, months).
    witness   counts of a source that is not the police, or None; `witness_name` says of what.
    residents shape (areas,).
    """

    areas: tuple[str, ...]
    months: tuple[Month, ...]
    left_out: tuple[Month, ...]
    violence: NDArray[np.float64]
    drugs: NDArray[np.float64]
    searches: NDArray[np.float64]
    witness: NDArray[np.float64] | None
    witness_name: str
    residents: NDArray[np.float64]

    @property
    def period(self) -> Period:
        return Period(self.months[0], self.months[-1])


def lay_side_by_side(counts: pa.Table, residents: Mapping[str, int], witness_name: str = "") -> SideBySide:
    """Lay the counts side by side, and refuse where there is too little to say anything.

    counts        table, one row an area and month: month (YYYY-MM), area_code, violence, drugs, searches (stop and
                  search, the measure of police activity) and, with a witness name, witness: counts, null where
                  missing. An area and month without a row is missing, not zero.
    residents     of every area, above 0.
    witness_name  what the witness counts, in words: "hospital attendances for assault"; "" for none.

    Returns       SideBySide. A month in which any area lacks any count is left out whole, and named.
    Raises        CountedTwice for two rows of an area and month; FigureRefused without searches, for fewer than 10
                  areas, 12 whole months or 100 of any count, and for areas without residents.
    """
    names = ["violence", "drugs", "searches", *(["witness"] if witness_name else [])]
    if "searches" not in counts.column_names or counts["searches"].null_count == counts.num_rows:
        raise FigureRefused(
            "There are no searches. Recorded drug offences follow police work, so without a measure of that work this "
            "would show patrols and not drugs. Add stop and search counts by area and month."
        )
    areas, every = sorted(set(counts["area_code"].to_pylist())), sorted(set(counts["month"].to_pylist()))
    where = {code: n for n, code in enumerate(areas)}, {month: n for n, month in enumerate(every)}
    cube = np.full((len(names), len(areas), len(every)), np.nan)
    seen = set()
    for row in counts.to_pylist():
        place = where[0][row["area_code"]], where[1][row["month"]]
        if place in seen:
            raise CountedTwice(f"{row['area_code']} has two rows for {row['month']}. Keep one.")
        seen.add(place)
        cube[:, place[0], place[1]] = [np.nan if row[name] is None else row[name] for name in names]
    lacking = [code for code in areas if not residents.get(code)]
    if lacking:
        raise FigureRefused(f"{len(lacking)} areas have no residents given, such as {lacking[0]}. Give all of them.")
    whole = ~np.isnan(cube).any(axis=(0, 1))
    cube = cube[:, :, whole]
    months = [Month.parse(month) for month in every]
    _enough(areas, cube, names)
    return SideBySide(
        areas=tuple(areas),
        months=tuple(m for m, kept in zip(months, whole, strict=True) if kept),
        left_out=tuple(m for m, kept in zip(months, whole, strict=True) if not kept),
        violence=cube[0],
        drugs=cube[1],
        searches=cube[2],
        witness=cube[3] if witness_name else None,
        witness_name=witness_name,
        residents=np.array([residents[code] for code in areas], float),
    )


def _enough(areas: list[str], cube: NDArray[np.float64], names: list[str]) -> None:
    if len(areas) < AREAS_AT_LEAST or cube.shape[2] < MONTHS_AT_LEAST:
        raise FigureRefused(
            f"{len(areas)} areas and {cube.shape[2]} months without a gap are too few to speak of drugs and violence: "
            f"{AREAS_AT_LEAST} areas and {MONTHS_AT_LEAST} months are needed."
        )
    for name, total in zip(names, cube.sum(axis=(1, 2)), strict=True):
        if total < OFFENCES_AT_LEAST:
            raise FigureRefused(f"{total:,.0f} in the column {name} are too few: {OFFENCES_AT_LEAST} are needed.")
