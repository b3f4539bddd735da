"""Places in a period: the nth working day, a month, a quarter, lunar days, exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    first_of,
    likely_year,
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
    if w is not None:
        weekday = w.value["weekday"][0] if isinstance(w.value, dict) else w.value
        return {"nth_weekday": (n, weekday)}
    if first_of(tokens, "WORKDAY") or (of == "day" and working):
        return {"nth_workday": n}
    if of == "day":
        return {"month_day": (n,)}
    if of == "week" or first_of(tokens, "WEEK"):
        return {"month_day": (min(7 * n, 28) if n > 0 else -1,), "amb": "approximate"}
    if of == "month":
        return {"month_of_quarter": n, "weak": True} if -1 <= n <= 3 else None
    return None


def first_n(tokens: Sequence[Token]) -> Fields | None:
    """每月前5个工作日, 每月前5天: due with the last of them."""
    a, freq = first_of(tokens, "AMOUNT"), first_of(tokens, "FREQ")
    if a is None or a.value["unit"] != "day" or a.value["n"] != int(a.value["n"]):
        return None
    if freq is not None and freq.value.get("end"):
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
    out: Fields = {"unit": "quarter", "month_of_quarter": n if n > 0 else 3}
    if first_of(tokens, "QUARTER"):
        out["freq_unit"] = "quarter"
    return out


def place_nth2(tokens: Sequence[Token]) -> Fields | None:
    """季度首月第三个工作日: the second of two ordinals."""
    found = [t for t in tokens if t.cls == "NTH"]
    rest = [t for t in tokens if t.cls == "WORKDAY"]
    return place_nth([found[-1], *rest]) if len(found) == 2 else None


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
    return None if found is None else {**found, "weak": True}


def year_rel(tokens: Sequence[Token]) -> Fields | None:
    """今年底, 明年年底."""
    shift = 1 if first_of(tokens, "NEXT_YEAR") else 0
    return {"unit": "year", "month": (12,), "month_day": (31,), "shift": shift}


def quarter(tokens: Sequence[Token]) -> Fields | None:
    """第四季度, 三季度末, 2026年一季度."""
    numbers = values_of(tokens, "NUM")
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
    return out


def quarter_name(tokens: Sequence[Token]) -> Fields | None:
    """今年Q4, 2026年Q4末."""
    name, number = first_of(tokens, "QNAME"), first_of(tokens, "NUM")
    year = likely_year(number.value) if number else None
    if name is None or (number is not None and year is None):
        return None
    return {"unit": "year", "quarter": name.value, **({"year": year} if year else {"shift": 0})}


def lunar(tokens: Sequence[Token]) -> Fields | None:
    """初五, 农历十五: days of the lunar month. 每月初五 is 初 with a bare number after it."""
    number = first_of(tokens, "NUM")
    dom = first_of(tokens, "DOM")
    n = number.value if number else (dom.value["month_day"][0] if dom else 0)
    freq = first_of(tokens, "FREQ")
    explicit = first_of(tokens, "LUNAR", "CHU", "MSTART")
    if freq and not explicit and not freq.value.get("begin"):
        return None
    limit = 30 if first_of(tokens, "LUNAR") else 10
    if not 1 <= n <= limit:
        return None
    out: Fields = {"unit": "month", "lunar_day": n, "amb": "lunar-or-solar"}
    if freq:
        out["freq"] = {**freq.value, "begin": None}
    return out


def lunar_date(tokens: Sequence[Token]) -> Fields | None:
    """正月十五, 腊月二十八, 农历八月十五: a day of the lunar year."""
    named, numbers, dom = first_of(tokens, "LMONTH"), values_of(tokens, "NUM"), first_of(tokens, "DOM")
    month_ = named.value if named else (numbers[0] if numbers else 0)
    day = dom.value["month_day"][0] if dom else (numbers[-1] if numbers else 0)
    if not (1 <= month_ <= 12 and 1 <= day <= 30):
        return None
    freq = first_of(tokens, "FREQ")
    return {"unit": "year", "lunar_month": month_, "lunar_day": day, **({"freq": freq.value} if freq else {})}


def md(tokens: Sequence[Token]) -> Fields | None:
    """12/25, 12.25: month and day in figures, which count only where something says that they are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "weak": True, "md": True}


