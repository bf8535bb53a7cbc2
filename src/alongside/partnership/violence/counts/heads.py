"""Headings that many published tables share."""

from django.utils.translation import gettext as _

from alongside.partnership.violence.counts.told import Heads


def of_areas(kind: str) -> dict[str, Heads]:
    """What an area is called, and its code."""
    return {"name": Heads(kind), "area": Heads(_("Code"))}


def between(unit: str) -> dict[str, Heads]:
    """The two ends of an interval."""
    return {"low": Heads(_("From"), unit), "high": Heads(_("To"), unit)}
