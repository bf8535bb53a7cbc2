import shapely
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.places.areas import Areas

GRID = Areas(
    "squares",
    tuple(f"{x}{y}" for x in range(4) for y in range(4)),
    tuple("square" for _ in range(16)),
    tuple(shapely.box(x, y, x + 1, y + 1) for x in range(4) for y in range(4)),
    planar=True,
)
POINTS = st.lists(st.tuples(st.floats(-1, 5), st.floats(-1, 5)), min_size=1, max_size=20)


def slow_locate(x, y):
    return next((c for c, s in zip(GRID.codes, GRID.shapes, strict=True) if s.intersects(shapely.Point(x, y))), None)


@given(POINTS)
def test_the_tree_finds_what_trying_every_area_finds(points):
    xs, ys = zip(*points, strict=True)
    assert GRID.locate(xs, ys) == [slow_locate(x, y) for x, y in points]
