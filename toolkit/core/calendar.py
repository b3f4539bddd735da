"""The work calendar: which days are worked, counted fast, and honest about years nobody has published yet.

Mainland China's days off and make-up working days (调休) are announced a year at a time, in a notice of the State
Council's general office (国务院办公厅) under 全国年节及纪念日放假办法. A year without a notice is not ``covered``:
dates that touch it are computed from weekends and statutory days and must be reported as provisional.

Counting uses a prefix table over days: adding n working days is two list look-ups, whatever n is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import accumulate, compress

from toolkit.record import NamedTuple


class Roll(StrEnum):
    """What to do with a due that falls on a day off (the usual business-day conventions).

    ``nearest`` is only what a phrase says itself: a Saturday goes back, a Sunday on; of other days off it is silent.
    """

    NONE = "none"
    FOLLOWING = "following"
    MODIFIED_FOLLOWING = "modified_following"
    PRECEDING = "preceding"
    MODIFIED_PRECEDING = "modified_preceding"
    NEAREST = "nearest"


class HolidayData(NamedTuple):
    """What somebody published about days off: handed in, never looked up here.

    ``days_off`` are non-working days beside the weekend, ``workdays`` weekend days that are worked,
    ``covered_years`` the years for which the official notice is known. ``label`` names source and version. ``weekend``
    holds ISO weekdays (Monday is 1).
    """

    days_off: frozenset[date]
    workdays: frozenset[date]
    covered_years: frozenset[int]
    label: str
    weekend: frozenset[int] = frozenset({6, 7})


_NO_DATA = HolidayData(frozenset(), frozenset(), frozenset(), "weekends only")


class WorkCalendar:
    """Working days between two years, inclusive. Later layers win: weekend < official data < company days."""

    __slots__ = ("_company", "_count", "_data", "_first", "_is_work", "_last", "_workdays", "label")

    def __init__(
        self,
        data: HolidayData = _NO_DATA,
        company: Mapping[date, bool] | None = None,
        *,
        years: tuple[int, int] = (2015, 2040),
    ) -> None:
        """``company`` maps a day to whether it is worked."""
        self._data = data
        self._company = dict(company or {})
        self._first = date(years[0], 1, 1).toordinal()
        self._last = date(years[1], 12, 31).toordinal()
        rest = {d % 7 for d in data.weekend}
        # date.toordinal() % 7 is the ISO weekday with Sunday as 0.
        length = self._last - self._first + 1
        week = [o % 7 not in rest for o in range(self._first, self._first + 7)]
        work = (week * (length // 7 + 1))[:length]
        for days, worked in ((data.days_off, False), (data.workdays, True)):
            for day in days:
                self._set(work, day, worked)
        for day, worked in self._company.items():
            self._set(work, day, worked)
        self._is_work = work
        self._workdays = list(compress(range(self._first, self._last + 1), work))
        self._count = list(accumulate(work, initial=0))  # _count[i]: working days before day i
        self.label = data.label + (f" + {len(self._company)} company days" if self._company else "")

    def _set(self, work: list[bool], day: date, worked: bool) -> None:
        index = day.toordinal() - self._first
        if 0 <= index < len(work):
            work[index] = worked

    @property
    def company_days(self) -> Mapping[date, bool]:
        """The company's own days, as handed in."""
        return self._company

    @property
    def data(self) -> HolidayData:
        """The official data this calendar stands on."""
        return self._data

    def with_company(self, company: Mapping[date, bool]) -> WorkCalendar:
        """The same calendar with more company days, which win over those it has."""
        years = (date.fromordinal(self._first).year, date.fromordinal(self._last).year)
        return WorkCalendar(self._data, {**self._company, **company}, years=years) if company else self

    def has(self, day: date) -> bool:
        """Whether a day lies in the calendar's years."""
        return self._first <= day.toordinal() <= self._last

    def is_workday(self, day: date) -> bool:
        """Raises OverflowError outside the calendar's years, as do all methods here."""
        return self._is_work[self._index(day)]

    def is_covered(self, day: date) -> bool:
        """Whether the official notice for that day's year is known, or the company itself has said what the day is."""
        return day.year in self._data.covered_years or day in self._company

    def covers(self, first: date, last: date) -> bool:
        """Whether no day from first to last (either order) lies in a year without a notice."""
        a, b = sorted((first.year, last.year))
        return all(y in self._data.covered_years for y in range(a, b + 1))

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after ``day`` (before it when negative), which itself never counts.

        Saturday + 1 is Monday (as QuantLib, pandas and ``holidays`` have it). ``count`` 0 gives ``day`` itself.

        Raises:
            OverflowError: that leaves the calendar's years.
        """
        if count == 0:
            return day
        before = self._count[self._index(day)]
        if count > 0:
            at = before + self._is_work[self._index(day)] + count - 1
        else:
            at = before + count
        if not 0 <= at < len(self._workdays):
            raise OverflowError(f"{count} working days from {day} leaves the calendar")
        return date.fromordinal(self._workdays[at])

    def workdays_between(self, after: date, until: date) -> int:
        """How many working days d with after < d <= until; negative when ``until`` lies before ``after``."""
        return self._count[self._index(until) + 1] - self._count[self._index(after) + 1]

    def nth_workday(self, first: date, last: date, n: int) -> date | None:
        """The n-th working day of the span first..last (from 1; -1 is the last one); None if it has fewer."""
        lo = bisect_left(self._workdays, first.toordinal())
        hi = bisect_left(self._workdays, last.toordinal() + 1)
        at = lo + n - 1 if n > 0 else hi + n
        return date.fromordinal(self._workdays[at]) if lo <= at < hi else None

    def roll(self, day: date, convention: Roll) -> date:
        """Move a day off to a working day by one of the conventions; a working day stays where it is."""
        if convention is Roll.NONE or self.is_workday(day):
            return day
        if convention is Roll.NEAREST:
            weekend = {6: -1, 7: 1}.get(day.isoweekday())
            return self.add_workdays(day, weekend) if weekend else day
        forward = convention in (Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING)
        moved = self.add_workdays(day, 1 if forward else -1)
        if convention in (Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING) and moved.month != day.month:
            return self.add_workdays(day, -1 if forward else 1)
        return moved

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._first
        if not 0 <= index < len(self._is_work):
            raise OverflowError(f"{day} is outside the calendar")
        return index
