"""How days, times, money and numbers are written for people. Nothing here asks what time it is: pass `now`."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as django_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONDON = ZoneInfo("Europe/London")
MINUS = "\N{MINUS SIGN}"
_HYPHEN_FOR_MINUS = re.compile(r"(?<![\w.)\]-])-(?=\d)")
DAYS_A_YEAR = 365


def day(value: date) -> str:
    """Friday 8 February 2019"""
    return django_format(_local_day(value), "l j F Y")


def short_day(value: date) -> str:
    """8 February 2019"""
    return django_format(_local_day(value), "j F Y")


def clock_time(value: datetime) -> str:
    """3:40pm, 3pm, midday. Midnight says which day it starts, because people read it both ways."""
    local = _local(value)
    if (local.hour, local.minute) == (0, 0):
        return _("midnight at the start of the day")
    if (local.hour, local.minute) == (12, 0):
        return _("midday")
    hour = local.hour % 12 or 12
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """Friday 8 February 2019, 3:40pm"""
    return f"{day(value)}, {clock_time(value)}"


def short_moment(value: datetime) -> str:
    """8 February 2019, 3:40pm"""
    return f"{short_day(value)}, {clock_time(value)}"


def machine_time(value: date) -> str:
    """For the datetime attribute of a <time> element."""
    return _local(value).isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def duration(length: timedelta) -> str:
    """40 minutes, 3 hours, 5 days: whole units, rounded down, never below one minute."""
    minutes = max(int(length.total_seconds() // 60), 1)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def time_left(due_at: datetime, now: datetime) -> str:
    """2 hours left, due now, 1 day late"""
    left = due_at - now
    if abs(left) < timedelta(minutes=1):
        return _("due now")
    if left > timedelta():
        return _("%(time)s left") % {"time": duration(left)}
    return _("%(time)s late") % {"time": duration(-left)}


def days_left(due_on: date, today: date) -> str:
    """2 days left, due today, 1 day late; past two years in years, because nobody reads 2,735 days."""
    days = (due_on - today).days
    if days == 0:
        return _("due today")
    words = ngettext("%(n)d day", "%(n)d days", abs(days)) % {"n": abs(days)}
    if abs(days) > 2 * DAYS_A_YEAR:
        words = _("%(n)d years") % {"n": abs(days) // DAYS_A_YEAR}
    return (_("%(time)s left") if days > 0 else _("%(time)s late")) % {"time": words}


def time_since(then: datetime, now: datetime) -> str:
    """20 minutes ago, 3 days ago"""
    if now - then < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": duration(now - then)}


def age(born_on: date, today: date) -> int:
    """Whole years, on the day. A child born on 29 February turns a year older on 1 March."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def money(pence: int) -> str:
    """£500,000 or £12.50"""
    pounds, rest = divmod(abs(pence), 100)
    sign = MINUS if pence < 0 else ""
    return f"{sign}£{pounds:,}" + (f".{rest:02d}" if rest else "")


def whole(number: int) -> str:
    """6,766"""
    return f"{number:,}".replace("-", MINUS)


def number(value: float) -> str:
    """6,766 or 12.4"""
    return whole(int(value)) if value == int(value) else f"{value:,.1f}".replace("-", MINUS)


def change(percent: float, places: int = 1) -> str:
    """+2.0%, −3.1%, 0.0%. Takes per cent, not a ratio."""
    words = f"{percent:+.{places}f}"
    if float(words) == 0:
        words = words[1:]
    return words.replace("-", MINUS) + "%"


def hidden() -> SafeString:
    """What stands where a small number is hidden. Never an empty cell, never a zero."""
    return format_html('<span class="al-hidden">{}</span>', _("hidden"))


def missing() -> SafeString:
    return format_html('<span class="al-hidden">{}</span>', _("not recorded"))


def count(value: float | None, state: str = "shown") -> str | SafeString:
    """A number of people or things, or the word for why it is not shown (evidence.tables: shown, hidden, missing)."""
    if state == "hidden":
        return hidden()
    return missing() if value is None else number(value)


def drawing(svg: str) -> SafeString:
    """An SVG that this site made, ready to stand inside a page: without its XML declaration."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308  drawn here, never sent in


def true_minus(text: object) -> str:
    """Write the minus of numbers as one: what is counted without a page writes a hyphen."""
    return _HYPHEN_FOR_MINUS.sub(MINUS, str(text))


def list_in_words(words: Sequence[object]) -> str:
    """a, b and c"""
    texts = [str(word) for word in words]
    if len(texts) < 2:
        return "".join(texts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(texts[:-1]), "last": texts[-1]}


def sentence_case(words: object) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _local(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("This moment has no time zone, so it cannot be shown. Store aware times only.")
    return value.astimezone(LONDON)


def _local_day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


FILTERS: dict[str, Callable] = {
    formatter.__name__: formatter
    for formatter in (
        day, short_day, clock_time, moment, short_moment, machine_time, duration, time_left, days_left, time_since,
        age, money, whole, number, change, count, list_in_words, sentence_case, drawing,
        true_minus,
    )
}  # fmt: skip
