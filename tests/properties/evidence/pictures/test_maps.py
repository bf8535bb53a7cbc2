from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.pictures.maps import SHADES, classes


@given(st.lists(st.integers(1, 400), max_size=60))
def test_every_number_has_exactly_one_class_and_higher_is_darker(numbers):
    made = classes(numbers)
    for number in numbers:
        assert sum(shade.low <= number <= shade.high for shade in made) == 1
    order = [SHADES.index(shade.colour) for shade in made]
    assert order == sorted(set(order))
    assert len(made) <= len(SHADES)
