"""Counts by small area on both sides of a redrawing, added up on ground that both vintages agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.errors import NothingToCount, PlaceRefused
from alongside.evidence.intake.store import Store
from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.places.common_areas import (
    NO_WARD_LOOKUP,
    Change,
    CommonArea,
    CommonAreas,
    common_areas,
    onto_common,
)
from alongside.evidence.violence.counts import Counted, count_groups, count_together
from alongside.evidence.violence.measures import Measure

if TYPE_CHECKING:
    import pyarrow as pa

LOOKUP = "lookup_lsoa_2011_to_2021"
# Kinds of area whose codes the lookup can place: LSOAs, and a partner's own areas where these are LSOAs.
SMALL_AREAS = ("lsoa", "area")


def stored_common_areas(store: Store) -> CommonAreas:
    """Find the common areas of LSOA 2011 and 2021 from the lookup that was read.

    Returns  CommonAreas of every place in the lookup.
    Raises   NothingToCount when no lookup was read.
    """
    import pyarrow.parquet as pq

    read = store.files(LOOKUP)
    if not read:
        raise NothingToCount(
            f"{store.folder} holds no lookup of LSOA 2011 to LSOA 2021. Download it from the Open Geography portal of "
            "the Office for National Statistics and read it: alongside read"
        )
    rows = [row for path in store.paths(read) for row in pq.read_table(path).to_pylist()]
    return common_areas(
        Change(
            older=row["lsoa_2011"],
            older_name=row["lsoa_2011_name"],
            newer=row["lsoa_2021"],
            newer_name=row["lsoa_2021_name"],
            kind=row["change"],
            borough=row["borough_code"] or "",
        )
        for row in rows
    )


def must_be_small_areas(by: str) -> None:
    """Refuse kinds of area that no exact lookup leads across the change."""
    if by == "ward":
        raise PlaceRefused(NO_WARD_LOOKUP)
    if by not in SMALL_AREAS:
        raise PlaceRefused(f"A {by} has no common areas: the lookup speaks of LSOAs. Count by lsoa.")


def count_common_months(
    store: Store, measure: Measure, area: str, by: str, common: CommonAreas, files: tuple[str, ...] = ()
) -> Counted:
    """Count a measure month by month for the common area that an area of either vintage lies in.

    area, by  the code of an LSOA of either vintage, and the kind of area: "lsoa".

    Returns   Counted, with the common area's name; see `counts.count_months` for the rest.
    Raises    PlaceRefused for wards and other kinds, and codes of neither vintage; CountedTwice where codes of both
              vintages stand in one month of a source that gives counts and not single offences; and as `count_months`.
    """
    must_be_small_areas(by)
    home = common.holding(area)
    codes = (*home.older, *home.newer)
    counted = count_together(store, measure, codes, f"{home.name} [{home.code}]", by, files=files)
    months = [Month.of(month) for month in counted.months["month"].to_pylist()]
    _must_not_repeat(store, measure, {code: code for code in codes}, by, Period(months[0], months[-1]), common, files)
    return counted


@dataclass(frozen=True)
class AcrossVintages:
    """Twelve months against the twelve before, by common area.

    areas     table: area_code, area (string), before, now (int64, null when a month of the twelve is missing, or no row
              of the files is ever about the area), by code; every common area that was asked for has its row.
    total     offences of the 24 months in these areas; `elsewhere` those in other areas of the lookup; `unplaced` those
              whose code is in neither vintage. Together they are all that name an area.
    months    the 24.
    files     names of the files.
    """

    areas: pa.Table
    total: int
    elsewhere: int
    unplaced: int
    months: Period
    files: str

    @property
    def sentence(self) -> str:
        import pyarrow.compute as pc

        known = len(pc.drop_null(pc.add(self.areas["before"], self.areas["now"])))
        parts = [(self.total, f"offences in {known:,} common areas of LSOA 2011 and 2021, {self.months.words}")]
        rest = self.areas.num_rows - known
        parts += [(rest, "more areas of which a count is missing; that is not zero")]
        parts += [(self.elsewhere, "in other areas of the lookup"), (self.unplaced, "under codes of neither vintage")]
        return "; ".join(f"{number:,} {words}" for number, words in parts if number) + "."


def count_common_areas(
    store: Store,
    measure: Measure,
    by: str,
    common: CommonAreas,
    to: Month,
    borough: str = "",
    files: tuple[str, ...] = (),
) -> AcrossVintages:
    """Count twelve months and the twelve before for every common area.

    to        the last month of the later year.
    borough   code of one; codes in neither vintage are then set aside and counted. "" takes the whole lookup, and
              refuses such codes.
    The rest as `count_common_months`.

    Returns   AcrossVintages.
    Raises    NothingToCount for a borough without a common area; PlaceRefused for wards, other kinds, and codes of
              neither vintage; CountedTwice as `places.common_areas.onto_common`; and as `counts.count_months`.
    """
    must_be_small_areas(by)
    wanted = [area for area in common.areas if borough in ("", *area.boroughs)]
    if not wanted:
        raise NothingToCount(f"The lookup holds no common area of {borough}. Give the borough's code, like E09000007.")
    now = twelve_months_to(to)
    both = Period(now.previous().first, now.last)
    homes = {code: area.code for area in common.areas for code in (*area.older, *area.newer)}
    monthly = count_groups(store, measure, homes, by, both, files)
    told = {key.decode(): text.decode() for key, text in monthly.schema.metadata.items()}
    if told["such_as"] and not borough:
        common.holding(told["such_as"])  # refuses it with the reason
    _must_not_repeat(store, measure, {code: code for code in homes}, by, both, common, files)
    found = {(row["area_code"], Month.of(row["month"])): row["count"] for row in monthly.to_pylist()}
    here = sum(found.get((area.code, month)) or 0 for area in wanted for month in both)
    every = sum(count or 0 for count in found.values())
    return AcrossVintages(
        _year_table(wanted, found, now), here, every - here, int(told["set_aside"]), both, told["files"]
    )


def _year_table(wanted: list[CommonArea], found: Mapping[tuple[str, Month], int | None], now: Period) -> pa.Table:
    import pyarrow as pa

    def year(code: str, period: Period) -> int | None:
        known = [count for month in period if (count := found.get((code, month))) is not None]
        return sum(known) if len(known) == len(period) else None

    return pa.table(
        {
            "area_code": pa.array([area.code for area in wanted], pa.string()),
            "area": pa.array([area.name for area in wanted], pa.string()),
            "before": pa.array([year(area.code, now.previous()) for area in wanted], pa.int64()),
            "now": pa.array([year(area.code, now) for area in wanted], pa.int64()),
        }
    )


def _must_not_repeat(
    store: Store,
    measure: Measure,
    codes: Mapping[str, str],
    by: str,
    within: Period,
    common: CommonAreas,
    files: tuple[str, ...],
) -> None:
    """Refuse counts of one month under codes of both vintages; a source of single offences cannot hold them twice."""
    if not measure.each_row:
        onto_common(count_groups(store, measure, codes, by, within, files), common)
