"""borough.toml: what a site is told of its own borough. Boundaries and definitions lie beside it."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from alongside.evidence.errors import FileRefused, PeriodRefused
from alongside.evidence.periods import Month

NAME = "borough.toml"
HOW_TO = "docs/how-to/read-partner-files.md shows the file."


# What is counted, and the name of the definition that counts it unless the partnership names its own.
VIOLENCE, INJURY, KNIFE, KNIFE_INJURY, CARRIED = "violence", "injury", "knife", "knife_injury", "carried"
OUTDOORS, DRUGS = "outdoors", "drugs"
DEFINED_AS = {
    VIOLENCE: "non-domestic-violence",
    INJURY: "non-domestic-violence-with-injury",
    KNIFE: "knife-used-or-threatened",
    KNIFE_INJURY: "knife-injury",
    CARRIED: "weapon-possession",
    OUTDOORS: "violence-and-robbery-without-domestic-abuse",
    DRUGS: "drug-offences",
}


@dataclass(frozen=True)
class Words:
    """What the partners' files call things.

    neighbours_publisher, own_name   who counts the borough beside others, and what the borough is called there and in
                                     the police survey; without them it is compared with nobody.
    """

    unsafe: str = "feels_unsafe_after_dark"
    unsafe_answer: str = "yes"
    drugs_worry: str = "drug-related behaviour"
    searches: str = "stop and search"
    witness: str = "ambulance call-outs to overdoses"
    neighbours_publisher: str = ""
    neighbours_violence: str = "non-domestic violence"
    neighbours_knife: str = "knife offences"
    own_name: str = ""
    confidence: str = "Good Job local"


@dataclass(frozen=True)
class LocalFile:
    """What borough.toml says.

    name, source        of the borough, and who is named under its figures.
    wards, small_areas  boundary files beside it.
    year_to             the last of the twelve months that are spoken of, YYYY-MM; "" for the newest month there is.
    invented            True for a borough that does not exist: its figures say so, and LIVE refuses them.
    definitions_in      a folder beside it with the partnership's definitions; "" for those of the demonstration.
    definitions, words  what the partnership names otherwise.
    """

    name: str
    source: str
    wards: str
    small_areas: str
    year_to: str = ""
    invented: bool = False
    definitions_in: str = ""
    definitions: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def last_month(self) -> Month | None:
        return Month.parse(self.year_to) if self.year_to else None


KEYS = {one.name: one for one in fields(LocalFile)}
MUST = ("name", "source", "wards", "small_areas")
KINDS: dict[str, tuple[type, str]] = {
    "invented": (bool, "neither true nor false"),
    "definitions": (dict, "no table; write [definitions] above its lines"),
    "words": (dict, "no table; write [words] above its lines"),
}
KNOWN = {"definitions": set(DEFINED_AS), "words": {one.name for one in fields(Words)}}


def read_local_file(folder: Path) -> LocalFile:
    """Read borough.toml of a folder and check it.

    Raises  FileRefused, naming the key, where it is not there, is not TOML, lacks a key, or has one nobody knows.
    """
    path = folder / NAME
    if not path.is_file():
        raise FileRefused(f"There is no {NAME} among this site's files, so nobody knows whose they are. {HOW_TO}")
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise FileRefused(f"{NAME} is not TOML: {slip}. Mend that line.") from None
    _check(held, set(KEYS), "")
    for key in MUST:
        if key not in held:
            raise FileRefused(f'{NAME}: "{key}" is missing. Write {key} = "...".')
    for key, known in KNOWN.items():
        _check(held.get(key, {}), known, f" under [{key}]")
    return _whole(LocalFile(**held))


def _check(held: dict[str, Any], known: set[str], where: str) -> None:
    for key, value in held.items():
        if key not in known:
            raise FileRefused(f'{NAME}: "{key}"{where} is not a key of it. It has {", ".join(sorted(known))}.')
        kind, otherwise = (str, "no text") if where else KINDS.get(key, (str, "no text"))
        if type(value) is not kind or (isinstance(value, str) and not value.strip()):
            raise FileRefused(f'{NAME}: "{key}"{where} is {otherwise}.')


def _whole(local: LocalFile) -> LocalFile:
    for name in (local.wards, local.small_areas, local.definitions_in):
        if Path(name).name != name:
            raise FileRefused(f'{NAME}: "{name}" is no plain file name. Lay that file beside {NAME} and name it alone.')
    try:
        local.last_month  # noqa: B018  to be read now, and not when figures are counted
    except PeriodRefused as slip:
        raise FileRefused(f'{NAME}: "year_to" cannot be used. {slip}') from None
    return local
