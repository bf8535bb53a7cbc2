"""A borough's months, with the limits of usual variation and the rolling year."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import monthly
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.told import gather
from alongside.partnership.violence.counts.trend import Rebases, control, rolling
from alongside.partnership.violence.kinds import Drawn, Snapshot
from alongside.partnership.violence.local_file import INJURY, KNIFE, VIOLENCE


def trends(records: Records, rebases: Rebases) -> Snapshot:
    titles = {
        codes.BOROUGH_VIOLENCE: (VIOLENCE, _("violence without domestic abuse %(what)s")),
        codes.BOROUGH_INJURY: (INJURY, _("non-domestic violence with injury %(what)s")),
        codes.BOROUGH_KNIFE: (KNIFE, _("knife offences %(what)s")),
    }

    def part(code: str, measure: str, title: str) -> Snapshot:
        return Snapshot(drawn=tuple(_drawn(records, rebases, code, measure, records.titled(title))))

    return gather(partial(part, code, *told) for code, told in titles.items())


def _drawn(records: Records, rebases: Rebases, code: str, measure: str, title: str) -> Iterator[Drawn]:
    origin, series = records.origin(trends, counts=(measure,)), monthly(records, measure)
    yield control(series, code, title, origin, rebases)
    yield rolling(series, code, title, origin)
