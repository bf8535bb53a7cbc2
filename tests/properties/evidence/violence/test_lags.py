import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from alongside.evidence.violence.drugs.lags import leave_one_out


@given(arrays(float, (2, 6, 5), elements=st.integers(-9, 9).map(float)), st.integers(0, 99))
def test_leaving_areas_out_by_subtraction_equals_correlating_the_others_again(values, seed):
    noise = np.random.default_rng(seed).standard_normal(values.shape)
    x, y = values + noise
    whole, without = leave_one_out(np.column_stack([(x * y).sum(1), (x * x).sum(1), (y * y).sum(1)]))

    def slow(areas):
        pairs = [(x[a, m], y[a, m]) for a in areas for m in range(5)]
        return sum(p * q for p, q in pairs) / (sum(p * p for p, _ in pairs) * sum(q * q for _, q in pairs)) ** 0.5

    assert whole == pytest.approx(slow(range(6)))
    assert without == pytest.approx([slow([a for a in range(6) if a != out]) for out in range(6)])
