"""Converters that productions name with ``@``: from matched tokens to the fields of a new token, or None for no match.

They hold the arithmetic that a table of fields cannot: clock times, counts with units, lists and ranges of days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from toolkit.core.phrase.grammar import Fields, Token

HOUR = 3600
_UNITS = {
    "DAY": "day",
    "RI": "day",
    "NATURAL": "day",
    "WORKDAY": "workday",
    "HOUR": "hour",
    "WORKHOUR": "workhour",
    "MINUTE": "minute",
    "FEN": "minute",
    "KEZHONG": "quarter-hour",
    "WEEK": "week",
    "MONTHS": "month",
    "MONTH": "month",
    "QUARTER": "quarter",
    "HALFYEAR": "half-year",
    "YEAR": "year",
}
_SIZES = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def _first(tokens: Sequence[Token], *classes: str) -> Token | None:
    return next((t for t in tokens if t.cls in classes), None)


def _all(tokens: Sequence[Token], *classes: str) -> list[Any]:
    return [t.value for t in tokens if t.cls in classes]


def clock(tokens: Sequence[Token]) -> Fields | None:
    """下午3点半, 17:00, 上午12点, 5 pm, 12 noon: ``second`` of the day, with the codes of the two readings of twelve."""
    part_token = _first(tokens, "PART", "AMPM")
    part = part_token.value if part_token else None
    hm = _first(tokens, "HM")
    numbers = _all(tokens, "NUM")
    if hm:
        second = int(hm.value)
    else:
        if not numbers or numbers[0] > 24:
            return None
        minutes = numbers[1] if len(numbers) > 1 else 0
        if _first(tokens, "HALF"):
            minutes = 30
        if _first(tokens, "KE"):
            minutes = 15 * (numbers[1] if len(numbers) > 1 else 1)
        if minutes > 59:
            return None
        second = numbers[0] * HOUR + minutes * 60
    if second > 24 * HOUR:
        return None
    out: Fields = {}
    if (
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


def clock_window(tokens: Sequence[Token]) -> Fields | None:
    """9:00-18:00: the due is the end of the window."""
    clocks = _all(tokens, "CLOCK")
    first, last = clocks[0], clocks[-1]
    if "second" not in first or "second" not in last:
        return None
    end = last["second"]
    if end <= first["second"] and end < 12 * HOUR <= end + 12 * HOUR:
        end += 12 * HOUR  # 下午2点到5点
    return {"second": end, "from": first["second"]}


def amount(tokens: Sequence[Token]) -> Fields | None:
    """A count with its unit: 3个工作日, 半天, 一刻钟, two weeks. ``n`` may be 0.5."""
    unit_token = next((t for t in reversed(tokens) if t.cls in _UNITS), None)
    if unit_token is None:
        return None
    unit = _UNITS[unit_token.cls]
    numbers = [
        float(f"{v[0]}.{v[1]}") if isinstance(v, tuple) else v for v in _all(tokens, "NUM", "FRACTION", "ORDINAL", "MD")
    ]
    n: float = numbers[-1] if numbers else 1
    out: Fields = {}
    half = _first(tokens, "HALF")
    if half:
        n = n + 0.5 if numbers else 0.5
    if len(numbers) > 1 and not _first(tokens, "FRACTION"):
        out["amb"] = "approximate"
        if not _first(tokens, "TO", "LIST") and numbers[0] >= numbers[-1]:
            return None
    if unit == "year" and n > 60:
        return None
    if unit_token.cls == "MONTH" and not half:
        return None
    if unit == "quarter-hour":
        n, unit = n * 15, "minute"
    elif unit == "hour" and n != int(n):
        n, unit = n * 60, "minute"
    elif unit == "half-year":
        n, unit = (n * 6, "month")
    elif unit == "quarter":
        n, unit = n * 3, "month"
    elif unit == "month" and n == 0.5:
        n, unit = 15, "day"
        out.update(mark="half-month", amb="half-month")
    elif unit == "month" and n != int(n):
        n, unit = int(n) * 30 + 15, "day"
        out.update(amb="half-month")
    working = unit in ("workday", "workhour")
    unit = {"workday": "day", "workhour": "hour"}.get(unit, unit)
    if n != int(n) and not (unit == "day" and n == 0.5):
        if unit != "day":
            return None
        n, unit = n * 24, "hour"
    out.update(n=n if n != int(n) else int(n), unit=unit, working=working, src=unit_token.cls)
    return out


def long_days(tokens: Sequence[Token]) -> Fields | None:
    """60日: more days than a month has can only be a count."""
    found = amount(tokens)
    return found if found and found["n"] > 31 else None


def weekdays(tokens: Sequence[Token]) -> Fields | None:
    """周五, 周一三五, 周二、周四, 周一至周五, Mondays and Thursdays."""
    days: list[int] = []
    through = False
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
            through = False
        days.append(day)
    return {"weekday": tuple(dict.fromkeys(days))}


def days(tokens: Sequence[Token]) -> Fields | None:
    """5号, 5号、15号和25日: days of a month."""
    found = tuple(_all(tokens, "NUM", "ORDINAL"))
    if not all(1 <= n <= 31 or -3 <= n < 0 for n in found):
        return None
    out: Fields = {"month_day": found}
    if len(found) == 1 and tokens[-1].cls == "RI":
        out["ri"] = True
    return out


def day_window(tokens: Sequence[Token]) -> Fields | None:
    """1日至5日, 1-10号: due at the end of the window."""
    found = _all(tokens, "NUM", "ORDINAL")
    if not all(1 <= n <= 31 for n in found) or found[0] >= found[-1]:
        return None
    out: Fields = {"month_day": (found[-1],), "window": (found[0], found[-1])}
    if tokens[-1].cls == "RI":
        out["ri"] = True
    return out


def every(tokens: Sequence[Token]) -> Fields | None:
    """每两周, 三个月一次, every 2 months."""
    a = _first(tokens, "AMOUNT")
    if a is None:
        return None
    n, unit, working = a.value["n"], a.value["unit"], a.value["working"]
    if unit in ("hour", "minute"):
        return {"unit": "day", "every": 1}  # 每2小时: several times a day
    if n != int(n):
        return None
    if _first(tokens, "ALT"):
        n += 1  # 隔两天 is every third day, as it is said; the phase is open anyway
    if a.value["src"] in ("QUARTER", "HALFYEAR"):
        unit, n = {"QUARTER": ("quarter", n // 3), "HALFYEAR": ("half-year", n // 6)}[a.value["src"]]
    out: Fields = {"unit": unit, "every": n, "working": working}
    quota = _first(tokens, "QUOTA")
    if quota and quota.value["n"] != 1:
        out["quota"] = str(quota.value["n"])
    return out


def weekly(tokens: Sequence[Token]) -> Fields | None:
    """每周五, 每两周周五: a frequency of weeks that brings its weekdays."""
    a, w, number = _first(tokens, "AMOUNT"), _first(tokens, "WDAY"), _first(tokens, "NUM")
    n = 1
    if a:
        if a.value["unit"] != "week":
            return None
        n = a.value["n"]
    elif number:
        n = number.value
    if w is None or "this" in w.value or "shift" in w.value:
        return None
    out: Fields = {"unit": "week", "every": n, "pos": {"unit": "week", **w.value}}
    if n > 1:
        out["amb"] = "phase"
    return out


def nth(tokens: Sequence[Token]) -> Fields | None:
    """第3个工作日, 首个工作日, 第一个月."""
    a = _first(tokens, "AMOUNT")
    if a is None:
        return {"n": 1}
    n = a.value["n"]
    return {"n": n, "of": a.value["unit"], "working": a.value["working"]} if n == int(n) else None


def nth_last(tokens: Sequence[Token]) -> Fields | None:
    """倒数第二个工作日, 最后一个工作日, 最后一个月."""
    found = nth(tokens)
    return {**found, "n": -found["n"]} if found else None


def place_nth(tokens: Sequence[Token]) -> Fields | None:
    """The nth working day, weekday, day or week of whatever period surrounds it."""
    n_token = _first(tokens, "NTH")
    if n_token is None:
        return None
    n, of, working = n_token.value["n"], n_token.value.get("of"), n_token.value.get("working")
    w = _first(tokens, "WDAY", "DAYNAME")
    if w is not None:
        weekday = w.value["weekday"][0] if isinstance(w.value, dict) else w.value
        return {"nth_weekday": (n, weekday)}
    if _first(tokens, "WORKDAY") or (of == "day" and working):
        return {"nth_workday": n}
    if of == "day":
        return {"month_day": (n,)}
    if of == "week" or _first(tokens, "WEEK"):
        return {"month_day": (min(7 * n, 28) if n > 0 else -1,), "amb": "approximate"}
    if of == "month":
        return {"month_of_quarter": n, "weak": True} if -1 <= n <= 3 else None
    return None


def first_n(tokens: Sequence[Token]) -> Fields | None:
    """每月前5个工作日, 每月前5天: due with the last of them."""
    a, freq = _first(tokens, "AMOUNT"), _first(tokens, "FREQ")
    if a is None or a.value["unit"] != "day" or a.value["n"] != int(a.value["n"]):
        return None
    if freq is not None and freq.value.get("end"):
        return None  # 每月底前3个工作日 counts back from the end
    return {"nth_workday": a.value["n"]} if a.value["working"] else {"month_day": (a.value["n"],)}


def first_n_begin(tokens: Sequence[Token]) -> Fields | None:
    """每月初3个工作日内, 每月开始5天内; with neither word the count must be of working days (每月3个工作日内)."""
    freq = _first(tokens, "FREQ")
    found = first_n(tokens)
    if freq is None or found is None or freq.value.get("unit") == "day":
        return None
    return found


def quarter_month(tokens: Sequence[Token]) -> Fields | None:
    """季度首月, 第一个月, 末月: the month of a quarter."""
    n_token = _first(tokens, "NTH")
    if n_token is None:
        return None
    n, of = n_token.value["n"], n_token.value.get("of")
    if not (of == "month" or (of is None and _first(tokens, "MONTH"))):
        return None
    if not (1 <= n <= 3 or n == -1):
        return None
    out: Fields = {"unit": "quarter", "month_of_quarter": n if n > 0 else 3}
    if _first(tokens, "QUARTER"):
        out["freq_unit"] = "quarter"
    return out


def place_nth2(tokens: Sequence[Token]) -> Fields | None:
    """季度首月第三个工作日: the second of two ordinals."""
    found = [t for t in tokens if t.cls == "NTH"]
    rest = [t for t in tokens if t.cls == "WORKDAY"]
    return place_nth([found[-1], *rest]) if len(found) == 2 else None


def month(tokens: Sequence[Token]) -> Fields | None:
    """12月, in a year."""
    numbers = _all(tokens, "NUM")
    return {"month": (numbers[-1],)} if numbers and 1 <= numbers[-1] <= 12 else None


def months(tokens: Sequence[Token]) -> Fields | None:
    """6月和12月."""
    numbers = _all(tokens, "NUM")
    return {"month": tuple(sorted(numbers))} if all(1 <= n <= 12 for n in numbers) else None


def year_month(tokens: Sequence[Token]) -> Fields | None:
    """2026年12月: the year must look like one."""
    numbers = _all(tokens, "NUM")
    if len(numbers) != 2 or not 1 <= numbers[1] <= 12:
        return None
    year = _year(numbers[0])
    return {"year": year, "month": (numbers[1],)} if year else None


def _year(n: int) -> int | None:
    if 1990 <= n <= 2100:
        return n
    return 2000 + n if 20 <= n <= 60 else None


def year_end(tokens: Sequence[Token]) -> Fields | None:
    """2026年底."""
    numbers = _all(tokens, "NUM")
    year = _year(numbers[0]) if numbers else None
    return {"unit": "year", "year": year, "month": (12,), "month_day": (31,)} if year else None


def year_weak(tokens: Sequence[Token]) -> Fields | None:
    """2026年: a year alone, which says something only with 前 or 内."""
    found = year_end(tokens)
    return None if found is None else {**found, "weak": True}


def year_rel(tokens: Sequence[Token]) -> Fields | None:
    """今年底, 明年年底."""
    shift = 1 if _first(tokens, "NEXT_YEAR") else 0
    return {"unit": "year", "month": (12,), "month_day": (31,), "shift": shift}


def quarter(tokens: Sequence[Token]) -> Fields | None:
    """第四季度, 三季度末, 2026年一季度."""
    numbers = _all(tokens, "NUM")
    if not numbers or not 1 <= numbers[-1] <= 4:
        return None
    out: Fields = {"unit": "year", "quarter": numbers[-1]}
    if len(numbers) == 2:
        year = _year(numbers[0])
        if year is None:
            return None
        out["year"] = year
    if _first(tokens, "QEND"):
        out["weak"] = False
    if _first(tokens, "THIS_YEAR"):
        out["shift"] = 0
    return out


_PERIODS = {
    "MONTH": "month",
    "MONTHLY": "month",
    "MEND": "month",
    "QUARTER": "quarter",
    "QEND": "quarter",
    "HALFYEAR": "half-year",
    "HEND": "half-year",
    "YEAR": "year",
    "YEND": "year",
    "MONTHOF": "month",
}
_ANCHORS = {"month": "month_end", "quarter": "quarter_end", "half-year": "half_year_end", "year": "year_end"}


def _period(tokens: Sequence[Token]) -> str | None:
    for t in tokens:
        if t.cls in _PERIODS:
            return _PERIODS[t.cls]
        if t.cls == "FREQ" and t.value.get("unit") in _ANCHORS and t.value.get("every") == 1:
            return str(t.value["unit"])
        if t.cls == "AMOUNT" and t.value["src"] == "HALFYEAR":
            return "half-year"
        if t.cls == "POS" and t.value.get("unit") == "year" and t.value.get("half"):
            return "half-year"
    return None


def _count(tokens: Sequence[Token]) -> Fields | None:
    """The amount among tokens, or a 5日 taken as five days."""
    a = next((t for t in reversed(tokens) if t.cls in ("AMOUNT", "DOM", "POS")), None)
    if a is None:
        return None
    if a.cls == "AMOUNT":
        return dict(a.value)
    value = a.value
    if value.get("ri") and set(value) <= {"ri", "month_day", "unit", "window"}:
        out: Fields = {"n": value["month_day"][-1], "unit": "day", "working": False, "src": "RI"}
        return {**out, "amb": "approximate"} if value.get("window") else out
    return None


def anchor(tokens: Sequence[Token]) -> Fields | None:
    """季度终了后15日内, 月末前3个工作日, EOM-3: counted from the end of a period."""
    period = _period(tokens)
    count = _count(tokens)
    number = _first(tokens, "NUM")
    if count is None and number and _first(tokens, "TO"):
        count = {"n": number.value, "unit": "day", "working": False}
    if count is None:
        return None
    if period is None and not _first(tokens, "FIRSTHALF", "SECONDHALF"):
        return None
    sign = -1 if _first(tokens, "BEFORE", "TO") else 1
    out = _offset_of(count, sign)
    if out is None:
        return None
    if period is None:
        return {**out, "anchor": "half_year_end"}
    once = _first(tokens, "MONTHOF") is not None  # 本月结束后3日内
    return {"unit": period, **({} if once else {"freq_unit": period}), **out, "anchor": _ANCHORS[period]}


def _offset_of(count: Fields, sign: int) -> Fields | None:
    n, unit = count["n"], count["unit"]
    if n != int(n):
        return None
    if unit == "day":
        return {"offset": sign * n, "offset_workdays": count["working"]}
    if unit == "week":
        return {"offset": sign * n * 7}
    if unit in _SIZES:
        return {"offset_months": sign * n * _SIZES[unit]}
    return None


def anchor_end(tokens: Sequence[Token]) -> Fields | None:
    """每月底前3个工作日, 每季度末后5日内: only where the frequency itself named the end."""
    freq = _first(tokens, "FREQ")
    return anchor(tokens) if freq and freq.value.get("end") else None


def anchor_event(tokens: Sequence[Token]) -> Fields | None:
    """年度终了之日起五个月内: an event whose day the calendar knows."""
    count, period = _count(tokens), _period(tokens)
    if count is None or period is None:
        return None
    return {"unit": period, "anchor": _ANCHORS[period], "count": count}


def next_month(tokens: Sequence[Token]) -> Fields | None:
    """每季度次月15日, 月度结束后次月5日: in the month after the period."""
    period, following = _period(tokens), _first(tokens, "MONTHOF")
    if following is not None and following.value["shift"] != 1:
        return None
    if period == "month":
        return {"unit": "month", "shift": 1, "freq_unit": "month"}
    if period == "quarter":
        return {"unit": "quarter", "month_of_quarter": 4, "freq_unit": "quarter"}
    if period == "year":
        return {"unit": "year", "month": (1,), "shift": 1, "freq_unit": "year"}
    return None


def month_nth(tokens: Sequence[Token]) -> Fields | None:
    """月末最后一个工作日, 月底倒数第二个工作日."""
    found = place_nth(tokens)
    if found is None or "nth_workday" not in found:
        return None
    freq = _first(tokens, "FREQ")
    return {**found, "unit": "month", **({"freq": freq.value} if freq else {})}


def offset(tokens: Sequence[Token]) -> Fields | None:
    """国庆节前一个工作日, 春节前一周, 元旦后3日内: from a named day."""
    sign = -1 if _first(tokens, "BEFORE", "BEFOREP") else 1
    n_token = _first(tokens, "NTH")
    if n_token is not None:
        working = n_token.value.get("working") or _first(tokens, "WORKDAY")
        if not working and n_token.value.get("of") != "day":
            return None
        return {"offset": sign * abs(n_token.value["n"]), "offset_workdays": bool(working)}
    count = _count(tokens)
    return _offset_of(count, sign) if count else None


def lunar(tokens: Sequence[Token]) -> Fields | None:
    """初五, 农历十五: days of the lunar month. 每月初五 is 初 with a bare number after it."""
    number = _first(tokens, "NUM")
    dom = _first(tokens, "DOM")
    n = number.value if number else (dom.value["month_day"][0] if dom else 0)
    freq = _first(tokens, "FREQ")
    explicit = _first(tokens, "LUNAR", "CHU", "MSTART")
    if freq and not explicit and not freq.value.get("begin"):
        return None
    limit = 30 if _first(tokens, "LUNAR") else 10
    if not 1 <= n <= limit:
        return None
    out: Fields = {"unit": "month", "lunar_day": n, "amb": "lunar-or-solar"}
    if freq:
        out["freq"] = {**freq.value, "begin": None}
    return out


def lunar_date(tokens: Sequence[Token]) -> Fields | None:
    """正月十五, 腊月二十八, 农历八月十五: a day of the lunar year."""
    named, numbers, dom = _first(tokens, "LMONTH"), _all(tokens, "NUM"), _first(tokens, "DOM")
    month_ = named.value if named else (numbers[0] if numbers else 0)
    day = dom.value["month_day"][0] if dom else (numbers[-1] if numbers else 0)
    if not (1 <= month_ <= 12 and 1 <= day <= 30):
        return None
    freq = _first(tokens, "FREQ")
    return {"unit": "year", "lunar_month": month_, "lunar_day": day, **({"freq": freq.value} if freq else {})}


def md(tokens: Sequence[Token]) -> Fields | None:
    """12/25, 12.25: month and day in figures, which count only where something says that they are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "weak": True, "md": True}


