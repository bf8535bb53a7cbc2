"""The twin: each record asked one condition after the other, in plain Python, with None for what it does not say."""

from datetime import date

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.evidence.violence.definitions.applying import apply_definition
from alongside.evidence.violence.definitions.reading import Definition, Part

COLUMNS = ["offence_group", "offence_subgroup", "offence_code", "victim_age_band", "domestic_abuse", "knife",
           "knife_injury"]  # fmt: skip
WORDS, AGES, FLAG = (
    st.sampled_from(["a", "b", None]),
    st.sampled_from(["0-9", "65+", None]),
    st.sampled_from([True, False, None]),
)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, AGES, FLAG, FLAG, FLAG), min_size=1, max_size=12)
NAMES = st.sampled_from([(), ("a",), ("a", "b")])
PARTS = st.builds(Part, groups=NAMES, subgroups=NAMES, codes=NAMES, without_codes=NAMES,
                  victim_ages=st.sampled_from([(), ("0-9",)]), domestic_abuse=FLAG, knife=FLAG,
                  knife_injury=st.just(True))  # fmt: skip


def every(answers):
    return False if False in answers else None if None in answers else True


def any_of(answers):
    return True if True in answers else None if None in answers else False


def is_in(value, words):
    return None if value is None else value in words


def turned(answer):
    return None if answer is None else not answer


def counts(part, row):
    group, subgroup, code, age, domestic, knife, injury = row
    named = [is_in(v, w) for v, w in ((group, part.groups), (subgroup, part.subgroups), (code, part.codes)) if w]
    asked = [any_of(named)] if named else []
    asked += [turned(is_in(code, part.without_codes))] if part.without_codes else []
    asked += [is_in(age, part.victim_ages)] if part.victim_ages else []
    flags = ((domestic, part.domestic_abuse), (knife, part.knife), (injury, part.knife_injury))
    asked += [flag if wanted else turned(flag) for flag, wanted in flags if wanted is not None]
    return every(asked)


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=2), ROWS)
def test_the_database_decides_as_the_twin_does(parts, rows):
    definition = Definition("a", "A", "1", date(2018, 4, 1), "F", "W.", False, tuple(parts))
    held = [dict(zip(COLUMNS, row, strict=True)) | {"period": "2018-04", "area_code": "F"} for row in rows]
    flags = ("domestic_abuse", "knife", "knife_injury")
    schema = pa.schema(
        [(name, pa.bool_() if name in flags else pa.string()) for name in [*COLUMNS, "period", "area_code"]]
    )
    found = apply_definition(
        definition, pa.Table.from_pylist(held, schema), area="F", source="S", cut_on=date(2018, 4, 30)
    )
    answers = [any_of([counts(part, row) for part in parts]) for row in rows]
    assert (found.rows_counted, found.rows_left_out, found.rows_not_known) == (
        answers.count(True), answers.count(False), answers.count(None),
    )  # fmt: skip
    assert bool(found.why) == (None in answers)
