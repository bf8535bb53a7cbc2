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
CAMDEN_MONTHS = "violence.camden.months"
CAMDEN_WARDS = "violence.camden.wards"

# Fleetwater, invented
NON_DOMESTIC = "violence.non_domestic"
INJURED = "violence.share_with_injury"
KNIFE_MONTHS = "violence.fleetwater.months"
KNIFE_WARDS = "violence.fleetwater.wards"
NON_DOMESTIC_SMALL_AREAS = "violence.fleetwater.small_areas"