def tplus(tokens: Sequence[Token]) -> Fields | None:
    """T+3个工作日, T+1日."""
    count = _count(tokens)
    if count is None:
        return None
    return {"n": count["n"], "unit": count["unit"], "working": count["working"], "stated": count["src"] != "RI"}


def span(tokens: Sequence[Token]) -> Fields | None:
    """A count from an event: 3日内, 在3个工作日, 提前3天."""
    return _count(tokens)


def span_nth(tokens: Sequence[Token]) -> Fields | None:
    """交车后第3天, 收货后第二个工作日."""
    pos = _first(tokens, "POS")
    if pos is None:
        return None
    value = {k: v for k, v in pos.value.items() if k != "unit"}
    if set(value) == {"nth_workday"} and value["nth_workday"] > 0:
        return {"n": value["nth_workday"], "unit": "day", "working": True, "on": True, "src": "NTH"}
    if set(value) == {"month_day"} and "unit" not in pos.value and value["month_day"][0] > 0:
        return {"n": value["month_day"][0], "unit": "day", "working": False, "on": True, "src": "NTH"}
    return None


def span_wide(tokens: Sequence[Token]) -> Fields | None:
    """入职满一个月后5日内: the first amount belongs to the event, which ends at 后."""
    count, after = _count(tokens), _first(tokens, "AFTER")
    return {**count, "after": True, "event_to": after.start} if count and after else None


