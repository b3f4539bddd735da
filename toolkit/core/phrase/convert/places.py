"""Places in a period: the nth working day, a month, a quarter, a year."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    first_of,
    likely_year,
    nth_weekday,
    several,
    values_of,
)
from toolkit.core.phrase.grammar import Fields, Token


def nth(tokens: Sequence[Token]) -> Fields | None:
    """第3个工作日, 首个工作日, 第一个月."""
    a = first_of(tokens, "AMOUNT")
    if a is None:
        return {"n": 1}
    n = a.value["n"]
    return {"n": n, "of": a.value["unit"], "working": a.value["working"]} if n == int(n) else None


def nth_last(tokens: Sequence[Token]) -> Fields | None:
    """倒数第二个工作日, 最后一个工作日, 最后一个月."""
    found = nth(tokens)
    return {**found, "n": -found["n"]} if found else None


def nth_within_last(tokens: Sequence[Token]) -> Fields | None:
    """最后一个工作日; 最后3个工作日内 is a window that ends with the last of them."""
    found = nth(tokens)
    return {**found, "n": -1} if found else None


def place_nth(tokens: Sequence[Token]) -> Fields | None:
    """The nth working day, weekday, day or week of whatever period surrounds it."""
    n_token = first_of(tokens, "NTH")
    if n_token is None:
        return None
    n, of, working = n_token.value["n"], n_token.value.get("of"), n_token.value.get("working")
    w = first_of(tokens, "WDAY", "DAYNAME")
    if w is not None and n > 5:
        return None
    if w is not None:
        if isinstance(w.value, dict) and "weekday" not in w.value:
            return None  # 最后一个周末
        return nth_weekday(n, w.value if isinstance(w.value, dict) else {"weekday": (w.value,)})
    if first_of(tokens, "WORKDAY") or (of == "day" and working):
        return {"nth_workday": n}
    if of == "day":
        return {"month_day": (n,)}
    if of == "week" or first_of(tokens, "WEEK"):
        if n > 5:
            return None  # 第10周 is none of a month
        return {"month_day": (min(7 * n, 28) if n > 0 else -1,), "amb": "approximate", "weeks": n}
    if of == "month":
        return {"month_of_quarter": n, "weak": True} if -1 <= n <= 3 else None
    return None


def first_n(tokens: Sequence[Token]) -> Fields | None:
    """每月前5个工作日, 每月前5天: due with the last of them."""
    a, freq = first_of(tokens, "AMOUNT"), first_of(tokens, "FREQ")
    if a is None or a.value["unit"] != "day" or a.value["n"] != int(a.value["n"]):
        return None
    if freq is not None and (freq.value.get("end") or freq.value.get("pos")):
        return None  # 每月底前3个工作日 counts back from the end
    return {"nth_workday": a.value["n"]} if a.value["working"] else {"month_day": (a.value["n"],)}


def first_n_begin(tokens: Sequence[Token]) -> Fields | None:
    """每月初3个工作日内, 每月开始5天内; with neither word the count must be of working days (每月3个工作日内)."""
    freq = first_of(tokens, "FREQ")
    found = first_n(tokens)
    if freq is None or found is None or freq.value.get("unit") == "day":
        return None
    return found


def quarter_month(tokens: Sequence[Token]) -> Fields | None:
    """季度首月, 第一个月, 末月: the month of a quarter."""
    n_token = first_of(tokens, "NTH")
    if n_token is None:
        return None
    n, of = n_token.value["n"], n_token.value.get("of")
    if not (of == "month" or (of is None and first_of(tokens, "MONTH"))):
        return None
    if not (1 <= n <= 3 or n == -1):
        return None
    out: Fields = {"unit": "quarter", "month_of_quarter": n if n > 0 else 3, "last_month": n < 0}
    if first_of(tokens, "QUARTER"):
        out["freq_unit"] = "quarter"
    return out


def half_ends(tokens: Sequence[Token]) -> Fields | None:
    """每半年末月, 每年末月: June and December, or December."""
    freq = first_of(tokens, "FREQ")
    end = "half-year" if freq is None else freq.value.get("end")
    return {"unit": "year", "month": (6, 12) if end == "half-year" else (12,)} if end in ("half-year", "year") else None


def place_nth2(tokens: Sequence[Token]) -> Fields | None:
    """季度首月第三个工作日: the second of two ordinals."""
    found = [t for t in tokens if t.cls == "NTH"]
    rest = [t for t in tokens if t.cls in ("WORKDAY", "WDAY")]
    return place_nth([found[-1], *rest]) if len(found) == 2 else None


def year_nth(tokens: Sequence[Token]) -> Fields | None:
    """今年最后一个工作日."""
    found = place_nth(tokens)
    if found is None or not {"nth_workday", "month_day"} & set(found):
        return None
    return {"unit": "year", "shift": 1 if first_of(tokens, "NEXT_YEAR") else 0, **found}


def even_days(tokens: Sequence[Token]) -> Fields | None:
    """逢双日: every even day of the month."""
    freq = first_of(tokens, "FREQ")
    return None if freq and freq.value["unit"] != "month" else {"month_day": tuple(range(2, 31, 2))}


def odd_days(tokens: Sequence[Token]) -> Fields | None:
    """逢单日."""
    freq = first_of(tokens, "FREQ")
    return None if freq and freq.value["unit"] != "month" else {"month_day": tuple(range(1, 32, 2))}


def nth_dom(tokens: Sequence[Token]) -> Fields | None:
    """头十日."""
    return {"n": tokens[-1].value["month_day"][0], "of": "day", "working": False}


def nth_last_dom(tokens: Sequence[Token]) -> Fields | None:
    """倒数第二日."""
    found = nth_dom(tokens) if len(tokens[-1].value["month_day"]) == 1 else None
    return {**found, "n": -found["n"]} if found else None


def nth_day(tokens: Sequence[Token]) -> Fields | None:
    """第3日, the third day: of a month, or after an event. 第3号 and 第3、5日 are none."""
    last = tokens[-1]
    if last.cls == "DOM":
        return nth_dom(tokens) if last.value.get("ri") else None
    number = first_of(tokens, "NUM")
    return {"n": number.value, "of": "day", "working": False} if number and number.value == int(number.value) else None


def second_day(tokens: Sequence[Token]) -> Fields | None:
    """每月第二天, 每周第二日; 每天下单第二天 and 每月末第二天 are the day after."""
    freq = first_of(tokens, "FREQ")
    if freq is None or freq.value.get("unit") == "day" or freq.value.get("end"):
        return None
    return {"freq": freq.value, "month_day": (2,)}


def last_of_month(tokens: Sequence[Token]) -> Fields | None:
    """最后一天, of whatever period surrounds it; 月末最后一天 says of which."""
    named = {"unit": "month"} if "月" in tokens[-1].value else {}
    return {"month_day": (-1,), **named} if named or len(tokens) == 1 else None


def middle_and_end(tokens: Sequence[Token]) -> Fields | None:
    """月中月末: the 15th and the last day of each month."""
    return {"unit": "month", "freq_unit": "month", "month_day": (15, -1), "amb": "approximate"}


def thirds(tokens: Sequence[Token]) -> Fields | None:
    """每旬: the 10th, the 20th and the last day of a month."""
    return {"month_day": (10, 20, -1)}


def of_each_third(tokens: Sequence[Token]) -> Fields | None:
    """每旬第一天: the 1st, the 11th and the 21st."""
    nth_token = first_of(tokens, "NTH")
    if nth_token is None:
        first = 1 if first_of(tokens, "FIRSTDAY") else 2 if first_of(tokens, "SECONDDAY") else 0
        return {"month_day": (first, 10 + first, 20 + first)} if first else thirds(tokens)
    n, of = nth_token.value["n"], nth_token.value.get("of")
    if of != "day" or nth_token.value.get("working") or not (1 <= n <= 10 or n == -1):
        return None
    return {"month_day": (n, 10 + n, 20 + n)} if n > 0 else thirds(tokens)


def place_nths(tokens: Sequence[Token]) -> Fields | None:
    """第2个、第4个星期四: the first of several, the others as ``more``."""
    rest = [t for t in tokens if t.cls not in ("NTH", "AMOUNT", "NUM")]
    found = [place_nth([t, *rest]) for t in tokens if t.cls == "NTH"]
    for n in values_of(tokens, "NUM"):  # 第一、三个周五
        found.append(place_nth([Token("NTH", {"n": n}, 0, 0), *rest]))
    for amount in (t.value for t in tokens if t.cls == "AMOUNT"):  # 第1、3周的周二
        if amount["unit"] != "week" or amount["n"] != int(amount["n"]):
            return None
        found.append(place_nth([Token("NTH", {"n": amount["n"], "of": "week"}, 0, 0), *rest]))
    keys = {next(iter(f)) for f in found if f}
    if None in found or len(keys) != 1 or not keys <= {"nth_weekday", "nth_workday"}:
        return None
    key = keys.pop()
    return several([f for f in found if f], key)


def months_nth(tokens: Sequence[Token]) -> Fields | None:
    """3月、6月的最后一个工作日."""
    found = {"month_day": (-1,)} if first_of(tokens, "LASTDAY") else place_nth(tokens)
    named = months(tokens)
    return {**named, **found} if named and found and not found.get("weak") else None


def month(tokens: Sequence[Token]) -> Fields | None:
    """12月, in a year."""
    numbers = values_of(tokens, "NUM")
    return {"month": (numbers[-1],)} if numbers and 1 <= numbers[-1] <= 12 else None


def months(tokens: Sequence[Token]) -> Fields | None:
    """6月和12月."""
    numbers = values_of(tokens, "NUM")
    return {"month": tuple(sorted(numbers))} if all(1 <= n <= 12 for n in numbers) else None


def year_month(tokens: Sequence[Token]) -> Fields | None:
    """2026年12月: the year must look like one."""
    numbers = values_of(tokens, "NUM")
    if len(numbers) != 2 or not 1 <= numbers[1] <= 12:
        return None
    year = likely_year(numbers[0])
    return {"year": year, "month": (numbers[1],)} if year else None


def year_end(tokens: Sequence[Token]) -> Fields | None:
    """2026年底."""
    numbers = values_of(tokens, "NUM")
    year = likely_year(numbers[0]) if numbers else None
    return {"unit": "year", "year": year, "month": (12,), "month_day": (31,)} if year else None


def year_half(tokens: Sequence[Token]) -> Fields | None:
    """2027年上半年."""
    found = year_end(tokens)
    half = 1 if first_of(tokens, "FIRSTHALF") else 2
    return None if found is None else {"unit": "year", "year": found["year"], "half": half, "weak": True}


def year_weak(tokens: Sequence[Token]) -> Fields | None:
    """2026年: a year alone, which says something only with 前 or 内."""
    found = year_end(tokens)
    return None if found is None else {**found, "weak": True, "all_year": True}


def year_rel(tokens: Sequence[Token]) -> Fields | None:
    """今年底, 明年年底."""
    shift = 1 if first_of(tokens, "NEXT_YEAR") else 0
    return {"unit": "year", "month": (12,), "month_day": (31,), "shift": shift}


def quarter(tokens: Sequence[Token]) -> Fields | None:
    """第四季度, 三季度末, 2026年一季度, 26年Q3."""
    numbers = values_of(tokens, "NUM", "QNAME")
    if not numbers or not 1 <= numbers[-1] <= 4:
        return None
    out: Fields = {"unit": "year", "quarter": numbers[-1]}
    if len(numbers) == 2:
        year = likely_year(numbers[0])
        if year is None:
            return None
        out["year"] = year
    if first_of(tokens, "QEND"):
        out["weak"] = False
    if first_of(tokens, "THIS_YEAR"):
        out["shift"] = 0
    elif first_of(tokens, "NEXT_YEAR"):
        out["shift"] = 1
    return out


def quarter_name(tokens: Sequence[Token]) -> Fields | None:
    """今年Q4, 2026年Q4末, Q1 next year."""
    name, number, period = first_of(tokens, "QNAME"), first_of(tokens, "NUM"), first_of(tokens, "PERIOD")
    if name is None or (period and (period.value.get("unit") != "year" or "this" in period.value)):
        return None
    out: Fields = {"unit": "year", "quarter": name.value}
    if number is None:
        shift = period.value.get("shift", 0) if period else 0
        return {**out, "shift": 1 if first_of(tokens, "NEXT_YEAR") else shift}
    year = likely_year(number.value)
    return {**out, "year": year} if year else None
