import re
from datetime import date

import numpy as np
import pytest

from alongside.evidence.synthetic.names import invent_people, invent_phone, invent_postcode, invent_roads

TODAY = date(2019, 3, 31)


def age_on(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@pytest.mark.parametrize("today", [TODAY, date(2020, 2, 29), date(2019, 2, 28)])
def test_people_have_the_ages_asked_for(today):
    ages = {age_on(person.born_on, today) for person in invent_people(1, 400, today, ages=(11, 13))}
    assert ages == {11, 12, 13}


def test_the_same_seed_invents_the_same_people_and_no_two_alike():
    people = invent_people(1, 500, TODAY)
    assert people == invent_people(1, 500, TODAY)
    assert people != invent_people(2, 500, TODAY)
    assert len(set(people)) == 500


def test_names_come_from_many_backgrounds_and_repeat_as_names_do():
    people = invent_people(1, 500, TODAY)
    assert len({person.given_name for person in people}) > 60
    assert len({person.family_name for person in people}) > 60
    assert len({(person.given_name, person.family_name) for person in people}) < 500


def test_roads_differ():
    assert len(set(invent_roads(1, 144))) == 144
    assert invent_roads(1, 3) == invent_roads(1, 3)


def test_postcodes_and_telephones_cannot_be_real():
    """Real postcodes never end in C, I, K, M, O or V (Royal Mail); Ofcom keeps 07700 900000 to 900999 for drama."""
    random = np.random.default_rng(1)
    for _ in range(200):
        assert re.fullmatch(r"FW\d{1,2} \d[CIKMOV]{2}", invent_postcode(random))
        assert re.fullmatch(r"07700 900\d{3}", invent_phone(random))
