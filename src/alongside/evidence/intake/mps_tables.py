"""Metropolitan Police, London Datastore: recorded crime as wide tables, one column a month or a year."""

from alongside.evidence.intake.checks import not_filled
from alongside.evidence.intake.source import YEARLY, Check, Source, same

MPS = "Metropolitan Police, London Datastore"
OGL2 = "Open Government Licence v2.0"
MONTH_CELLS = r"\d{4}(0[1-9]|1[0-2])"
MEANING = {
    "major": "the offence group",
    "minor": "the offence within it; burglary's change over the years and may overlap",
    "borough": "borough; airports and Unknown have rows of their own",
    "ward_code": "ward; the historical table is cast back to the wards of May 2022",
    "ward_name": "its name",
    "lsoa_code": "LSOA",
    "lsoa_name": "its name",
    "level": "major or minor; a minor category is part of a major one, so never add them",
    "category": "the category at that level; sexual offences are withheld here and stand as 0",
    "borough_code": "borough code",
}
NAMES = {
    "major": ("majortext", "major_category", "major_class_description"),
    "minor": ("minortext", "minor_category", "minor_class_description"),
    "borough": ("boroughname", "lookup_boroughname", "look_up_boroughname", "borough_name", "lad11nm"),
    "ward_name": ("wardname",),
    "ward_code": ("wardcode",),
    "lsoa_code": ("lsoa11cd",),
    "lsoa_name": ("lsoa11nm",),
    "borough_code": ("lad11cd",),
}


def _wide(name: str, title: str, *keys: str, area_code: str = "") -> Source:
    return Source(
        name=name,
        title=title,
        publisher=MPS,
        licence=OGL2,
        unit="offences",
        needs=keys,
        also_called=NAMES,
        columns=same(*keys, meaning=MEANING),
        checks=tuple(not_filled(key, key) for key in keys if key != "ward_name"),
        cells=MONTH_CELLS,
        area_code=area_code,
        told_apart=("borough",),
        once=keys,
    )


BOROUGH = _wide("mps_borough", "recorded crime by borough", "major", "minor", "borough")
WARD = _wide(
    "mps_ward", "recorded crime by ward", "major", "minor", "ward_code", "ward_name", "borough", area_code="ward_code"
)
LSOA = _wide(
    "mps_lsoa", "recorded crime by LSOA", "major", "minor", "lsoa_code", "lsoa_name", "borough", area_code="lsoa_code"
)
_YEARLY_KEYS = ("level", "category", "lsoa_code", "lsoa_name", "borough_code", "borough")
LSOA_YEARLY = Source(
    name="mps_lsoa_yearly",
    title="recorded crime by LSOA and calendar year",
    publisher=MPS,
    licence=OGL2,
    unit="offences",
    needs=_YEARLY_KEYS,
    also_called=NAMES,
    columns=same(*_YEARLY_KEYS, meaning=MEANING),
    checks=(
        *(not_filled(key, key) for key in _YEARLY_KEYS),
        Check("level NOT IN ('major', 'minor')", '"level" is neither major nor minor'),
    ),
    cells=r"(19|20)\d{2}",
    area_code="lsoa_code",
    told_apart=("borough",),
    once=("level", "category", "lsoa_code"),
    grain=YEARLY,
)
