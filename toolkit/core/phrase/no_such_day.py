"""Dates that no calendar has: 11月31日, 13月5日, 31 November, 2026-02-29. Mistyped, nobody can say for what.

每月31日 is not one of them, nor 3月、6月、9月、12月31日: some of these months have the day.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import DeadlineRule, Position
from toolkit.patterns import compiled

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_DAY = compiled(r"(?<!\d)(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]")


def names_no_day(folded: str, rules: Sequence[DeadlineRule]) -> bool:
    """Whether a phrase, folded and read as these rules, has a date that does not exist."""
    if any(int(m["month"]) > 12 or int(m["day"]) > 31 for m in _MONTH_DAY.finditer(folded)):
        return True
    return any(rule.position is not None and _is_no_day(rule.position) for rule in rules)


def _is_no_day(p: Position) -> bool:
    if not p.month or not p.month_day:
        return False
    longest = max(_LENGTHS[month - 1] for month in p.month)
    if p.month == (2,) and p.year and (p.year % 4 or (not p.year % 100 and p.year % 400)):
        longest = 28
    return max(p.month_day) > longest
