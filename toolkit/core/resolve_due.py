"""From a nominal day to a due: exceptions, phase, boundary, time of day, roll, and whether it is provisional."""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.core.calendar import Roll, WorkCalendar
from toolkit.core.deadline import DeadlineRule, Due, Frequency, Kind, Position, Relation, Unit, holds_on
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve_clock import second_of
from toolkit.core.resolve_days import Frame, days_in, frame_of, last_counted, shift_frame


def due_on(rule: DeadlineRule, day: date, calendar: WorkCalendar, policy: Policy, extra: tuple[str, ...] = ()) -> Due:
    """The due on a nominal day: boundary, time of day and roll applied."""
    p = rule.position
    if p and p.numeric and not policy.month_first:
        year, _, _ = p.numeric
        day = date(year, p.numeric[2], p.numeric[1])
    if p and p.said_weekday and rule.kind is Kind.CALENDAR and not (p.offset or p.offset_months):
        extra += ("weekday-differs",) if day.isoweekday() != p.said_weekday else ()
    if rule.relation in (Relation.NOT_BEFORE, Relation.FROM) and rule.time is None:
        second = 0
    else:
        second = second_of(rule.time, policy, rule.minutes_ahead)
        day = last_counted(rule, day, policy)
    counted = None
    if rule.working_days or (p and (p.nth_workday or p.offset_workdays)) or rule.except_days_off:
        counted = frame_of(day, p.unit)[0] if p else day
    return finish_due(rule, Moment(day, second), calendar, policy, extra, counted_from=counted)


def finish_due(
    rule: DeadlineRule,
    nominal: Moment,
    calendar: WorkCalendar,
    policy: Policy,
    extra: tuple[str, ...],
    counted_from: date | None,
    rolls: bool = True,
    begun: date | None = None,
) -> Due:
    """A due from its nominal day: moved off days off as the rule or the policy says, provisional where the calendar is.

    Args:
        extra: codes of ambiguity that hold for this due.
        counted_from: the day at which counting working days began; None where none were counted.
        rolls: False for a day that no convention moves.
        begun: the day of the event, before which nothing can be owed after it: 当日 of a Saturday stays there.
    """
    published = rule.position is not None and rule.position.statutory is not None  # such days are final
    convention = (
        (rule.roll or policy.roll)
        if rolls and not published and rule.relation is not Relation.NOT_BEFORE
        else Roll.NONE
    )
    effective = nominal
    needs_calendar = counted_from is not None and rule.working_days
    if rule.position and (rule.position.nth_workday or rule.position.offset_workdays or rule.position.days_off):
        needs_calendar = True
    if convention is not Roll.NONE:
        needs_calendar = True
        moved = calendar.roll(nominal.day, convention)
        kept_back = begun is not None and moved < begun <= nominal.day
        effective = nominal if kept_back else Moment(moved, nominal.second)
    needs_calendar = needs_calendar or rule.except_days_off
    first = min(counted_from or nominal.day, nominal.day)
    provisional = needs_calendar and not _covered(calendar, first, max(nominal.day, effective.day))
    return Due(nominal, effective, provisional, extra)


def _covered(calendar: WorkCalendar, first: date, last: date) -> bool:
    if first.year == last.year and first.year in calendar.data.covered_years:
        return True
    return calendar.covers(first, last) or all(
        calendar.is_covered(first + timedelta(days=i)) for i in range((last - first).days + 1)
    )


def days_of(rule: DeadlineRule, frame: Frame, unit: Unit, calendar: WorkCalendar, policy: Policy) -> list[date]:
    """The days on which a rule falls in a period, or in the one that it is offset to."""
    target = shift_frame(frame, unit, rule.period_offset) if rule.period_offset else frame
    if unit is Unit.DAY and rule.working_days and not calendar.is_workday(target[0]):
        return []
    return days_in(rule.position, target, calendar, policy)


def kept(rule: DeadlineRule, days: list[date], frame: Frame, calendar: WorkCalendar) -> list[date]:
    """What the phrase's exceptions leave of the days that serve ``frame``: 12月, 四季度, 节假日, 最后一天除外."""
    quarterly = rule.frequency is not None and rule.frequency.unit is Unit.QUARTER
    if quarterly and _whole_quarters(rule.except_months):
        days = [] if frame[1].month in rule.except_months else days  # its due may lie in the quarter after
    elif rule.except_months:
        days = [d for d in days if d.month not in rule.except_months]
    days = [d for d in days if holds_on(d, rule.starts, rule.ends)]
    if rule.except_days_off:
        days = [d for d in days if calendar.is_workday(d)]
    if rule.except_last_day:
        days = [d for d in days if (d + timedelta(days=1)).month == d.month]
    return days


def _whole_quarters(months: tuple[int, ...]) -> bool:
    """Whether months are those of one quarter or of several."""
    return bool(months) and all({3 * q - 2, 3 * q - 1, 3 * q} <= set(months) for q in {(m + 2) // 3 for m in months})


def parity(rule: DeadlineRule) -> int | None:
    """单月 is the odd months, 双月 the even ones."""
    return 1 if "odd-months" in rule.marks else 0 if "even-months" in rule.marks else None


def in_phase(rule: DeadlineRule, frame: Frame, freq: Frequency, policy: Policy, period: Period | None = None) -> bool:
    """Whether a frame is one that an every-other-month rule means: counted from the stated start, else from January.

    Every so many days, of which no first one is known, are counted in the ``period`` that they serve: each is the last
    of a stretch of that length, as the last day of a month stands for 每月.
    """
    if freq.unit in (Unit.HOUR, Unit.MINUTE):
        return True  # several times a day is every day
    named = parity(rule)
    if named is not None:
        return frame[0].month % 2 == named
    said = rule.starts.near(frame[1]) if rule.starts else None
    start = frame_of(said or policy.phase_start or date(2001, 1, 1), freq.unit)[0]
    if period is not None and freq.unit is Unit.DAY and policy.phase_start is None and said is None:
        first = period.start + timedelta(days=freq.every - 1)
        start = first if first in period else start
    if freq.unit in (Unit.DAY, Unit.WEEK):
        days = (frame[0] - start).days
        return days // (7 if freq.unit is Unit.WEEK else 1) % freq.every == 0
    months = (frame[0].year - start.year) * 12 + frame[0].month - start.month
    size = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}[freq.unit]
    return months // size % freq.every == 0


def fixed_frame(position: Position) -> Frame | None:
    """The year that a position names, as a frame; None where it names none."""
    return (date(position.year, 1, 1), date(position.year, 12, 31)) if position.year else None
