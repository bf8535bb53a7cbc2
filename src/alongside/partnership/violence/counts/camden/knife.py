"""Camden's knife crime since March 2022, as the police count it now: years of their own, beside nothing of 2019."""

from django.utils.translation import gettext as _

from alongside.evidence.periods import Month, Period, twelve_months_to
from alongside.evidence.violence import measures
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import Records, origin_of
from alongside.partnership.violence.counts.years import an_earlier_year
from alongside.partnership.violence.kinds import Snapshot

KNIFE_YEARS = tuple(twelve_months_to(Month(*last)) for last in ((2023, 3), (2024, 3), (2025, 2)))


def knife(records: Records) -> Snapshot:
    series = records.months(measures.MPS_KNIFE, Period(KNIFE_YEARS[0].first, KNIFE_YEARS[-1].last))
    common = origin_of(knife, series.source, series.cut_on).common()
    title = _("Camden: knife crime")
    counts = [
        an_earlier_year(series.within(year), year, code=codes.CAMDEN_KNIFE, title=title, **common)
        for year in KNIFE_YEARS
    ]
    return Snapshot(counts=tuple(counts))
