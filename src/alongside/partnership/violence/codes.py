"""The codes under which this room publishes. Those that another room reads stand in `figures/codes.py`.

A figure of one code stands for several years: each has its own period.
"""

# Camden, counted from open police files
CAMDEN = "violence.camden"
AGAINST_THE_PERSON = "violence.camden.against_the_person"
AGAINST_THE_PERSON_CHANGE = "violence.camden.against_the_person_change"
WITH_SEXUAL_OFFENCES = "violence.camden.with_sexual_offences"
WITH_SEXUAL_OFFENCES_CHANGE = "violence.camden.with_sexual_offences_change"
CAMDEN_INJURED = "violence.camden.share_with_injury"
CAMDEN_INJURED_CHANGE = "violence.camden.share_with_injury_change"
CAMDEN_ROBBERY = "violence.camden.robbery"
CAMDEN_ROBBERY_CHANGE = "violence.camden.robbery_change"
CAMDEN_WEAPONS = "violence.camden.weapons"
CAMDEN_WEAPONS_CHANGE = "violence.camden.weapons_change"
CAMDEN_DRUGS = "violence.camden.drugs"
CAMDEN_DRUGS_CHANGE = "violence.camden.drugs_change"
CAMDEN_KNIFE = "violence.camden.knife"
CAMDEN_MONTHS = "violence.camden.months"
CAMDEN_WARDS = "violence.camden.wards"
CAMDEN_WARD_YEARS = "violence.camden.ward_years"
CAMDEN_SERIOUSNESS = "violence.camden.seriousness"
CAMDEN_AMONG = tuple(f"violence.camden.among_boroughs_{what}" for what in ("person", "injury", "robbery"))
CAMDEN_BOROUGH_RATES = tuple(f"violence.camden.borough_rates_{what}" for what in ("person", "injury", "robbery"))
CAMDEN_WARD_RATES = "violence.camden.old_ward_rates"
CAMDEN_DENOMINATORS = "violence.camden.old_ward_denominators"
CAMDEN_SMALL_AREAS = "violence.camden.small_areas"
CAMDEN_SMALL_AREA_RATES = "violence.camden.small_area_rates"
CAMDEN_CAUSES = "violence.camden.causes"
CAMDEN_CONFIDENCE = "violence.camden.confidence"
CAMDEN_CONFIDENCE_ALL = "violence.camden.confidence_measures"
CAMDEN_DRUG_LINKS = tuple(f"violence.camden.drug_{what}" for what in ("associations", "rate_ratios", "lags"))

# The one borough whose own records are counted here: the partnership's, or Fleetwater, invented
BOROUGH = "violence.borough."
NON_DOMESTIC = "violence.non_domestic"
INJURED = "violence.share_with_injury"
KNIFE_MONTHS = "violence.borough.months"
KNIFE_WARDS = "violence.borough.wards"
NON_DOMESTIC_SMALL_AREAS = "violence.borough.small_areas"
SERIOUSNESS = "violence.borough.seriousness"
KNIFE_KINDS = ("violence.borough.knife_flagged", "violence.borough.knife_injured", "violence.borough.carried")
WARD_RATES = "violence.borough.ward_rates"
WARD_YEARS = "violence.borough.ward_years"
WARD_QUARTERS = "violence.borough.ward_quarters"
DENOMINATORS = "violence.borough.denominators"
HOURS = "violence.borough.hours"
CAUSES = "violence.borough.causes"
PERCEPTION = "violence.borough.perception"
TWO_WAY = "violence.borough.impact_and_perception"
NEIGHBOURHOODS = "violence.borough.neighbourhoods"
WORRIES = "violence.borough.worries"
DRUG_ASSOCIATIONS = "violence.borough.drug_associations"
DRUG_RATE_RATIOS = "violence.borough.drug_rate_ratios"
DRUG_LAGS = "violence.borough.drug_lags"
PAIR_ORDER = "violence.borough.drug_order"
HOSPITAL = "violence.borough.police_and_hospital"
LATE = "violence.borough.late_recording"
NEIGHBOURS_VIOLENCE = "violence.borough.neighbours_violence"
NEIGHBOURS_KNIFE = "violence.borough.neighbours_knife"
NEIGHBOURS = (NEIGHBOURS_VIOLENCE, NEIGHBOURS_KNIFE)
CONFIDENCE = "violence.borough.confidence"

# The same to the cell, from a force's own points: for those who count and plan alone
HOTSPOTS = "violence.borough.hotspots"
HOTSPOTS_HELD = "violence.borough.hotspots_held"
NEAR_REPEATS = "violence.borough.near_repeats"
SCAN = "violence.borough.scan"
COLOCATION = "violence.borough.colocation"
PLACES = (HOTSPOTS, HOTSPOTS_HELD, NEAR_REPEATS, SCAN, COLOCATION)

# Measures that have a trend: their short name stands in these codes.
CONTROL = "violence.{measure}.control"
ROLLING = "violence.{measure}.rolling"
CAMDEN_PERSON = "camden.person"
BOROUGH_KNIFE, BOROUGH_VIOLENCE = "borough.knife", "borough.non_domestic"
BOROUGH_INJURY = "borough.injury"
MEASURES = (BOROUGH_VIOLENCE, BOROUGH_INJURY, BOROUGH_KNIFE, CAMDEN_PERSON)


def ward_quarters(area: str) -> str:
    """The code of one ward's line: a ward's code is part of it."""
    return f"{WARD_QUARTERS}.{area.lower()}"