def day_named(tokens: Sequence[Token]) -> Fields | None:
    """11月20日(星期五): the weekday in brackets says nothing new."""
    first, second = values_of(tokens, "POS")
    dated = "month_day" in first and "weekday" not in first
    return first if dated and set(second) <= {"unit", "weekday"} and "weekday" in second else None


def document(tokens: Sequence[Token]) -> Fields | None:
    """〔2026〕11号: the number of a document, told by its year in brackets."""
    return {} if 1990 <= values_of(tokens, "NUM")[0] <= 2100 else None


def md_dash(tokens: Sequence[Token]) -> Fields | None:
    """11-15前: month and day with a dash, before 前."""
    month_, day = values_of(tokens, "NUM")
    in_year = 1 <= month_ <= 12 and 13 <= day <= 31
    return {"unit": "year", "month": (month_,), "month_day": (day,), "md": True} if in_year else None


def freq_end(tokens: Sequence[Token]) -> Fields | None:
    """每月结束前, 每半年结束前: the end of every period."""
    freq = tokens[0].value
    ends: dict[str, Fields] = {
        "week": {"weekday": (7,)},
        "month": {"month_day": (-1,)},
        "quarter": {},
        "half-year": {},
        "year": {"month": (12,), "month_day": (31,)},
    }
    unit = freq["unit"]
    if freq["every"] == 6 and unit == "month":
        freq, unit = {"unit": "half-year", "every": 1}, "half-year"
    return {"freq": freq, "unit": unit, **ends[unit]} if unit in ends and freq["every"] == 1 else None


def first_n_next(tokens: Sequence[Token]) -> Fields | None:
    """次月5个工作日内; 本月3天内 is a count from now."""
    of = first_of(tokens, "MONTHOF")
    found = first_n(tokens)
    return found if found and of and (of.value.get("shift") == 1 or "nth_workday" in found) else None


def open_days(tokens: Sequence[Token]) -> Fields | None:
    """周一至周五上班: days on which people work."""
    w, c = first_of(tokens, "WDAY"), first_of(tokens, "CLOCK")
    return {} if w and c and c.value.get("needs") and len(w.value["weekday"]) > 2 else None


def statutory(tokens: Sequence[Token]) -> Fields | None:
    """法定申报期内, 每季度申报期内: the published day of the month, of the month after the quarter."""
    name, freq, month_of = first_of(tokens, "STATUTORY"), first_of(tokens, "FREQ"), first_of(tokens, "MONTHOF")
    if name is None:
        return None
    out: Fields = {"statutory": name.value, "unit": "month", "freq_unit": "month"}
    if freq and freq.value["unit"] == "quarter":
        out.update(unit="quarter", freq_unit="quarter", month_of_quarter=4)
    elif freq and freq.value["unit"] != "month":
        return None
    if month_of:
        return {"statutory": name.value, "unit": "month", **month_of.value}
    return {**out, "freq": freq.value} if freq else out


def last_day(tokens: Sequence[Token]) -> Fields | None:
    """25日至次月5日: a window that ends in the next month."""
    shift, doms = first_of(tokens, "MONTHOF"), values_of(tokens, "DOM")
    return {"month_day": doms[-1]["month_day"]} if shift and shift.value["shift"] == 1 else None


def ahead(tokens: Sequence[Token]) -> Fields | None:
    """12月提前至: a month for which another day holds."""
    pos = first_of(tokens, "POS")
    if pos is None:
        return None
    named = pos.value.get("month")
    return {"month": named} if named and "month_day" not in pos.value else None


def roll_weekend(tokens: Sequence[Token]) -> Fields | None:
    """遇周末顺延: the weekend was read as a position."""
    pos = first_of(tokens, "POS")
    return (
        {} if pos and (pos.value.get("weekday") or pos.value.get("part") == "end" or pos.value.get("holiday")) else None
    )


def except_(tokens: Sequence[Token]) -> Fields | None:
    """最后一天除外, 12月除外."""
    pos = first_of(tokens, "POS")
    if pos is None:
        return None
    if pos.value.get("month_day") in (-1, (-1,)) and "month" not in pos.value:
        return {"last_day": True}
    if pos.value.get("month") and "month_day" not in pos.value:
        return {"months": tuple(pos.value["month"])}
    if pos.value.get("part") == "end" or (pos.value.get("weekday") and set(pos.value["weekday"]) <= {6, 7}):
        return {"days_off": True}
    return None
