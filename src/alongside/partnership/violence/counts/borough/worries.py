"""What residents worry about first, and how sure the order is."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.pictures.intervals import interval_picture, whole_per_cent
from alongside.evidence.tables import Uncertainty
from alongside.evidence.violence.perception.worries import rank_worries
from alongside.partnership.figures import codes as shared_codes
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Count, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import answers_in
from alongside.partnership.violence.counts.borough.records import SEED, Records
from alongside.partnership.violence.counts.heads import between
from alongside.partnership.violence.counts.told import Heads, in_per_cent, renamed, tell
from alongside.partnership.violence.kinds import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture

DRAWS = 2_000


def worries(records: Records) -> Snapshot:
    found = rank_worries(answers_in(records, records.year), SEED, draws=DRAWS)
    origin, title = records.origin(worries), records.titled(_("what residents worry about first"))
    table = in_per_cent(renamed(found.worries, worry="name", share="value"), "value", "low", "high", "first_in_draws")

    def draw(table: "pa.Table") -> "Picture":
        return interval_picture(table, title, _("per cent of residents"), found.sentence, written=whole_per_cent)

    share = _("per cent of residents")
    heads = {
        "name": Heads(_("Worry")),
        "value": Heads(_("Named first by, per cent"), share),
        **between(share),
        "rank": Heads(_("Place"), _("place")),
        "rank_low": Heads(_("Place from"), _("place")),
        "rank_high": Heads(_("Place to"), _("place")),
        "first_in_draws": Heads(_("Came first in so many of 100 redraws"), _("redraws")),
    }
    drawn = tell(
        table.select(list(heads)), heads, origin, code=codes.WORRIES, title=title, unit=share,
        definition=found.sentence, draw=draw, counted=Counted.RATE,
        how=How(level=0.95, method=found.method, seed=SEED, simulations=DRAWS),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,)) + _first(table.to_pylist(), found.method, records)


def _first(rows: list[dict], method: str, records: Records) -> Snapshot:
    """The place of drug-related behaviour among the worries, with the places that chance leaves open."""
    named = next((row for row in rows if row["name"] == records.words.drugs_worry), None)
    if named is None:
        return Snapshot()
    origin = records.origin(worries)
    count = Count(
        code=shared_codes.DRUGS_WORRY_RANK,
        title=records.titled(_("the place of drug-related behaviour among residents' first worries")),
        counted=Counted.RATE,
        unit=_("place"),
        value=named["rank"],
        definition=_("1 is the worry that most residents named first, in a weighted survey."),
        source=origin.source,
        cut_on=origin.cut_on,
        period=records.year,
        inputs=[" ".join(str(cell) for cell in row.values()) for row in rows],
        uncertainty=Uncertainty(named["rank_low"], named["rank_high"], 0.95, method),
        how=How(seed=SEED, simulations=DRAWS),
        **origin.common(),
    )
    return Snapshot(counts=(count,))
