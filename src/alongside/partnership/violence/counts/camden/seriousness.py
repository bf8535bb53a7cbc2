"""Whether Camden's violence grew more serious: its number, its harm, and which of the two changed."""

from django.utils.translation import gettext as _

from alongside.evidence.violence import measures
from alongside.evidence.violence.seriousness.measured import weigh_measure
from alongside.evidence.violence.seriousness.stored import read_weights
from alongside.evidence.violence.seriousness.weights import read_indices
from alongside.evidence.violence.years import year_on_year
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.seriousness import show_seriousness
from alongside.partnership.violence.kinds import STATED_YEAR, Snapshot


def seriousness(records: Records) -> Snapshot:
    series = records.months(measures.MPS_VIOLENCE)
    indices = read_indices(read_weights(records.store))
    found = weigh_measure(records.store, measures.MPS_VIOLENCE, indices, STATED_YEAR.last, CAMDEN)
    number = year_on_year(series, STATED_YEAR.last).change
    title = _("Camden: number and harm of violence against the person")
    origin = origin_of(seriousness, series.source, series.cut_on)
    drawn = show_seriousness(found, number, codes.CAMDEN_SERIOUSNESS, title, series.definition, origin)
    return Snapshot(drawn=(drawn,))
