"""What this room publishes, on its way there: counts, and tables each with its picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.periods import Month, twelve_months_to

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
    from alongside.partnership.figures.differencing import Compared
    from alongside.partnership.figures.kinds import Count

# What Camden stated in 2019 speaks of these twelve months.
STATED_YEAR = twelve_months_to(Month(2019, 3))


class Ground(models.TextChoices):
    """What a picture is drawn on. Invented records never stand on real ground, nor real ones on invented ground."""

    NONE = "none", _("no map")
    REAL = "real", _("real boundaries")
    INVENTED = "invented", _("invented boundaries")


@dataclass(frozen=True)
class Drawn:
    """A table, what it is about, and the picture that was drawn from it.

    about     a count whose own value is not used: title, definition, source, cut date.
    words     each column's heading for people.
    units     what the numbers of a column are; a column of names has none.
    picture   None for a table that says most as a table.
    compared  which numbers are under a rule for small ones, so that they are compared with earlier publications; then
              `redraw` draws the picture again, should more of them have to be hidden.
    """

    about: "Count"
    table: "pa.Table"
    words: dict[str, str]
    units: dict[str, str]
    picture: "Picture | None" = None
    ground: Ground = Ground.NONE
    compared: "Compared | None" = None
    redraw: "Callable[[pa.Table], Picture] | None" = None


@dataclass(frozen=True)
class Snapshot:
    """What stood in the records of one place when they were counted; and what could not be counted, in a sentence."""

    counts: "tuple[Count, ...]" = ()
    drawn: tuple[Drawn, ...] = ()
    refused: tuple[str, ...] = ()

    def __add__(self, other: "Snapshot") -> "Snapshot":
        return Snapshot(self.counts + other.counts, self.drawn + other.drawn, self.refused + other.refused)
