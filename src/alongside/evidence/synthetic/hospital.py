"""People who come to Fleetwater's invented hospital after an assault: counts alone, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.synthetic.fleetwater import MONTHS, random_for

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

SITE = "FWH01"
# Planted, for each year to March, 2017 to 2019: all attendances, and those hurt with a sharp object.
ATTENDANCES = (1_020, 1_035, 1_060)
SHARP = (96, 101, 108)
SHARP_OBJECT = "sharp object"
METHODS = {"fist or foot": 0.68, "blunt object": 0.20, "other": 0.12}
PLACES = {
    "street": 0.38,
    "licensed premises": 0.27,
    "home": 0.19,
    "public transport": 0.06,
    "school": 0.04,
    "other": 0.06,
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOUR_BANDS = ("00-05", "06-11", "12-17", "18-23")
# Weights of the days and, by day, of the bands: the small hours of Saturday and Sunday are the busiest.
_DAYS = np.array([0.9, 0.85, 0.9, 1.0, 1.2, 1.7, 1.6])
_WEEKDAY_BANDS, _WEEKEND_BANDS = np.array([0.18, 0.13, 0.32, 0.37]), np.array([0.46, 0.10, 0.16, 0.28])


@dataclass(frozen=True)
class HospitalTruth:
    """Attendances of each year to March, 2017 to 2019; those hurt with a sharp object; and when most arrive."""

    attendances: tuple[int, ...] = ATTENDANCES
    sharp: tuple[int, ...] = SHARP
    busiest: tuple[tuple[str, str], ...] = (("Saturday", "00-05"), ("Sunday", "00-05"))


@dataclass(frozen=True)
class Hospital:
    """Attendances after assault, counted by month, arrival, kind and place; and what was planted in them."""

    attendances: pa.Table
    truth: HospitalTruth


def make_hospital(fleetwater: Fleetwater) -> Hospital:
    """Make the counts that an emergency department shares.

    Returns  Hospital. One row for each month, weekday and hours of arrival, method and kind of place that occurred:
             month, site_code, day_of_week, hour_band, assault_method, assault_location_type, attendances, as the
             source `hospital_assaults_istv` has them.
    """
    import pyarrow as pa

    random = random_for(fleetwater, "hospital")
    cells = np.concatenate([_year(year, random) for year in range(3)])
    kinds, counts = np.unique(cells, axis=0, return_counts=True)
    month, slot, how, where = kinds.T
    labels = {
        "month": np.array([str(each) for each in MONTHS], dtype=object)[month],
        "site_code": np.full(len(month), SITE, dtype=object),
        "day_of_week": np.array(WEEKDAYS, dtype=object)[slot // 4],
        "hour_band": np.array(HOUR_BANDS, dtype=object)[slot % 4],
        "assault_method": np.array([*METHODS, SHARP_OBJECT], dtype=object)[how],
        "assault_location_type": np.array(list(PLACES), dtype=object)[where],
    }
    return Hospital(pa.table(labels | {"attendances": counts}), HospitalTruth())


def _year(year: int, random: np.random.Generator) -> np.ndarray:
    """Draw one year's attendances: month, slot of the week, kind and place, as numbers."""
    size = ATTENDANCES[year]
    bands = np.where(np.isin(np.arange(7), (5, 6))[:, None], _WEEKEND_BANDS, _WEEKDAY_BANDS)
    slots = (_DAYS[:, None] * bands).ravel()
    how = random.choice(len(METHODS), size, p=list(METHODS.values()))
    how[: SHARP[year]] = len(METHODS)
    return np.column_stack(
        [
            year * 12 + random.integers(0, 12, size),
            random.choice(28, size, p=slots / slots.sum()),
            how,
            random.choice(len(PLACES), size, p=list(PLACES.values())),
        ]
    )
