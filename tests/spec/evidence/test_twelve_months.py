"""The year ends with the month you name, and that month counts."""

from datetime import date

import pyarrow as pa

from alongside.evidence.periods import Month
from alongside.evidence.violence.counts import Counted
from alongside.evidence.violence.years import year_on_year

offences = """
    month   | count
    2017-03 | 900
    2017-04 | 1
    2018-03 | 2
    2018-04 | 4
    2019-03 | 8
    2019-04 | 900
"""

title = "Twelve months to March 2019 are April 2018 to March 2019; the twelve before end in March 2018"


def test_only_the_twelve_months_count(rows):
    known = {row["month"]: int(row["count"]) for row in rows(offences)}
    months = [Month(2017, 3).shift(n) for n in range(26)]
    table = pa.table({"month": [m.first_day for m in months], "count": [known.get(str(m), 0) for m in months]})
    counted = Counted(table, "Offences", "Fleetwater", "offences", "Invented", "Made up.", date(2019, 4, 30))
    found = year_on_year(counted, Month(2019, 3))
    assert (found.current.value, found.previous.value) == (4 + 8, 1 + 2)
