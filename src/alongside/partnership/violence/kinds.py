"""What this room publishes, on its way there: counts, and tables each with its picture."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.periods import Month, twelve_months_to

if TYPE_CHECKING:
    import pyarrow as pa

    from alongside.evidence.pictures.picture import Picture
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

    about  a count whose own value is not used: title, definition, source, cut date.
    words  each column's heading for people.
    units  what the numbers of a column are; a column of names has none.
    """

    about: "Count"
    table: "pa.Table"
    words: dict[str, str]
    units: dict[str, str]
    picture: "Picture"
    ground: Ground = Ground.NONE


@dataclass(frozen=True)
class Snapshot:
    """What stood in the records of one place when they were counted."""

    counts: "tuple[Count, ...]" = ()
    drawn: tuple[Drawn, ...] = ()
