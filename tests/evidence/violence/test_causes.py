import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused
from alongside.evidence.violence.causes import CIRCULAR, beside_rates

CODES = [f"F{n:02}" for n in range(1, 13)]


def rates(values=tuple(range(12))):
    schema = pa.schema({"area_code": pa.string(), "area_name": pa.string(), "rate": pa.float64()})
    rows = [{"area_code": c, "area_name": f"Area {c}", "rate": v} for c, v in zip(CODES, values, strict=True)]
    return pa.Table.from_pylist(rows, schema)


def figures(**values):
    return pa.Table.from_pylist(
        [
            {"area_code": c, "figure": name.replace("_", " "), "value": v, "year": 2019, "publisher": "Invented"}
            for name, column in values.items()
            for c, v in zip(CODES, column, strict=False)
        ]
    )


def test_two_values_two_years_and_ranks_are_refused():
    twice = pa.concat_tables([figures(Income=[1.0])] * 2)
    with pytest.raises(CountedTwice, match='"Income" has two values for F01'):
        beside_rates(rates(), twice)
    older = pa.Table.from_pylist([figures(Income=[1.0]).to_pylist()[0] | {"year": 2015, "area_code": "F02"}])
    with pytest.raises(FigureRefused, match="Choose one year and publisher"):
        beside_rates(rates(), pa.concat_tables([figures(Income=[1.0]), older]))
    with pytest.raises(FigureRefused, match="Give the score or rate"):
        beside_rates(rates(), figures(Income_Rank=[1.0]))


def test_figures_of_other_areas_are_refused():
    with pytest.raises(FigureRefused, match="Check their vintage"):
        beside_rates(rates([None] * 12), figures(Income=[1.0] * 12))


def test_figures_stand_beside_rates_strongest_first():
    income, exclusion = [float(n) for n in range(12)], [3.0, 1, 2, 0, 5, 4, 9, 7, 8, 6, 10, 11]
    found = beside_rates(rates(), figures(School_exclusion=exclusion, Income=income))
    assert found.figures["figure"].to_pylist() == ["Income", "School exclusion"]
    assert found.figures["association"].to_pylist()[0] == 1
    assert found.areas.column_names[4:] == [
        "School exclusion", "School exclusion, rank", "Income", "Income, rank",
    ]  # fmt: skip
    assert found.areas["rate_rank"].to_pylist()[-1] == 1
    assert "Of 2 figures, Income (2019) agrees most" in found.sentence
    assert "ecological fallacy" in found.sentence


def test_a_figure_that_counts_crime_is_marked_and_does_not_lead():
    found = beside_rates(rates(), figures(Crime=[float(n) for n in range(12)]))
    assert found.figures["note"].to_pylist() == [CIRCULAR]
    assert found.sentence.startswith("No figure that stands apart from recorded crime could be compared.")


def test_a_missing_value_stays_missing_and_is_counted():
    income = [None, *range(1, 12)]
    found = beside_rates(rates([*range(11), None]), figures(Income=income, Health=[1.0, 2.0]))
    notes = dict(zip(found.figures["figure"].to_pylist(), found.figures["note"].to_pylist(), strict=True))
    assert notes["Income"] == "2 areas lack a value or a rate"
    assert "2 areas are too few" in notes["Health"]
    assert found.areas["Income"].to_pylist()[0] is None
    assert found.areas["Income, rank"].to_pylist()[0] is None
    assert found.areas["rate_rank"].to_pylist()[-1] is None
    assert found.figures["areas"].to_pylist() == [10, 2]


def test_deprivation_domains_of_camden_can_be_laid_beside_a_rate(open_data):
    """133 areas of the LSOA 2011 vintage, as the data README says; their own Income score stands for a rate."""
    import pyarrow.csv

    table = pyarrow.csv.read_csv(open_data / "deprivation" / "imd2019_london_lsoa.csv.gz").to_pylist()
    camden = [row for row in table if row["Local Authority District name (2019)"] == "Camden"]
    code, name = "LSOA code (2011)", "LSOA name (2011)"
    rows = [{"area_code": r[code], "area_name": r[name], "rate": r["Income Score (rate)"]} for r in camden]
    domains = [
        {"area_code": r[code], "figure": domain, "value": r[domain], "year": 2019, "publisher": "MHCLG"}
        for r in camden
        for domain in ("Employment Score (rate)", "Living Environment Score")
    ]
    found = beside_rates(pa.Table.from_pylist(rows), pa.Table.from_pylist(domains)).figures.to_pylist()
    assert [row["areas"] for row in found] == [133, 133]
    assert found[0]["figure"] == "Employment Score (rate)"
    assert found[0]["low"] > 0.8
