"""Drugs and violence in Fleetwater: by area and month, searches held alike, with a witness that is not the police."""

from django.utils.translation import gettext as _

from alongside.evidence.synthetic.by_ward import drugs_beside_violence
from alongside.evidence.synthetic.fleetwater import MONTHS, VIOLENCE
from alongside.evidence.synthetic.witnesses import OVERDOSES, SEARCHES
from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from alongside.evidence.violence.drugs.telling import drugs_and_violence
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.drug_links import show_drugs
from alongside.partnership.violence.kinds import Snapshot


def drugs(records: Records) -> Snapshot:
    counts = drugs_beside_violence(records.borough, records.extract, records.witnesses, VIOLENCE, SEARCHES, OVERDOSES)
    codes_, people = records.borough.population["area_code"], records.borough.population["population"]
    residents = dict(zip(codes_.to_pylist(), people.to_pylist(), strict=True))
    found = drugs_and_violence(lay_side_by_side(counts, residents, OVERDOSES))
    names = (codes.DRUG_ASSOCIATIONS, codes.DRUG_RATE_RATIOS, codes.DRUG_LAGS)
    return show_drugs(found, records.origin(drugs), names, _("Fleetwater (invented)"), MONTHS)
