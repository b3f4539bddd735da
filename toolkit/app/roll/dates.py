"""Dates and months as people typed them, said so that they mean the same in another period, or moved on to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from toolkit.core.moment import DAY, Moment
from toolkit.core.period import MONTH_NAME, MONTHS, NUMERALS, Period, named_month
from toolkit.patterns import compiled
from toolkit.sheet.period_cells import read_period
from toolkit.sheet.values import DateContext, Raw, read_moment, read_text

# 2026年10月, 26年10月, 115年10月, 2026-10, 2026.10; not 2026年10月5日 or 2026-10-05.
_YEAR_MONTH = compiled(
    r"(?<!\d)(?P<y>20\d\d|(?:1[0-2]|2)\d(?=\s*年))(?P<sep>\s*年\s*|[-./])(?P<m>0?[1-9]|1[0-2])(?P<end>\s*月)?(?!\d|[-./月]\s*\d|\s*\d{1,2}\s*[日号])"
)
# 10月, 客诉-10月; not 10月5日, and not the end of 1-10月.
_MONTH = compiled(r"(?<![\d年至到])(?<![\d月年一二三四五六七八九十][./~-])(?P<m>0?[1-9]|1[0-2])(?P<end>\s*月)(?!\s*\d)")
_YEARS_LEFT_OUT = {2: 2000, 3: 1911}
"""By the figures of a year, what is not said with it: 26 is 2026, and so is 115 in the Republic of China."""
_SOLID = compiled(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?!\d)")
# 十月, 客诉-十月, 二〇二六年十月, 民國一一五年十月; not 十月五日, 三月期, 三月内 or the end of 九、十月 or 九-十月.
_NUMERAL = compiled(
    r"(?:(?<![〇○零一二三四五六七八九\d])(?P<y>20\d\d|1[0-2]\d|(?:二[〇○零]二|一[〇○零一二])[〇○零一二三四五六七八九])年"
    r"|(?<![一二三四五六七八九十\d第年至到、])(?<![\d月年一二三四五六七八九十][~-]))"
    r"(?P<m>十[一二]?|[一二三四五六七八九])月(?![一二三四五六七八九十\d初期内以后])"
)
# October 2026, OCT 2026; not 5 October 2026.
_NAMED = compiled(
    rf"(?<![a-z])(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )(?<!\d-)"
    rf"(?P<m>{MONTH_NAME})(?P<sep>\.?,?\s+|-)(?P<y>20\d\d)\b",
    re.IGNORECASE,
)

_NAMES = compiled(rf"(?<![a-z])(?:{MONTH_NAME})(?![a-z])", re.IGNORECASE)
# Oct, October, Oct 2026, Oct-26, 2026_Oct within a sheet's name; not Oct 5.
_IN_NAME = compiled(
    rf"(?<![A-Za-z])(?<!\d )(?<!\d-)(?:(?P<before>20\d\d)(?P<gap>[\s,/_-]*))?(?P<m>(?i:{MONTH_NAME}))(?![A-Za-z])"
    r"(?P<sep>\.?)(?:(?P<to>[\s,/_-]*)(?P<after>20\d\d)|(?P<dash>[-'’])(?P<yy>\d\d))?(?!\d|[\s.-]\s*\d)"
)


def explicit(raw: Raw, old: DateContext, new: DateContext) -> Raw:
    """A date as typed if it reads the same in the new period, else with its year (and month) said: 10月29日 typed in
    2026 becomes 2026年10月29日 once another October is nearer. Several in one cell are seen to one by one."""
    if not isinstance(raw, str):
        return raw
    parts = re.split(r"([;；\n])", raw)
    return "".join(part if i % 2 else _explicit(part, old, new) for i, part in enumerate(parts))


def _explicit(raw: str, old: DateContext, new: DateContext) -> str:
    meant = read_moment(raw, old)
    if meant.value is None or read_moment(raw, new).value == meant.value:
        return raw
    day = meant.value.day
    said = unicodedata.normalize("NFKC", raw).strip()
    for candidate in (f"{day.year}年{day.month}月{said}", f"{day.year}年{said}", f"{day.year}/{said}"):
        found = read_moment(candidate, new)
        if found.value == meant.value and not found.problem:
            return candidate
    return str(meant.value).replace("T", " ")


def period_like(raw: Raw, period: Period) -> Raw:
    """A period written the way another one was typed: 2026-10, 2026年10月, 10月, 202610, or a date within it."""
    if isinstance(raw, (date, datetime)):
        day = period.start if raw.day < 28 else period.end
        return datetime(day.year, day.month, day.day) if isinstance(raw, datetime) else day
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return period.year * 100 + period.month if raw > 9999 and period.months == 1 else period.year
    typed = read_text(raw)
    there = read_period(typed, period) if typed else None
    if there is None:
        return str(period)
    moved = move_months(typed, {there: period}, solid=True)
    return moved if read_period(moved, period) == period else str(period)


def move_months(text: str, moves: Mapping[Period, Period], solid: bool = False) -> str:
    """A text with the months it names moved: {2026-10: 2026-11} makes 2026年10月 and a bare 10月 November.

    Days (10月5日) stay. ``solid``: 202610 too. What says no year is moved if its month is one of the keys'.
    """
    by_month = {(p.year, p.month): to for p, to in moves.items() if p.months == 1}
    bare = {p.month: to for p, to in moves.items() if p.months == 1}

    def dated(m: re.Match[str]) -> str:
        parts = m.groupdict()
        named = parts["m"].isalpha()
        month = named_month(parts["m"].lower()) if named else int(parts["m"])
        before = _YEARS_LEFT_OUT.get(len(parts["y"]), 0)
        to = by_month.get((int(parts["y"]) + before, month))
        sep, end = parts.get("sep") or "", parts.get("end") or ""
        if to is None or ("年" in sep and not end):
            return m[0]
        if named:
            return f"{_named_like(parts['m'], to.month)}{sep}{to.year}"
        # ISO and solid forms have two figures, 2026年9月 has as many as it needs.
        wide = parts["m"].startswith("0") or (sep.strip() in ("", "-") and len(parts["m"]) == 2)
        year = to.year - before
        return f"{year}{sep}{to.month:02d}{end}" if wide else f"{year}{sep}{to.month}{end}"

    def undated(m: re.Match[str]) -> str:
        to = bare.get(int(m["m"]))
        return m[0] if to is None else f"{to.month}{m['end']}"

    def in_numerals(m: re.Match[str]) -> str:
        month, year = NUMERALS.index(m["m"]) + 1, m["y"]
        before = _YEARS_LEFT_OUT.get(len(year or ""), 0)
        to = by_month.get((_year(year) + before, month)) if year else bare.get(month)
        if to is None:
            return m[0]
        if year and not year.isascii():
            nought = next((sign for sign in year if sign in "○零"), "〇")
            said = "".join(nought if d == "0" else NUMERALS[int(d) - 1] for d in str(to.year - before))
        else:
            said = str(to.year - before)
        return f"{said}年{NUMERALS[to.month - 1]}月" if year else f"{NUMERALS[to.month - 1]}月"

    # One pass over the text for each form, on the stretches that no earlier form has taken.
    forms = [(_YEAR_MONTH, dated), (_NAMED, dated), *([(_SOLID, dated)] if solid else []), (_MONTH, undated)]
    forms.append((_NUMERAL, in_numerals))
    pieces = [text]
    for pattern, moved in forms:
        pieces = list(_apply(pieces, pattern, moved))
    return "".join(pieces)


def move_name(name: str, source: Period, to: Period) -> str:
    """The name of a sheet moved on. An English month needs no year there: sheets are told apart by it.

    In small letters it is one only where nothing else is there: may is a verb. Sep-Oct stays.
    """
    moved = move_months(name, {source: to}, solid=True)
    if moved != name or source.months != 1 or to.months != 1 or len(_NAMES.findall(name)) != 1:
        return moved

    def said(m: re.Match[str]) -> str:
        month = m["m"]
        years = {int(y) for y in (m["before"], m["after"], m["yy"] and f"20{m['yy']}") if y}
        if (month.islower() and m[0] != name.strip()) or named_month(month.lower()) != source.month:
            return m[0]
        if years and years != {source.year}:
            return m[0]
        before = f"{to.year}{m['gap']}" if m["before"] else ""
        after = f"{m['to']}{to.year}" if m["after"] else f"{m['dash']}{to.year % 100:02d}" if m["yy"] else ""
        return f"{before}{_named_like(month, to.month)}{m['sep']}{after}"

    return _IN_NAME.sub(said, name)


def _year(said: str) -> int:
    """二〇二六 or 2026 as a number."""
    figures = (str(NUMERALS.index(sign) + 1) if sign in NUMERALS else sign for sign in said)
    return int("".join(figure if figure.isascii() else "0" for figure in figures))  # 〇, ○ and 零


def _named_like(typed: str, month: int) -> str:
    """A month's name as long as another one and in the same case: Oct for Sept, OCTOBER for SEPTEMBER."""
    name = MONTHS[month - 1] if typed.lower() in MONTHS and len(typed) > 3 else MONTHS[month - 1][:3]
    return name.upper() if typed.isupper() else name if typed.islower() else name.title()


