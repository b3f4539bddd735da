"""Rules in English words."""

from __future__ import annotations

from toolkit.core.calendar import Roll
from toolkit.core.deadline import CountFrom, DayPart, DeadlineRule, Frequency, Kind, MonthDay, Position, Relation, Unit
from toolkit.core.describe_en_place import (
    DAYS,
    ENDS,
    UNITS,
    anchored_words,
    length_words,
    moved_words,
    nth_words,
    place_words,
    said_time,
)
from toolkit.core.describe_names import NAMED_EN
from toolkit.core.period import MONTHS

_YEARS = {-2: " the year before last", -1: " last year", 0: "", 2: " the year after next"}
_MONTHS = ("", *map(str.title, MONTHS))
_ROLLS = {
    Roll.FOLLOWING: ", or the next business day if it falls on a weekend or holiday",
    Roll.PRECEDING: ", or the previous business day if it falls on a weekend or holiday",
    Roll.MODIFIED_FOLLOWING: ", modified following",
    Roll.MODIFIED_PRECEDING: ", modified preceding",
    Roll.NEAREST: ", earlier from a Saturday and later from a Sunday",
    Roll.NONE: ", unadjusted",
}


def describe_en(rule: DeadlineRule) -> str:
    """One rule in English."""
    if rule.kind is Kind.POLICY_UNDEFINED:
        word = rule.word if rule.word and rule.word.isascii() else "promptly"
        return (f"when {rule.anchor_event}, " if rule.anchor_event else "") + word
    body = _event(rule) if rule.kind is Kind.EVENT_RELATIVE else _dated(rule)
    tail = _ROLLS[rule.roll] if rule.roll else ""
    if rule.except_days_off and rule.kind is not Kind.EVENT_RELATIVE:
        tail += ", except holidays"
    if rule.except_months:
        tail += "".join(f", except {_MONTHS[m]}" for m in rule.except_months)
    if rule.except_last_day:
        tail += ", except the last day of the month"
    if rule.starts:
        tail += f", from {_bound(rule.starts)}"
    if rule.ends:
        tail += f", until {_bound(rule.ends)}"
    return body + tail


def _bound(day: MonthDay) -> str:
    year = f", {day.year}" if day.year else " next year" if day.ahead else ""
    return f"{_MONTHS[day.month]} {day.day_number}{year}"


def _dated(rule: DeadlineRule) -> str:
    frequency = rule.frequency
    if rule.relation is Relation.WITHIN_PERIOD and frequency:
        quota = rule.quota or ""
        least = "at least " if quota.startswith(">=") else ""
        count = quota.removeprefix(">=").split(" ")
        if len(count) > 1:
            return f"{_every(frequency, rule)}, {least}{count[0]} {count[1]}"
        return (f"{least}{count[0]} times " if quota else "") + _every(frequency, rule)
    day = _day(rule, rule.position, frequency)
    time = said_time(rule)
    place = rule.position
    if place and (place.offset or place.offset_months) and (place.month_day or place.weekday or place.nth_of):
        lead = moved_words(place)
        if (place.offset > 0 or place.offset_months > 0) and not place.offset_weekday:
            lead = f"within {lead}"
        if place.month and frequency:
            day = day.removeprefix("every year on ") + " every year"
        return f"{lead} {day}" + (f" by {time}" if time else "")
    if place and place.holiday and place.offset == -1 and not place.offset_workdays and rule.relation is Relation.BY:
        return f"before {_named(rule, place)}" + (" every year" if frequency else "")
    if place and (place.anchor or (place.holiday and place.offset)):
        return day + (f" by {time}" if time else "")
    if rule.relation is Relation.NOT_BEFORE:
        return f"not before {_joined(day, time)}"
    if rule.relation is Relation.FROM:
        return f"{day} after {time}" if time and rule.position is None else f"after {_joined(day, time)}"
    if rule.relation is Relation.BREACH_AFTER:
        return f"after {_joined(time, day, ' on ') if time else day} counts as late"
    if place is None and frequency and rule.time in (DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING):
        return f"every {time}"
    if rule.relation is not Relation.BY:
        return _joined(day, time, " at ") if rule.position is None else (f"{time} on {day}" if time else f"on {day}")
    if time:
        on = "" if place is None or place.unit is Unit.DAY else "on "
        return f"by {time} {on}{day}".rstrip()
    if rule.inclusive is None and not (frequency is None and place is not None and place.part == "last"):
        return f"before {day}"
    return f"by {day}" + (" (exclusive)" if rule.inclusive is False else "")


