"""How much one invented offence weighs. A partnership uses a published index; these numbers only show the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.synthetic.offences import DRIVING, HOMICIDE, STALKING, WITH_INJURY, WITHOUT_INJURY

if TYPE_CHECKING:
    import pyarrow as pa

INDEX, VERSION = "Fleetwater harm index (invented)", "2018"
# Grave offences weigh thousands of times a light one, as in the published indices.
DAYS = {HOMICIDE: 5_500.0, WITH_INJURY: 20.0, WITHOUT_INJURY: 2.0, STALKING: 5.0, DRIVING: 800.0}


def make_weights() -> pa.Table:
    """Give the weights of the invented index as the source `severity_weights` has them.

    Returns  table: index_name, version, level, category (string), weight (days, double), unit (string).
    """
    import pyarrow as pa

    fixed = {"index_name": INDEX, "version": VERSION, "level": "subgroup", "unit": "days"}
    rows = [{**fixed, "category": name, "weight": days} for name, days in DAYS.items()]
    return pa.Table.from_pylist(rows).select(["index_name", "version", "level", "category", "weight", "unit"])
