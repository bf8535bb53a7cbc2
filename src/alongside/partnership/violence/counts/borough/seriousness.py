"""Whether Fleetwater's violence grew more serious: number, harm, and which of the two changed."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.synthetic.by_ward import violence_by_kind
from alongside.evidence.synthetic.fleetwater import DEFINITIONS, VIOLENCE, count_fleetwater
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.weights import read_indices
from alongside.evidence.violence.years import year_on_year
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.seriousness import show_seriousness
from alongside.partnership.violence.kinds import STATED_YEAR, Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

WEIGHTS = Path(__file__).with_name("weights.toml")


def seriousness(records: Records) -> Snapshot:
    origin = records.origin(seriousness)
    found = compare_seriousness(
        violence_by_kind(records.extract),
        read_indices(_weights()),
        STATED_YEAR.last,
        title=VIOLENCE.capitalize(),
        area="Fleetwater",
        source=origin.source,
        cut_on=origin.cut_on,
    )
    number = year_on_year(count_fleetwater(records.borough, VIOLENCE), STATED_YEAR.last).change
    title = _("Fleetwater (invented): number and harm of violence without domestic abuse")
    return Snapshot(drawn=(show_seriousness(found, number, codes.SERIOUSNESS, title, DEFINITIONS[VIOLENCE], origin),))


def _weights() -> "pa.Table":
    import pyarrow as pa

    held = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = held.pop("weights")
    fixed = held | {"level": "subgroup"}
    return pa.Table.from_pylist([fixed | {"category": name, "weight": float(n)} for name, n in weights.items()])
