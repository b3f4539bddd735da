"""Workbooks with a sheet for every month (9月, 10月; 责任表-2026-09, 责任表-2026-10): which one a period is about."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection

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


def _alike(names: Collection[str], period: Period) -> list[dict[str, bool]]:
    """Sheets with a month in their names by the rest of the name; with whether the month is the period's."""
    alike: dict[str, dict[str, bool]] = defaultdict(dict)
    if len(names) < 2 or period.months != 1:
        return []
    if months := _bare_numbers(names, period):
        alike[""] = months
    for name in names:
        text = unicodedata.normalize("NFKC", name).strip().lower()
        text = _NUMERAL.sub(lambda m: str(NUMERALS.index(m[0]) + 1), text)
        if m := _MONTH.search(text):
            rest = "".join((text[: m.start()] + text[m.end() :]).split())
            alike[rest][name] = _is(m, period)
    return [*alike.values()]


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
