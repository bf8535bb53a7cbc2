"""Assault attendances at emergency departments, as counts: the ISTV shape, and that of the Emergency Care Data Set v4.

A hospital's own list has one row an attendance. It does not come in here: see `personal`.

Names of items, as far as they could be checked (November 2026):
- ISTV: NHS Data Model and Dictionary, Information Sharing to Tackle Violence Minimum Data Set (ISB 1594). Assault
  Method and Assault Location Type are kept; its moments and its two free texts, Assault Method Other Description and
  Assault Location Description, are refused.
- ECDS: Emergency Care Injury Intent, Injury Mechanism and Place of Injury (SNOMED CT) are the dictionary's names, and
  the national extract calls them EC_Injury_Intent_SNOMED_CT and so on. Version 4 took ISTV in; a hospital system's
  table for its submission holds these items beside the free text of the assault's location. The dictionary's own page
  that lists every item of version 4 was not to be had, so an item that is new in it may be missing here.
"""

from collections.abc import Mapping

from alongside.evidence.intake.checks import count_or_hidden, not_a_count_or_hidden, not_a_month, not_filled
from alongside.evidence.intake.source import Column, Source, same

_AGREED = "as agreed with the hospital; counts only"
_SHARED = {
    "site_code": "the hospital site, as the NHS codes it",
    "area_code": "small area or ward where it happened; NULL = not given",
    "area_name": "its name",
    "age_band": "age band; NULL = all ages together",
    "day_of_week": "day of arrival; NULL = all days together",
    "hour_band": "hours of arrival, such as 15-18; NULL = all hours together",
}
_MAY_HAVE = tuple(name for name in _SHARED if name != "site_code")
_ISTV = {
    "assault_method": "weapon or bodily part, in the hospital's words",
    "assault_location_type": "kind of place, such as street, pub or school; never an address",
}
_ECDS = {
    "injury_intent": "intent of the injury, SNOMED CT code or words; keep assault alone",
    "injury_mechanism": "how, SNOMED CT code or words",
    "place_of_injury": "kind of place, SNOMED CT code or words",
}
_CALLED = {
    "month": ("period",),
    "site_code": ("organisation_site_identifier_of_treatment", "organisation_site_code", "site_code_of_treatment"),
    "attendances": ("count", "number_of_attendances"),
}
_ISTV_CALLED = {"assault_location_type": ("location_type",)}
_ECDS_CALLED = {name: (f"emergency_care_{name}_snomed_ct", f"ec_{name}_snomed_ct") for name in _ECDS}


def _assaults(name: str, title: str, own: dict[str, str], called: Mapping[str, tuple[str, ...]]) -> Source:
    return Source(
        name=name,
        title=title,
        publisher="hospitals of the partnership",
        licence=_AGREED,
        unit="attendances",
        needs=("month", "site_code", *own, "attendances"),
        may_have=_MAY_HAVE,
        also_called=_CALLED | dict(called),
        columns=(
            Column("period", "month", "month of arrival, YYYY-MM"),
            *same("site_code", *own, *_MAY_HAVE, meaning=_SHARED | own),
            *count_or_hidden("attendances", "attendances after an assault; only some are known to the police"),
        ),
        checks=(
            not_a_month("month", "month"),
            not_filled("site_code", "site_code"),
            *(not_filled(column, column) for column in own),
            not_a_count_or_hidden("attendances", "attendances"),
        ),
        area_code="area_code",
        told_apart=("site_code",),
        once=("site_code", *own, *_MAY_HAVE),
        one_kind=("site_code",),
    )


ISTV = _assaults("hospital_assaults_istv", "assault attendances, ISTV shape", _ISTV, _ISTV_CALLED)
ECDS = _assaults("hospital_assaults_ecds", "assault attendances, Emergency Care Data Set v4 shape", _ECDS, _ECDS_CALLED)
