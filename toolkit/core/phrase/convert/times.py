"""Clock times, counts with units, weekdays, days of a month, frequencies."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    HOUR,
    UNITS,
    first_of,
    likely_year,
    minutes_of,
    values_of,
)
from toolkit.core.phrase.grammar import Fields, Token


def clock(tokens: Sequence[Token]) -> Fields | None:
    """下午3点半, 17:00, 上午12点, 5 pm, 12 noon: ``second`` of the day, with the code where twelve is ambiguous."""
    part_token = first_of(tokens, "PART", "AMPM")
    part = part_token.value if part_token else None
    hm = first_of(tokens, "HM")
    numbers = values_of(tokens, "NUM")
    if first_of(tokens, "MIDNIGHT"):
        part = "night"
    if hm:
        second = int(hm.value)
    else:
        if not numbers or numbers[0] > 24:
            return None
        minutes = numbers[1] if len(numbers) > 1 else 0
        if first_of(tokens, "HALF"):
            minutes = 30
        if first_of(tokens, "KE"):
            minutes = 15 * (numbers[1] if len(numbers) > 1 else 1)
        if minutes > 59:
            return None
        second = numbers[0] * HOUR + minutes * 60
    if second > 24 * HOUR:
        return None
    out: Fields = {}
    if part == "night":  # 半夜12点, 半夜11点, 半夜2点, 半夜12:30
        second += 12 * HOUR * ((6 * HOUR <= second <= 12 * HOUR) - (12 * HOUR < second < 13 * HOUR))
    elif (
        part in ("afternoon", "evening", "pm", "noon")
        and HOUR <= second < 12 * HOUR
        and not (part == "noon" and second >= 11 * HOUR)
    ):
        second += 12 * HOUR
    elif 12 * HOUR <= second < 13 * HOUR:
        if part == "morning":
            out["amb"] = "12-oclock-morning"
        elif part == "evening":
            second += 12 * HOUR
            out["amb"] = "12-oclock-night"
        elif part in ("dawn", "am"):
            second -= 12 * HOUR
    return {**out, "second": min(second, 24 * HOUR)}


def clock_dotted(tokens: Sequence[Token]) -> Fields | None:
    """8.30am, 17.30 hrs: a point between hours and minutes."""
    value = tokens[0].value
    if isinstance(value, float):
        value = (int(value), round(value % 1 * 100))
    hours, minutes = value[:2]
    if hours > 24 or minutes > 59:
        return None
    hm = Token("HM", hours * HOUR + minutes * 60, tokens[0].start, tokens[0].end)
    return clock([hm, *[t for t in tokens if t.cls == "AMPM"]])


def dotted(tokens: Sequence[Token]) -> Fields | None:
    """17.30: where a time is meant, with minutes that are no month; 13.11 is the 13th of November, 17/30 nothing."""
    hour, minutes, mark = tokens[0].value
    return clock_dotted(tokens) if mark == "." and hour > 12 and not 1 <= minutes <= 12 else None


def spoken_clock(tokens: Sequence[Token]) -> Fields | None:
    """5 o'clock, half past two, quarter to five: in the afternoon up to six, for nobody works before."""
    hour, half = values_of(tokens, "NUM")[0], first_of(tokens, "AMPM")
    minutes = {"HALF": 30, "QUARTER": 15}.get(tokens[0].cls, 0)
    if first_of(tokens, "TO"):
        minutes = -minutes
    if not 1 <= hour <= 12 or minutes == -30:
        return None
    later = half.value == "pm" and hour < 12 if half else hour <= 6
    return {"second": (hour + 12 * later) * HOUR + minutes * 60}


