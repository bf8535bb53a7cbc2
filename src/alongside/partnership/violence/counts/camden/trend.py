"""Camden's months with the limits of usual variation, and its rolling year."""

from django.utils.translation import gettext as _

from alongside.evidence.violence import measures
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import Records, origin_of
from alongside.partnership.violence.counts.trend import Rebases, control, rolling
from alongside.partnership.violence.kinds import Snapshot


def trend(records: Records, rebases: Rebases) -> Snapshot:
    series = records.months(measures.MPS_VIOLENCE)
    title = _("Camden: violence against the person %(what)s")
    told = (codes.CAMDEN_PERSON, title, origin_of(trend, series.source, series.cut_on))
    return Snapshot(drawn=(control(series, *told, rebases), rolling(series, *told)))
