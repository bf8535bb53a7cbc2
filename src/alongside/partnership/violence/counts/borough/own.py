"""A partnership's own borough: borough.toml with its boundaries and definitions, and the files that intake has read."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.evidence.errors import FileRefused, NothingToCount, PlaceRefused
from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.intake.force_extract import FORCE_EXTRACT
from alongside.evidence.intake.hospital_assaults import ECDS, ISTV
from alongside.evidence.intake.kept import area_figures, kept_table
from alongside.evidence.periods import Month, twelve_months_to
from alongside.evidence.places.boundaries import read_boundaries
from alongside.evidence.places.national_grid import on_the_grid
from alongside.evidence.violence.definitions.reading import DEMONSTRATION, in_force, read_definitions
from alongside.evidence.violence.gathering import residents_of
from alongside.evidence.violence.seriousness.stored import read_weights
from alongside.partnership.violence.counts.borough.records import Records
from alongside.partnership.violence.counts.told import renamed
from alongside.partnership.violence.local_file import DEFINED_AS, NAME, Words, read_local_file

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.intake.store import Store
    from alongside.evidence.places.areas import Areas


def own_records(folder: Path, store: "Store") -> Records:
    """Name the borough of a folder, and let its tables be taken from a store.

    Raises  FileRefused for borough.toml or a definition; PlaceRefused for boundaries; NothingToCount without any file.
    """
    local = read_local_file(folder)
    wards, areas = (_boundaries(folder, name) for name in (local.wards, local.small_areas))
    newest = _newest(store)
    year = twelve_months_to(local.last_month or newest)
    shipped = read_definitions(folder / local.definitions_in if local.definitions_in else DEMONSTRATION)
    named = DEFINED_AS | local.definitions
    return Records(
        name=local.name,
        is_invented=local.invented,
        source=local.source,
        year=year,
        cut_on=min(newest, year.last).last_day,
        wards=wards,
        areas=areas,
        ward_of=_ward_of(wards, areas, store),
        definitions={key: in_force(shipped, name, year.last.last_day) for key, name in named.items()},
        given=_given(store),
        words=Words(**local.words),
    )


def _boundaries(folder: Path, name: str) -> "Areas":
    if not (folder / name).is_file():
        raise FileRefused(f"{NAME} names {name}, which does not lie beside it. Lay it there.")
    return read_boundaries(folder / name)


def _newest(store: "Store") -> Month:
    """The last month of the police's extract; of all files, where there is none."""
    read = store.files(FORCE_EXTRACT.name) or store.files()
    months = [Month.parse(period) for file in read for period in file.periods if len(period) == len("2019-03")]
    if not months:
        raise NothingToCount(_("No file with months is read yet, so there is nothing to count."))
    return max(months)


def _ward_of(wards: "Areas", areas: "Areas", store: "Store") -> dict[str, str]:
    """The ward of each small area: as the population file says, else the one that a point inside it lies in."""
    ground = on_the_grid(areas)
    points = [shape.representative_point() for shape in ground.shapes]
    found = dict(zip(areas.codes, on_the_grid(wards).locate([p.x for p in points], [p.y for p in points]), strict=True))
    if store.files("population"):
        people = residents_of(store).to_pylist()
        found |= {
            row["area_code"]: row["ward_code"]
            for row in people
            if row["area_code"] in found and row["ward_code"] in wards.codes
        }
    outside = [code for code, ward in found.items() if ward is None]
    if outside:
        raise PlaceRefused(
            f"{len(outside)} small areas lie in no ward, such as {outside[0]}. Give boundaries of one place."
        )
    return {code: str(ward) for code, ward in found.items()}


def _given(store: "Store") -> "Mapping[str, Callable[[], pa.Table]]":
    def by_month(table: "pa.Table") -> "pa.Table":
        return renamed(table, period="month")

    tables: dict[str, Callable[[], pa.Table]] = {
        "extract": partial(_kept, store, FORCE_EXTRACT.name),
        "answers": partial(_kept, store, "residents_survey"),
        "counts": lambda: by_month(_kept(store, "area_months")),
        "figures": lambda: _asked(store, area_figures, "area_figures", "imd_2019"),
        "population": lambda: _asked(store, residents_of, "population"),
        "hospital": lambda: by_month(_asked(store, _hospital, ISTV.name, ECDS.name)),
        "confidence": partial(_kept, store, "mopac_public_attitudes"),
        "weights": lambda: _asked(store, read_weights, "severity_weights", "cchi_subgroups"),
    }
    return {name: cache(give) for name, give in tables.items()}


def _hospital(store: "Store") -> "pa.Table":
    """Of two shapes the simpler; a hospital sends one of them, and they are never added."""
    return kept_table(store, ISTV if store.files(ISTV.name) else ECDS)


def _kept(store: "Store", source: str) -> "pa.Table":
    return _asked(store, lambda store: kept_table(store, SOURCES[source]), source)


def _asked(store: "Store", give: "Callable[[Store], pa.Table]", *sources: str) -> "pa.Table":
    """The table, or a sentence that says which file was never read."""
    if not any(store.files(source) for source in sources):
        words = _(" or ").join(SOURCES[source].title for source in sources)
        raise NothingToCount(_("No file is read of: %(what)s. What needs it is left out.") % {"what": words})
    return give(store)
