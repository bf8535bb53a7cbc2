"""What a borough's own records say: an invented borough's in a demonstration, a partnership's on its own site."""

from functools import partial

from alongside.partnership.violence.counts.borough.areas import areas
from alongside.partnership.violence.counts.borough.colocation import colocation
from alongside.partnership.violence.counts.borough.drugs import drugs
from alongside.partnership.violence.counts.borough.knife import knife
from alongside.partnership.violence.counts.borough.made import made_records
from alongside.partnership.violence.counts.borough.neighbourhoods import neighbourhoods
from alongside.partnership.violence.counts.borough.neighbours import neighbours
from alongside.partnership.violence.counts.borough.order import order
from alongside.partnership.violence.counts.borough.places import places
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.borough.repeats import repeats
from alongside.partnership.violence.counts.borough.seriousness import seriousness
from alongside.partnership.violence.counts.borough.surroundings import surroundings
from alongside.partnership.violence.counts.borough.trends import trends
from alongside.partnership.violence.counts.borough.witness import witness
from alongside.partnership.violence.counts.borough.worries import worries
from alongside.partnership.violence.counts.borough.years import years
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.trend import NONE, Rebases
from alongside.partnership.violence.kinds import Snapshot

PARTS = (
    years,
    seriousness,
    knife,
    areas,
    surroundings,
    neighbourhoods,
    worries,
    drugs,
    order,
    places,
    repeats,
    colocation,
    witness,
    neighbours,
)


def count_borough(records: Records, rebases: Rebases = NONE) -> Snapshot:
    """Count every part. One whose records were not given, or do not carry it, is left out with a sentence."""
    found = gather([*(partial(part, records) for part in PARTS), partial(trends, records, rebases)])
    return Snapshot(found.counts, found.drawn, tuple(dict.fromkeys(found.refused)))


def fleetwater(rebases: Rebases = NONE) -> Snapshot:
    """Make the invented borough and its records, and count them."""
    return count_borough(made_records(), rebases)
