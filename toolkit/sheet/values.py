"""What people type where a date, a yes or a status is wanted, read into values; never guessed beyond doubt.

``read_moment`` understands real Excel dates, serial numbers (1900 and 1904), and text such as 2026.11.5, 11月5日,
2026/11/5 17:30, 20261105, 5号, 民國115年11月5日, 下午5点半, 5 Nov 2026 5pm, full-width or in Chinese numerals. What it
cannot read comes back as a problem code; it never raises and never drops what was there.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from math import isfinite
from typing import Literal

from toolkit.core.moment import DAY, Moment
from toolkit.core.nothing import is_blank
from toolkit.core.period import MONTH_NAME, Period, named_month
from toolkit.core.stamp import local_text
from toolkit.core.traditional import UNSEEN, plain
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.status_words import EDGES, says_done

Raw = str | int | float | bool | date | datetime | time | timedelta | None


Trouble = Literal["", "unreadable", "no-such-day", "only-time", "done-without-date", "ambiguous-order", "several"]
"""What is wrong with a cell that should hold a moment. ``done-without-date``: 完成, √ say done, not when;
``ambiguous-order``: 03/04/2027, the value is the reading taken."""


class Read(NamedTuple):
    """A reading: the value (None when blank), what is wrong with it, and how sure the day is.

    ``day_only``: a bare 5号. ``second`` is the time of day that ``only-time`` holds. ``other``: the moment that figures
    in doubt may mean just as well.
    """

    value: Moment | None = None
    problem: Trouble = ""
    day_only: bool = False
    second: int | None = None
    other: Moment | None = None


class DateContext(NamedTuple):
    """What a date without a year belongs to, and how 03/04/2027 is meant (``mdy`` or ``dmy``).

    Where nobody says (``order`` empty) it is read as ``mdy``, and doubted. ``near``: what has no year was about the
    period: 4/10 in October is rather the 4th of that month than a day in April, and doubted, unless ``short`` says how
    figures without a year are meant. ``until``: the day of the check, after which nothing can have been done. ``zone``:
    in which times without one are meant; None: China's.
    """

    period: Period
    date1904: bool = False
    order: str = ""
    near: bool = False
    short: str = ""
    until: date | None = None
    zone: tzinfo | None = None

    def ordered(self, order: str) -> DateContext:
        """The context where somebody says how all figures are meant; as it is for an empty ``order``."""
        return self._replace(order=order, short=order) if order else self


_YMD = compiled(
    r"(?P<roc>(?:中华)?民国)?\s*(?P<y>\d{4}|1[0-2]\d|\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"
)
_YMD_LOOSE = compiled(r"(?P<y>\d{4})\s*[,、。 ]\s*(?P<m>\d{1,2})\s*[,、。 ]\s*(?P<d>\d{1,2})(?!\d|:)")
_SERIAL = compiled(r"[34567]\d{4}(?:\.\d+)?")
_MD = compiled(r"(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})\s*[日号]?")
_D = compiled(r"(?P<d>\d{1,2})\s*[日号]")
_XXY = compiled(r"(?P<a>\d{1,2})\s*[-/.]\s*(?P<b>\d{1,2})\s*[-/.]\s*(?P<y>\d{4})")
_SOLID = compiled(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\s*T?(?P<H>\d{2}):?(?P<M>\d{2})(?::?(?P<S>\d{2}))?)?")
_NAME = rf"(?P<mon>{MONTH_NAME})[a-z]*\.?"
_YEAR_EN = r"(?P<y>\d{4}|\d{2}(?![\d:]|\s*[ap]\.?m))?"
_DMY_EN = compiled(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{_NAME}[\s,-]*{_YEAR_EN}")
_MDY_EN = compiled(rf"{_NAME}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b[\s,]*{_YEAR_EN}")
_FIRST, _LAST = date(1930, 1, 1), date(2146, 12, 31)
"""Nothing that a duty sheet is about was outside of these days."""
_EPOCH = date(1970, 1, 1)
"""The day from which computers count."""
_NEAR, _FAR = 50, 100
"""Days from the middle of a month: with those beside it, and well beyond them."""


def read_moment(raw: Raw, context: DateContext) -> Read:
    """Read one cell as a date with or without a time. Blank cells and words for "not yet" give no value.

    Of what is checked as of a day, 1900-01-01 and 9999-12-31 say nothing: programs write them where no date is known.
    """
    found = _read(raw, context)
    if context.until is None or found.value is None:
        return found
    day = found.value.day
    return found if _FIRST <= day <= _LAST and day != _EPOCH else Read(problem="unreadable")


def _read(raw: Raw, context: DateContext) -> Read:
    if raw is None or raw == "":
        return Read()
    if isinstance(raw, str):
        return _read_text(raw, context)
    if isinstance(raw, bool):
        return Read(problem="done-without-date" if raw else "unreadable")
    if isinstance(raw, datetime):
        moment = Moment.of(raw)
        # Excel cannot tell a bare date from midnight; people who hand in at midnight are rarer than bare dates.
        return Read(Moment(moment.day) if moment.second == 0 else moment)
    if isinstance(raw, date):
        return Read(Moment(raw))
    if isinstance(raw, time):
        return Read(problem="only-time", second=raw.hour * 3600 + raw.minute * 60 + raw.second)
    if isinstance(raw, timedelta):
        seconds = round(raw.total_seconds())
        return Read(problem="only-time", second=seconds) if 0 <= seconds <= DAY else Read(problem="unreadable")
    return _read_number(raw, context.date1904)


def join_moments(one: Read, other: Read) -> Read:
    """One moment of two cells beside one another, a day in the one and a time in the other, whichever is which."""
    for day, clock in ((one, other), (other, one)):
        if day.value is not None and not day.value.has_time and clock.problem == "only-time":
            return _with_second(day, clock.second)
    if one.value is None and (not one.problem or one.problem == "only-time"):
        return other if other.value is not None or not one.problem else one
    return one


def _with_second(read: Read, second: int | None) -> Read:
    """A reading with a time of day put in."""
    return read._replace(value=Moment(read.value.day, second)) if read.value else read


def _read_number(raw: float, date1904: bool) -> Read:
    if not isfinite(raw):
        return Read(problem="unreadable")
    if raw == int(raw) and 19000101 <= raw <= 21991231:
        return _solid(str(int(raw)))
    serial = raw + (1462 if date1904 else 0)
    if not 20_000 <= serial < 90_000:  # 1954 to 2146: anything else is no date that a duty sheet would hold
        return Read(problem="unreadable")
    days = int(serial)
    second = round((serial - days) * DAY)
    day = date(1899, 12, 30) + timedelta(days=days + second // DAY)
    return Read(Moment(day, second % DAY or None))


@lru_cache(maxsize=20_000)
def _read_text(raw: str, context: DateContext) -> Read:
    text = local_text(re.sub(r"\s+", " ", plain(raw)), context.zone)
    if is_blank(text, pending=True):
        return Read()
    if (done := says_done(text)) is not None:
        return Read(problem="done-without-date" if done else "")
    from toolkit.sheet.clock_times import PARTS_ALONE, read_clock  # most cells with dates hold real ones
    from toolkit.sheet.date_words import bare, numerals

    text = bare(text)
    if _SERIAL.fullmatch(text):  # a date pasted into a text cell
        return _read_number(float(text), context.date1904)
    for candidate in (text, numerals(text)):
        for pattern in (_SOLID, _XXY, _YMD, _YMD_LOOSE, _DMY_EN, _MDY_EN, _MD, _D):
            if m := pattern.match(candidate):
                rest = candidate[m.end() :].strip(EDGES)
                if pattern is _SOLID and not rest:
                    return _solid(candidate)
                clock = read_clock(rest) if rest else None
                if rest and clock is None and rest not in PARTS_ALONE:
                    if any(p.search(rest) for p in (_YMD, _MD, _D)):
                        return Read(problem="several")
                    continue
                return _dated(m, clock, context)
    if (second := read_clock(text)) is not None:
        return Read(problem="only-time", second=second)
    return Read(problem="unreadable")


def _solid(text: str) -> Read:
    m = _SOLID.fullmatch(text)
    if not m:
        return Read(problem="unreadable")
    try:
        day = date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return Read(problem="no-such-day")
    if m["H"] is None:
        return Read(Moment(day))
    second = int(m["H"]) * 3600 + int(m["M"]) * 60 + int(m["S"] or 0)
    return Read(Moment(day, second or None)) if second <= DAY else Read(problem="no-such-day")


def _dated(m: re.Match[str], second: int | None, context: DateContext) -> Read:
    period, order = context.period, context.order
    found = m.groupdict()
    if _ends_in_year(found, m[0], period):
        found = {"a": found["y"], "b": found["m"], "y": found["d"]}
    problem: Trouble = ""
    other: tuple[int, int] | None = None
    day_only = "a" not in found and found.get("m") is None and found.get("mon") is None
    if "a" in found:
        a, b = int(found["a"]), int(found["b"])
        month, day = (b, a) if a > 12 or (b <= 12 and order == "dmy") else (a, b)
        if a <= 12 and b <= 12 and a != b and not order:
            problem, other = "ambiguous-order", (day, month)
    elif day_only:
        month, day = period.month, int(found["d"])
    else:
        month = named_month(found["mon"]) if found.get("mon") else int(found["m"])
        day = int(found["d"])
        if "mon" not in found and not found.get("y") and "月" not in m[0] and month > 12 >= day:
            month, day = day, month  # 13/10
    year = found.get("y")
    try:
        if year:
            value = date(_year(year, found.get("roc")), month, day)
        elif day_only:
            value = date(period.year, month, day)
        else:
            value = nearest_day(month, day, period)
            if context.near and "mon" not in found and "月" not in m[0] and month <= 12 and day <= 12:
                value, problem = _of_two(value, nearest_day(day, month, period), context)
    except ValueError:
        return Read(problem="no-such-day")
    meant = Moment(date(value.year, *other), second) if other else None
    return Read(Moment(value, second), problem, day_only, other=meant)


def _ends_in_year(found: dict[str, str | None], text: str, period: Period) -> bool:
    """Whether 05/11/26 ends in its year: that is near the period, and what comes first is not."""
    first, last = found.get("y") or "", found.get("d") or ""
    return not (found.get("roc") or "年" in text) and ends_in_year(first, last, period)


def ends_in_year(first: str, last: str, period: Period) -> bool:
    """Whether of the first and the last figures of a date, two each, the last are its year, and the first cannot be."""
    if len(first) != len(last) or len(first) != len("26"):
        return False
    return abs(2000 + int(last) - period.year) <= 1 < abs(2000 + int(first) - period.year)


def _year(text: str, roc: str | None) -> int:
    """26 is 2026; 115 is 2026 too, and so is 民国115: years of the Republic of China count from 1912."""
    if len(text) == 4:
        return int(text)
    return int(text) + (1911 if roc or len(text) == 3 else 2000)


def _of_two(month_first: date, day_first: date, context: DateContext) -> tuple[date, Trouble]:
    """The day that 4/10 means of the two that it may be, and whether that is in doubt."""
    if context.short == "mdy":
        return month_first, ""
    value, other = (day_first, month_first) if context.short else (month_first, day_first)
    if _days_from(value, context.period) <= _FAR or _days_from(other, context.period) > _NEAR:
        return value, ""
    # 10/4 among days that stand first is of October all the same, as most people write it.
    return other, "" if context.short else "ambiguous-order"


def nearest_day(month: int, day: int, period: Period) -> date:
    """A day of the year in which it lies nearest to the period: 1月3日 in a sheet of 2026-12 is in 2027.

    Raises:
        ValueError: there is no such day.
    """
    found = []
    for year in (period.year - 1, period.year, period.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: _days_from(d, period))


def _days_from(day: date, period: Period) -> int:
    """How far a day lies from the middle of a period."""
    middle = period.start.toordinal() + (period.end - period.start).days // 2
    return abs(day.toordinal() - middle)


def read_text(raw: Raw) -> str:
    """A cell as the text a person sees; whole numbers without a decimal point."""
    if raw is None:
        return ""
    if isinstance(raw, float) and abs(raw) < 1e15 and raw == int(raw):
        return str(int(raw))
    return str(raw).strip()


_NUMBER = compiled(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def read_number(raw: Raw) -> float | None:
    """A number, or text that is one (１２, 1,200.50, 4分); None otherwise, and where a comma parts no thousands."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, (int, float)):
        return float(raw)
    text = unicodedata.normalize("NFKC", str(raw).translate(UNSEEN)).strip().rstrip("分元天日 ")
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
