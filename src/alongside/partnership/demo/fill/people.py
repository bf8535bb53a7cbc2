"""Invented young people: who they are, where they live, how to reach them safely."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from alongside.evidence.synthetic.names import invent_people, invent_phone, invent_postcode, invent_roads
from alongside.partnership.demo.fill import words
from alongside.partnership.demo.fill.borough import AREA
from alongside.partnership.families.choices import Ethnicity, Sex

LANGUAGES = ("English", "English", "Somali", "English", "Bengali", "English", "Turkish", "English", "Portuguese")
SCHOOLS = ("Copperbeech School", "Lantern Lane Academy", "Quarryman College", "Copperbeech School", "")
NEEDS_INTERPRETER_EACH = 11
LIKES_ANOTHER_NAME_EACH = 9
WITHHELD_EACH = 8


@dataclass(frozen=True)
class Young:
    """One invented young person, and the number from which their story takes its words."""

    number: int
    details: dict[str, Any]
    carer: str

    @property
    def given_name(self) -> str:
        return str(self.details["given_name"])


def invent_young_people(
    seed: int, count: int, on: date, *, ages: tuple[int, int] = (12, 17), home: str = AREA
) -> list[Young]:
    """Invent young people of these ages on a day."""
    random = np.random.default_rng(seed)
    roads = invent_roads(seed, count if count < 140 else 140)
    carers = invent_people(seed + 1, count, on, (33, 58))
    young = []
    for number, one in enumerate(invent_people(seed, count, on - timedelta(days=1), ages)):
        details = {
            "given_name": one.given_name,
            "family_name": one.family_name,
            "known_as": one.given_name[:3] if number % LIKES_ANOTHER_NAME_EACH == 4 else "",
            "born_on": one.born_on,
            "birth_date_is_estimated": number % 17 == 5,
            "sex": str(random.choice([Sex.MALE, Sex.MALE, Sex.MALE, Sex.FEMALE])),
            "ethnicity": str(random.choice([one for one in Ethnicity.values if one != Ethnicity.NOT_KNOWN])),
            "first_language": LANGUAGES[number % len(LANGUAGES)],
            "needs_interpreter": number % NEEDS_INTERPRETER_EACH == 6,
            "home_authority": home,
            "address": f"{random.integers(1, 90)} {roads[number % len(roads)]}, {home} {invent_postcode(random)}",
            "address_withheld_from": "Anybody who rings and does not give the password"
            if number % WITHHELD_EACH == 3
            else "",
            "safe_contact": f"{words.take(words.SAFE_CONTACT, number)} {invent_phone(random)}",
            "school": SCHOOLS[number % len(SCHOOLS)],
        }
        carer = f"{carers[number].given_name} {one.family_name}"
        young.append(Young(number=number, details=details, carer=carer))
    return young
