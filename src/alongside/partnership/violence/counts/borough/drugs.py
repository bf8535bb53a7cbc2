"""Drugs and violence in a borough: by area and month, searches held alike, with a witness that is not the police."""

from collections import Counter
from typing import TYPE_CHECKING

from alongside.evidence.violence.drugs.side_by_side import lay_side_by_side
from alongside.evidence.violence.drugs.telling import drugs_and_violence
from alongside.partnership.violence import codes
from alongside.partnership.violence.counts.borough.counting import by_month_and_area, residents
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.drug_links import show_drugs
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.local_file import DRUGS, VIOLENCE

if TYPE_CHECKING:
    import pyarrow as pa


def drugs(records: Records) -> Snapshot:
    words = records.words
    found = drugs_and_violence(lay_side_by_side(_side_by_side(records), residents(records), words.witness))
    names = (codes.DRUG_ASSOCIATIONS, codes.DRUG_RATE_RATIOS, codes.DRUG_LAGS)
    return show_drugs(found, records.origin(drugs, counts=(VIOLENCE, DRUGS)), names, records.called, records.months)


def _side_by_side(records: Records) -> "pa.Table":
    """Violence, drug offences, searches and the witness by month and area: zero where a file covers both, else null."""
    import pyarrow as pa

    held = set(records.extract["period"].to_pylist())
    cells = [(str(month), code) for month in records.months for code in records.areas.codes]

    def police(measure: str) -> list[int | None]:
        counted: Counter[tuple[str, str]] = by_month_and_area(records, measure)
        return [counted[cell] if cell[0] in held else None for cell in cells]

    def others(measure: str) -> list[int | None]:
        rows = records.given["counts"]().to_pylist()
        known = {(row["month"], row["area_code"]): row["count"] for row in rows if row["measure"] == measure}
        return [known.get(cell) for cell in cells]

    columns = {
        "violence": police(VIOLENCE), "drugs": police(DRUGS), "searches": others(records.words.searches),
        "witness": others(records.words.witness),
    }  # fmt: skip
    return pa.table(
        {"month": [month for month, _ in cells], "area_code": [code for _, code in cells]}
        | {name: pa.array(column, pa.int64()) for name, column in columns.items()}
    )
