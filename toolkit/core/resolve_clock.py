"""Times of day, and clocks that run only while the shop is open or while nobody waits for the other side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import DayPart
from toolkit.core.moment import DAY, Moment
from toolkit.core.policy import Policy

Pause = tuple[Moment, Moment | None]
_MAX_SECONDS = 400 * 366 * DAY


def second_of(time: int | DayPart | None, policy: Policy, minutes_ahead: int = 0) -> int:
    """The second of the day at which a time named in a phrase is over; no time is the end of the day.

    民法典 第二百零三条: the last day of a period ends at 24:00, or when business stops where there are business hours;
    that is for the company to say (``cut_off``, ``end_of_business``). ``minutes_ahead`` of a part of the day are left
    out where business ends with the day, for nobody knows when it does.
    """
    if time is None:
        return DAY if policy.cut_off is None else policy.cut_off
    if not isinstance(time, DayPart):
        return time
    if time is DayPart.END_OF_BUSINESS and policy.end_of_business is None:
        return DAY
    second = {
        DayPart.MORNING: policy.morning_ends,
        DayPart.NOON: 12 * 3600,
        DayPart.AFTERNOON: policy.afternoon_ends,
        DayPart.EVENING: policy.evening_ends,
        DayPart.START_OF_BUSINESS: policy.business_hours[0][0] if policy.business_hours else 0,
        DayPart.START_OF_AFTERNOON: next(
            (start for start, _ in policy.business_hours if start >= policy.morning_ends), policy.morning_ends
        ),
        DayPart.END_OF_BUSINESS: policy.end_of_business or 0,
    }[time]
    return max(0, second - 60 * minutes_ahead)


def after_elapsed(
    start: Moment, seconds: int, pauses: Sequence[Pause] = (), zone: tzinfo | None = None
) -> Moment | None:
    """``seconds`` of time after ``start``, paused stretches left out; None while the last pause is open.

    In a ``zone`` with summer time an hour is an hour: over the night that has 25 of them, 24 hours end an hour earlier
    by the clock.

    Raises:
        OverflowError: beyond the years a date can hold.
    """
    if seconds > _MAX_SECONDS:
        raise OverflowError(f"{seconds} seconds is too long")
    at = start.latest
    end = at + seconds
    for a, b in _merged(pauses):
        if a >= end:
            break
        if b is None:
            return None
        end += max(0, b - max(a, at))
    if zone is not None:
        end = _by_the_clock(at, end, zone)
    day, second = divmod(end, DAY)
    # Counted from the end of a day, whole days end at 24:00 too, not at 00:00 of the day after.
    if second == 0 and start.second in (None, DAY):
        return Moment(date.fromordinal(day - 1), DAY)
    return Moment(date.fromordinal(day), second)


def _by_the_clock(start: int, end: int, zone: tzinfo) -> int:
    """Where clocks stand when ``end - start`` seconds have passed since they stood at ``start``."""
    begun = datetime.fromordinal(start // DAY) + timedelta(seconds=start % DAY)
    passed = begun.replace(tzinfo=zone).astimezone(UTC) + timedelta(seconds=end - start)
    shown = passed.astimezone(zone)
    return shown.toordinal() * DAY + shown.hour * 3600 + shown.minute * 60 + shown.second


def after_working(
    start: Moment, seconds: int, calendar: WorkCalendar, policy: Policy, pauses: Sequence[Pause] = ()
) -> Moment | None:
    """``seconds`` of business hours on working days after ``start``; None while the last pause is open.

    Raises:
        OverflowError: the calendar ends before the time is used up, or there are no business hours.
    """
    hours = sorted((a, b) for a, b in policy.business_hours if a < b)
    per_day = sum(b - a for a, b in hours)
    if not per_day:
        raise OverflowError("no business hours are set")
    closed = _merged(pauses)
    left, at, day = seconds, start.latest, start.day
    if not closed and left >= 3 * per_day:
        # Whole days at once; the last ones are walked so that the end falls inside business hours.
        whole = left // per_day - 2
        left -= _rest_of(day, at, hours, calendar) + whole * per_day
        day = calendar.add_workdays(day, whole) + timedelta(days=1)
    while True:
        if calendar.is_workday(day):
            base = day.toordinal() * DAY
            for a, b in hours:
                here, until = max(at, base + a), base + b
                for pa, pb in closed:
                    if pa >= until or (pb is not None and pb <= here):
                        continue
                    if pa - here >= left > 0:
                        break
                    left -= max(0, pa - here)
                    if pb is None:
                        return None
                    here = max(here, pb)
                if until - here >= left:
                    return _on_day(day, here + left)
                left -= max(0, until - here)
        day += timedelta(days=1)


def before_working(end: Moment, seconds: int, calendar: WorkCalendar, policy: Policy) -> Moment:
    """``seconds`` of business hours on working days before ``end``.

    Raises:
        OverflowError: the calendar begins before the time is used up, or there are no business hours.
    """
    hours = sorted((a, b) for a, b in policy.business_hours if a < b)
    if not hours:
        raise OverflowError("no business hours are set")
    left, at, day = seconds, end.latest, end.day
    while True:
        if calendar.is_workday(day):
            base = day.toordinal() * DAY
            for a, b in reversed(hours):
                until = min(at, base + b)
                if until - (base + a) >= left:
                    return _on_day(day, until - left)
                left -= max(0, until - (base + a))
        day -= timedelta(days=1)


def _rest_of(day: date, at: int, hours: Sequence[tuple[int, int]], calendar: WorkCalendar) -> int:
    """Seconds of business hours left on a day after the moment ``at``."""
    if not calendar.is_workday(day):
        return 0
    base = day.toordinal() * DAY
    return sum(max(0, base + b - max(at, base + a)) for a, b in hours)


def _merged(pauses: Sequence[Pause]) -> list[tuple[int, int | None]]:
    """Pauses in order, in seconds since year 1, with overlaps joined."""
    out: list[tuple[int, int | None]] = []
    for first, last in sorted(pauses, key=lambda p: p[0].latest):
        a, b = first.latest, None if last is None else last.latest
        if out and (out[-1][1] is None or a <= out[-1][1]):
            before = out[-1][1]
            out[-1] = (out[-1][0], None if b is None or before is None else max(before, b))
        else:
            out.append((a, b))
    return out


def _on_day(day: date, seconds: int) -> Moment:
    return Moment(day, seconds - day.toordinal() * DAY)
