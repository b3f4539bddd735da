"""When each row of a table says that something was, and whether one column of dates follows another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.values import DateContext, Raw, read_moment

_WITH_YEAR = compiled(r"\d{4}|\d{2}年")
_HALF_A_YEAR = 183  # days
_SECONDS = 86_400  # of a day


class _When(NamedTuple):
    """``has_year``: else that of ``at`` says nothing."""

    at: datetime
    has_year: bool


class Times:
    """When each row says that something was, by column."""

    def __init__(self, body: Sequence[Sequence[Raw]]) -> None:
        self.body = body
        self._columns: dict[int, list[_When | None]] = {}

    def follow(self, first: int, second: int, least: int) -> bool:
        """Whether the dates in one column surely follow those in another: never before, and not all on the same days.

        On the same day the hours tell, if there are any.

        Args:
            least: rows that have to show it; 0 where the second column is known, and the first may be on the same days.
        """
        both = self._pairs(first, second)
        if len(both) < least or not self._never_before(first, second):
            return False
        if not least or any(a.date() < b.date() for a, b in both):
            return True
        return all(a <= b for a, b in both) and any(a < b for a, b in both)

    def contradict(self, first: int, second: int) -> bool:
        """Whether most of the rows with dates in both columns have that of the second before that of the first."""
        both = self._pairs(first, second)
        return sum(b.date() < a.date() for a, b in both) * 2 > len(both)

    def may_follow(self, first: int, second: int) -> bool:
        """Whether both columns have dates in some row, and those in the second are never before those in the first."""
        return bool(self._pairs(first, second)) and self._never_before(first, second)

    def days_between(self, first: int, second: int) -> list[float]:
        """How many days the second column is after the first, in rows with dates in both; below 0 it is before.

        On the same day the hours tell, where both have some.
        """
        return [_days(a, b) for a, b in self._pairs(first, second)]

    def count(self, column: int) -> int:
        """In how many rows a column has a date."""
        return sum(moment is not None for moment in self._of(column))

    def mean_day(self, column: int) -> float:
        """The middle of a column's days, as a number by which columns are compared."""
        days = [moment.at.toordinal() for moment in self._of(column) if moment]
        return sum(days) / max(len(days), 1)

    def _never_before(self, first: int, second: int) -> bool:
        """Whether every day in the second column has one in the first that is not after it."""
        both = self._pairs(first, second)
        ends = sum(moment is not None for moment in self._of(second))
        return ends == len(both) and all(a.date() <= b.date() for a, b in both)

    def _pairs(self, first: int, second: int) -> list[tuple[datetime, datetime]]:
        both = zip(self._of(first), self._of(second), strict=True)
        return [_in_years(a, b) for a, b in both if a is not None and b is not None]

    def _of(self, column: int) -> list[_When | None]:
        found = self._columns.get(column)
        if found is None:
            found = self._columns[column] = [_moment(row, column) for row in self.body]
        return found


def _moment(row: Sequence[Raw], column: int) -> _When | None:
    """When a cell says, in no doubt; a day alone as its midnight."""
    value = row[column - 1] if column <= len(row) else None
    if isinstance(value, datetime):
        return _When(value, True)
    if isinstance(value, date):
        return _When(datetime(value.year, value.month, value.day), True)
    if not isinstance(value, str):
        return None
    found = read_moment(value, DateContext(Period(2000, 1)))
    if found.value is None or found.problem or found.day_only:
        return None
    day = found.value.day
    return _When(datetime(day.year, day.month, day.day), _WITH_YEAR.search(value) is not None)


def _days(first: datetime, second: datetime) -> float:
    whole = (second.date() - first.date()).days
    clocks = first.time() != time() and second.time() != time()
    return (second - first).total_seconds() / _SECONDS if clocks and not whole else whole


def _in_years(one: _When, other: _When) -> tuple[datetime, datetime]:
    """Two moments of a row; one without a year is of the year nearest to the other: 12月30日, 2027-01-04."""
    first, second = one.at, other.at
    if not one.has_year:
        first = _nearest(first, second)
    elif not other.has_year:
        second = _nearest(second, first)
    return first, second


def _nearest(moment: datetime, to: datetime) -> datetime:
    leap_day = (moment.month, moment.day) == (2, 29)
    day = moment.replace(year=to.year, day=28 if leap_day else moment.day)
    apart = (day - to).days
    return day.replace(year=day.year + (apart < -_HALF_A_YEAR) - (apart > _HALF_A_YEAR))
