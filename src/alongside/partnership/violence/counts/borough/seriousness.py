"""Whether violence grew more serious: number, harm, and which of the two changed."""

from django.utils.translation import gettext as _

from alongside.evidence.violence.definitions.applying import apply_to_categories
from alongside.evidence.violence.seriousness.compare import compare_seriousness
from alongside.evidence.violence.seriousness.weights import read_indices
from alongside.evidence.violence.years import year_on_year
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import series
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.seriousness import show_seriousness
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import VIOLENCE


def seriousness(records: Records) -> Snapshot:
    origin, definition = records.origin(seriousness, counts=(VIOLENCE,)), records.definitions[VIOLENCE]
    every = read_indices(records.given["weights"]())
    by_subgroup = [index for index in every if index.level == "subgroup"]
    indices = by_subgroup or every
    found = compare_seriousness(
        apply_to_categories(definition, records.extract, "offence_subgroup" if by_subgroup else "offence_code"),
        indices,
        records.year.last,
        title=_("Non-domestic violence"),
        area=records.name,
        source=origin.source,
        cut_on=origin.cut_on,
    )
    number = year_on_year(series(records, VIOLENCE), records.year.last).change
    title = records.titled(_("number and harm of violence without domestic abuse"))
    return Snapshot(drawn=(show_seriousness(found, number, codes.SERIOUSNESS, title, definition.stated, origin),))
