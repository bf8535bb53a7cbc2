"""Fleetwater's months, with the limits of usual variation and the rolling year."""

from django.utils.translation import gettext as _

from alongside.evidence.synthetic.fleetwater import INJURY, KNIFE, VIOLENCE, count_fleetwater
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.trend import Rebases, control, rolling
from alongside.partnership.violence.kinds import Snapshot


def trends(records: Records, rebases: Rebases) -> Snapshot:
    origin = records.origin(trends)
    titles = {
        codes.FLEETWATER_VIOLENCE: (VIOLENCE, _("Fleetwater (invented): violence without domestic abuse %(what)s")),
        codes.FLEETWATER_INJURY: (INJURY, _("Fleetwater (invented): such violence with injury %(what)s")),
        codes.FLEETWATER_KNIFE: (KNIFE, _("Fleetwater (invented): knife offences %(what)s")),
    }
    drawn = []
    for code, (measure, title) in titles.items():
        series = count_fleetwater(records.borough, measure)
        drawn += [control(series, code, title, origin, rebases), rolling(series, code, title, origin)]
    return Snapshot(drawn=tuple(drawn))
