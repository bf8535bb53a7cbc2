"""What a published figure can be, and a count on its way to becoming one."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN, Rule
from alongside.evidence.tables import HIDDEN, MISSING, SHOWN, Uncertainty
from alongside.partnership.figures.how import NOTHING_FURTHER, How

if TYPE_CHECKING:
    from alongside.evidence.periods import Period
    from alongside.evidence.tables import Figure


class State(models.TextChoices):
    SHOWN = SHOWN, _("shown")
    HIDDEN = HIDDEN, _("hidden")
    MISSING = MISSING, _("missing")


class Counted(models.TextChoices):
    """What was counted. Figures that count different things are never drawn as one funnel and never added."""

    PEOPLE = "people", _("people")
    FAMILIES = "families", _("families")
    PLANS = "plans", _("plans")
    CONTACTS = "contacts", _("contacts")
    OFFENCES = "offences", _("offences")
    PENCE = "pence", _("pence")
    PLACES = "places", _("places taken in training")
    AGENCIES = "agencies", _("agencies")
    RECOMMENDATIONS = "recommendations", _("recommendations")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTH = "month", _("a month in the calendar")
    RATE = "rate", _("a rate or a change")
    OTHER = "other", _("something else")


class Reach(models.TextChoices):
    """Whose knowledge a figure holds."""

    ONE_AGENCY = "one_agency", _("Known to one agency.")
    ADDED = "added", _("Each known to one agency. Somebody known to two is counted in both.")
    MATCHED = "matched", _("The agencies' records were matched: each is counted once.")
    WHOLE = "whole", _("Not a count of people known to agencies.")


class Audience(models.TextChoices):
    PUBLIC = "public", _("Everybody")
    PARTNERSHIP = "partnership", _("Workers of the partnership")
    COUNTING = "counting", _("Workers who count and plan")


@dataclass(frozen=True)
class Count:
    """A number that a room offers for publication, with everything a reader may ask of it.

    value      the number; None when it is not known. A month is given in `month` instead.
    based_on   how many people or families stand beneath a value that is not itself a count of them (a wait in days):
               it is hidden when they are too few.
    part_of    the code of the total that this is a part of. Parts of one total are protected together.
    inputs     what was counted: record numbers or rows. Only their fingerprint is kept.
    how        method, limits, seed, simulations, versions: what it takes to count it again.
    """

    code: str
    title: str
    counted: Counted
    unit: str
    value: int | Decimal | float | None
    definition: str
    definition_version: int = 1
    source: str = ""
    month: date | None = None
    based_on: int | None = None
    part_of: str = ""
    rule: Rule = UNDER_FIVE_HIDDEN
    audience: Audience = Audience.PUBLIC
    reach: Reach | None = None
    inputs: Iterable[object] = field(default=(), compare=False)
    uncertainty: Uncertainty | None = None
    cut_on: date | None = None
    period: "Period | None" = None
    invented: bool | None = None
    counted_by: str = ""
    how: How = NOTHING_FURTHER

    @classmethod
    def of(cls, figure: "Figure", *, code: str, title: str, counted: Counted, **more: object) -> "Count":
        """A count from a figure of the evidence."""
        return cls(
            code=code,
            title=title,
            counted=counted,
            unit=figure.unit,
            value=figure.value,
            definition=figure.definition,
            source=figure.source,
            period=figure.period,
            cut_on=figure.cut_on,
            uncertainty=figure.uncertainty,
            **more,
        )


CountFunction = Callable[["Period"], list[Count]]


def fingerprint(inputs: Iterable[object]) -> str:
    """The same 64 figures for the same inputs, in whatever order they came."""
    seal = hashlib.sha256()
    for words in sorted(str(one) for one in inputs):
        seal.update(words.encode() + b"\n")
    return seal.hexdigest()
