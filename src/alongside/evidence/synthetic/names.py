"""Names, roads, postcodes and telephone numbers for invented people. Any likeness to a living person is chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

GIVEN = (
    "Aaliyah", "Abdi", "Adaeze", "Aisha", "Alfie", "Amina", "Amir", "Anaïs", "Ayaan", "Beatriz", "Bilal", "Caitlin",
    "Callum", "Chidi", "Chloe", "Daniel", "Deqa", "Diego", "Ebony", "Elif", "Eliza", "Emeka", "Emre", "Esme", "Ewa",
    "Farah", "Fatima", "Femi", "Freya", "George", "Grace", "Hamza", "Hannah", "Hodan", "Ibrahim", "Imran", "Isla",
    "Jamal", "Jasmine", "Jerome", "Jin", "Joshua", "Kai", "Kofi", "Kwame", "Layla", "Leila", "Leo", "Liam", "Lucia",
    "Maja", "Malik", "Maryam", "Mateus", "Mei", "Mohamed", "Molly", "Musa", "Nadia", "Naomi", "Nasra", "Niamh", "Noah",
    "Olivia", "Omar", "Oscar", "Precious", "Rafael", "Rania", "Reece", "Rosa", "Ruby", "Saad", "Samira", "Sean",
    "Shanice", "Sofia", "Tariq", "Temi", "Theo", "Tomasz", "Tyrell", "Valentina", "Wei", "Yasmin", "Yusuf", "Zahra",
    "Zara", "Zeynep",
)  # fmt: skip
FAMILY = (
    "Abara", "Adeyemi", "Ahmed", "Ali", "Amoah", "Baker", "Bailey", "Begum", "Boateng", "Brennan", "Campbell",
    "Carvalho", "Chen", "Chowdhury", "Clarke", "Costa", "Demir", "Diallo", "Duarte", "Edwards", "Eze", "Farah",
    "Ferreira", "Fletcher", "Gallagher", "Garcia", "Gordon", "Grant", "Hassan", "Henry", "Hussein", "Islam", "James",
    "Jimale", "Kamara", "Kaya", "Kelly", "Khan", "Kowalski", "Lewis", "Lim", "Lopez", "Marshall", "Mendes", "Mensah",
    "Miah", "Mohamud", "Morgan", "Murphy", "Nguyen", "Nowak", "Nur", "Obi", "Okafor", "Okoro", "Osman", "Owusu",
    "Palmer", "Patel",
    "Pereira", "Rahman", "Reid", "Roberts", "Rossi", "Sesay", "Shah", "Silva", "Singh", "Stewart", "Tran", "Turner",
    "Uddin", "Walker", "Warsame", "Williams", "Wright", "Yilmaz", "Yusuf", "Zhang",
)  # fmt: skip
_ROADS = ("Chandler", "Heron", "Copperbeech", "Weaver", "Fallow", "Quarryman", "Teasel", "Lantern", "Foundry", "Plover",
          "Saddler", "Hawthorn Dip", "Mudlark", "Pepperpot", "Thimble", "Wharfinger", "Kiln", "Barleymow")  # fmt: skip
_KINDS = ("Road", "Street", "Close", "Walk", "Gardens", "Lane", "Mews", "Rise")
# Real postcodes never end in these letters, and no area is called FW.
_NEVER_IN_A_POSTCODE = "CIKMOV"


@dataclass(frozen=True)
class Person:
    """An invented person."""

    given_name: str
    family_name: str
    born_on: date


def invent_people(seed: int, count: int, today: date, ages: tuple[int, int] = (10, 25)) -> list[Person]:
    """Invent people of given ages.

    seed     the same seed invents the same people.
    today    the day on which they have those ages.
    ages     youngest and oldest in whole years, both possible.

    Returns  as many as asked; two may share a name, as people do, and no two share name and birthday.
    """
    random = np.random.default_rng(seed)
    youngest = _years_before(today, ages[0])
    oldest = _years_before(today, ages[1] + 1) + timedelta(days=1)
    people: dict[Person, None] = {}
    while len(people) < count:
        born = oldest + timedelta(days=int(random.integers((youngest - oldest).days + 1)))
        people[Person(str(random.choice(GIVEN)), str(random.choice(FAMILY)), born)] = None
    return list(people)


def invent_roads(seed: int, count: int) -> list[str]:
    """Invent different road names, at most as many as there are pairs of words (144)."""
    random = np.random.default_rng(seed)
    every = [f"{name} {kind}" for name in _ROADS for kind in _KINDS]
    return [str(road) for road in random.permutation(every)[:count]]


def invent_postcode(random: np.random.Generator) -> str:
    """Invent what looks like a postcode and cannot be one: FW is no postal area, and real ones never end so."""
    letters = "".join(random.choice(list(_NEVER_IN_A_POSTCODE), 2))
    return f"FW{random.integers(1, 20)} {random.integers(0, 10)}{letters}"


def invent_phone(random: np.random.Generator) -> str:
    """Invent a mobile number from the range that Ofcom keeps for drama; it rings nobody."""
    return f"07700 900{random.integers(0, 1000):03d}"


def _years_before(day: date, years: int) -> date:
    # someone born on 29 February has their birthday on the 28th in other years
    return date(day.year - years, day.month, min(day.day, 28) if day.month == 2 else day.day)
