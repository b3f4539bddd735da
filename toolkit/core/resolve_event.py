"""Counting from an event, as 民法典 has it.

第二百零一条: by days, weeks and months the day of the event is not counted; by hours it runs from the instant.
第二百零二条: a month ends on the corresponding day, or else on the month's last day. 第二百零四条 lets the parties
agree otherwise, which is what the phrase (含当日) and the policy are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import MONTHS_OF, CountFrom, DeadlineRule, Relation, Unit
from toolkit.core.moment import DAY, Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve_clock import Pause, after_elapsed, after_working, before_working, second_of
from toolkit.core.resolve_days import add_months, days_in, frame_of, last_counted, shift_frame

_SECONDS = {Unit.HOUR: 3600, Unit.MINUTE: 60}
_ANCHOR_UNITS = {
    "month_end": Unit.MONTH,
    "quarter_end": Unit.QUARTER,
    "half_year_end": Unit.HALF_YEAR,
    "year_end": Unit.YEAR,
}


def nominal_period_end(rule: DeadlineRule, period: Period) -> date | None:
    """The day that stands for the event of a rule counted from a period's close (年度终了, 月结); None for others.

    A year's end serves only the period that holds it.
    """
    anchor = rule.position.anchor if rule.position and rule.offset is not None else None
    if anchor is None:
        return period.end if "period-close" in rule.marks else None
    end = frame_of(period.end, _ANCHOR_UNITS[anchor])[1]
    return end if end in period else None


def event_moment(
    rule: DeadlineRule, event: Moment, calendar: WorkCalendar, policy: Policy, pauses: Sequence[Pause] = ()
) -> Moment | None:
    """The nominal due for an event; None where the rule names no length or the clock stands still.

    Raises:
        OverflowError, ValueError: beyond the years that the calendar or Python can hold.
    """
    position = rule.position
    if position and position.anchor and rule.offset is not None:
        event = Moment.end_of(frame_of(event.day, _ANCHOR_UNITS[position.anchor])[1])
    elif position:
        frame = shift_frame(frame_of(event.day, position.unit), position.unit, rule.period_offset)
        days = days_in(position, frame, calendar, policy)
        after = [d for d in days if d >= event.day] or days
        if position.unit is Unit.WEEK and not rule.period_offset:
            # the Monday after completion: the next such day, never the event's own
            later = days_in(position, shift_frame(frame, Unit.WEEK, 1), calendar, policy)
            after = [d for d in (*days, *later) if d > event.day]
        if not after:
            return None
        # 签约当年年底前 ends with the year, whatever 前 leaves out.
        ends = position.month == (12,) and position.month_day == (31,)
        day = after[0] if ends else last_counted(rule, after[0], policy)
        return Moment(day, second_of(rule.time, policy, rule.minutes_ahead))
    if rule.offset is None or rule.unit is None:
        return None
    if rule.by_clock:
        seconds = _length(rule, policy)
        if rule.count_from is CountFrom.BEFORE or seconds < 0:
            return _before(event, abs(seconds), rule.working_days, calendar, policy)
        if rule.working_days:
            return after_working(event, seconds, calendar, policy, pauses)
        return after_elapsed(event, seconds, pauses, policy.zone)
    day = _counted_day(rule, event.day, calendar, policy)
    for first, last in pauses:
        if last is None:
            return None
        if first.day <= day:
            # Days on which the clock stood still are given back in the unit that is counted.
            lost = _days_between(rule.working_days, first.day, last.day, calendar)
            day = calendar.add_workdays(day, lost) if rule.working_days else day + timedelta(days=lost)
    if rule.relation is Relation.BY and rule.inclusive is False:
        day -= timedelta(days=1)
    return Moment(day, second_of(rule.time, policy, rule.minutes_ahead))


def _length(rule: DeadlineRule, policy: Policy) -> int:
    """The seconds of a stretch of time; a working day has the business hours, half a day those of the policy."""
    amount = rule.offset or 0
    if rule.unit is not Unit.DAY:
        return round(amount * _SECONDS[rule.unit or Unit.HOUR])
    if rule.working_days:
        return round(amount * sum(b - a for a, b in policy.business_hours))
    days, part = divmod(abs(amount), 1)
    seconds = round(days * DAY + (policy.half_day_hours * 3600 if part == 0.5 else part * DAY))
    return seconds if amount > 0 else -seconds


def _counted_day(rule: DeadlineRule, start: date, calendar: WorkCalendar, policy: Policy) -> date:
    amount, unit = rule.offset or 0, rule.unit
    sign = -1 if amount < 0 else 1
    working = rule.working_days
    if unit is Unit.WEEK and policy.week_workdays:
        amount, unit, working = amount * 5, Unit.DAY, True
    if ("t-plus" in rule.marks and policy.t_plus_workdays) or ("next-day" in rule.marks and policy.next_day_workdays):
        working = True
    if "half-month" in rule.marks:
        amount = sign * policy.half_month_days
    same_day = rule.count_from is CountFrom.SAME_DAY or ("from-day" in rule.marks and policy.from_day_counts)
    if unit in MONTHS_OF and unit is not None:
        months = amount * MONTHS_OF[unit]
        whole = add_months(start, int(months))
        day = whole + timedelta(days=round((months - int(months)) * 30) + rule.and_days)
        return day - timedelta(days=1) if same_day and amount > 0 else day
    days = int(amount * 7) if unit is Unit.WEEK else int(amount)
    if same_day and days > 0:
        if not working:
            return start + timedelta(days=days - 1)
        # The event's own day is the first, if it is worked at all.
        return calendar.add_workdays(start - timedelta(days=1), days)
    if unit is Unit.INSTANT:
        return start
    return calendar.add_workdays(start, days) if working else start + timedelta(days=days)


def _days_between(working: bool, first: date, last: date, calendar: WorkCalendar) -> int:
    return calendar.workdays_between(first, last) if working else (last - first).days


def _before(event: Moment, seconds: int, working: bool, calendar: WorkCalendar, policy: Policy) -> Moment:
    """So long before an event; before the end of its day, where nobody says when on that day it was."""
    if working:
        return before_working(event, seconds, calendar, policy)
    ordinal, second = divmod(event.latest - seconds, DAY)
    if second == 0 and event.second in (None, DAY):
        return Moment(date.fromordinal(ordinal - 1), DAY)
    return Moment(date.fromordinal(ordinal), second)
