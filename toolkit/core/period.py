"""The business period that an obligation serves: a month, quarter or year, written 2026-10, 2026-Q4, 2026."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Self

from toolkit.patterns import compiled
from toolkit.record import NamedTuple

_WRITTEN = compiled(r"(\d{4})(?:(?:-|年)?(?:(?P<q>[Qq]([1-4])|第?([1-4一二三四])季度?)|(\d{1,2})月?)|年)?")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
"""The numbers of the months in Chinese."""
MONTH_NAME = "|".join((*MONTHS, "sept", *(name[:3] for name in MONTHS)))
"""A pattern of the English names of months, in lower case, long and short."""
_NAMED = compiled(
    rf"(?P<name>{MONTH_NAME})\.?(?:[\s,/_-]*(?P<y>20\d\d)|[-'’](?P<yy>\d\d))"
    rf"|(?P<year>20\d\d)[\s,/_-]*(?P<month>{MONTH_NAME})\.?|(?P<m>0?[1-9]|1[0-2])[-/.](?P<my>20\d\d)"
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


class Period(NamedTuple):
    """``months`` long (1, 3 or 12), from the first of ``month`` in ``year``."""

    year: int
    month: int
    months: int = 1

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026-10, 202610, 2026年10月, October 2026, Oct-26, 10/2026, 2026-Q4, 2026年四季度, 2026.

        Raises:
            ValueError: none of these.
        """
        plain = text.strip().replace("/", "-").replace(".", "-")
        if len(plain) == 7 and plain[4] == "-" and (plain[:4] + plain[5:]).isdecimal():
            return cls._month(plain[:4], plain[5:], text)  # as most write it: no pattern needs to be compiled for it
        if m := _NAMED.fullmatch(text.strip().lower()):
            name = m["name"] or m["month"]
            return cls(int(m["y"] or m["year"] or m["my"] or f"20{m['yy']}"), int(m["m"] or named_month(name)))
        m = _WRITTEN.fullmatch(plain)
        if not m:
            raise ValueError(f"not a period: {text!r}")
        year = int(m[1])
        if m["q"]:
            quarter = int(m[3] or _CHINESE.get(m[4]) or m[4])
            return cls(year, quarter * 3 - 2, 3)
        if m[5]:
            return cls._month(m[1], m[5], text)
        return cls(year, 1, 12)

    @classmethod
    def _month(cls, year: str, month: str, text: str) -> Self:
        if not 1 <= int(month) <= 12:
            raise ValueError(f"no such month: {text!r}")
        return cls(int(year), int(month))

    @classmethod
    def containing(cls, day: date, months: int = 1) -> Self:
        """The month (quarter, year) that a day lies in."""
        return cls(day.year, (day.month - 1) // months * months + 1, months)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The last day, inclusive."""
        return last_day(self.year, self.month + self.months - 1)

    def shift(self, count: int) -> Period:
        """The period ``count`` periods of the same length later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + count * self.months
        return Period(index // 12, index % 12 + 1, self.months)

    def __contains__(self, day: object, /) -> bool:
        """Whether a day lies in the period."""
        return isinstance(day, date) and self.start <= day <= self.end

    def __str__(self) -> str:
        if self.months == 12:
            return f"{self.year:04d}"
        if self.months == 3:
            return f"{self.year:04d}-Q{(self.month + 2) // 3}"
        return f"{self.year:04d}-{self.month:02d}"


def named_month(name: str) -> int:
    """The number of a month by its English name, long or short, in lower case."""
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))


@lru_cache(maxsize=4096)
def last_day(year: int, month: int) -> date:
    """The last day of a month.

    Raises:
        ValueError: there is no such month.
    """
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month, 1).replace(day=_LENGTHS[month - 1] + leap)
