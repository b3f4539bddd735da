"""From a position in a period to days: the 5th, the last working day, the second Wednesday, 初五, 国庆节前一个工作日.

A frame is the span of days that the position lies in (a week, month, quarter, half-year or year). Month arithmetic
starts from the nominal day each time and stops at the month's end, so that 31 → 28 → 31 does not drift
(民法典 第二百零二条: the corresponding day, or else the last day of the month).
"""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import MONTHS_OF, DeadlineRule, Position, Relation, Unit
from toolkit.core.period import last_day
from toolkit.core.policy import Policy

Frame = tuple[date, date]

NAMED_DAYS: dict[str, tuple[int, int]] = {
    "new-year": (1, 1),
    "womens-day": (3, 8),
    "consumer-day": (3, 15),
    "labour-day": (5, 1),
    "youth-day": (5, 4),
    "childrens-day": (6, 1),
    "party-day": (7, 1),
    "army-day": (8, 1),
    "teachers-day": (9, 10),
    "national-day": (10, 1),
    "singles-day": (11, 11),
    "double-twelve": (12, 12),
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "valentines-day": (2, 14),
    "boxing-day": (12, 26),
    "halloween": (10, 31),
    "new-year-eve": (12, 31),
}
NTH_DAYS: dict[str, tuple[int, int, int, int]] = {  # month, which, ISO weekday, and how many days after it
    "thanksgiving": (11, 4, 4, 0),
    "black-friday": (11, 4, 4, 1),
    "us-labor-day": (9, 1, 1, 0),
    "memorial-day": (5, -1, 1, 0),
    "mothers-day": (5, 2, 7, 0),
    "fathers-day": (6, 3, 7, 0),
}
EASTER_DAYS = {"good-friday": -2, "easter": 0, "easter-monday": 1}  # days after Easter Sunday
LUNAR_DAYS: dict[str, tuple[int, int]] = {
    "spring-festival": (1, 1),
    "lantern-festival": (1, 15),
    "dragon-boat": (5, 5),
    "double-seventh": (7, 7),
    "mid-autumn": (8, 15),
    "double-ninth": (9, 9),
}
_LONGEST_REST = 30  # days off in a row; a calendar without working days has no edge of them


def frame_of(day: date, unit: Unit) -> Frame:
    """The week (from Monday), month, quarter, half-year or year that holds a day; any finer unit is the day itself."""
    if unit is Unit.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    months = MONTHS_OF.get(unit)
    if months is None:
        return day, day
    month = (day.month - 1) // months * months + 1
    return date(day.year, month, 1), last_day(day.year, month + months - 1)


def shift_frame(frame: Frame, unit: Unit, count: int) -> Frame:
    """The frame ``count`` units later."""
    if unit is Unit.WEEK:
        step = timedelta(days=7 * count)
        return frame[0] + step, frame[1] + step
    months = MONTHS_OF.get(unit)
    if months is None:
        day = frame[0] + timedelta(days=count)
        return day, day
    return frame_of(add_months(frame[0], months * count), unit)


