"""What is counted, from which source, and in which words. A figure without its definition is not a figure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from alongside.evidence.intake.catalogue import SOURCES
from alongside.evidence.intake.source import Source


@dataclass(frozen=True)
class Measure:
    """One way of counting.

    name        a short name for commands and addresses.
    title       what it counts, as a heading.
    source_name which source of the catalogue.
    where       SQL over the kept columns: which rows count.
    unit        what one of them is, in the plural.
    definition  what is in and what is out, for a reader who was not there.
    areas       kinds of area it can be counted by, each with the SQL that names the area.
    each_row    True when a row is one offence; False when a row holds a `count`.
    """

    name: str
    title: str
    source_name: str
    where: str
    unit: str
    definition: str
    areas: dict[str, str] = field(default_factory=dict)
    each_row: bool = False

    @property
    def source(self) -> Source:
        return SOURCES[self.source_name]


DOMESTIC_ABUSE = (
    "Domestic abuse is included and cannot be taken out, because these files do not say which offences were. So this "
    "figure neither confirms nor contradicts a statement about violence without domestic abuse."
)
_MPS_VIOLENCE = (
    "Every offence that the Metropolitan Police recorded in the group Violence Against the Person: homicide, violence "
    "with injury, violence without injury, stalking and harassment, and death or injury by dangerous driving. Sexual "
    f"offences and robbery are groups of their own and are not in it. {DOMESTIC_ABUSE}"
)
_POLICE_UK_VIOLENCE = (
    "Every offence in the data.police.uk category Violence and sexual offences, which joins violence against the "
    f"person with sexual offences. {DOMESTIC_ABUSE} Locations are snapped to shared points, so an area's count can be "
    "off by a street."
)
WHY_THE_TWO_CAMDEN_FIGURES_DIFFER = (
    "The two figures count different things. The Metropolitan Police table counts violence against the person alone. "
    "The data.police.uk category adds sexual offences, gives offences to an area by a snapped point, can take in other "
    "forces such as the British Transport Police, and each month's file was fixed on its day, while the table can "
    "hold later corrections. Neither is wrong, and a rise in one is not a rise in the other."
)


def _mps(name: str, title: str, group: str, definition: str, minor: str = "") -> Measure:
    where = f"major = '{group}'" + (f" AND minor = '{minor}'" if minor else "")
    return Measure(name, title, "mps_borough", where, "offences", definition, {"borough": "borough"})


def area_measure(measure: str, definition: str, publisher: str = "", whole: str = "all areas") -> Measure:
    """Count what a partner gave as counts by area and month (source `area_months`).

    measure    the words in the file's `measure` column.
    publisher  only from this one; "" for any.
    whole      what all areas together are called.

    Returns    a Measure by "all" (its one area is `whole`) or by "area" (the codes in the file).
    """
    where = "measure = " + _quoted(measure) + (f" AND publisher = {_quoted(publisher)}" if publisher else "")
    areas = {"all": _quoted(whole), "area": "area_code"}
    return Measure(measure.replace(" ", "-"), measure.capitalize(), "area_months", where, measure, definition, areas)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


MPS_VIOLENCE = _mps("mps-violence", "Violence against the person", "VIOLENCE AGAINST THE PERSON", _MPS_VIOLENCE)
MPS_VIOLENCE_WITH_INJURY = _mps(
    "mps-violence-with-injury",
    "Violence with injury",
    "VIOLENCE AGAINST THE PERSON",
    f"The part of Violence Against the Person in which someone was injured, homicide not counted. {DOMESTIC_ABUSE}",
    minor="VIOLENCE WITH INJURY",
)
MPS_ROBBERY = _mps(
    "mps-robbery", "Robbery", "ROBBERY", "Every offence recorded in the group Robbery, of people and of businesses."
)
MPS_WEAPONS = _mps(
    "mps-weapons",
    "Possession of weapons",
    "POSSESSION OF WEAPONS",
    "Every offence recorded in the group Possession of Weapons. Most are found by searching, so it follows the police.",
)
MPS_DRUGS = _mps(
    "mps-drugs",
    "Drug offences",
    "DRUG OFFENCES",
    "Every offence recorded in the group Drug Offences. Most are found by police work, so it follows police work.",
)
MPS_VIOLENCE_BY_WARD = Measure(
    "mps-violence-by-ward",
    "Violence against the person",
    "mps_ward",
    "major = 'VIOLENCE AGAINST THE PERSON'",
    "offences",
    f"{_MPS_VIOLENCE} Earlier years are cast back to the wards of May 2022.",
    {"borough": "borough", "ward": "ward_code"},
)
POLICE_UK_VIOLENCE_BY_WARD = Measure(
    "police-uk-violence-by-ward",
    "Violence and sexual offences",
    "camden_violence_by_ward",
    "crime_type = 'Violence and sexual offences'",
    "offences",
    _POLICE_UK_VIOLENCE,
    {"borough": "'Camden'", "ward": "ward_name"},
    each_row=True,
)
POLICE_UK_VIOLENCE = Measure(
    "police-uk-violence",
    "Violence and sexual offences",
    "police_uk_street",
    "crime_type = 'Violence and sexual offences'",
    "offences",
    _POLICE_UK_VIOLENCE,
    {"force": "reported_by", "lsoa": "lsoa_code", "ward": "ward_code"},
    each_row=True,
)
POLICE_UK_BURGLARY = replace(
    POLICE_UK_VIOLENCE,
    name="police-uk-burglary",
    title="Burglary",
    where="crime_type = 'Burglary'",
    definition="Every offence in the data.police.uk category Burglary, of homes and of other buildings. It is no "
    "violence: it stands here to compare with. Locations are snapped to shared points, so an area's count can be off "
    "by a street.",
)
POLICE_UK_DRUGS = replace(
    POLICE_UK_VIOLENCE,
    name="police-uk-drugs",
    title="Drug offences",
    where="crime_type = 'Drugs'",
    definition="Every offence in the data.police.uk category Drugs. Most are found by police work, so it follows "
    "police work. Locations are snapped to shared points, so an area's count can be off by a street.",
)
MPS_KNIFE = Measure(
    "mps-knife",
    "Knife crime",
    "mps_knife_dashboard",
    "area_type = 'Borough' AND crime_subtype = 'Knife Crime' AND measure = 'Offences'",
    "offences",
    "Offences that the Metropolitan Police flagged as knife crime: a knife was used, threatened with or, in some "
    "offences, carried. It is not a count of stabbings. Public files by borough begin in March 2022, so the 526 that "
    "Camden stated for the year to March 2019 cannot be checked against them.",
    {"borough": "borough"},
)
MEASURES = {
    measure.name: measure
    for measure in (
        MPS_VIOLENCE,
        MPS_VIOLENCE_WITH_INJURY,
        MPS_ROBBERY,
        MPS_WEAPONS,
        MPS_DRUGS,
        MPS_VIOLENCE_BY_WARD,
        POLICE_UK_VIOLENCE_BY_WARD,
        POLICE_UK_VIOLENCE,
        POLICE_UK_BURGLARY,
        POLICE_UK_DRUGS,
        MPS_KNIFE,
    )
}
