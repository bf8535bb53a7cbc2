from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import CountedTwice, FigureRefused, NothingToCount
from alongside.evidence.violence.perception.police_survey import police_confidence

GOOD_JOB = "Good Job local"


def published(*rows):
    names = ("period", "borough", "measure", "share", "london_share")
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows])


ONE = ("2019-03", "Fleetwater", GOOD_JOB, 0.6, 0.65)


@pytest.mark.parametrize(
    ("rows", "refusal", "says"),
    [
        ([(*ONE[:1], "Elsewhere", *ONE[2:])], NothingToCount, "Its measures are: Good Job local"),
        ([ONE, ONE], CountedTwice, "twice in one quarter"),
        ([(*ONE[:3], 60.0, 65.0)], FigureRefused, "Give shares, not per cent"),
        ([ONE, ("2018-03", *ONE[1:3], None, 0.6)], FigureRefused, "not between 0 and 1"),
    ],
)
def test_a_line_that_cannot_be_drawn_is_refused(rows, refusal, says):
    with pytest.raises(refusal, match=says):
        police_confidence(published(*rows), "Fleetwater", GOOD_JOB)


def test_the_band_is_indicative_and_confidence_is_not_worry():
    """By hand: 1.96 times the root of 0.6 times 0.4 over 100 is 9.6 points."""
    found = police_confidence(published(ONE, ("2018-12", *ONE[1:3], 0.5, None)), "Fleetwater", GOOD_JOB)
    assert found.quarters["quarter_ends"].to_pylist() == [date(2018, 12, 31), date(2019, 3, 31)]
    last = found.quarters.to_pylist()[-1]
    assert [last["indicative_low"], last["indicative_high"]] == pytest.approx([0.504, 0.696], abs=1e-3)
    assert '"Good Job local" in Fleetwater, quarter to March 2019: 60%, London 65%.' in found.sentence
    assert "no interval can be worked out" in found.sentence
    assert "confidence in the police" in found.sentence


def test_a_quarter_without_a_london_value_says_none():
    found = police_confidence(published((*ONE[:4], None)), "Fleetwater", GOOD_JOB)
    assert "60%. The survey" in found.sentence


def test_camdens_line_is_read_from_the_published_file(open_data, tmp_path):
    """Counted in the file: 33 quarters of confidence in the local police, and trust asked since March 2016."""
    import pyarrow.parquet

    from alongside.evidence.intake.reading import read_file
    from alongside.evidence.intake.store import Store

    read = read_file(open_data / "perception" / "pas_borough_2014-12_2022-12.csv.gz", tmp_path)
    names = ["period", "borough", "measure", "share", "london_share"]
    paths = Store(tmp_path).paths([read])
    table = pa.concat_tables([pyarrow.parquet.ParquetFile(path).read(columns=names) for path in paths])
    found = police_confidence(table, "Camden", GOOD_JOB)
    assert found.quarters["quarter_ends"].to_pylist()[0] == date(2014, 12, 31)
    assert (found.quarters.num_rows, found.quarters["london"].null_count) == (33, 0)
    trust = police_confidence(table, "Camden", "Trust MPS").quarters["quarter_ends"].to_pylist()
    assert (trust[0], len(trust)) == (date(2016, 3, 31), 28)
