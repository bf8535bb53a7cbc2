import gzip
import json

import pytest

from alongside.evidence.errors import PlaceRefused
from alongside.evidence.places.boundaries import CREDIT, read_boundaries, write_boundaries

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


def written(path, *features, **more):
    shapes = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": shapes, **more}))
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<svg/>", "is not JSON text"),
        ("[1]", "is not a GeoJSON FeatureCollection"),
        ('{"type": "Topology", "objects": {}}', "is TopoJSON, which is not read"),
        ('{"type": "FeatureCollection", "features": []}', "is not a GeoJSON FeatureCollection"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, text, says):
    path = tmp_path / "areas.geojson"
    path.write_text(text)
    with pytest.raises(PlaceRefused, match=says):
        read_boundaries(path)


@pytest.mark.parametrize("cut", [slice(0, 60), slice(0, 12)])
def test_a_file_cut_short_is_refused(tmp_path, cut):
    path = tmp_path / "areas.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps({"a": list(range(999))}).encode())[cut])
    with pytest.raises(PlaceRefused, match="cut short"):
        read_boundaries(path)


def test_plain_bytes_with_a_gz_ending_are_refused(tmp_path):
    path = tmp_path / "areas.geojson.gz"
    path.write_bytes(b"{}")
    with pytest.raises(PlaceRefused, match="not a gzip file"):
        read_boundaries(path)


@pytest.mark.parametrize(
    ("properties", "shape", "says"),
    [
        ({"name": "x"}, SQUARE, "has no area code"),
        ({"WD25CD": "E1", "WD25NM": " "}, SQUARE, 'has no "WD25NM"'),
        ({"WD25CD": "E1", "WD25NM": "A"}, {"type": "Point", "coordinates": [0, 0]}, "Area 1 of .* has no polygon"),
        ({"WD25CD": "E1", "WD25NM": "A"}, None, "has no polygon"),
        ({"WD25CD": "E1", "WD25NM": "A"}, {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "has no polygon"),
    ],
)
def test_a_broken_area_is_refused_with_its_number(tmp_path, properties, shape, says):
    with pytest.raises(PlaceRefused, match=says):
        read_boundaries(written(tmp_path / "areas.geojson", (properties, shape)))


def test_the_smallest_kind_named_is_what_the_shapes_are(tmp_path):
    row = {"LAD11NM": "Camden", "LAD11CD": "E09000007", "LSOA11CD": "E01000842", "LSOA11NM": "Camden 011A"}
    areas = read_boundaries(written(tmp_path / "areas.geojson", (row, SQUARE)))
    assert (areas.kind, areas.codes, areas.names) == ("LSOA 2011", ("E01000842",), ("Camden 011A",))
    assert not areas.planar
    assert areas.credit == CREDIT


def test_a_shape_that_crosses_itself_is_mended(tmp_path):
    areas = read_boundaries(written(tmp_path / "a.geojson", ({"code": "A", "name": "a", "kind": "Ward"}, BOW_TIE)))
    assert areas.shapes[0].is_valid


def test_what_is_written_is_read_back_the_same(tmp_path):
    row = {"code": "FW-A001", "name": "Tannery Quay", "kind": "Small area"}
    areas = read_boundaries(written(tmp_path / "a.geojson", (row, SQUARE), planar=True, credit="Invented."))
    again = tmp_path / "b.geojson"
    again.write_text(write_boundaries(areas))
    assert read_boundaries(again) == areas


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("camden_lsoa_2011.geojson", "LSOA 2011", 133),
        ("camden_lsoa_2021.geojson", "LSOA 2021", 130),
        ("camden_msoa_2021.geojson", "MSOA 2021", 27),
        ("camden_wards_2002-2022.geojson", "Ward 2013", 18),
        ("camden_wards_2025.geojson", "Ward 2025", 20),
        ("london_boroughs_2022.geojson.gz", "Borough 2022", 33),
        ("london_lsoa_2011.geojson.gz", "LSOA 2011", 4835),
        ("london_lsoa_2021.geojson.gz", "LSOA 2021", 4994),
        ("london_wards_2025.geojson.gz", "Ward 2025", 704),
    ],
)
def test_the_published_boundaries_are_read(open_data, name, kind, count):
    """Counts of areas: the open data folder's own README."""
    areas = read_boundaries(open_data / "geo" / name)
    assert (areas.kind, len(areas.codes)) == (kind, count)


def test_camden_town_hall_is_in_camden(open_data):
    areas = read_boundaries(open_data / "geo" / "london_boroughs_2022.geojson.gz")
    assert [areas.name_of(code) for code in areas.locate([-0.1256], [51.5291])] == ["Camden"]
