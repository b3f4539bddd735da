"""When each row of a table says that something was, and whether one column of dates follows another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.sheet.values import DateContext, Raw, read_moment

_WITH_YEAR = compiled(r"\d{4}")


class Times:
    """When each row says that something was, by column."""

    def __init__(self, body: Sequence[Sequence[Raw]]) -> None:
        self._body = body
        self._columns: dict[int, list[datetime | None]] = {}

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

    def _never_before(self, first: int, second: int) -> bool:
        """Whether every day in the second column has one in the first that is not after it."""
        both = self._pairs(first, second)
        ends = sum(moment is not None for moment in self._of(second))
        return ends == len(both) and all(a.date() <= b.date() for a, b in both)

    def _pairs(self, first: int, second: int) -> list[tuple[datetime, datetime]]:
        both = zip(self._of(first), self._of(second), strict=True)
        return [(a, b) for a, b in both if a is not None and b is not None]

    def _of(self, column: int) -> list[datetime | None]:
        found = self._columns.get(column)
        if found is None:
            found = self._columns[column] = [_moment(row, column) for row in self._body]
        return found


def _moment(row: Sequence[Raw], column: int) -> datetime | None:
    """When a cell says, with its year and in no doubt; a day alone as its midnight."""
    value = row[column - 1] if column <= len(row) else None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str) or not _WITH_YEAR.search(value):
        return None
    found = read_moment(value, DateContext(Period(2000, 1)))
    if found.value is None or found.problem:
        return None
    day = found.value.day
    return datetime(day.year, day.month, day.day)
