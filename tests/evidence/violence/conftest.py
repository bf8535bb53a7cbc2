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
