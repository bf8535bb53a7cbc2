"""Longitude and latitude become metres on the National Grid while a file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alongside.evidence.intake.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb
    import pyarrow as pa


def add_national_grid(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Teach a connection `national_grid_easting` and `national_grid_northing`, when the source's columns use them."""
    if not any("national_grid_" in column.sql for column in source.columns):
        return
    from duckdb.func import PythonUDFType

    for axis, place in (("easting", 0), ("northing", 1)):
        con.create_function(
            f"national_grid_{axis}", _axis(place), ["double", "double"], "double", type=PythonUDFType.ARROW
        )


def _axis(place: int) -> Callable[[pa.ChunkedArray, pa.ChunkedArray], pa.Array]:
    import numpy as np
    import pyarrow as pa

    from alongside.evidence.places.national_grid import to_national_grid

    # A lambda, because DuckDB works out the annotations of a function, whose names are not there when it runs.
    return lambda longitude, latitude: pa.array(to_national_grid(np.asarray(longitude), np.asarray(latitude))[place])
