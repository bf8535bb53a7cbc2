# ruff: noqa: S314  pictures of our own
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pyarrow as pa
import pytest
import shapely

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.pictures.maps import SHADES, choropleth, classes
from alongside.evidence.places.areas import Areas
from alongside.evidence.places.boundaries import read_boundaries

NAMES = ("Quay", "Mill & Lock", "Hill", "Marsh")
RING = shapely.box(3, 0, 4, 1).difference(shapely.box(3.4, 0.4, 3.6, 0.6))
AREAS = Areas("Ward", ("W1", "W2", "W3", "W4"), NAMES,
              (shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1), RING),
              planar=True, credit="Invented.")  # fmt: skip


def fills(picture):
    """The fill of each area, by its tooltip."""
    areas = [e for e in ET.fromstring(picture.svg).iter() if e.tag.endswith("}path") and len(e)]
    return {area[0].text: area.get("fill") for area in areas}


def test_numbers_of_another_vintage_are_refused():
    with pytest.raises(PlaceRefused, match="W9 is not among the 4 Ward areas"):
        choropleth(AREAS, pa.table({"area": ["W1", "W9"], "count": [1, 2]}), "Map", "offences")


def test_zero_missing_and_hidden_look_different_from_each_other_and_from_every_number():
    table = pa.table({"area": ["W1", "Mill & Lock", "W3"], "count": [0, 7, None]})
    picture = choropleth(
        AREAS, table.append_column("count_state", pa.array(["shown", "shown", "hidden"])), "Map", "people"
    )
    key = re.search(r'id="(map\w+)-missing"', picture.svg)[1]
    found = fills(picture)
    assert found == {
        "Quay: 0 people": "#ffffff",
        "Mill & Lock: 7 people": found["Mill & Lock: 7 people"],
        "Hill: hidden": f"url(#{key}-hidden)",
        "Marsh: missing": f"url(#{key}-missing)",
    }
    assert found["Mill & Lock: 7 people"] in SHADES
    words = [e.text for e in ET.fromstring(picture.svg).iter() if e.tag.endswith("}text")]
    assert words == ["0 people", "7 people", "hidden, to protect people", "missing, not zero"]
    assert picture.sentence == "Most: Mill & Lock (7 people). Fewest: Quay (0). 1 hidden. 1 missing."
    assert picture.credit == "Invented."


def test_a_map_without_any_number_still_says_so():
    picture = choropleth(AREAS, pa.table({"area": ["W1"], "count": pa.array([None], pa.int64())}), "Map", "people")
    assert picture.sentence == "None of the 4 numbers can be shown."


def test_a_map_is_safe_readable_and_keeps_its_holes():
    picture = choropleth(AREAS, pa.table({"area": ["W4"], "count": [7]}), "Map <1>", "offences", sentence="Mine.")
    assert not re.search(r"<style|style=|<script|\son\w+=", picture.svg)
    root = ET.fromstring(picture.svg)
    assert (root.get("role"), root[0].text, root[1].text) == ("img", "Map <1>", "Mine.")
    marsh = next(e for e in root.iter() if len(e) and (e[0].text or "").startswith("Marsh"))
    assert marsh.get("d").count("M") == 2


def test_shades_get_darker_in_even_steps_of_grey():
    """Luma by ITU-R BT.601, as a grey copy gives it."""
    grey = [sum(w * int(s[i : i + 2], 16) for w, i in ((0.299, 1), (0.587, 3), (0.114, 5))) for s in SHADES]
    steps = [a - b for a, b in pairwise(grey)]
    assert min(steps) > 30


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], []),
        ([4], ["4"]),
        ([1, 1, 1, 9], ["1", "2 to 9"]),
        (list(range(1, 11)), ["1 to 2", "3 to 4", "5 to 6", "7 to 8", "9 to 10"]),
    ],
)
def test_classes_are_said_in_whole_numbers(numbers, words):
    assert [shade.words for shade in classes(numbers)] == words


def test_real_wards_are_drawn_in_their_shape(open_data):
    """Camden is about as high as it is wide: 0.11 degrees of longitude by 0.06 of latitude at 51.5 north."""
    areas = read_boundaries(open_data / "geo" / "camden_wards_2002-2022.geojson")
    picture = choropleth(areas, pa.table({"area": list(areas.names), "count": range(18)}), "Wards", "offences")
    assert len(fills(picture)) == 18
    numbers = re.findall(r"([\d.]+) ([\d.]+)", " ".join(re.findall(r' d="([^"]+)"', picture.svg)))
    height = max(float(y) for _, y in numbers) - min(float(y) for _, y in numbers)
    assert 0.7 < height / 404 < 1.1
    assert picture.credit.startswith("Contains public sector information")
