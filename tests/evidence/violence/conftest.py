from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.periods import Month
from alongside.evidence.violence.counts import Counted


@pytest.fixture
def series():
    """A monthly series made by hand, from its first month on."""

    def make(counts, first="2017-04", title="Knife offences", area="Fleetwater"):
        months = [Month.parse(first).shift(n).first_day for n in range(len(counts))]
        table = pa.table({"month": pa.array(months, pa.date32()), "count": pa.array(counts, pa.int64())})
        return Counted(table, title, area, "offences", "Invented, for a test", "Made up.", date(2019, 3, 31))

    return make


EXTRACT = {
    "period": pa.string(), "incident_id": pa.string(), "offence_code": pa.string(), "offence_group": pa.string(),
    "offence_subgroup": pa.string(),
    "domestic_abuse": pa.bool_(), "knife": pa.bool_(), "knife_injury": pa.bool_(), "victim_age_band": pa.string(),
    "method_version": pa.string(), "area_code": pa.string(),
}  # fmt: skip
ORDINARY = {
    "period": "2018-04", "incident_id": "1", "offence_code": "8N", "offence_group": "Violence against the person",
    "offence_subgroup": "Violence with injury", "domestic_abuse": False, "knife": False, "knife_injury": False,
    "victim_age_band": "18-24", "method_version": "1", "area_code": "F001",
}  # fmt: skip


@pytest.fixture
def extract():
    """A force extract made by hand: each row an ordinary offence with what is said of it changed."""

    def make(*rows):
        return pa.Table.from_pylist([ORDINARY | row for row in rows], pa.schema(EXTRACT.items()))

    return make
