"""Where offences gather, to the cell, and whether the year before had told it. For workers alone."""

import math
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.errors import NothingToCount
from alongside.evidence.pictures.cell_map import CROSSES, DOTS, STRIPES, Marked, cell_map
from alongside.evidence.places.grids import bin_points, grid_over
from alongside.evidence.violence.hotspots.local_g import local_g
from alongside.evidence.violence.hotspots.scoring import score
from alongside.evidence.violence.hotspots.standing import ABOVE, BELOW, FAR_ABOVE, SURE, standing_cells
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Audience, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.points import nearest_wards, points_of, within
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.told import Heads, gather, rounded, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot
from alongside.partnership.violence.local_file import OUTDOORS

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.evidence.places.grids import Binned, Grid
    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.hotspots.local_g import LocalG
    from alongside.evidence.violence.hotspots.scoring import Score

CELL_M = 200.0


def places(records: Records) -> Snapshot:
    import shapely

    points = points_of(records, OUTDOORS)
    grid = grid_over(shapely.union_all(list(records.wards_in_metres.shapes)), CELL_M)
    before, now = (within(points, year) for year in (records.year.previous(), records.year))
    return gather([
        lambda: Snapshot(drawn=(_hotspots(bin_points(now, grid), records),)),
        lambda: Snapshot(drawn=(_held(before, now, grid, records),)),
    ])  # fmt: skip


def _hotspots(binned: "Binned", records: Records) -> Drawn:
    import pyarrow as pa

    found = local_g(binned)
    cells = standing_cells(found, binned)
    wards = nearest_wards(records, cells["easting"].to_numpy(), cells["northing"].to_numpy())
    title = records.titled(_("where violence without domestic abuse, and robbery, gather"))
    sentence = _of_cells(cells["stands"].to_pylist(), binned)

    def draw(table: "pa.Table") -> "Picture":
        words = {FAR_ABOVE: Marked(STRIPES, _("more than elsewhere, very sure (q up to 0.01)")),
                 ABOVE: Marked(DOTS, _("more than elsewhere, sure (q up to 0.05)")),
                 BELOW: Marked(CROSSES, _("less than elsewhere, sure (q up to 0.05)"))}  # fmt: skip
        ground, rest = records.wards_in_metres, _("neither, or nobody can tell")
        return cell_map(ground, table, CELL_M, words, rest, title, sentence)

    metres = _("metres")
    heads = {
        "name": Heads(_("Ward")),
        "easting": Heads(_("Easting of its centre"), metres),
        "northing": Heads(_("Northing of its centre"), metres),
        "stands": Heads(_("Against the whole borough")),
        "q": Heads(_("q-value, at most"), _("q")),
    }
    definition = _(
        "Each cell is told with the eight around it, by the Getis-Ord statistic Gi*, over one year of offences whose "
        "place and day are known. The q-value allows for the number of cells looked at: of those told, about one in "
        "twenty is there by chance. Classes are told and no counts, since a cell can hold a single person's offence. "
        "A cell says where offences were recorded, not why, and nothing of anybody there."
    )
    table = cells.append_column("name", pa.array(wards, pa.string()))
    at_most = pa.array([math.ceil(q * 10_000) / 10_000 for q in cells["q"].to_pylist()], pa.float64())
    table = table.set_column(table.column_names.index("q"), "q", at_most)
    return tell(
        table.select(list(heads)), heads, records.origin(places, Audience.COUNTING), code=codes.HOTSPOTS,
        title=title, unit=_("cells"), counted=Counted.OTHER, draw=draw, areas=records.wards,
        definition=f"{sentence} {definition}", inputs=[binned.points, binned.outside],
        how=How(calculation=_of_method(found)),
    )  # fmt: skip


def _of_cells(stands: list[str], binned: "Binned") -> str:
    more = len(stands) - stands.count(BELOW)
    return _(
        "%(more)s of %(cells)s cells of %(metres)s metres have more than elsewhere, with the cells around them; "
        "%(very)s of them very surely. Fewer than elsewhere: %(less)s."
    ) % {
        "more": more, "cells": binned.grid.cells, "metres": int(CELL_M), "very": stands.count(FAR_ABOVE),
        "less": stands.count(BELOW),
    }  # fmt: skip


def _of_method(found: "LocalG") -> str:
    return _("%(method)s; windows of 3 by 3 cells of %(metres)s metres.") % {
        "method": found.parameters["source_of_method"], "metres": int(CELL_M),
    }  # fmt: skip


def _held(before: "Points", now: "Points", grid: "Grid", records: Records) -> Drawn:
    """Last year's cells, scored on the year that followed."""
    import pyarrow as pa

    found = local_g(bin_points(before, grid))
    hot = (found.q <= SURE) & (found.z > 0)
    if not hot.any():
        raise NothingToCount(_("No cell stood out in the year before, so there is nothing to score."))
    scored = score(hot, grid, now)
    share, times = _("per cent"), _("times")
    heads = {
        "name": Heads(_("What is asked")),
        "value": Heads(_("Value"), share),
        "unit": Heads(_("Unit")),
        "between": Heads(_("95% interval")),
    }
    definition = _(
        "Cells that stood out in the twelve months to %(before)s, against where the offences of the twelve months to "
        "%(now)s fell. PAI: the share caught over the share of the area; 1 is no better than cells chosen blindly. "
        "PEI: PAI over the best that as many cells could have reached. Offences that come in clusters make the "
        "true intervals wider; PEI has none."
    ) % {"before": records.year.previous().last.words, "now": records.year.last.words}
    return tell(
        rounded(pa.Table.from_pylist(_measures(scored, share, times)), 1, "value"), heads,
        records.origin(places, Audience.COUNTING), code=codes.HOTSPOTS_HELD,
        title=records.titled(_("whether last year’s cells held")), unit=share, counted=Counted.RATE,
        definition=f"{scored.sentence} {definition}", how=How.by(scored.hit_rate_between),
    )  # fmt: skip


def _measures(scored: "Score", share: str, times: str) -> list[dict[str, object]]:
    hits, pai, none = scored.hit_rate_between, scored.pai_between, _("none is known")
    between = _("%(low).1f to %(high).1f")
    of_hits = between % {"low": hits.low * 100, "high": hits.high * 100}
    return [
        {"name": _("Hit rate: later offences inside these cells"), "value": scored.hit_rate * 100, "unit": share,
         "between": of_hits},
        {"name": _("Share of the area that they are"), "value": scored.area_share * 100, "unit": share,
         "between": _("none: it is measured")},
        {"name": _("PAI"), "value": scored.pai, "unit": times, "between": between % {"low": pai.low, "high": pai.high}},
        {"name": _("PEI"), "value": scored.pei * 100, "unit": share, "between": none},
    ]  # fmt: skip
