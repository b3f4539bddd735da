"""A point in working time: a day, and how far into it, or only the day when a person typed no time.

``datetime`` cannot say what clerks say: 24:00 of the 5th (which is not the 6th), and "the 5th, some time". A moment
keeps both. Written ``2026-11-05T24:00``, ``2026-11-05T17:30``, ``2026-11-05T12:00:01`` or ``2026-11-05``.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self

from toolkit.record import NamedTuple

DAY = 86_400


class Moment(NamedTuple):
    """``second`` counts from the start of ``day``: 0 to 86400 (24:00, the end of that day); None: time not known."""

    day: date
    second: int | None = None

    @classmethod
    def of(cls, value: date | datetime) -> Self:
        """From a date (time not known) or a datetime. Fractions of a second are cut off, as Excel shows them."""
        if isinstance(value, datetime):
            return cls(value.date(), value.hour * 3600 + value.minute * 60 + value.second)
        return cls(value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO forms of ``str``; 24:00 is allowed.

        Raises:
            ValueError: not such a form, or no such day or time.
        """
        found = text.strip()
        try:
            year, month, day = _numbers(found[:10], "-", (4, 2, 2))
            if len(found) == 10:
                return cls(date(year, month, day))
            hour, minute, *rest = _numbers(found[11:], ":", (2, 2) if len(found) < 19 else (2, 2, 2))
        except ValueError as error:
            raise ValueError(f"not an ISO date or time: {text!r}") from error
        second = rest[0] if rest else 0
        seconds = hour * 3600 + minute * 60 + second
        if found[10] not in "T " or seconds > DAY or minute > 59 or second > 59:
            raise ValueError(f"no such time of day: {text!r}")
        return cls(date(year, month, day), seconds)

    @classmethod
    def end_of(cls, day: date) -> Self:
        """24:00 of a day."""
        return cls(day, DAY)

    @property
    def has_time(self) -> bool:
        """Whether the time of day is known."""
        return self.second is not None

    @property
    def whole(self) -> Self:
        """The same with a time: a day without one means its end."""
        return self if self.has_time else self._replace(second=DAY)

    @property
    def earliest(self) -> int:
        """Seconds since 0001-01-01 00:00 if the time not known was the start of the day."""
        return self.day.toordinal() * DAY + (self.second or 0)

    @property
    def latest(self) -> int:
        """Seconds since 0001-01-01 00:00 if the time not known was the end of the day."""
        return self.day.toordinal() * DAY + (DAY if self.second is None else self.second)

    def surely_before(self, other: Moment) -> bool:
        """Whether this lies before the other: by the clock where both have one, else by the day."""
        return self.latest < other.latest if self.has_time and other.has_time else self.day < other.day

    @property
    def compact(self) -> str:
        """As it stands in names of files: ``20261128T1800``."""
        return str(self).replace("-", "").replace(":", "")

    def as_datetime(self) -> datetime:
        """As Excel can hold it: 24:00 of the 5th becomes 00:00 of the 6th, no time becomes 00:00."""
        return datetime(self.day.year, self.day.month, self.day.day) + timedelta(seconds=self.second or 0)

    def __str__(self) -> str:
        if self.second is None:
            return self.day.isoformat()
        hours, rest = divmod(self.second, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"{self.day.isoformat()}T{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def _numbers(text: str, mark: str, digits: tuple[int, ...]) -> list[int]:
    """The numbers between marks, each with so many digits. Without a pattern: compiling one takes longer than a run's
    few moments.

    Raises:
        ValueError: it is not of that form.
    """
    parts = text.split(mark)
    if tuple(map(len, parts)) != digits or not "".join(parts).isdecimal():
        raise ValueError(text)
    return list(map(int, parts))


def age_in_months(start: Moment, at: Moment) -> int:
    """Whole months from an event to a day: 11 on the day before the first anniversary (民法典 第二百零二条)."""
    months = (at.day.year - start.day.year) * 12 + at.day.month - start.day.month
    day_after = at.day + timedelta(days=1)
    last_of_month = day_after.month != at.day.month
    return months - (at.day.day < start.day.day and not last_of_month)
