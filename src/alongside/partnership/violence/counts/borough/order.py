"""Which comes first at one place, a drug offence or violence."""

from django.utils.translation import gettext as _

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.drugs.pairs import ClosePairs, pair_order
from alongside.evidence.violence.near_repeats.two_kinds import SOURCE, which_comes_first
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.points import points_of
from alongside.partnership.violence.counts.borough.records import SEED, SMALL_NUMBERS, Records
from alongside.partnership.violence.counts.told import Heads, rounded, tell
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import DRUGS, OUTDOORS

WITHIN_M, WITHIN_DAYS, PERMUTATIONS = 150, 14, 399


def order(records: Records) -> Snapshot:
    found = which_comes_first(
        points_of(records, DRUGS), points_of(records, OUTDOORS), within_m=WITHIN_M, within_days=WITHIN_DAYS,
        permutations=PERMUTATIONS, seed=SEED, names=(_("drug offence"), _("violence")),
    )  # fmt: skip
    rows = found.to_pylist()
    if any(0 < row["observed"] < SMALL_NUMBERS.hide_below for row in rows):
        raise FigureRefused(_("The order of drug offences and violence rests on too few pairs to be published."))
    drugs_first, violence_first = (ClosePairs(row["observed"], row["expected"], row["p_more"]) for row in rows[::2])
    close = _("%(metres)s metres and %(days)s days") % {"metres": WITHIN_M, "days": WITHIN_DAYS}
    said = pair_order(drugs_first, violence_first, close).sentence
    pairs = _("pairs")
    heads = {
        "order": Heads(_("Which came first")),
        "observed": Heads(_("Pairs"), pairs),
        "expected": Heads(_("What chance gives"), pairs),
        "chance_low": Heads(_("from"), pairs),
        "chance_high": Heads(_("to"), pairs),
        "p_more": Heads(_("p of as many or more"), _("p")),
    }
    definition = _(
        "Violence is violence without domestic abuse, and robbery. Chance: all days of the violence moved on together, "
        "so that its own repeats stay whole."
    )
    table = rounded(rounded(found, 0, "expected", "chance_low", "chance_high"), 4, "p_more")
    drawn = tell(
        table.select(list(heads)), heads, records.origin(order), code=codes.PAIR_ORDER, unit=pairs,
        title=records.titled(_("which comes first at one place, drugs or violence")),
        definition=f"{said} {definition}", period=records.months, counted=Counted.OFFENCES,
        how=How(calculation=SOURCE, seed=SEED, simulations=PERMUTATIONS),
    )  # fmt: skip
    return Snapshot(drawn=(drawn,))
