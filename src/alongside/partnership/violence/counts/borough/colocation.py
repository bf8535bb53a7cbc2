"""Whether violence gathers around drug offences, or drug offences around violence, by their places alone."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.violence.near_repeats.colocation import CANNOT_TELL, SOURCE
from alongside.evidence.violence.near_repeats.colocation import colocation as around
from alongside.partnership.figures.how import How
from alongside.partnership.figures.kinds import Audience, Counted
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.points import points_of, within
from alongside.partnership.violence.counts.borough.records import SEED, Records
from alongside.partnership.violence.counts.told import Heads, rounded, tell
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import DRUGS, OUTDOORS

if TYPE_CHECKING:
    from alongside.evidence.violence.near_repeats.colocation import Colocation

METRES = (100, 200)
PERMUTATIONS = 199


def colocation(records: Records) -> Snapshot:
    import pyarrow as pa

    drugs, violence = (within(points_of(records, measure), records.year) for measure in (DRUGS, OUTDOORS))
    kinds = ((_("drug offences"), drugs), (_("violence"), violence))
    rows, said = [], ""
    for (first, points), (second, others) in (kinds, kinds[::-1]):
        each = [
            around(points, others, within_m=metres, permutations=PERMUTATIONS, seed=SEED) for metres in METRES
        ]  # fmt: skip
        rows += [_row(found, _("%(second)s around %(first)s") % {"first": first, "second": second}) for found in each]
        said = said or each[0].sentence(first, second)
    times = _("times")
    heads = {
        "kinds": Heads(_("What around what")),
        "metres": Heads(_("Metres"), _("metres")),
        "quotient": Heads(_("Times what the mix gives"), times),
        "chance_low": Heads(_("Chance gives from"), times),
        "chance_high": Heads(_("to"), times),
        "p": Heads(_("p"), _("p")),
    }
    definition = _("Violence is violence without domestic abuse, and robbery, of the same year as the drug offences.")
    return Snapshot(
        drawn=(
            tell(
                rounded(rounded(pa.Table.from_pylist(rows), 2, "quotient"), 3, "chance_low", "chance_high", "p"), heads,
                records.origin(colocation, Audience.COUNTING), code=codes.COLOCATION, unit=times, counted=Counted.OTHER,
                title=records.titled(_("violence and drug offences at the same places")),
                definition=f"{said} {CANNOT_TELL} {definition}",
                how=How(calculation=SOURCE, seed=SEED, simulations=PERMUTATIONS),
            ),
        )
    )  # fmt: skip


def _row(found: "Colocation", kinds: str) -> dict[str, object]:
    return {
        "kinds": kinds,
        "metres": found.parameters["within_m"],
        "quotient": found.quotient,
        "chance_low": found.chance_low,
        "chance_high": found.chance_high,
        "p": found.p,
    }