def last_day(tokens: Sequence[Token]) -> Fields | None:
    """25日至次月5日: a window that ends in the next month."""
    shift, doms = _first(tokens, "MONTHOF"), _all(tokens, "DOM")
    return {"month_day": doms[-1]["month_day"]} if shift and shift.value["shift"] == 1 else None


def ahead(tokens: Sequence[Token]) -> Fields | None:
    """12月提前至: a month for which another day holds."""
    pos = _first(tokens, "POS")
    if pos is None:
        return None
    named = pos.value.get("month")
    return {"month": named} if named and "month_day" not in pos.value else None


def roll_weekend(tokens: Sequence[Token]) -> Fields | None:
    """遇周末顺延: the weekend was read as a position."""
    pos = _first(tokens, "POS")
    return (
        {} if pos and (pos.value.get("weekday") or pos.value.get("part") == "end" or pos.value.get("holiday")) else None
    )


def except_(tokens: Sequence[Token]) -> Fields | None:
    """最后一天除外, 12月除外."""
    pos = _first(tokens, "POS")
    if pos is None:
        return None
    if pos.value.get("month_day") in (-1, (-1,)) and "month" not in pos.value:
        return {"last_day": True}
    if pos.value.get("month") and "month_day" not in pos.value:
        return {"months": tuple(pos.value["month"])}
    if pos.value.get("weekday") and set(pos.value["weekday"]) <= {6, 7}:
        return {"days_off": True}
    return None


