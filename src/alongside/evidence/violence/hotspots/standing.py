"""Cells that stand out, in classes instead of counts: where they are and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from alongside.evidence.violence.hotspots.local_g import hotspot_table

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.places.grids import Binned
    from alongside.evidence.violence.hotspots.local_g import LocalG

FAR_ABOVE, ABOVE, BELOW = "far above", "above", "below"
SURE, SURER = 0.05, 0.01


def standing_cells(found: LocalG, binned: Binned) -> pa.Table:
    """Keep the cells that stand out, without what was counted in them.

    Returns  table, the most above first: easting, northing (float64, the cell's centre), stands ("far above" for a
             q-value up to 0.01, "above" for one up to 0.05, "below" on the other side), q (float64). A cell without a
             row stands out on neither side, or nobody can tell.
    Source   Classes by q-value, as `local_g` gives it: about one in twenty of the cells kept is there by chance.
    """
    import pyarrow as pa

    table = hotspot_table(found, binned)
    z, q = (table[name].to_numpy() for name in ("z", "q"))
    stands = np.where(z < 0, BELOW, np.where(q <= SURER, FAR_ABOVE, ABOVE)).tolist()
    kept = table.select(["easting", "northing"]).append_column("stands", pa.array(stands, pa.string()))
    return kept.append_column("q", table["q"]).filter(pa.array(q <= SURE))
