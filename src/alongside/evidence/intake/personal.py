"""The evidence counts areas and months. A file with a column about a person does not come in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alongside.evidence.errors import FileRefused
from alongside.evidence.intake.source import plain

# Plain headings, or their ends, that tell of one person. Free text about a place can tell who was there.
_ABOUT_A_PERSON = re.compile(
    r"(.*_)?(nhs_(number|no|num)|date_of_birth|dob|birth_?date|(fore|sur|first|last|family|given|middle|full)_?name|"
    r"(patient|victim|suspect|offender|person|client|pupil|child)_(name|id|number|identifier)|postcode|post_code|"
    r"(home_)?address(_.*)?|e_?mail|phone|telephone|mobile|hospital_number|local_patient_identifier|upn|"
    r"national_insurance_number|ni_number|location_text|other_method_text|soc_sec_id|"
    r"assault_location_desc(ription)?|assault_method_other_desc(ription)?|place_of_injury_(latitude|longitude))|name"
)
# What makes a row one attendance instead of a count of them.
_ONE_ATTENDANCE = re.compile(
    r"(.*_)?(arrival|assault|attendance|departure|injury)_(date|time|date_time|date_and_time|datetime)(_at_.*)?"
)


def refuse_personal(file_name: str, headings: Sequence[str]) -> None:
    """Refuse a file that says something about one person, before anything of it is read.

    headings  the file's column names as they stand. No value is looked at, and none is in the message.

    Raises    FileRefused, naming the columns.
    """
    names = [heading.strip() for heading in headings if _ABOUT_A_PERSON.fullmatch(plain(heading))]
    if names:
        raise FileRefused(
            f"{file_name} has columns about a person: {_listed(names)}. Nothing was read. Only counts of areas and "
            "months, or offences without people, belong here. Delete this file and ask its sender for one without "
            "these columns."
        )
    times = [heading.strip() for heading in headings if _ONE_ATTENDANCE.fullmatch(plain(heading))]
    if times:
        raise FileRefused(
            f"{file_name} has one row for each attendance: {_listed(times)}. A moment at a hospital can tell who came. "
            "Nothing was read. Delete this file and ask its sender for counts by month."
        )


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
