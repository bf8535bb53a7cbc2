"""What follows what: near repeats, and places where the last weeks hold more than usual."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alongside.evidence.disclosure import protect
from alongside.evidence.errors import NothingToCount
from alongside.evidence.periods import Period
from alongside.evidence.places.grids import grid_over
from alongside.evidence.violence.near_repeats.bands import distances, spans
from alongside.evidence.violence.near_repeats.knox import near_repeats
from alongside.evidence.violence.near_repeats.scan import scan_windows
from alongside.partnership.figures.differencing import Compared
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Audience, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.points import (
    day_number,
    nearest_wards,
    points_of,
    within,
)
from alongside.partnership.violence.counts.borough.records import SEED, SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.told import Heads, gather, rounded, tell
from alongside.partnership.violence.kinds import Drawn, Snapshot
from alongside.partnership.violence.local_file import OUTDOORS

if TYPE_CHECKING:
    from alongside.evidence.places.points import Points
    from alongside.evidence.violence.near_repeats.knox import NearRepeats

METRES, DAYS = (0, 100, 200, 400), (0, 7, 14, 28)
PERMUTATIONS, SIMULATIONS = 199, 499
SCANNED_CELL_M, WIDEST_CELLS, WEEKS = 100.0, 7, 9
CHANCE_AT_MOST = 0.05


def repeats(records: Records) -> Snapshot:
    points = points_of(records, OUTDOORS)
    return gather([
        lambda: Snapshot(drawn=(_near_repeats(within(points, records.year), records),)),
        lambda: Snapshot(drawn=(_scan(points, records),)),
    ])  # fmt: skip


def _near_repeats(points: "Points", records: Records) -> Drawn:
    found = near_repeats(points, distances(METRES), spans(DAYS), permutations=PERMUTATIONS, seed=SEED)
    pairs = _("pairs")
    heads = {
        "metres": Heads(_("Metres apart")),
        "days": Heads(_("Days apart")),
        "observed": Heads(_("Pairs"), pairs),
        "ratio": Heads(_("Times what chance gives"), _("times")),
        "p": Heads(_("p"), _("p")),
        "q": Heads(_("q"), _("q")),
    }
    # the ratios stand without what chance expects, so that no hidden number of pairs can be worked out from them
    table = protect(found.table().select(list(heads)), "observed", SMALL_NUMBERS, totals_by=())
    definition = _(
        "Violence without domestic abuse, and robbery, of one year, by pairs (Knox test). Bands are half open: [0, 7) "
        "holds pairs 0 to 6 days apart. p says how often days dealt out to places by chance give as many pairs or "
        "more; q allows for all bands together. A place that has its offences in one season alone raises the ratio "
        "too. It says nothing of where the next one will be."
    )
    return tell(
        rounded(table, 3, "ratio", "p", "q"), heads, records.origin(repeats, Audience.COUNTING),
        code=codes.NEAR_REPEATS, title=records.titled(_("how soon and how near an offence follows another")),
        unit=pairs, counted=Counted.OFFENCES, definition=f"{_of_repeats(found)} {definition}",
        compared=Compared("observed", ("metres", "days")),
        how=How(calculation=_("Knox test, by permutation"), seed=SEED, simulations=PERMUTATIONS),
    )  # fmt: skip


def _of_repeats(found: "NearRepeats") -> str:
    rows = [row for row in found.table().to_pylist() if row["q"] <= CHANCE_AT_MOST and row["ratio"] > 1]
    if not rows:
        return _("In no band are there more pairs than chance gives.")
    bands = "; ".join(
        _("%(metres)s metres and %(days)s days: %(ratio).2f times") % row for row in rows
    )  # fmt: skip
    return _("More pairs than chance gives, with q up to 0.05: %s.") % bands


def _scan(points: "Points", records: Records) -> Drawn:
    """Windows that end with the records. Only those that chance hardly gives are told, and the first in any case."""
    import pyarrow as pa
    import shapely

    two_years = within(points, Period(records.year.previous().first, records.year.last))
    found = scan_windows(
        two_years, grid_over(shapely.union_all(list(records.wards_in_metres.shapes)), SCANNED_CELL_M),
        last_day=day_number(records.year.last.last_day), seed=SEED, simulations=SIMULATIONS, longest_steps=WEEKS,
        widest_cells=WIDEST_CELLS, at_most=5,
    )  # fmt: skip
    windows = found.windows.to_pylist()
    told = [row for place, row in enumerate(windows) if place == 0 or row["p"] <= CHANCE_AT_MOST]
    if not told:
        raise NothingToCount(_("In the last weeks no place has offences enough to be scanned."))
    rows = [_window(row, records) for row in told]
    heads = {
        "name": Heads(_("Ward")),
        "easting": Heads(_("Easting of its centre"), _("metres")),
        "northing": Heads(_("Northing of its centre"), _("metres")),
        "side": Heads(_("Metres across"), _("metres")),
        "since": Heads(_("Since")),
        "ratio": Heads(_("Times what is usual"), _("times")),
        "p": Heads(_("p"), _("p")),
    }
    definition = _(
        "Space-time permutation scan over two years, prospective: every square of up to %(side)s metres that reaches "
        "up to the last day of the records, %(weeks)s weeks at most. What is usual comes from the places and the "
        "weeks themselves. p says how often the most unlikely window of a map made by chance is as unlikely, so it "
        "allows for all windows. It says where to look, not what is wrong."
    ) % {"side": int(WIDEST_CELLS * SCANNED_CELL_M), "weeks": WEEKS}
    return tell(
        rounded(pa.Table.from_pylist(rows), 3, "ratio", "p"), heads, records.origin(repeats, Audience.COUNTING),
        code=codes.SCAN, title=records.titled(_("where the last weeks hold more than usual")),
        unit=_("places"), counted=Counted.OTHER, definition=f"{_of_scan(rows)} {definition}",
        how=How(calculation=_("Space-time permutation scan"), seed=SEED, simulations=SIMULATIONS),
    )  # fmt: skip


def _window(row: dict[str, Any], records: Records) -> dict[str, Any]:
    import numpy as np

    x, y = (row["west"] + row["east"]) / 2, (row["south"] + row["north"]) / 2
    (name,) = nearest_wards(records, np.array([x]), np.array([y]))
    since = date(1970, 1, 1) + timedelta(days=row["first_day"])
    return {
        "name": name, "easting": x, "northing": y, "side": row["east"] - row["west"], "since": f"{since:%-d %B %Y}",
        "ratio": row["ratio"], "p": row["p"],
    }  # fmt: skip


def _of_scan(rows: list[dict[str, Any]]) -> str:
    new = [row for row in rows if row["p"] <= CHANCE_AT_MOST]
    if not new:
        return _("No place holds more in the last weeks than chance would give (p = %.3f).") % rows[0]["p"]
    each = (_("%(name)s, since %(since)s: %(ratio).1f times what is usual (p = %(p).3f)") % row for row in new)
    return _("More than usual in the last weeks: %s.") % "; ".join(each)