# English forms.


def weekly_other(tokens: Sequence[Token]) -> Fields | None:
    """every other Friday."""
    w = _first(tokens, "WDAY")
    return {"unit": "week", "every": 2, "amb": "phase", "pos": {"unit": "week", **w.value}} if w else None


def weekly_names(tokens: Sequence[Token]) -> Fields | None:
    """Mondays, Tuesdays and Thursdays."""
    w = _first(tokens, "WDAYS")
    return {"unit": "week", "every": 1, "pos": {"unit": "week", **w.value}} if w else None


def rate(tokens: Sequence[Token]) -> Fields | None:
    """once a month, twice every week."""
    a = _first(tokens, "AMOUNT")
    if a:
        found = every(tokens)
    else:
        unit = next((_UNITS[t.cls] for t in tokens if t.cls in _UNITS), None)
        found = {"unit": unit, "every": 1} if unit else None
    quota = _first(tokens, "QUOTA")
    if found and quota and (quota.value["n"] != 1 or quota.value.get("top")):
        top = quota.value.get("top")
        found["quota"] = (">=" if quota.value.get("least") else "") + (
            f"{quota.value['n']}-{top}" if top else str(quota.value["n"])
        )
    return found


def _around(tokens: Sequence[Token]) -> Fields:
    """The period that an English position is of: ``of each month``, ``of the month``, ``of next quarter``."""
    for t in reversed(tokens):
        if t.cls == "FREQ":
            return {"freq": t.value, "unit": t.value["unit"]}
        if t.cls == "PERIOD":
            return dict(t.value)
        if t.cls == "AMOUNT" and t.value["n"] == 1 and t.value["src"] in ("MONTHS", "QUARTER", "YEAR"):
            return {"unit": {"MONTHS": "month", "QUARTER": "quarter", "YEAR": "year"}[t.value["src"]]}
    return {}


