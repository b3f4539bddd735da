"""From rules to due dates, under a work calendar and a policy.

Every function is pure and raises nothing for odd rules: a date outside the years of the calendar, or of Python, is no
date. ``Due.provisional`` marks results that touch a year whose days off are not published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import (
    MONTHS_OF,
    CountFrom,
    DeadlineRule,
    Due,
    Frequency,
    Kind,
    PhraseReading,
    Position,
    Relation,
    Unit,
    Whichever,
)
from toolkit.core.left_open import seen_from_a_day, without_year
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy, ServiceLevel
from toolkit.core.resolve_clock import Pause
from toolkit.core.resolve_days import Frame, days_in, frame_of, shift_frame
from toolkit.core.resolve_due import days_of, due_on, finish_due, fixed_frame, in_phase, kept, parity
from toolkit.core.resolve_event import event_moment, nominal_period_end

YEAR_IMPLIED = "year-implied"
"""The mark of a due that may be of another year than that of the period."""

_NO_DATE = (OverflowError, ValueError)

_YEAR, _QUARTER = timedelta(days=365), timedelta(days=92)
_THIRDS = Position(Unit.MONTH, month_day=(10, 20, -1))  # 每旬 ends on these
_HORIZON = 400  # frames that a search for the next dates looks through
_AHEAD = 3  # next dates that are told


def dues_in_period(
    rule: DeadlineRule, period: Period, calendar: WorkCalendar, policy: Policy, due_next_month: bool = False
) -> list[Due]:
    """Every due of the obligations that serve ``period``, in order.

    A monthly 5号前 serving 2026-10 is due on 2026-10-05; the phrase itself (次月5日前) or ``due_next_month`` moves it
    a month on. A quarterly rule gives a due only to the month it falls in (its quarter's last month, when it counts
    from the quarter's end). A promise with no day (每月) is due when its period ends, marked ``no-day-in-period``.
    """
    try:
        if rule.kind is Kind.CALENDAR:
            days = _calendar_days(rule, period, calendar, policy)
        elif rule.kind is Kind.RECURRING and rule.frequency:
            days = _recurring_days(rule, rule.frequency, period, calendar, policy, 1 if due_next_month else 0)
        elif rule.kind is Kind.EVENT_RELATIVE and nominal_period_end(rule, period) is not None:
            close = Moment.end_of(nominal_period_end(rule, period) or period.end)
            found = due_for_event(rule, close, calendar, policy)
            return [found] if found else []
        else:
            return []
        extra = ("no-day-in-period",) if rule.relation is Relation.WITHIN_PERIOD and rule.position is None else ()
        if without_year(rule):
            return [due_on(rule, d, calendar, policy, _which_year(rule, d, period)) for d in days]
        return [due_on(rule, d, calendar, policy, extra) for d in days]
    except _NO_DATE:
        return []


def due_for_event(
    rule: DeadlineRule,
    event: Moment,
    calendar: WorkCalendar,
    policy: Policy,
    pauses: Sequence[Pause] = (),
    duty: str | None = None,
) -> Due | None:
    """The due that an event starts; None where the rule gives none (no length, no service level, clock stopped).

    A later event never gives an earlier due. ``duty`` is an id that a service level may be given for. For a promise
    without a date the level decides, marked ``service-level``.
    """
    extra: tuple[str, ...] = ()
    if rule.kind is Kind.POLICY_UNDEFINED:
        level = policy.service_level(duty, rule.word)
        if level is None:
            return None
        rule, extra = _from_level(rule, level), ("service-level",)
    try:
        if rule.kind is Kind.CALENDAR:
            found = _next_calendar(rule, event, calendar, policy)
            return found[0] if found else None
        if rule.kind is not Kind.EVENT_RELATIVE:
            return None
        if event.second is None and rule.unit in (Unit.HOUR, Unit.MINUTE):
            extra += ("event-time-missing",)
        nominal = event_moment(rule, event, calendar, policy, pauses)
        if nominal is None:
            return None
        rolls = not rule.by_clock
        return finish_due(rule, nominal, calendar, policy, extra, event.day, rolls=rolls, begun=event.day)
    except _NO_DATE:
        return None


def next_dues(
    reading: PhraseReading,
    as_of: Moment,
    event: Moment | None,
    calendar: WorkCalendar,
    policy: Policy,
    duty: str | None = None,
) -> list[Due]:
    """The next dates of a phrase: from ``as_of`` on, or from ``event`` (default ``as_of``) for rules that need one.

    ``duty`` is the id of a duty that a service level may be given for.

    One rule: up to ``_AHEAD`` dates. Several: the earliest dates of all, each rule with its first at least; or the one
    date that counts, where the phrase says whether the earlier or the later does, or the time of ``event`` does.
    Empty where the phrase gives no computable date; a promise with no day in its period (每月) has none.
    """
    rules = reading.rules_for(event)
    lists = [_next_of(rule, as_of, event or as_of, calendar, policy, duty) for rule in rules]
    firsts = [dues[0] for dues in lists if dues]
    if reading.whichever is not None and firsts:
        return [(min if reading.whichever is Whichever.EARLIER else max)(firsts, key=_when)]
    rest = sorted((d for dues in lists for d in dues[1:]), key=_when)
    return sorted(firsts + rest[: max(0, _AHEAD - len(firsts))], key=_when)


def _when(due: Due) -> int:
    return due.effective.latest


def _next_of(
    rule: DeadlineRule,
    as_of: Moment,
    event: Moment,
    calendar: WorkCalendar,
    policy: Policy,
    duty: str | None,
) -> list[Due]:
    try:
        if rule.kind is Kind.CALENDAR:
            return _next_calendar(rule, event if "of-event" in rule.marks else as_of, calendar, policy)
        if rule.kind is Kind.RECURRING and rule.frequency:
            return _next_recurring(rule, rule.frequency, as_of, calendar, policy)
    except _NO_DATE:
        return []
    found = due_for_event(rule, event, calendar, policy, duty=duty)
    return [found] if found else []


def _next_calendar(rule: DeadlineRule, as_of: Moment, calendar: WorkCalendar, policy: Policy) -> list[Due]:
    """A calendar deadline as seen from a moment: this month's end; the next 25 December; the named day itself."""
    position = rule.position or Position(Unit.DAY)
    fixed = fixed_frame(position)
    home = fixed or shift_frame(frame_of(as_of.day, position.unit), position.unit, rule.period_offset)
    first: list[Due] = []
    for ahead in range(1 if fixed or "this" in rule.marks or rule.period_offset else 3):
        dues = [
            due_on(rule, d, calendar, policy)
            for d in days_in(position, shift_frame(home, position.unit, ahead), calendar, policy)
            if position.offset < 7 or not position.weekday or d - timedelta(days=position.offset) >= as_of.day
        ]  # a week on Friday is counted from the coming one
        first = first or dues
        for due in dues:
            if _still_open(due, as_of):
                return [due]
    return first[-1:]


def _next_recurring(
    rule: DeadlineRule, freq: Frequency, as_of: Moment, calendar: WorkCalendar, policy: Policy
) -> list[Due]:
    if rule.position is None and (rule.time is None or freq.unit is not Unit.DAY) and not _daily_due(rule, freq):
        return []
    found: list[Due] = []
    step = 1
    phased = policy.phase_start is not None or parity(rule) is not None or rule.starts is not None
    # Offsets can carry a due far past its frame (五个月内 after the year's end), so the search starts well before.
    carried = rule.position and (rule.position.anchor or rule.position.offset_months)
    start = -2 - (13 // MONTHS_OF.get(freq.unit, 1) if carried else 0)
    frame = shift_frame(frame_of(as_of.day, freq.unit), freq.unit, start)
    for _ in range(_HORIZON):
        if step > 1 or not phased or in_phase(rule, frame, freq, policy):
            dues = [
                due_on(rule, d, calendar, policy)
                for d in kept(rule, days_of(rule, frame, freq.unit, calendar, policy), frame, calendar)
            ]
            found += sorted((d for d in dues if _still_open(d, as_of)), key=_when)
            if len(found) >= _AHEAD:
                break
        # Without a stated phase the first date found sets it.
        step = freq.every if found and freq.unit not in (Unit.HOUR, Unit.MINUTE) else 1
        frame = shift_frame(frame, freq.unit, step)
    return found[:_AHEAD]


def _still_open(due: Due, as_of: Moment) -> bool:
    """Whether a due is still to come: 24:00 of the 31st is past for who looks from 00:00 of the 1st."""
    return due.effective.latest >= as_of.earliest and due.effective.day >= as_of.day


def _daily_due(rule: DeadlineRule, freq: Frequency) -> bool:
    return freq.unit is Unit.DAY and rule.relation not in (Relation.WITHIN_PERIOD, None)


def _which_year(rule: DeadlineRule, day: date, period: Period) -> tuple[str, ...]:
    """Whether another year may be meant than that of the period, in which a day without a year is taken to be.

    In a sheet of October, 1月20日 may be the coming one; in a sheet of January, 12月5日 may be of the month before. A
    plan of the whole year means neither, and an overdue day taken for the next year's would be hidden: so it is told.
    So it is where a festival is taken to be that of the next year.
    """
    if _is_festival(rule.position) and day.year > period.end.year:
        return (YEAR_IMPLIED,)
    ahead, behind = day + _YEAR, day - _YEAR
    coming = ahead - period.end < period.start - day
    past = timedelta() < period.start - behind <= _QUARTER and day > period.end
    return (YEAR_IMPLIED,) if coming or past else ()


def _is_festival(position: Position | None) -> bool:
    return position is not None and bool(position.holiday or position.lunar_month)


def _calendar_days(rule: DeadlineRule, period: Period, calendar: WorkCalendar, policy: Policy) -> list[date]:
    position = rule.position
    if position is None or seen_from_a_day(rule):
        return []
    fixed = fixed_frame(position)
    if fixed:
        return days_in(position, fixed, calendar, policy)
    frame = shift_frame(frame_of(period.end, position.unit), position.unit, rule.period_offset)
    days = days_in(position, frame, calendar, policy)
    if not (position.unit is Unit.YEAR and days and days[-1] < period.start):
        return days
    named_past = rule.period_offset < 0  # 去年元旦前
    if (days[-1] < frame[0] and not named_past) or (without_year(rule) and _is_festival(position)):
        # 春节前 in November, and 元旦前, which is in December: of one that is past and the coming one the nearer.
        coming = days_in(position, shift_frame(frame, Unit.YEAR, 1), calendar, policy)
        return coming if coming and coming[0] - period.end < period.start - days[-1] else days
    return days


def _recurring_days(
    rule: DeadlineRule, freq: Frequency, period: Period, calendar: WorkCalendar, policy: Policy, months_later: int
) -> list[date]:
    if "thirds" in rule.marks and rule.position is None:
        freq, rule = Frequency(Unit.MONTH), rule._replace(position=_THIRDS)
    out: list[date] = []
    served = (period.shift(1) if period.months == 1 else period) if months_later else period
    counted_on = _counts_past_frame(rule)
    for frame in _frames(freq.unit, period if counted_on else served):
        if freq.every > 1 and not in_phase(rule, frame, freq, policy, served):
            continue
        days = days_of(rule, frame, freq.unit, calendar, policy)
        if counted_on:
            if frame[1] not in period:
                continue
            if months_later and period.months == 1 and freq.unit is Unit.MONTH and not rule.period_offset:
                days = days_of(rule, shift_frame(frame, Unit.MONTH, 1), freq.unit, calendar, policy)
        else:
            days = [d for d in days if d in served]
        out += kept(rule, days, frame, calendar)
    return sorted(out)


def _counts_past_frame(rule: DeadlineRule) -> bool:
    p = rule.position
    return bool(rule.period_offset or (p and (p.anchor or (p.month_of_quarter or 0) > 3 or p.offset_months > 0)))


def _frames(unit: Unit, period: Period) -> Iterator[Frame]:
    frame = frame_of(period.start, unit)
    while frame[0] <= period.end:
        yield frame
        frame = shift_frame(frame, unit, 1)


def _from_level(rule: DeadlineRule, level: ServiceLevel) -> DeadlineRule:
    instant = level.unit in (Unit.HOUR, Unit.MINUTE)
    return rule._replace(
        kind=Kind.EVENT_RELATIVE,
        offset=level.amount,
        unit=level.unit,
        and_days=level.and_days,
        working_days=level.working_days,
        relation=Relation.BY,
        count_from=CountFrom.INSTANT if instant else CountFrom.NEXT_DAY,
    )