def _apply(pieces: list[str], pattern: re.Pattern[str], moved: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """Even pieces are still to be looked at, odd ones are done."""
    for i, piece in enumerate(pieces):
        if i % 2:
            yield piece
            continue
        last = 0
        for m in pattern.finditer(piece):
            yield piece[last : m.start()]
            yield moved(m)
            last = m.end()
        yield piece[last:]


def months_of(source: Period, to: Period) -> dict[Period, Period]:
    """How the months that a deliverable names move on: the period's own, and the one before it (报销9月电话费)."""
    if source.months != 1 or to.months != 1:
        return {}
    distance = (to.year - source.year) * 12 + to.month - source.month
    return {p: p.shift(distance) for p in (source, source.shift(-1))}


def dated_phrases(due: Moment, nominal: Moment, boundary: bool, lang: str) -> Iterator[str]:
    """Deadlines that name their day, likeliest first, for an obligation whose phrase would mean another day now."""
    whole = due.second in (None, DAY)
    if lang == "zh":
        if boundary and whole:
            for day in (nominal.day, nominal.day + timedelta(days=1)):
                yield f"{_zh(day)}前"
        clock = "" if whole else _clock(due)
        yield f"{_zh(due.day)}{clock}" + ("前" if clock else "")
    else:
        yield f"by {due.day.isoformat()}" + ("" if whole else f" {_clock(due)}")
    yield f"{due.day.isoformat()}" + ("" if whole else f" {_clock(due)}")


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _clock(moment: Moment) -> str:
    second = moment.second or 0
    return f"{second // 3600}:{second // 60 % 60:02d}" + (f":{second % 60:02d}" if second % 60 else "")


def in_period(context: DateContext, period: Period) -> DateContext:
    """The same context for another period."""
    return context._replace(period=period)
