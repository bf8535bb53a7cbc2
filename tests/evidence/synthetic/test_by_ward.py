"""The layouts lose nothing: what they add up to is what Fleetwater was made from."""

import pyarrow as pa
import pytest

from alongside.evidence.errors import NothingToCount
from alongside.evidence.synthetic.area_figures import make_area_figures
from alongside.evidence.synthetic.by_ward import (
    drugs_beside_violence,
    people_by_ward,
    quarters_by_ward,
    violence_by_kind,
)
from alongside.evidence.synthetic.fleetwater import KNIFE, VIOLENCE
from alongside.evidence.synthetic.witnesses import NOT_DELIVERED, OVERDOSES, SEARCHES, make_witnesses


def test_another_measure_is_refused(borough):
    with pytest.raises(NothingToCount, match="bicycles"):
        quarters_by_ward(borough, "bicycles")


def test_every_resident_is_in_one_ward(borough):
    people = people_by_ward(borough, make_area_figures(borough).population)
    assert people.num_rows == 18
    assert sum(people["residents"].to_pylist()) == sum(borough.population["population"].to_pylist())
    assert 21 < sum(people["square_km"].to_pylist()) < 22.5  # drawn as 21.8 square kilometres


def test_the_quarters_of_the_last_year_are_the_526(borough):
    rows = quarters_by_ward(borough, KNIFE).to_pylist()
    assert len(rows) == 12 * 18
    assert {year: sum(row["count"] for row in rows if row["year"] == year) for year in ("2017", "2018", "2019")} == {
        "2017": 574, "2018": 549, "2019": 526,
    }  # fmt: skip


def test_the_kinds_of_violence_add_up_to_the_violence_of_three_years(borough, incidents):
    kinds = violence_by_kind(incidents.extract)
    assert sum(kinds["count"].to_pylist()) == sum(borough.truth.violence)
    assert len(set(kinds["month"].to_pylist())) == 36


def test_side_by_side_every_area_and_month_has_a_row_and_a_missing_month_stays_missing(borough, incidents):
    witnesses = make_witnesses(borough).counts
    told = drugs_beside_violence(borough, incidents.extract, witnesses, VIOLENCE, SEARCHES, OVERDOSES).to_pylist()
    assert len(told) == 36 * 133
    assert sum(row["violence"] for row in told) == sum(borough.truth.violence)
    assert {row["month"] for row in told if row["witness"] is None} == {NOT_DELIVERED}
    drugs = pa.table({"kind": incidents.extract["offence_group"]}).to_pylist()
    assert sum(row["drugs"] for row in told) == sum(row["kind"] == "Drug offences" for row in drugs)
