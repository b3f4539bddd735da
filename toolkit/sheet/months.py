"""What there is one of for every month: sheets 9月 and 10月, columns 9月完成时间 and 10月完成时间."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from toolkit.core.period import MONTH_NAME, NUMERALS, Period, named_month
from toolkit.patterns import compiled

_MONTH = compiled(
    r"(?:(?P<y>20\d\d)\s*[年.\-/]\s*|(?<!\d)(?P<yy>2\d)\s*年\s*)?(?<![\d~至到])"
    r"(?:(?P<first>1[0-2]|0?[1-9])\s*月?份?\s*[~至到—–-]\s*)?(?P<m>1[0-2]|0?[1-9])\s*月份?(?!\s*\d)"
    r"|(?<!\d)(?P<iso>20\d\d)(?:[.\-]?(?P<month>0[1-9]|1[0-2])|[.\-](?P<short>[1-9]))(?![\d.\-])"
    r"|(?<![\d.\-])(?P<mm>0[1-9]|1[0-2])[.\-/](?P<my>20\d\d)(?!\d)"
    rf"|\b(?P<name>{MONTH_NAME})\b\.?(?:,?\s*(?P<year>20\d\d)\b)?",
)
_LONGER = compiled(
    r"(?:(?P<y>20\d\d)\s*年?\s*)?(?:第?\s*(?P<q>[一二三四1-4])\s*季度?|\bq(?P<quarter>[1-4])(?!\d)|(?P<half>[上下])半年度?)"
    r"|(?<!\d)(?P<year>20\d\d)\s*年度?(?!\s*\d)",
)
"""A quarter, a half of a year, a year."""
_BESIDE = compiled(
    r"(?P<which>[上本当下今去])(?:个?月份?|年度?|季度?|期(?![限间]))|\b(?P<word>last|previous|prior|this|current|next)"
    r" (?:month|quarter|year|period)\b"
)
"""Told from the span that is asked for: 上月 is the one before."""
_COPY = compiled(r"(?:\(\d{1,2}\)|_\d{1,2})$")
"""What spreadsheet programs add to the name of a copied sheet: 11月 (2), 11月_2."""
_YEAR_BESIDE = compiled(r"(去年|上年度?|上一年|今年|本年度?|明年|下年度?)\s*$")
_THIS_YEAR = frozenset(("今年", "本年", "本年度"))
_EARLIER, _LATER = frozenset(("上", "去", "last", "previous", "prior")), frozenset(("下", "next"))
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SPANS, _RELATIVE = frozenset("月季年"), frozenset("上本当下今去")
_NUMERAL = compiled(
    r"(?<![一二三四五六七八九十\d第])(?:十[一二]?|[一二三四五六七八九])(?=月(?![一二三四五六七八九十初底末]))"
)


NO_TITLES: Mapping[str, Period] = {}


def sheets_of_other_months(
    names: Collection[str], period: Period, stated: Mapping[str, Period] = NO_TITLES
) -> frozenset[str]:
    """Sheets that are named like another one but for the month, where that other one's month is the period's.

    None where no sheet is named for the period: then nobody can say which is meant.

    Args:
        names: of the sheets.
        stated: the months that stand in their titles.
    """
    others = (found for found in _alike(names, period, stated) if any(found.values()))
    return frozenset(name for found in others for name, ours in found.items() if not ours)


def sheets_of_no_month(
    names: Collection[str], period: Period, stated: Mapping[str, Period] = NO_TITLES
) -> tuple[str, ...]:
    """Sheets that are named alike but for the month, where none is of the period: one for every month so far."""
    kinds = (found for found in _alike(names, period, stated) if len(found) > 1 and not any(found.values()))
    return tuple(name for found in kinds for name in found)


def month_stated(texts: Iterable[str]) -> Period | None:
    """The month of a year in some texts, 2026年9月服务承诺表, where they name one and no other."""
    found = {
        Period(year, _number(m))
        for text in texts
        for m in _MONTH.finditer(_plain(text))
        if (year := _year(m)) and not m["first"]
    }
    return found.pop() if len(found) == 1 else None


def columns_of_months(names: Mapping[int, str], period: Period) -> dict[str, dict[int, bool]]:
    """Columns that are called by a month, quarter or year, by the rest of the name; with whether it is the period's."""
    alike: dict[str, dict[int, bool]] = defaultdict(dict)
    for column, name in names.items():
        if _may_name_span(name) and (found := _span_in(name, period)):
            rest, is_ours = found
            alike[rest][column] = is_ours
    return alike


def _alike(names: Collection[str], period: Period, stated: Mapping[str, Period]) -> list[dict[str, bool]]:
    """Sheets with a month in their names by the rest of the name; with whether the month is the period's."""
    alike: dict[str, dict[str, bool]] = defaultdict(dict)
    if len(names) < 2 or period.months != 1:
        return []
    if months := _bare_numbers(names, period):
        alike[""] = months
    for name in names:
        if found := _month_in(name):
            alike[found[0]][name] = _is(found[1], period)
    return [_by_titles(found, period, stated) for found in alike.values()]


