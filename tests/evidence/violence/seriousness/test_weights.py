import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused
from alongside.evidence.violence.seriousness.weights import read_indices

NAMES = ("index_name", "version", "level", "category", "weight", "unit")


def weights(*rows):
    return pa.Table.from_pylist([dict(zip(NAMES, row, strict=True)) for row in rows])


HARM = ("CCHI", "2026", "subgroup", "Homicide", 5475.0, "days")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(*HARM[:2], "police_uk_category", *HARM[3:])], "too coarse to weigh"),
        ([(*HARM[:3], "Violence and sexual offences", 709.25, "score")], "is a category of data.police.uk"),
        ([HARM, (*HARM[:2], "offence_code", "1", 5475.0, "days")], "also has weights by offence_code"),
        ([HARM, (*HARM[:3], "Robbery", 365.0, "score")], "in score. Give one"),
        ([HARM, (*HARM[:3], " HOMICIDE ", 1.0, "days")], 'weighs "homicide" twice'),
        ([(*HARM[:4], -1.0, "days")], "is a number from 0"),
        ([(*HARM[:4], float("nan"), "days")], "is a number from 0"),
        ([(*HARM[:4], float("inf"), "days")], "is a number from 0"),
    ],
)
def test_weights_that_would_mislead_are_refused(rows, says):
    with pytest.raises(FigureRefused, match=says):
        read_indices(weights(*rows))


def test_two_indices_stay_two_and_an_empty_weight_is_none(tmp_path):
    css = ("CSS", "2019", "subgroup", "Homicide", 7797.0, "score")
    harm, score = read_indices(weights(HARM, css, (*HARM[:3], "Fraud", None, "days")))
    assert (harm.of(" homicide"), harm.of("Fraud"), score.of("HOMICIDE")) == (5475, None, 7797)
    assert harm.words == "CCHI, version 2026, by subgroup, in days"