def dom_of(tokens: Sequence[Token]) -> Fields | None:
    """the 5th of the month, 15th of next month."""
    around = _around(tokens)
    dom = _first(tokens, "DOM")
    if dom is None:
        return None
    unit = around.get("unit", "month")
    if unit == "month" or (dom.value["month_day"] == (-1,) and unit != "day"):
        return {"unit": "month", **around, **dom.value}
    return {**around, "unit": "month", **dom.value} if "freq" in around and unit != "day" else None


def nth_of(tokens: Sequence[Token]) -> Fields | None:
    """last business day of each month, second Tuesday of the month, first 5 working days of each month."""
    dom = _first(tokens, "DOM")
    if dom is None or len(dom.value["month_day"]) != 1 or dom.value.get("window"):
        return None
    n = dom.value["month_day"][0]
    around = _around([t for t in tokens if not (t.cls == "AMOUNT" and t.value["unit"] == "day")])
    days_ = next((t.value for t in tokens if t.cls == "AMOUNT" and t.value["unit"] == "day"), None)
    out: Fields = {**around}
    w = _first(tokens, "WDAY")
    if _first(tokens, "EVERY"):
        if w is not None and n == 2 and not around:  # every second Friday
            return {"freq": {"unit": "week", "every": 2, "amb": "phase"}, "unit": "week", **w.value}
        out["freq_unit"] = around.get("unit", "month")
    if w is not None:
        return {**out, "nth_weekday": (n, w.value["weekday"][0])} if len(w.value["weekday"]) == 1 else None
    if days_ is not None:
        count = days_["n"] * (1 if n > 0 else -1) if abs(n) == 1 else n
        return {**out, "nth_workday": count} if days_["working"] else {**out, "month_day": (count,)}
    number = _first(tokens, "NUM")
    return {**out, "nth_workday": number.value if number and n == 1 else n}


