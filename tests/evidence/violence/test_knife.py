from datetime import date

import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.definitions.reading import read_definitions
from alongside.evidence.violence.knife import count_knives

SHIPPED = {definition.name: definition for definition in read_definitions()}
FLAGGED, INJURED, CARRIED = (
    SHIPPED[name] for name in ("knife-used-or-threatened", "knife-injury", "weapon-possession")
)  # fmt: skip
ABOUT = {"area": "Fleetwater", "source": "Invented, for a test", "cut_on": date(2019, 3, 31)}


def test_the_three_need_a_definition_each(extract):
    with pytest.raises(FigureRefused, match="two of these are the same"):
        count_knives(extract({}), FLAGGED, INJURED, FLAGGED, **ABOUT)


def test_flag_injury_and_carrying_stand_apart_without_a_sum(extract):
    carried = {"offence_group": "Possession of weapons offences", "offence_subgroup": "Possession of weapons offences"}
    table = extract(
        {"knife": True}, {"knife": True, "knife_injury": True}, {"knife_injury": None}, carried,
        {"period": "2018-05", "method_version": "2"},
    )  # fmt: skip
    found = count_knives(table, FLAGGED, INJURED, CARRIED, **ABOUT)
    assert found.months.column_names == ["month", "flagged", "injured", "carried", "breaks"]
    assert [tuple(row.values())[1:] for row in found.months.to_pylist()] == [(2, 1, 1, False), (0, 0, 0, True)]
    assert found.injured.rows_not_known == 1
    assert "They are not added." in found.sentence
    assert found.sentence.endswith("From May 2018 offences are counted by another method (2).")
