import pyarrow as pa
import pytest


@pytest.fixture
def survey():
    """A residents' survey made by hand, from rows of (area, answer) or (area, answer, weight)."""

    def make(rows, question="feels_unsafe_after_dark", **more):
        full = [(*row, 1.0) if len(row) == 2 else row for row in rows]
        return pa.table(
            {
                "weight": pa.array([weight for _, _, weight in full], pa.float64()),
                "area_code": pa.array([area for area, _, _ in full], pa.string()),
                "question": pa.array([question] * len(full), pa.string()),
                "answer": pa.array([answer for _, answer, _ in full], pa.string()),
            }
            | more
        )

    return make