def dom_in_quarter(tokens: Sequence[Token]) -> Fields | None:
    """the 15th of the first month of each quarter; the last month of the quarter."""
    doms = [t.value["month_day"] for t in tokens if t.cls == "DOM"]
    around = _around(tokens)
    if around.get("unit") != "quarter" or not doms:
        return None
    nth_month = doms[-1][0]
    if nth_month not in (1, 2, 3, -1):
        return None
    out: Fields = {**around, "month_of_quarter": nth_month if nth_month > 0 else 3, "freq_unit": "quarter"}
    if len(doms) > 1:
        if _first(tokens, "WORKDAY"):
            return {**out, "nth_workday": doms[0][0]}
        return {**out, "month_day": doms[0]}
    return {**out, "weak": True}


def dom_of_month(tokens: Sequence[Token]) -> Fields | None:
    """every quarter on the 15th of the first month."""
    doms = [t.value["month_day"] for t in tokens if t.cls == "DOM"]
    period = _first(tokens, "PERIOD")
    if (period and period.value["unit"] != "month") or doms[-1][0] not in (1, 2, 3, -1):
        return None
    nth_month = doms[-1][0] if doms[-1][0] > 0 else 3
    return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": nth_month, "month_day": doms[0]}


def every_nth(tokens: Sequence[Token]) -> Fields | None:
    """every second month."""
    dom = _first(tokens, "DOM")
    unit = next((_UNITS[t.cls] for t in tokens if t.cls in _UNITS), None)
    if dom is None or unit is None or len(dom.value["month_day"]) != 1 or not 2 <= dom.value["month_day"][0] <= 12:
        return None
    return {"unit": unit, "every": dom.value["month_day"][0], "amb": "phase"}