def _by_titles(found: dict[str, bool], period: Period, stated: Mapping[str, Period]) -> dict[str, bool]:
    """The same, where a 9月 is of last year by its title, and one sheet is the period's by its own."""
    ours = [name for name, is_ours in found.items() if is_ours]
    titled = [name for name in found if stated.get(name) == period]
    years_ago = period.shift(-12 // period.months)
    if len(titled) != 1 or any(stated.get(name, period) > years_ago for name in ours):
        return found
    return {name: name in titled for name in found}


def names_month(name: str) -> bool:
    """Whether a name has a month in it."""
    return _may_name_month(name) and _month_in(name) is not None


def names_other_span(name: str, period: Period) -> bool:
    """Whether a name has a month, a quarter or a year in it in which the period does not lie."""
    found = _span_in(name, period) if _may_name_span(name) else None
    return found is not None and not found[1]


def _may_name_month(name: str) -> bool:
    """Whether it is worth looking for a month in a name, found out quickly."""
    return "月" in name or not name.isalpha() or name.isascii()


def goes_along(name: str) -> bool:
    """Whether the span in a name is another one in every period: 本月."""
    text = _plain(name)
    return not _MONTH.search(text) and not _LONGER.search(text) and _BESIDE.search(text) is not None


def _may_name_span(name: str) -> bool:
    """The same of a month, a quarter or a year."""
    if not _SPANS.isdisjoint(name) or not name.isalpha() or name.isascii():
        return True
    return "期" in name and not _RELATIVE.isdisjoint(name)  # 上期, unlike 期限 and 日期


def _span_in(name: str, period: Period) -> tuple[str, bool] | None:
    """The rest of a name with a span as long as the period or longer in it, and whether the period lies in that."""
    text = _plain(name)
    if m := _MONTH.search(text):
        if period.months > 1:
            return None
        if year := _YEAR_BESIDE.search(text, 0, m.start()):  # 去年10月
            rest = "".join((text[: year.start()] + text[m.end() :]).split())
            return rest, year[1] in _THIS_YEAR and _is(m, period)
        return _rest(text, m), _is(m, period)
    if m := _LONGER.search(text):
        return _rest(text, m), _is_within(period, m)
    if m := _BESIDE.search(text):
        return _rest(text, m), (m["which"] or m["word"]) not in _EARLIER | _LATER
    return None


def _month_in(name: str) -> tuple[str, re.Match[str]] | None:
    """The rest of a name with a month in it, without spaces, and the month."""
    text = _plain(name)
    m = _MONTH.search(text)
    return (_COPY.sub("", _rest(text, m)), m) if m else None


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).strip().lower()
    return _NUMERAL.sub(lambda m: str(NUMERALS.index(m[0]) + 1), text) if "月" in text else text


def _rest(text: str, m: re.Match[str]) -> str:
    return "".join((text[: m.start()] + text[m.end() :]).split())


def _bare_numbers(names: Collection[str], period: Period) -> dict[str, bool]:
    """Sheets called 9 and 10, of which the last is the period's month; 1 and 2 are more likely just numbered."""
    numbers = {name: int(name) for name in names if name.strip().isdecimal() and 1 <= int(name) <= 12}
    if len(numbers) < 2 or max(numbers.values()) != period.month:
        return {}
    if len(numbers) != period.month - min(numbers.values()) + 1:
        return {}  # branches 3, 7 and 11
    return {n: m == period.month for n, m in numbers.items()} if min(numbers.values()) > 1 or len(numbers) > 5 else {}


def _is(m: re.Match[str], period: Period) -> bool:
    """Whether a month, or one of a number of them (1-9月), is the period's."""
    month = _number(m)
    return (_year(m) or period.year) == period.year and int(m["first"] or month) <= period.month <= month


def _number(m: re.Match[str]) -> int:
    return int(m["m"] or m["month"] or m["short"] or m["mm"] or named_month(m["name"]))


def _year(m: re.Match[str]) -> int:
    """The year of a month, 0 where none stands beside it."""
    return int(m["y"] or m["iso"] or m["year"] or m["my"] or (m["yy"] and f"20{m['yy']}") or 0)


def _is_within(period: Period, m: re.Match[str]) -> bool:
    """Whether a period lies in a quarter, a half of a year or a year."""
    year = int(m["y"] or m["year"] or period.year)
    if number := m["q"] or m["quarter"]:
        first, months = _QUARTERS[number] * 3 - 2, 3
    elif m["half"]:
        first, months = (1 if m["half"] == "上" else 7), 6
    else:
        first, months = 1, 12
    return year == period.year and first <= period.month and period.month + period.months <= first + months
