"""Days and moments as people type them: a day, a month and a year, each in its own box; the time as they say it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.partnership.pages.formatters import LONDON, short_day

DAY_PARTS = ("day", "month", "year")
MOMENT_PARTS = (*DAY_PARTS, "time")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK_12 = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))? ?([ap])\.?m\.?")
CLOCK_24 = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})")
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}

Limit = date | Callable[[], date] | None


class PartsWidget(forms.Widget):
    """Several boxes for one answer. It is drawn by the `field` macro, from `pages/shapes.py`."""

    parts: tuple[str, ...] = DAY_PARTS

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> tuple[str, ...] | None:
        if self.value_omitted_from_data(data, _files, name):
            return None
        return tuple(str(data.get(f"{name}-{part}", "")).strip() for part in self.parts)

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in self.parts)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-{self.parts[0]}"

    def typed(self, value: Any) -> tuple[str, ...]:
        """What stands in each box: what was typed, or the value we hold."""
        if isinstance(value, tuple):
            return value
        if isinstance(value, datetime):
            value = value.astimezone(LONDON)
            words = (str(value.day), str(value.month), str(value.year), f"{value:%H:%M}")
            return words[: len(self.parts)]
        if isinstance(value, date):
            return (str(value.day), str(value.month), str(value.year), "")[: len(self.parts)]
        return ("",) * len(self.parts)


class MomentWidget(PartsWidget):
    parts = MOMENT_PARTS


class DayField(forms.Field):
    """One day. `earliest` and `latest` are days, or functions that give one when the form is checked."""

    widget = PartsWidget

    def __init__(self, *, earliest: Limit = None, latest: Limit = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        if not any(value):
            return None
        return read_day(*value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None:
            self._refuse_outside(value.astimezone(LONDON).date() if isinstance(value, datetime) else value)

    def _refuse_outside(self, day: date) -> None:
        earliest, latest = (limit() if callable(limit) else limit for limit in (self.earliest, self.latest))
        if earliest and day < earliest:
            raise _wrong(_("Enter a day on or after %(limit)s.") % {"limit": short_day(earliest)}, *DAY_PARTS)
        if latest and day > latest:
            raise _wrong(_("Enter a day on or before %(limit)s.") % {"limit": short_day(latest)}, *DAY_PARTS)


class MomentField(DayField):
    """A day and a time of day in London."""

    widget = MomentWidget

    def to_python(self, value: Any) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value
        if not any(value):
            return None
        *parts, clock = value
        return place_in_london(read_day(*parts), read_clock(clock))


def read_day(day: str, month: str, year: str) -> date:
    """Read a day as typed; a month may be a number or a name."""
    typed = dict(zip(DAY_PARTS, (day, month, year), strict=True))
    absent = [part for part in DAY_PARTS if not typed[part]]
    if absent:
        words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
        raise _wrong(_("The date needs %(parts)s.") % {"parts": _(" and ").join(words[p] for p in absent)}, *absent)
    if not re.fullmatch(r"\d{4}", year):
        raise _wrong(_("The year needs four figures, like 2019."), "year")
    number = _month_number(month)
    try:
        return date(int(year), number, int(day))
    except ValueError as error:
        raise _wrong(_("Enter a real day, like 14 2 2019."), *DAY_PARTS) from error


def read_clock(text: str) -> time:
    """Read 3:40pm, 3pm, 15:40, 1540, midday. A bare 3:40 is asked about: at night the difference matters."""
    words = text.lower().strip()
    if not words:
        raise _wrong(_("The time is missing. Write it like 3:40pm or 15:40."), "time")
    if words in NAMED_TIMES:
        return NAMED_TIMES[words]
    try:
        return _clock_12(words) or _clock_24(words)
    except ValueError as error:
        raise _wrong(_("Enter a real time, like 3:40pm or 15:40."), "time") from error


def place_in_london(day: date, clock: time) -> datetime:
    """Make it a moment. In the hour that comes twice in autumn, the first is meant."""
    local = datetime.combine(day, clock, tzinfo=LONDON)
    if datetime.fromtimestamp(local.timestamp(), LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise _wrong(_("The clocks went forward that night: there was no such time. Enter the time after."), "time")
    return local


def to_the_minute(moment: datetime) -> datetime:
    """A moment as a person types one, to compare with what was typed."""
    return moment.replace(second=0, microsecond=0)


def _month_number(month: str) -> int:
    if month.isdecimal():
        return int(month)
    name = month.lower()[:3]
    return MONTHS.index(name) + 1 if name in MONTHS else 0


def _clock_12(words: str) -> time | None:
    found = CLOCK_12.fullmatch(words)
    if not found:
        return None
    hour = int(found[1])
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + (12 if found[3] == "p" else 0), int(found[2] or 0))


def _clock_24(words: str) -> time:
    found = CLOCK_24.fullmatch(words)
    if not found:
        raise ValueError(words)
    hour, minute = (found[1], found[2]) if found[1] else (found[3], found[4])
    if len(hour) == 1 and hour != "0":
        told = {"typed": words, "morning": f"0{hour}:{minute}"}
        raise _wrong(_("Add am or pm: %(typed)s can be both. Or write %(morning)s for the morning.") % told, "time")
    return time(int(hour), int(minute))


def _wrong(words: str, *parts: str) -> ValidationError:
    return ValidationError(words, code="not_a_day", params={"parts": parts})
