"""The invented records, made once for all that is counted from them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN
from alongside.evidence.synthetic.area_figures import make_area_figures
from alongside.evidence.synthetic.by_ward import people_by_ward
from alongside.evidence.synthetic.fleetwater import MONTHS, PUBLISHER, make_fleetwater
from alongside.evidence.synthetic.incidents import make_incidents
from alongside.evidence.synthetic.survey import make_survey
from alongside.evidence.synthetic.witnesses import make_witnesses
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence.counts.told import Origin, counted_by

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.synthetic.fleetwater import Fleetwater

SMALL_NUMBERS = UNDER_FIVE_HIDDEN  # as for a partner's own records, which these stand for


@dataclass(frozen=True)
class Records:
    """The borough, and each partner's records of it.

    people  by ward: area_code, area_name, residents, daytime, square_km.
    """

    borough: "Fleetwater"
    extract: "pa.Table"
    answers: "pa.Table"
    witnesses: "pa.Table"
    figures: "pa.Table"
    people: "pa.Table"

    @property
    def source(self) -> str:
        return f"{PUBLISHER}, made from seed {self.borough.seed}"

    def origin(self, part: Callable, audience: Audience = Audience.PUBLIC) -> Origin:
        """Where the numbers of one part come from."""
        return Origin(SMALL_NUMBERS, True, self.source, MONTHS.last.last_day, counted_by(part), audience)


def make_records() -> Records:
    borough = make_fleetwater()
    known = make_area_figures(borough)
    return Records(
        borough,
        make_incidents(borough).extract,
        make_survey(borough).answers,
        make_witnesses(borough).counts,
        known.figures,
        people_by_ward(borough, known.population),
    )
