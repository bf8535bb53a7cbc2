"""Months and runs of months, in whole months only. Nothing here asks what day it is: pass `today`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside.evidence.errors import PeriodRefused

_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month. Sorts by time; its text is YYYY-MM."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise PeriodRefused(f"{self.year:04d}-{self.month:02d} is not a month. Write it as YYYY-MM, like 2019-03.")

    @classmethod
    def of(cls, day: date) -> Month:
        """Say which month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read YYYY-MM. Raises PeriodRefused for anything else."""
        found = _MONTH.fullmatch(text)
        if not found:
            raise PeriodRefused(f'"{text}" is not a month. Write it as YYYY-MM, like 2019-03.')
        return cls(int(found[1]), int(found[2]))

    def shift(self, months: int) -> Month:
        """Give the month so many months later, or earlier when the number is negative."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def words(self) -> str:
        """The month as people say it: March 2019."""
        return f"{calendar.month_name[self.month]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months, both ends included."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodRefused(f"The period {self.first} to {self.last} ends before it starts. Swap its two ends.")

    def __iter__(self) -> Iterator[Month]:
        month = self.first
        while month <= self.last:
            yield month
            month = month.shift(1)

    def __len__(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def __contains__(self, when: Month | date) -> bool:
        month = when if isinstance(when, Month) else Month.of(when)
        return self.first <= month <= self.last

    def previous(self) -> Period:
        """Give the period of the same length that ends the month before this one starts."""
        return Period(self.first.shift(-len(self)), self.first.shift(-1))

    @property
    def words(self) -> str:
        """The period as people say it: April 2018 to March 2019."""
        return self.first.words if self.first == self.last else f"{self.first.words} to {self.last.words}"

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


def twelve_months_to(last: Month) -> Period:
    """Give the twelve months that end with this month, and count it in."""
    return Period(last.shift(-11), last)


def financial_year(starts_in: int) -> Period:
    """Give the public financial year that starts in April of this year: 2018 gives April 2018 to March 2019."""
    return Period(Month(starts_in, 4), Month(starts_in + 1, 3))


def financial_year_of(day: date) -> Period:
    """Say which financial year a day falls in: 31 March belongs to the year that began the April before."""
    return financial_year(day.year if day.month >= 4 else day.year - 1)


def last_whole_month(today: date) -> Month:
    """Give the last month that has ended before today. On the last day of a month, that month has not ended."""
    return Month.of(today).shift(-1)
