"""Area codes change when boundaries do. A count by 2021 areas drawn on 2011 boundaries is wrong without looking so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# First and last code of each run that exists in one vintage only.
# LSOAs kept their code in 2021 where nothing changed; E01033768 is the last code that 2011 used (seen in the ONS
# lookup of 2011 to 2021 areas: every split or merged area of London has a later one).
# London's wards: those of E05000026 to E05000649 ended in 2014, 2018 or May 2022; E05013496 on began in May 2022.
RUNS = (
    ("LSOA 2021", "E01033769", "E01035762"),
    ("wards before May 2022", "E05000026", "E05000649"),
    ("wards since May 2022", "E05013496", "E05014119"),
)
KINDS = (
    ("LSOA", re.compile(r"E01\d{6}")),
    ("MSOA", re.compile(r"E02\d{6}")),
    ("ward", re.compile(r"E05\d{6}")),
    ("borough", re.compile(r"E0[6-9]\d{6}")),
)


@dataclass(frozen=True)
class Vintage:
    """Which areas a file speaks of.

    labels      the vintages that some of its codes belong to and no other; empty when its codes exist in several.
    is_mixed    True when its codes belong to more than one vintage or kind, so that no single boundary file fits it.
    sentence    the same for a person.
    """

    labels: tuple[str, ...]
    is_mixed: bool
    sentence: str


def vintage_of(
    codes: Iterable[str | None],
    first_month: str | None = None,
    last_month: str | None = None,
    declared: str = "",
) -> Vintage:
    """Say which vintage of areas these codes belong to.

    codes     ONS area codes: LSOA, MSOA, ward or borough; blanks and codes of other kinds are passed over.
    first_month, last_month   YYYY-MM of the records: new codes in old records show that vintages are mixed.
    declared  the vintage that the file's own headings state, such as "LSOA 2011"; "" when they state none.

    Returns   Vintage. For LSOA the 2021 areas are certain when a code made in 2021 appears; without one the codes may
              be of 2011 or 2021, and the sentence says so.
    Source    Code runs in the ONS lookup of LSOA 2011 to 2021 and in the ward boundaries of 2013 and 2025.
    """
    seen = {code for code in codes if code}
    labels = tuple(label for label, first, last in RUNS if any(first <= code <= last for code in seen))
    kinds = [kind for kind, form in KINDS if any(form.fullmatch(code) for code in seen)]
    if not kinds:
        return Vintage((), False, "No LSOA or ward codes.")
    if len(kinds) > 1:
        return Vintage(
            labels,
            True,
            f"Codes of {' and '.join(kinds)} stand in one file: the larger hold the smaller, so never add them.",
        )
    if declared:
        others = [label for label in labels if label != declared]
        if others:
            return Vintage((declared, *others), True, f"Headings say {declared}, but codes of {others[0]} are there.")
        return Vintage((declared,), False, f"Areas: {declared}, as the headings say.")
    spans = first_month is not None and last_month is not None and first_month < "2021-03" <= last_month
    wards = [label for label in labels if label.startswith("wards")]
    if len(wards) > 1:
        return Vintage(labels, True, "Ward codes from before and since May 2022 are mixed: no one boundary file fits.")
    if "LSOA 2021" in labels and spans:
        return Vintage(
            labels,
            True,
            "LSOA codes of 2021 in records that begin before then: 2011 and 2021 areas may be mixed.",
        )
    if labels:
        return Vintage(labels, False, f"Areas: {', '.join(labels)}.")
    if kinds[0] in ("MSOA", "borough"):
        return Vintage((), False, f"Areas: {kinds[0]}.")
    if kinds == ["LSOA"]:
        return Vintage((), False, "LSOA codes that exist in 2011 and in 2021 alike; the file does not show which.")
    return Vintage((), False, "Ward codes that exist in several vintages; the file does not show which.")
