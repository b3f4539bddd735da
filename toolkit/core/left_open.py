"""What the words of a deadline leave open: the year, the day on which they were said, whether it is for once."""

from __future__ import annotations

from toolkit.core.deadline import DeadlineRule, Due, Kind, Unit
from toolkit.core.period import Period


def names_its_day(rule: DeadlineRule) -> bool:
    """Whether a calendar deadline is for once (11月9日前, 2026年底) rather than for each period (月底前, 次月5日前)."""
    at = rule.position
    return at is None or at.year is not None or bool(at.month) or at.unit not in (Unit.MONTH, Unit.QUARTER)


def without_year(rule: DeadlineRule) -> bool:
    """1月20日, 12月底, 春节前: a day of a year that the phrase does not name."""
    p = rule.position
    if rule.kind is not Kind.CALENDAR or p is None or p.unit is not Unit.YEAR or p.year:
        return False
    return not rule.period_offset and "this" not in rule.marks


def seen_from_a_day(rule: DeadlineRule) -> bool:
    """今天下班前, 本周五前, 17:00: which day it is depends on the day on which somebody says so, and on no period."""
    p = rule.position
    if rule.kind is not Kind.CALENDAR or "of-event" in rule.marks:
        return False
    return p is None or (p.year is None and p.unit in (Unit.DAY, Unit.WEEK))


def owed_by_list(rule: DeadlineRule, due: Due, period: Period) -> bool:
    """Whether a promise of a duty list owes this due in ``period``: 次月5日前 in each, 12月20日前 in December only."""
    of_the_month = rule.position is not None and rule.position.unit is Unit.MONTH and not names_its_day(rule)
    return rule.kind is Kind.RECURRING or of_the_month or due.nominal.day in period
