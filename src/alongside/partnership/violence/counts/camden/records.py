"""The open files of Camden and of London around it, as they were read, and the boundaries that they are drawn on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from alongside.evidence.disclosure import AS_RECORDED
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.counts import count_months
from alongside.partnership.violence.counts.told import Origin, counted_by
from alongside.partnership.violence.counts.years import THREE_YEARS
from alongside.partnership.violence.kinds import STATED_YEAR

if TYPE_CHECKING:
    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.counts import Counted as Series
    from alongside.evidence.violence.measures import Measure

CAMDEN = "Camden"


@dataclass(frozen=True)
class Records:
    """ground   boundaries by what they are called in `open_files.toml`; only those whose file is there."""

    store: "Store"
    ground: "Mapping[str, Areas]" = field(default_factory=dict)

    def have(self, *sources: str) -> bool:
        """Whether a file of each of these sources was read."""
        return all(self.store.files(source) for source in sources)

    def months(self, measure: "Measure", within: Period = THREE_YEARS) -> "Series":
        """Camden's months of a measure that knows boroughs."""
        return count_months(self.store, measure, CAMDEN, "borough", within=within)

    def whole_years(self, source: str) -> list[Period]:
        """The twelve months of the statement and those before, as far back as the files hold every month."""
        held = {period for file in self.store.files(source) for period in file.periods}
        years: list[Period] = []
        year = STATED_YEAR
        while all(str(month) in held for month in year):
            years.insert(0, year)
            year = year.previous()
        return years

    def cut_on(self, source: str) -> date:
        """The last day that the files of a source speak of."""
        last = max(period for file in self.store.files(source) for period in file.periods)
        return Month.parse(last if len(last) > 4 else f"{last}-12").last_day  # some files hold whole years


def origin_of(part: Callable, source: str, cut_on: date) -> Origin:
    """Open counts of offences: published as they were recorded, without hiding small ones."""
    return Origin(AS_RECORDED, False, source, cut_on, counted_by(part))