def _named(rule: DeadlineRule, p: Position) -> str:
    day = NAMED_EN[p.holiday or ""] + (f" {p.year}" if p.year else _YEARS.get(rule.period_offset, " next year"))
    return f"the {day} holiday" if p.days_off else day


def _joined(day: str, time: str, between: str = " ") -> str:
    return f"{day}{between}{time}" if day and time else day or time


def _every(frequency: Frequency, rule: DeadlineRule) -> str:
    if frequency.every > 1:
        return f"every {frequency.every} {UNITS[frequency.unit]}s"
    if frequency.unit is Unit.DAY and rule.working_days:
        return "every working day"
    return f"every {UNITS[frequency.unit]}"


def _day(rule: DeadlineRule, p: Position | None, frequency: Frequency | None) -> str:
    if p is None:
        if frequency is None:
            if "of-event" in rule.marks:
                return "the same day"
            return "today" if rule.time in (None, DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING) else ""
        return _every(frequency, rule) + (", the next day" if rule.period_offset else "")
    if p.unit is Unit.DAY and rule.period_offset >= 7 and rule.period_offset % 7 < 2:
        weeks, beyond = divmod(rule.period_offset, 7)
        return f"{length_words(weeks, Unit.WEEK, False)} {'tomorrow' if beyond else 'today'}"
    if p.unit is Unit.DAY:
        near = ("today", "tomorrow", "the day after tomorrow", "three days from today")
        return near[rule.period_offset] if rule.period_offset < len(near) else f"{rule.period_offset} days from today"
    if p.anchor:
        return anchored_words(rule, p, frequency)
    if p.statutory:
        each = "quarter" if p.unit is Unit.QUARTER else "month"
        if frequency is None:
            return f"the statutory date of {'next' if rule.period_offset else 'this'} {each}"
        return f"the statutory date of each {each}"
    if p.holiday:
        each = "every year, " if frequency else ""
        if not (p.offset or p.offset_months):
            return f"{each}{_named(rule, p)}"
        return f"{each}{moved_words(p)} {_named(rule, p)}"
    if p.half and not p.month:
        last = "June 30" if p.half == 1 else "December 31"
        return f"every year on {last}" if frequency else last + (f" {p.year}" if p.year else "")
    of = _of(rule, p, frequency)
    if p.lunar_month and p.lunar_day:
        return f"day {p.lunar_day} of lunar month {p.lunar_month}" + (" every year" if frequency else "")
    if p.lunar_day:
        return f"lunar day {p.lunar_day} {of}"
    if p.week_no:
        year = f" {p.year}" if p.year else _YEARS.get(rule.period_offset, " next year")
        iso = "ISO " if p.week_no < 21 else ""
        return f"{DAYS[p.weekday[0]]} of {iso}week {p.week_no}{year}"
    if p.weekday:
        names = " and ".join(DAYS[d] for d in p.weekday)
        if rule.period_offset == 2:
            return f"{names} after next"
        if frequency is None:
            return (
                "this " if "this" in rule.marks and not rule.period_offset else "next " if rule.period_offset else ""
            ) + names
        if frequency.every == 1:
            return f"every {names}" if not rule.freq_implied or len(p.weekday) == 1 else names
        return f"{_every(frequency, rule)} on {names}"
    if p.month and not p.month_of_quarter:
        return _in_year(rule, p, frequency)
    return f"{place_words(p)} {of}".rstrip()


def _of(rule: DeadlineRule, p: Position, frequency: Frequency | None) -> str:
    if p.quarter and p.nth_of:
        return f"of Q{p.quarter}" + (f" {p.year}" if p.year else "") + (" every year" if frequency else "")
    if p.year:
        return f"of {p.year}"
    if rule.period_offset == 2:
        return f"of the {UNITS[p.unit]} after next"
    if rule.period_offset and p.month_of_quarter != 4:
        return f"of next {UNITS[p.unit]}" + (" monthly" if frequency and p.unit is Unit.MONTH else "")
    if p.month_of_quarter:
        if p.month_of_quarter > 4:
            return f"of the {nth_words(p.month_of_quarter - 3)} month following the end of each quarter"
        nth = ("first", "second", "last", "next")[p.month_of_quarter - 1]
        whole = UNITS[frequency.unit] if frequency else "quarter"
        return f"of the {nth} month of " + (f"each {whole}" if frequency else "the quarter")
    if frequency is None:
        return f"of this {UNITS[p.unit]}"
    if rule.freq_implied:
        return "of the month" if frequency.unit is Unit.MONTH else f"of each {UNITS[frequency.unit]}"
    if frequency.every > 1:
        parity = next((f" ({m.replace('-', ' ')})" for m in rule.marks if m.endswith("-months")), "")
        return f"of every {frequency.every} {UNITS[frequency.unit]}s{parity}"
    return f"of each {UNITS[frequency.unit]}"


