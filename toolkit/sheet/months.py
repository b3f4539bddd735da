"""What there is one of for every month: sheets 9月 and 10月, columns 9月完成时间 and 10月完成时间."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping

from toolkit.core.period import MONTH_NAME, NUMERALS, Period, named_month
from toolkit.patterns import compiled

_MONTH = compiled(
    r"(?:(?P<y>20\d\d)\s*[年.\-/]\s*|(?<!\d)(?P<yy>2\d)\s*年\s*)?(?<![\d~至到])(?P<m>1[0-2]|0?[1-9])\s*月份?(?!\s*\d)"
    r"|(?<!\d)(?P<iso>20\d\d)(?:[.\-]?(?P<month>0[1-9]|1[0-2])|[.\-](?P<short>[1-9]))(?![\d.\-])"
    r"|(?<![\d.\-])(?P<mm>0[1-9]|1[0-2])[.\-/](?P<my>20\d\d)(?!\d)"
    rf"|\b(?P<name>{MONTH_NAME})\b\.?(?:,?\s*(?P<year>20\d\d)\b)?",
)
_NUMERAL = compiled(
    r"(?<![一二三四五六七八九十\d第])(?:十[一二]?|[一二三四五六七八九])(?=月(?![一二三四五六七八九十初底末]))"
)


def sheets_of_other_months(names: Collection[str], period: Period) -> frozenset[str]:
    """Sheets that are named like another one but for the month, where that other one's month is the period's.

    None where no sheet is named for the period: then nobody can say which is meant.
    """
    others = (found for found in _alike(names, period) if any(found.values()))
    return frozenset(name for found in others for name, ours in found.items() if not ours)


def sheets_of_no_month(names: Collection[str], period: Period) -> tuple[str, ...]:
    """Sheets that are named alike but for the month, where none is of the period: one for every month so far."""
    kinds = (found for found in _alike(names, period) if len(found) > 1 and not any(found.values()))
    return tuple(name for found in kinds for name in found)


def columns_of_months(names: Mapping[int, str], period: Period) -> dict[str, dict[int, bool]]:
    """Columns that are called alike but for the month, by the rest of the name; with whether it is the period's."""
    if period.months != 1 or sum(_may_name_month(name) for name in names.values()) < 2:
        return {}
    alike: dict[str, dict[int, bool]] = defaultdict(dict)
    for column, name in names.items():
        if found := _month_in(name):
            alike[found[0]][column] = _is(found[1], period)
    return {rest: found for rest, found in alike.items() if len(found) > 1}


def _alike(names: Collection[str], period: Period) -> list[dict[str, bool]]:
    """Sheets with a month in their names by the rest of the name; with whether the month is the period's."""
    alike: dict[str, dict[str, bool]] = defaultdict(dict)
    if len(names) < 2 or period.months != 1:
        return []
    if months := _bare_numbers(names, period):
        alike[""] = months
    for name in names:
        if found := _month_in(name):
            alike[found[0]][name] = _is(found[1], period)
    return [*alike.values()]


def names_month(name: str) -> bool:
    """Whether a name has a month in it."""
    return _may_name_month(name) and _month_in(name) is not None


def _may_name_month(name: str) -> bool:
    """Whether it is worth looking for a month in a name, found out quickly."""
    return "月" in name or not name.isalpha() or name.isascii()


def _month_in(name: str) -> tuple[str, re.Match[str]] | None:
    """The rest of a name with a month in it, without spaces, and the month."""
    text = unicodedata.normalize("NFKC", name).strip().lower()
    text = _NUMERAL.sub(lambda m: str(NUMERALS.index(m[0]) + 1), text)
    m = _MONTH.search(text)
    return ("".join((text[: m.start()] + text[m.end() :]).split()), m) if m else None


def _bare_numbers(names: Collection[str], period: Period) -> dict[str, bool]:
    """Sheets called 9 and 10, of which the last is the period's month; 1 and 2 are more likely just numbered."""
    numbers = {name: int(name) for name in names if name.strip().isdecimal() and 1 <= int(name) <= 12}
    if len(numbers) < 2 or max(numbers.values()) != period.month:
        return {}
    if len(numbers) != period.month - min(numbers.values()) + 1:
        return {}  # branches 3, 7 and 11
    return {n: m == period.month for n, m in numbers.items()} if min(numbers.values()) > 1 or len(numbers) > 5 else {}


def _is(m: re.Match[str], period: Period) -> bool:
    month = m["m"] or m["month"] or m["short"] or m["mm"] or named_month(m["name"])
    year = m["y"] or m["iso"] or m["year"] or m["my"] or (m["yy"] and f"20{m['yy']}") or period.year
    return (int(year), int(month)) == (period.year, period.month)