def add_months(day: date, count: int) -> date:
    """The corresponding day ``count`` months later, or the last day of that month where it has none."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


def days_in(position: Position | None, frame: Frame, calendar: WorkCalendar, policy: Policy) -> list[date]:
    """The days that a position names in a frame, in order; none where the frame has no such day.

    Raises:
        OverflowError, ValueError: outside the years that the calendar or Python can hold.
    """
    if position is None:
        return [frame[1]]
    if position.holiday:
        found = [named_day(position.holiday, year) for year in range(frame[0].year, frame[1].year + 1)]
        named = [d for d in found if d is not None and frame[0] <= d <= frame[1]]
        return [_moved(d, position, calendar) for d in named]
    if position.lunar_month and position.lunar_day:
        # 腊月 of one year lies in the January or February of the next.
        lunar = [
            lunar_day_of(year, position.lunar_month, position.lunar_day)
            for year in range(frame[0].year - 1, frame[1].year + 1)
        ]
        return [d for d in lunar if d is not None and frame[0] <= d <= frame[1]]
    if position.statutory:
        return [
            day
            for table in policy.statutory
            if table.name == position.statutory
            for first, last in _parts(position, frame)
            for day in table.days
            if first <= day <= last
        ]
    if position.anchor:
        return [_moved(last, position, calendar) for _, last in _parts(position, frame)]
    days: list[date] = []
    for part in _parts(position, frame):
        days.extend(_in_part(position, part, calendar, policy))
    return [_moved(d, position, calendar) for d in days] if position.offset or position.offset_months else days


def last_counted(rule: DeadlineRule, day: date, policy: Policy) -> date:
    """The last day that still counts, of one that a rule names: 5号前 may leave it out.

    Only 前 leaves the boundary open; with a clock time the named day itself is the day.
    """
    left_out = rule.inclusive is False or (rule.inclusive is None and not policy.before_inclusive)
    return day - timedelta(days=1) if rule.relation is Relation.BY and rule.time is None and left_out else day


def _parts(p: Position, frame: Frame) -> list[Frame]:
    """The parts of the frame that month, quarter and the like select; the whole frame when none does."""
    first, last = frame
    if p.month:
        months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in p.month]
        return [frame_of(d, Unit.MONTH) for d in months if first <= d <= last]
    if p.half:
        first = date(first.year, p.half * 6 - 5, 1)
        first, last = frame_of(first, Unit.HALF_YEAR)
    if p.quarter:
        first, last = frame_of(date(first.year, p.quarter * 3 - 2, 1), Unit.QUARTER)
    if p.month_of_quarter:
        at = p.month_of_quarter if p.month_of_quarter > 0 else 3
        return [frame_of(add_months(first, at - 1), Unit.MONTH)]
    return [(first, last)]


def _in_part(p: Position, part: Frame, calendar: WorkCalendar, policy: Policy) -> list[date]:
    first, last = part
    if p.nth_workday:
        day = calendar.nth_workday(first, last, p.nth_workday)
        return [day] if day else []
    if p.nth_weekday:
        day = _nth_weekday(first, last, *p.nth_weekday)
        return [day] if first <= day <= last else []
    if p.week_no:
        last_week = date(first.year, 12, 28).isocalendar().week
        return [date.fromisocalendar(first.year, p.week_no, p.weekday[0])] if p.week_no <= last_week else []
    if p.weekday:
        span = [first + timedelta(days=i) for i in range((last - first).days + 1)]
        return [d for d in span if d.isoweekday() in p.weekday]
    if p.lunar_day and not policy.lunar_days:
        return [_month_day(part, p.lunar_day, calendar, policy)]
    if p.lunar_day:
        return [d for d in (lunar_in(first, last, p.lunar_day),) if d]
    if p.part == "end":  # "end of week", which is Friday for most
        return [first + timedelta(days=policy.week_ends_on - 1)]
    if p.part:
        until = {"first": 10, "first-half": 15, "mid": 20}.get(p.part)
        return [first.replace(day=until) if until else last]
    if not p.month_day:
        return [last]
    return sorted({_month_day(part, n, calendar, policy) for n in p.month_day})


def _nth_weekday(first: date, last: date, nth: int, weekday: int) -> date:
    """The nth such weekday from the first day on, or back from the last one for a negative number."""
    if nth > 0:
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))


def _month_day(part: Frame, n: int, calendar: WorkCalendar, policy: Policy) -> date:
    first, last = part
    if n > 0:
        end = last_day(first.year, first.month)
        return first.replace(day=min(n, end.day))
    if n == -1 and policy.month_end_workday:
        return calendar.nth_workday(first, last, -1) or last
    return max(first, last + timedelta(days=n + 1))


def _moved(day: date, p: Position, calendar: WorkCalendar) -> date:
    if p.days_off:
        day = _edge_of_days_off(day, -1 if p.offset < 0 else 1, calendar)
    if p.offset_months:
        day = add_months(day, p.offset_months)
        # Two months after the half-year, the 30th of June, is the 31st of August: a period ends with its month.
        day = last_day(day.year, day.month) if p.anchor else day
    if p.offset_weekday:
        return _weekday_from(day, p.offset_weekday, p.offset)
    if p.offset_workdays:
        return calendar.add_workdays(day, p.offset)
    return day + timedelta(days=p.offset)


def _edge_of_days_off(day: date, side: int, calendar: WorkCalendar) -> date:
    """The first (``side`` -1) or last (1) of the days off in a row that a holiday is one of."""
    step = timedelta(days=side)
    beyond = day
    for _ in range(_LONGEST_REST):
        if calendar.is_workday(beyond):
            return day
        day, beyond = beyond, beyond + step
    return day


def _weekday_from(day: date, weekday: int, nth: int) -> date:
    """The nth such weekday after a day, or before it for a negative number; never the day itself."""
    if nth > 0:
        return day + timedelta(days=((weekday - day.isoweekday()) % 7 or 7) + 7 * (nth - 1))
    return day - timedelta(days=((day.isoweekday() - weekday) % 7 or 7) - 7 * (nth + 1))


def named_day(name: str, year: int) -> date | None:
    """A named day in a year. Lunar ones are there for the years that the lunar tables cover, 1901 to 2099."""
    if name in NAMED_DAYS:
        return date(year, *NAMED_DAYS[name])
    if name in NTH_DAYS:
        month, nth, weekday, after = NTH_DAYS[name]
        return _nth_weekday(date(year, month, 1), last_day(year, month), nth, weekday) + timedelta(days=after)
    if name in EASTER_DAYS:
        # Local, as the lunar calendar: few phrases need it.
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(days=EASTER_DAYS[name])
    if name == "qingming":
        return date(year, 4, _qingming(year))
    if name == "lunar-eve":
        first = lunar_day_of(year, 1, 1)
        return first - timedelta(days=1) if first else None
    return lunar_day_of(year, *LUNAR_DAYS[name])


def lunar_day_of(year: int, month: int, day: int) -> date | None:
    """The day of a lunar date; the 30th of a month of 29 days is its last."""
    # Local: few phrases need the lunar calendar, and a clerk's click must not wait for its tables.
    from lunardate import LunarDate

    if not 1901 <= year <= 2098:
        return None
    try:
        found: date = LunarDate(year, month, day).to_solar_date()
    except ValueError:
        found = LunarDate(year, month, day - 1).to_solar_date()
    return found


def _qingming(year: int) -> int:
    """The day in April of 清明, by the usual formula for this century (and the last)."""
    y = year % 100
    constant = 4.81 if year >= 2000 else 5.59
    return int(y * 0.2422 + constant) - (y // 4 if year >= 2000 else (y - 1) // 4)


def lunar_in(first: date, last: date, lunar_day: int) -> date | None:
    """The first day from ``first`` to ``last`` with this day number in the lunar calendar (初五 is 5)."""
    if not 1902 <= first.year <= 2098:
        return None
    from lunardate import LunarDate

    today = LunarDate.from_solar_date(first.year, first.month, first.day)
    guess = first + timedelta(days=(lunar_day - today.day) % 30)
    for day in (guess - timedelta(days=1), guess, guess + timedelta(days=1)):
        if first <= day <= last and LunarDate.from_solar_date(day.year, day.month, day.day).day == lunar_day:
            return day
    return None