def military(tokens: Sequence[Token]) -> Fields | None:
    """1700 hrs; 0800 is a time already, and four hours are four."""
    n, size = tokens[0].value, tokens[0].end - tokens[0].start
    return {"second": n // 100 * HOUR + n % 100 * 60} if size == 4 and 100 <= n <= 2400 and n % 100 < 60 else None


def amount_and_half(tokens: Sequence[Token]) -> Fields | None:
    """a day and a half."""
    unit = tokens[1]
    return amount([Token("NUM", 1, unit.start, unit.start), *tokens[2:], unit])


def amount_working(tokens: Sequence[Token]) -> Fields | None:
    """48 hours (working)."""
    found = amount(tokens[:2])
    return {**found, "working": True} if found else None


def amount_times(tokens: Sequence[Token]) -> Fields | None:
    """3×24小时; 7×24小时 is round the clock."""
    a, b = values_of(tokens, "NUM")
    return {"n": a * b, "unit": "hour", "working": False, "src": "HOUR"} if b == 24 and a < 7 else None


def amount_to(tokens: Sequence[Token]) -> Fields | None:
    """60天至30天, 3天到5天: the later word counts."""
    first, last = values_of(tokens, "AMOUNT")
    same = first["unit"] == last["unit"] and first["working"] == last["working"]
    return {**last, "amb": "approximate"} if same else None


def half_of_day(tokens: Sequence[Token]) -> Fields | None:
    """tomorrow am."""
    return {"part": {"am": "morning", "pm": "afternoon"}[tokens[0].value]}


def clock_ahead(tokens: Sequence[Token]) -> Fields | None:
    """下班前30分钟, 17:00前半小时, an hour before close of business: that much before it."""
    at, length = first_of(tokens, "CLOCK"), first_of(tokens, "AMOUNT")
    count = length.value if length else amount([t for t in tokens if t.cls != "CLOCK"])
    minutes = minutes_of(count) if count else None
    if at is None or minutes is None:
        return None
    if "second" not in at.value:
        return {**at.value, "needs": None, "ahead": True, "minutes": minutes}
    second = at.value["second"] - 60 * minutes
    return {"second": second, "ahead": True} if second >= 0 else None


def part_of_business(tokens: Sequence[Token]) -> Fields | None:
    """上午下班, 下午上班: business may stop at noon."""
    half, starts = tokens[0].value, tokens[1].cls == "SOB"
    parts = {"morning": "start-of-business", "noon": "start-of-afternoon", "afternoon": "start-of-afternoon"}
    if not starts:
        parts = {"morning": "morning", "noon": "morning", "afternoon": "end-of-business", "evening": "end-of-business"}
    return {"part": parts[half], "needs": True} if half in parts else None


def clock_named(tokens: Sequence[Token]) -> Fields | None:
    """下班前(17:30): the brackets say when that is."""
    named, figures = values_of(tokens, "CLOCK")
    return dict(figures) if "part" in named and set(figures) == {"second"} else None


def clock_window(tokens: Sequence[Token]) -> Fields | None:
    """9:00-18:00: the due is the end of the window."""
    clocks = values_of(tokens, "CLOCK")
    first, last = clocks[0], clocks[-1]
    if "second" not in first or "second" not in last:
        return None
    end = last["second"]
    if end <= first["second"] and end < 12 * HOUR <= end + 12 * HOUR:
        end += 12 * HOUR  # 下午2点到5点
    return {"second": end, "from": first["second"]}


def amount(tokens: Sequence[Token]) -> Fields | None:
    """A count with its unit: 3个工作日, 半天, 两天半, 一刻钟, two weeks. ``n`` of days may have a fraction."""
    unit_token = next((t for t in reversed(tokens) if t.cls in UNITS), None)
    if unit_token is None:
        return None
    unit = UNITS[unit_token.cls]
    numbers = values_of(tokens, "NUM", "FRACTION", "ORDINAL")
    n: float = numbers[-1] if numbers else 1
    out: Fields = {}
    half = first_of(tokens, "HALF")
    if half:
        n = n + 0.5 if numbers else 0.5
    if len(numbers) > 1 and not first_of(tokens, "FRACTION"):
        out["amb"] = "approximate"
        if not first_of(tokens, "TO", "LIST") and numbers[0] >= numbers[-1]:
            return None
    if unit == "year" and n > 60:
        return None
    if unit_token.cls == "MONTH" and not half:
        return None
    if unit == "quarter-hour":
        n, unit = n * 15, "minute"
    elif unit == "hour" and n != int(n):
        n, unit = n * 60, "minute"
    elif unit == "year" and n % 1 == 0.5:
        n, unit = n * 12, "month"
    elif unit == "half-year":
        n, unit = (n * 6, "month")
    elif unit == "quarter":
        n, unit = n * 3, "month"
    elif unit == "month" and n == 0.5:
        n, unit = 15, "day"
        out.update(mark="half-month", amb="half-month")
    elif unit == "month" and n % 1 == 0.5:
        out.update(n=n, unit=unit, working=False, src=unit_token.cls, amb="half-month")
        return out  # 三个半月: three months and fifteen days
    working = unit in ("workday", "workhour")
    unit = {"workday": "day", "workhour": "hour"}.get(unit, unit)
    if n != int(n) and unit != "day":
        return None
    out.update(n=n if n != int(n) else int(n), unit=unit, working=working, src=unit_token.cls)
    return out


def few_years(tokens: Sequence[Token]) -> Fields | None:
    """每3年5月底: a count of years even before a month; 26年5月底 is of a year."""
    return None if likely_year(tokens[0].value) else amount(tokens)


def amount_twice(tokens: Sequence[Token]) -> Fields | None:
    """three (3) business days: written out and in figures, which must agree."""
    numbers = values_of(tokens, "NUM")
    return amount([t for t in tokens if t.cls != "NUM" or t is tokens[0]]) if numbers[0] == numbers[1] else None


def years_and_half(tokens: Sequence[Token]) -> Fields | None:
    """一年半."""
    return {"n": tokens[0].value * 12 + 6, "unit": "month", "working": False, "src": "MONTHS"}


def long_days(tokens: Sequence[Token]) -> Fields | None:
    """60日: more days than a month has can only be a count."""
    found = amount(tokens)
    return found if found and found["n"] > 31 else None


def weekdays(tokens: Sequence[Token]) -> Fields | None:
    """周五, 周一三五, 周二、周四, 周一至周五, Mondays and Thursdays."""
    days: list[int] = []
    through = ranged = False
    alone = [t.cls for t in tokens[-2:]] == ["NUM", "RI"] and sum(t.cls == "NUM" for t in tokens) == 1
    if alone and tokens[-2].value != 6:
        return None  # 每周5日: five days, or Friday; 周六日 is the weekend
    for t in tokens:
        if t.cls == "TO":
            through = True
            continue
        if t.cls in ("RI", "DAY"):
            day = 7
        elif t.cls in ("NUM", "DAYNAME", "DAYNAMES"):
            day = t.value
        else:
            continue
        if not 1 <= day <= 7 or (t.cls == "NUM" and t.end - t.start > 1):
            return None
        if through and days:
            if day < days[-1]:
                return None
            days += range(days[-1] + 1, day)
            through, ranged = False, True
        days.append(day)
    choice = any(t.cls == "AND" and t.value == "or" for t in tokens)
    marks = {"range": ranged, "choice": choice}
    return {"weekday": tuple(dict.fromkeys(days)), **{name: True for name, held in marks.items() if held}}


def days(tokens: Sequence[Token]) -> Fields | None:
    """5号, 5号、15号和25日: days of a month."""
    found = tuple(values_of(tokens, "NUM", "ORDINAL"))
    if not all(1 <= n <= 31 or -5 <= n < 0 for n in found):
        return None
    out: Fields = {"month_day": found}
    if tokens[-1].cls == "RI":
        out["ri"] = True
    return out


def days_and_last(tokens: Sequence[Token]) -> Fields | None:
    """15日和最后一天: a day and the month's end."""
    found = tuple(values_of(tokens, "NUM"))
    return {"month_day": (*found, -1)} if all(1 <= n <= 31 for n in found) else None


def day_window(tokens: Sequence[Token]) -> Fields | None:
    """1日至5日, 1-10号: due at the end of the window."""
    found = values_of(tokens, "NUM", "ORDINAL")
    if not all(1 <= n <= 31 for n in found) or found[0] >= found[-1]:
        return None
    out: Fields = {"month_day": (found[-1],), "window": (found[0], found[-1])}
    if tokens[-1].cls == "RI":
        out["ri"] = True
    return out