def dom_last_month(tokens: Sequence[Token]) -> Fields | None:
    """the 25th of the last month of each quarter."""
    around, dom = _around(tokens), _first(tokens, "DOM")
    if around.get("unit") != "quarter":
        return None
    if dom is None:
        return {**around, "month_of_quarter": 3, "freq_unit": "quarter", "weak": True}
    day = {"nth_workday": dom.value["month_day"][0]} if _first(tokens, "WORKDAY") else dom.value
    return {**around, "month_of_quarter": 3, "freq_unit": "quarter", **day}


def end_of(tokens: Sequence[Token]) -> Fields | None:
    """end of next month, end of this year, within the quarter."""
    around = _around(tokens) or ({"unit": "quarter"} if _first(tokens, "QUARTER") else {})
    if not around:
        return None
    ends: Fields = {"month": {"month_day": (-1,)}, "year": {"month": (12,), "month_day": (31,)}}.get(around["unit"], {})
    named = "shift" in around or "this" in around
    return {**around, **ends, **({} if named else {"bare": True})}


def name_year(tokens: Sequence[Token]) -> Fields | None:
    """March 2027."""
    name, number = _first(tokens, "MONTHNAME"), _first(tokens, "NUM")
    year = _year(number.value) if number else None
    return {"year": year, "month": (name.value,)} if name and year and year >= 1990 else None


def name_day(tokens: Sequence[Token]) -> Fields | None:
    """June 30, 30 June 2027, the 25th of December."""
    name = _first(tokens, "MONTHNAME")
    if name is None:
        return None
    dom = _first(tokens, "DOM")
    numbers = _all(tokens, "NUM")
    if dom is not None:
        day, rest = dom.value["month_day"][0], numbers
    elif numbers:
        day, rest = numbers[0], numbers[1:]
    else:
        return None
    if not 1 <= day <= 31:
        year = _year(day) if day >= 1990 and not rest else None
        return {"unit": "year", "year": year, "month": (name.value,), "weak": True} if year else None
    out: Fields = {"unit": "year", "month": (name.value,), "month_day": (day,)}
    if rest:
        if rest[0] < 1990 or rest[0] > 2100:
            return None
        out["year"] = rest[0]
    return out


def name_months(tokens: Sequence[Token]) -> Fields | None:
    """June and December."""
    return {"unit": "year", "month": tuple(sorted(_all(tokens, "MONTHNAME"))), "weak": True}


def nth_in_month(tokens: Sequence[Token]) -> Fields | None:
    """last business day of December."""
    found, name = nth_of([t for t in tokens if t.cls != "MONTHNAME"]), _first(tokens, "MONTHNAME")
    return {"unit": "year", "month": (name.value,), **found} if found and name else None


def span_dom(tokens: Sequence[Token]) -> Fields | None:
    """the 3rd day after delivery, the second business day after receipt."""
    dom = _first(tokens, "DOM")
    if dom is None or len(dom.value["month_day"]) != 1 or dom.value["month_day"][0] < 1:
        return None
    working = _first(tokens, "WORKDAY") is not None
    return {"n": dom.value["month_day"][0], "unit": "day", "working": working, "next": True, "on": True, "src": "NTH"}


def name_days(tokens: Sequence[Token]) -> Fields | None:
    """March 25 and June 25: one day of several months."""
    found = {n if isinstance(n, int) else n["month_day"][0] for n in _all(tokens, "NUM", "DOM")}
    if len(found) != 1 or not 1 <= min(found) <= 31:
        return None
    return {"unit": "year", "month": tuple(sorted(_all(tokens, "MONTHNAME"))), "month_day": tuple(found)}


def name_day_next(tokens: Sequence[Token]) -> Fields | None:
    """March 31 next year."""
    found, period = name_day(tokens), _first(tokens, "PERIOD")
    if found is None or period is None or period.value["unit"] != "year" or "month_day" not in found:
        return None
    return {**found, **period.value}


