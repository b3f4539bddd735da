"""A rule as an RRULE, where one can say it exactly.

RFC 5545 has no work calendar, no roll and no clamping to the month's end, so a candidate is made from the rule's plain
parts and then tried: it must give the dates that we computed, expanded by an independent program.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from toolkit.core.deadline import DeadlineRule, Position, Unit
from toolkit.core.moment import Moment

_DAYS = ("", "MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}


def rrule_of(rule: DeadlineRule, dues: Sequence[Moment]) -> str:
    """An RRULE with COUNT that gives exactly these dues from the first on; empty where there is none."""
    times = {due.second for due in dues}
    candidate = _candidate(rule)
    if not candidate or len(times) != 1 or len(dues) < 2:
        return ""
    whole = f"{candidate};COUNT={len(dues)}"
    return whole if _expanded(whole, dues[0].day) == [due.day for due in dues] else ""


def _candidate(rule: DeadlineRule) -> str:
    frequency, place = rule.frequency, rule.position
    if frequency is None or frequency.unit not in _FREQ or rule.period_offset:
        return ""
    head = f"FREQ={_FREQ[frequency.unit]}" + (f";INTERVAL={frequency.every}" if frequency.every > 1 else "")
    if place is None:
        return head if frequency.unit is Unit.DAY and not rule.working_days else ""
    tail = _by(place)
    return f"{head};{tail}" if tail else ""


def _by(place: Position) -> str:
    if place.weekday:
        return "BYDAY=" + ",".join(_DAYS[d] for d in place.weekday)
    if place.nth_weekday:
        nth, weekday = place.nth_weekday
        return f"BYDAY={nth}{_DAYS[weekday]}"
    if place.month_day and not place.offset:
        months = f"BYMONTH={','.join(map(str, place.month))};" if place.month else ""
        return months + "BYMONTHDAY=" + ",".join(map(str, place.month_day))
    return ""


def _expanded(rrule: str, first: date) -> list[date]:
    from dateutil.rrule import rrulestr

    start = datetime(first.year, first.month, first.day)
    return [found.date() for found in rrulestr(rrule, dtstart=start)]
