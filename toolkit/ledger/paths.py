"""The months in the paths of workbooks: which are one series, and which is the copy for another month."""

from __future__ import annotations

import re

from toolkit.patterns import compiled

_MONTH = compiled(
    r"(?<!\d)(?:20\d\d[-_. ]?(?:1[0-2]|0[1-9])(?!\d)|20\d\d-?[Qq][1-4]|(?:20\d\d\s*年\s*)?(?:1[0-2]|0?[1-9])\s*月份?)"
)
_YEAR = compiled(r"(?P<year>20\d\d(?=\D|\d\d))?(?P<rest>.*)")


def series(path: str) -> str:
    """A workbook's path with the months in it left open: 2026-10/销售部.xlsx and 2026-11/销售部.xlsx are one series."""
    return _MONTH.sub("*", path)


def other_month(path: str, other: str) -> bool:
    """Whether another path names a month, quarter or year that a path which names one does not: next month's copy."""
    return any(named - known for named, known in zip(_months(other), _months(path), strict=True) if known)


def _months(path: str) -> tuple[frozenset[str], frozenset[str]]:
    """The years, and the months and quarters, that a path names."""
    found = [_YEAR.fullmatch(match.group()) for match in _MONTH.finditer(path)]
    years = frozenset(m["year"] for m in found if m and m["year"])
    return years, frozenset(re.sub(r"\D*?(Q?)0?(\d+)\D*", r"\1\2", m["rest"].upper()) for m in found if m)
