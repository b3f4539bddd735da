"""Places in a period and counts from its end, in English words."""

from __future__ import annotations

from toolkit.core.deadline import DayPart, DeadlineRule, Frequency, Position, Unit, time_words

DAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

UNITS = {
    Unit.MINUTE: "minute",
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.HALF_YEAR: "half-year",
    Unit.YEAR: "year",
}

DAY_PARTS = {
    DayPart.MORNING: "morning",
    DayPart.NOON: "12:00",
    DayPart.AFTERNOON: "afternoon",
    DayPart.EVENING: "evening",
    DayPart.START_OF_BUSINESS: "start of business",
    DayPart.START_OF_AFTERNOON: "start of afternoon",
    DayPart.END_OF_BUSINESS: "close of business",
}

ENDS = {"month_end": "month", "quarter_end": "quarter", "half_year_end": "half-year", "year_end": "year"}


def place_words(p: Position) -> str:
    """Where in a period a day lies: 2nd Friday, 5th and 20th, end of Q3."""
    if p.nth_workday:
        return f"{nth_words(p.nth_workday)} business day"
    if p.nth_weekday:
        return f"{nth_words(p.nth_weekday[0])} {DAYS[p.nth_weekday[1]]}"
    if p.part:
        return {"first": "10th", "first-half": "15th", "mid": "20th", "end": "end"}.get(p.part, "last day")
    if p.quarter:
        return f"end of Q{p.quarter}"
    if p.window:
        return f"{nth_words(p.window[0])} to {nth_words(p.window[1])}"
    if p.month_day == (-1,):
        return "last day"
    if p.month_day:
        return " and ".join(nth_words(d) if d > 0 else f"{nth_words(d)} day" for d in p.month_day)
    return "end"


def nth_words(n: int) -> str:
    """1st, 2nd; from the end for negative numbers: second-to-last."""
    if n < 0:
        return {-1: "last", -2: "second-to-last", -3: "third-to-last"}.get(n, f"{-n}th-to-last")
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def anchored_words(rule: DeadlineRule, p: Position, frequency: Frequency | None) -> str:
    """A day counted from the end of a period: within 5 business days after the end of the month."""
    unit = ENDS[p.anchor or "month_end"]
    if frequency is None:
        whose = ("next " if rule.period_offset else "this ") + unit
    else:
        whose = f"each {unit}" if not rule.freq_implied or unit != "month" else "the month"
    count = (
        length_words(abs(p.offset_months), Unit.MONTH, False)
        if p.offset_months
        else length_words(abs(p.offset), Unit.DAY, p.offset_workdays)
    )
    if p.offset_months and p.offset:
        count += " and " + length_words(abs(p.offset), Unit.DAY, p.offset_workdays)
    if p.quarter:
        return f"within {count} after the end of Q{p.quarter}" + (f" of {p.year}" if p.year else "")
    if p.half:
        return f"within {count} after the {'first' if p.half == 1 else 'second'} half-year"
    if p.offset < 0 or p.offset_months < 0:
        return f"{count} before the end of {whose}"
    return f"within {count} after the end of {whose}"


def moved_words(p: Position) -> str:
    """How far from its place a day lies: 2 business days after, 3 days before, 1st Friday after."""
    side = "after" if p.offset > 0 or p.offset_months > 0 else "before"
    if p.offset_weekday:
        return f"{nth_words(p.offset)} {DAYS[p.offset_weekday]} {side}"
    days = length_words(abs(p.offset), Unit.DAY, p.offset_workdays)
    if p.offset_months:
        months = length_words(abs(p.offset_months), Unit.MONTH, False)
        return f"{months} and {days} {side}" if p.offset else f"{months} {side}"
    return f"{days} {side}"


def length_words(n: float, unit: Unit, working: bool) -> str:
    """3 business days, 1 month, 2 and a half months."""
    if unit is Unit.MONTH and n != int(n):
        return f"{int(n)} and a half months"
    word = ("business " if working else "") + UNITS[unit]
    return f"{n:g} {word}" + ("" if n == 1 else "s")


def said_time(rule: DeadlineRule) -> str:
    """The time of day of a rule; empty for none."""
    ahead = length_words(rule.minutes_ahead, Unit.MINUTE, False) + " before " if rule.minutes_ahead else ""
    return ahead + time_words(rule.time, DAY_PARTS)
