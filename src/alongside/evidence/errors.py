"""Everything the evidence can refuse, as one tree, so that a caller can catch as widely as it needs.

EvidenceError
├── FileRefused              a partner's file was not read; nothing of it was kept
│   ├── UnknownFile          no source we know has these columns
│   ├── DamagedFile          cut short, not what its ending says, or empty
│   ├── WrongText            not UTF-8 text
│   └── ShiftedColumns       rows and heading do not fit each other
├── PeriodRefused            a month or period that cannot be, or that the records do not cover
├── PlaceRefused             boundaries, points or an area that cannot be used
│   └── SnappedPoints        points that were moved to shared map points, asked where exactly things happened
├── FigureRefused            a figure that would mislead
│   ├── CountedTwice         the chosen records overlap
│   ├── NothingToCount       no record matches what was asked
│   ├── TooFewCells          too few places for the method to say anything
│   └── NoVariation          every place holds the same, so that none stands out
├── DisclosureRefused        a table that cannot be published under the named rule
└── ReportRefused            a report that cannot be set so that everybody can read it
"""


class EvidenceError(Exception):
    """What is wrong, where, and what to do: one text for a person."""


class FileRefused(EvidenceError):
    pass


class UnknownFile(FileRefused):
    pass


class DamagedFile(FileRefused):
    pass


class WrongText(FileRefused):
    pass


class ShiftedColumns(FileRefused):
    pass


class PeriodRefused(EvidenceError):
    pass


class PlaceRefused(EvidenceError):
    pass


class SnappedPoints(PlaceRefused):
    pass


class FigureRefused(EvidenceError):
    pass


class CountedTwice(FigureRefused):
    pass


class NothingToCount(FigureRefused):
    pass


class TooFewCells(FigureRefused):
    pass


class NoVariation(FigureRefused):
    pass


class DisclosureRefused(EvidenceError):
    pass


class ReportRefused(EvidenceError):
    pass
