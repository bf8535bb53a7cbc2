"""Working days in England: Monday to Friday without bank holidays, from a calendar that needs no network."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
SATURDAY = 5


def one_working_day_after(moment: datetime) -> datetime:
    """The same time on the next working day. What happens on a Friday evening is due on Monday evening."""
    local = moment.astimezone(LONDON)
    following = local + timedelta(days=1)
    while following.weekday() >= SATURDAY or following.date() in _bank_holidays(following.year):
        following += timedelta(days=1)
    return following


@cache
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=year)
