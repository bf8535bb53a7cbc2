"""Drugs beside violence in Camden, from open files: by small area and month, with searches held alike."""

from django.utils.translation import gettext as _

from alongside.evidence.intake.population import LSOA_POPULATION
from alongside.evidence.intake.stop_search import STOP_AND_SEARCH
from alongside.evidence.intake.street import STREET
from alongside.evidence.periods import Month, Period
from alongside.evidence.violence.drugs.open_files import SNAPPED, open_counts
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from alongside.evidence.violence.drugs.telling import drugs_and_violence
from alongside.evidence.violence.measures import POLICE_UK_DRUGS, POLICE_UK_VIOLENCE
from alongside.evidence.violence.residents import small_area_residents
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.camden.records import CAMDEN, Records, origin_of
from alongside.partnership.violence.counts.camden.small_areas import PEOPLE_IN
from alongside.partnership.violence.counts.drug_links import show_drugs
from alongside.partnership.violence.kinds import Snapshot


def drugs(records: Records) -> Snapshot:
    street = records.store.files(STREET.name)
    months = [Month.parse(period) for file in street for period in file.periods]
    counts = open_counts(records.store, records.ground["small_areas"], Period(min(months), max(months)))
    people = small_area_residents(records.store, PEOPLE_IN, CAMDEN)
    residents = dict(zip(people["area_code"].to_pylist(), people["residents"].to_pylist(), strict=True))
    laid = lay_side_by_side(counts, residents)
    origin = origin_of(
        drugs, "; ".join(source.words for source in (STREET, STOP_AND_SEARCH, LSOA_POPULATION)),
        laid.months[-1].last_day,
    )  # fmt: skip
    more = _("Violence: %(violence)s Drugs: %(drugs)s %(snapped)s Residents are those of the middle of %(year)s.") % {
        "violence": POLICE_UK_VIOLENCE.definition, "drugs": POLICE_UK_DRUGS.definition, "snapped": SNAPPED,
        "year": PEOPLE_IN,
    }  # fmt: skip
    return show_drugs(drugs_and_violence(laid), origin, codes.CAMDEN_DRUG_LINKS, CAMDEN, laid.period, more)