def _in_year(rule: DeadlineRule, p: Position, frequency: Frequency | None) -> str:
    if p.numeric:
        return f"{p.numeric[1]}/{p.numeric[2]}/{p.numeric[0]}"
    lead = f"{_every(frequency, rule)} on " if frequency else ""
    tail = f" {p.year}" if p.year else _YEARS.get(rule.period_offset, " next year")
    days = p.month_day
    words = []
    if p.nth_workday or p.nth_weekday:
        named = [_MONTHS[m] for m in p.month]
        months = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
        return f"{place_words(p)} of {months}" + tail + (" every year" if frequency else "")
    for m in p.month:
        if days == (-1,):
            words.append(f"end of {_MONTHS[m]}")
        elif days:
            words += [f"{_MONTHS[m]} {d}" for d in days]
        elif p.part:
            day = {"first": 10, "first-half": 15, "mid": 20}.get(p.part)
            words.append(f"{_MONTHS[m]} {day}" if day else f"end of {_MONTHS[m]}")
        else:
            words.append(_MONTHS[m])
    if frequency and not days and len(p.month) == 1 and not p.part:
        return f"every {words[0]}"
    return lead + " and ".join(words) + tail


def _event(rule: DeadlineRule) -> str:
    event = rule.anchor_event or ""
    at = said_time(rule)
    if isinstance(rule.time, DayPart) and rule.relation is not Relation.BY and " " not in at and not at[0].isdigit():
        at = f" {at}"
    else:
        at = (f" by {at}" if rule.relation is Relation.BY else f" at {at}") if at else ""
    if rule.position and rule.position.anchor and rule.offset is not None:
        end = ENDS[rule.position.anchor] + "-end"
        return f"within {_amount(rule)} counted from {end}{at}"
    if rule.position and rule.offset is None and rule.position.unit is Unit.WEEK:
        lead = "by " if rule.relation is Relation.BY else ""
        return f"{lead}the {' and '.join(DAYS[d] for d in rule.position.weekday)} after {event}{at}"
    if rule.position and rule.offset is None:
        lead = ("before" if rule.inclusive is None else "by") if rule.relation is Relation.BY else "on"
        period = "quarter" if rule.position.unit is Unit.QUARTER else "month"
        whose = f"{period} {'after' if rule.period_offset else 'of'} {event}"
        return f"{lead} {place_words(rule.position)} of the {whose}{at}"
    if rule.offset is None:
        return f"after {event}"
    if rule.unit is Unit.INSTANT:
        return f"before {event}" if rule.count_from is CountFrom.BEFORE else f"upon {event}"
    if rule.offset == 0 and event != "T":
        return (f"on the day of {event}" if event else "the same day") + at
    n, unit = abs(rule.offset), rule.unit or Unit.DAY
    if "half-month" in rule.marks:
        count = "15 days"
    elif n == 0.5:
        count = "half a working day" if rule.working_days else "half a day"
    else:
        count = _amount(rule)
    if rule.relation is Relation.BREACH_AFTER:
        return f"more than {count} overdue"
    if rule.offset < 0 and event != "T":
        return (f"{count} before {event}" if event else f"{count} in advance") + at
    if "t-plus" in rule.marks or event == "T":
        return f"T{rule.offset:+g}" + (" business days" if rule.working_days else "") + at
    if rule.relation is Relation.ON and unit is not Unit.DAY:
        return (f"exactly {count} after {event}" if event else f"{count} later") + at
    if rule.relation is Relation.ON:
        if n == 1:
            day = "next business day" if rule.working_days else "the day"
            if event:
                return f"{day} after {event}{at}"
            return ("next business day" if rule.working_days else "next day") + at
        nth = f"the {nth_words(int(n))} {'business ' if rule.working_days else ''}day after {event}"
        return (nth if event else f"{count} later") + at
    inside = " (including the day of the event)" if rule.count_from is CountFrom.SAME_DAY else ""
    return f"within {count}" + (f" of {event}" if event else "") + inside + at


def _amount(rule: DeadlineRule) -> str:
    """3 business days, 1 month and 5 days."""
    count = length_words(abs(rule.offset or 0), rule.unit or Unit.DAY, rule.working_days)
    return count + (" and " + length_words(abs(rule.and_days), Unit.DAY, False) if rule.and_days else "")