def name_end_next(tokens: Sequence[Token]) -> Fields | None:
    """end of March next year."""
    name, period = _first(tokens, "MONTHNAME"), _first(tokens, "PERIOD")
    if name is None or period is None or period.value["unit"] != "year":
        return None
    return {"month": (name.value,), "month_day": (-1,), **period.value}


def en_half(tokens: Sequence[Token]) -> Fields | None:
    """within 20 days after the first half-year."""
    a, dom = _first(tokens, "AMOUNT"), _first(tokens, "DOM")
    moved = _offset_of(a.value, 1) if a else None
    half = dom.value["month_day"][0] if dom else 0
    if moved is None or half not in (1, 2, -1):
        return None
    return {"unit": "year", "half": half if half > 0 else 2, "freq_unit": "year", "anchor": "half_year_end", **moved}


def every_name(tokens: Sequence[Token]) -> Fields | None:
    """every December, every June 30."""
    name = _first(tokens, "MONTHNAME")
    if name is None:
        return None
    found = name_day(tokens) or {"unit": "year", "month": tuple(sorted(_all(tokens, "MONTHNAME")))}
    return {**found, "freq": {"unit": "year", "every": 1}} if "year" not in found else None


def en_anchor(tokens: Sequence[Token]) -> Fields | None:
    """within 10 days after month end, 5 working days before the end of each quarter, BD+2 after month end."""
    first = tokens[0]
    period: str | None = None
    freq: Fields | None = None
    for t in tokens[1:]:
        if t.cls in ("MEND", "QEND", "YEND"):
            period = _PERIODS[t.cls]
        elif t.cls in ("FREQ", "PERIOD") or (t.cls == "AMOUNT" and t is tokens[-1]):
            value = t.value
            ended = _first(tokens, "ENDOF") or value.get("end")
            period = value.get("unit") if value.get("unit") in _ANCHORS and ended else None
            freq = value if t.cls == "FREQ" else None
        elif t.cls in ("MONTHS", "QUARTER", "YEAR") and _first(tokens, "ENDOF"):
            period = _UNITS[t.cls]
    if first.cls == "WDPLUS":
        number = _first(tokens, "NUM")
        period = period or "month"
        count: Fields | None = {"n": number.value, "unit": "day", "working": True} if number else None
    else:
        a = _first(tokens, "AMOUNT")
        count = dict(a.value) if a else None
    if period is None or count is None:
        return None
    moved = _offset_of(count, -1 if _first(tokens, "BEFOREP") else 1)
    if moved is None:
        return None
    stated = next((t.value for t in tokens if t.cls == "PERIOD"), {})
    named: Fields = {k: stated[k] for k in ("this", "shift") if k in stated}
    out: Fields = {"unit": period, **(named or {"freq_unit": period}), **moved, "anchor": _ANCHORS[period]}
    if freq:
        out["freq"] = {k: v for k, v in freq.items() if k in ("unit", "every", "working")}
    return out


def eom_plus(tokens: Sequence[Token]) -> Fields | None:
    """EOM+3."""
    number = _first(tokens, "NUM")
    return {"unit": "month", "freq_unit": "month", "anchor": "month_end", "offset": number.value} if number else None


def net(tokens: Sequence[Token]) -> Fields | None:
    """net 30: days from the invoice."""
    number, length = _first(tokens, "NUM"), _first(tokens, "AMOUNT")
    if length:
        return {**length.value, "event": "invoice date"}
    return {"n": number.value, "unit": "day", "working": False, "event": "invoice date"} if number else None


CONVERTERS: dict[str, Callable[[Sequence[Token]], Fields | None]] = {
    f.__name__.rstrip("_"): f
    for f in (
        clock, clock_window, amount, long_days, weekdays, days, day_window, every, weekly, nth, nth_last, place_nth, place_nth2,
        lunar_date, name_months, name_days, name_day_next, name_end_next, en_half,
        first_n, first_n_begin, quarter_month, month, months, year_month, year_end, year_weak, year_rel, quarter,
        anchor, anchor_end, anchor_event, next_month, month_nth, offset, lunar, md, tplus, span, span_nth, span_wide, last_day, ahead,
        roll_weekend, except_, weekly_other, weekly_names, rate, dom_of, nth_of, dom_in_quarter, dom_last_month, dom_of_month,
        every_nth, nth_in_month, span_dom, end_of, name_year,
        name_day, every_name, en_anchor, eom_plus, net,
    )
}  # fmt: skip
