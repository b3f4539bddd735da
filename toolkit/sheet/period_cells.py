"""Cells that say of which period something is: 2026年10月, and in a column of them 本月, 11, 十一月, 11月1日-30日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from toolkit.core.nothing import is_blank
from toolkit.core.period import MONTH_NAME, Period, named_month
from toolkit.patterns import compiled
from toolkit.sheet.values import DateContext, Raw, nearest_day, read_moment, read_text

_THIS = compiled(r"[本当][月期](?:份|度)?|(?:this|current)(?:month|period)")
_BRACKETS = compiled(r"\([^()]*\)$")
_TEN, _DIGITS = compiled(r"十([一二])?(?=月)"), str.maketrans("〇零一二三四五六七八九", "00123456789")
_MONTH = compiled(r"(?:(?:20)?(\d\d)年)?p?(\d{1,2})(?:\.0|月份?)?")
_STRETCH = compiled(
    r"(?:20(\d\d)[-./年])?(\d{1,2})[-./月]\d{1,2}日?(?:-|~|至|到|—|–)(?:(?:20(\d\d)[-./年])?(\d{1,2})[-./月])?\d{1,2}日?"
)


def says_nothing(raw: Raw) -> bool:
    """Whether a cell says of no period: it is blank, or a dash."""
    return raw is None or is_blank(read_text(raw))


def read_own_period(raw: Raw, period: Period) -> Period | None:
    """The period that a row names; None where that cannot be told. ``period``: the one that the sheet is for."""
    text = unicodedata.normalize("NFKC", read_text(raw)).replace(" ", "").lower()
    if _THIS.fullmatch(text):
        return period
    plain = _TEN.sub(lambda m: "1" + (m[1] or "0"), _BRACKETS.sub("", text)).translate(_DIGITS)
    if period.months == 1 and _is_in(plain, period):
        return period
    if period.months == 1 and (found := _MONTH.fullmatch(plain)) and 1 <= int(found[2]) <= 12:
        return Period(2000 + int(found[1]), int(found[2])) if found[1] else read_period(f"{int(found[2])}月", period)
    return read_period(raw, period)


def read_period(raw: Raw, order_context: Period) -> Period | None:
    """2026-10, 2026年10月, 10月, October, 202610 (also as a number), or a date within it; None for none of these."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, (date, datetime)):
        return Period(raw.year, raw.month)
    text = unicodedata.normalize("NFKC", read_text(raw)).replace(" ", "").removesuffix("份")
    if m := re.fullmatch(r"(\d{1,2})月", text):
        return Period(nearest_day(int(m[1]), 15, order_context).year, int(m[1])) if 1 <= int(m[1]) <= 12 else None
    if m := re.fullmatch(rf"({MONTH_NAME})\.?", text.lower()):
        number = named_month(m[1])
        return Period(nearest_day(number, 15, order_context).year, number)
    try:
        return Period.parse(text)
    except ValueError:
        pass
    found = read_moment(raw, DateContext(order_context))
    return Period(found.value.day.year, found.value.day.month) if found.value else None


def _is_in(text: str, month: Period) -> bool:
    """Whether a text names a month, or days that lie in it."""
    found = _MONTH.fullmatch(text) or _STRETCH.fullmatch(text)
    if found is None:
        return False
    said = found.groups()
    years, months = {*said[::2]} - {None}, {*map(int, filter(None, said[1::2]))}
    return years <= {f"{month.year % 100:02}"} and months == {month.month}
