"""One borough and what its partners recorded of it. Every part is counted from this, whether it was made or sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN
from alongside.evidence.periods import Month, Period
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence.counts.told import Origin, counted_by
from alongside.partnership.violence.local_file import Words

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.places.areas import Areas
    from alongside.evidence.violence.definitions.reading import Definition


SMALL_NUMBERS = UNDER_FIVE_HIDDEN
SEED = 2019


@dataclass(frozen=True, eq=False)
class Records:
    """The borough, and each partner's records of it.

    year         the twelve months that are spoken of; nothing later is counted.
    ward_of      which ward each small area is in, by code.
    definitions  by what they count: the keys of DEFINED_AS.
    given        gives a table, or refuses: extract (as intake keeps a force's), answers (residents' survey), counts
                 (by area and month: month, area_code, area_name, measure, publisher, count), figures (of areas),
                 population (area_code, residents, daytime), hospital (month, count), confidence (police survey),
                 weights (of offences).
    """

    name: str
    is_invented: bool
    source: str
    year: Period
    cut_on: date
    wards: "Areas"
    areas: "Areas"
    ward_of: dict[str, str]
    definitions: "Mapping[str, Definition]"
    given: "Mapping[str, Callable[[], pa.Table]]"
    words: Words = field(default_factory=Words)

    @property
    def called(self) -> str:
        return f"{self.name} (invented)" if self.is_invented else self.name

    def titled(self, what: str) -> str:
        """A title that says whose figures these are, and whether they are invented."""
        return f"{self.called}: {what}"

    @cached_property
    def extract(self) -> "pa.Table":
        """The police's offences up to the end of the year."""
        import pyarrow.compute as pc

        every = self.given["extract"]()
        return every.filter(pc.less_equal(every["period"], str(self.year.last)))

    @cached_property
    def months(self) -> Period:
        """From the extract's first month to the end of the year."""
        return Period(Month.parse(min(self.extract["period"].to_pylist())), self.year.last)

    @property
    def three_years(self) -> Period:
        return Period(self.year.first.shift(-24), self.year.last)

    @cached_property
    def wards_in_metres(self) -> "Areas":
        """The wards on the grid that points are on."""
        from alongside.evidence.places.national_grid import on_the_grid

        return on_the_grid(self.wards)

    def origin(self, part: Callable, audience: Audience = Audience.PUBLIC, counts: tuple[str, ...] = ()) -> Origin:
        """Where the numbers of one part come from. `counts` are the keys of the definitions that it counts by."""
        used = (self.definitions[key] for key in counts)
        return Origin(
            SMALL_NUMBERS, self.is_invented, self.source, self.cut_on, counted_by(part), audience, year=self.year,
            definitions="; ".join(f"{one.name} {one.version}" for one in used),
        )  # fmt: skip
