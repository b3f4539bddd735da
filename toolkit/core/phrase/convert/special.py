"""Lunar days, dates beside their weekday, statutory days, and what looks like a day."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import first_of, likely_year, values_of
from toolkit.core.phrase.convert.places import first_n
from toolkit.core.phrase.grammar import Fields, Token

_LUNAR_MONTHS_WITHIN = 10  # of the year that they are called by
_YEARS_FROM_THIS = {"BEFORE": -2, "LAST_YEAR": -1, "THIS_YEAR": 0, "NEXT_YEAR": 1, "AFTER": 2}
"""前年 and 后年 are 前 and 后 before 年: at the end of other words they are no years (月底前年检)."""
_NAMED_BY = {"RI": "day", "WEEK": "week", "MONTH": "month", "QUARTER": "quarter"}


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
    further = values_of(tokens, "NUM")[1:]
    if further:
        if not all(n < day <= 30 for day in further):
            return None
        out["more"] = ("lunar_day", tuple(further))
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


def festival_year(tokens: Sequence[Token]) -> Fields | None:
    """26年春节前, 去年春节前, 明年正月十五, Christmas 2026: a festival of the year that is named beside it.

    腊月 of a year may lie in the next, and is left as it is.
    """
    day = next((t.value for t in tokens if t.cls == "POS" and {"holiday", "lunar_month"} & t.value.keys()), None)
    if day is None or day.get("lunar_month", 0) > _LUNAR_MONTHS_WITHIN or {"year", "shift", "freq"} & day.keys():
        return None
    if relative := first_of(tokens, *_YEARS_FROM_THIS):
        return {**day, "shift": _YEARS_FROM_THIS[relative.cls]}
    if beside := first_of(tokens, "NOISE"):  # last year, the year after next
        return {**day, "shift": beside.value} if isinstance(beside.value, int) else None
    if period := first_of(tokens, "PERIOD"):
        return {**day, **period.value} if period.value.get("unit") == "year" else None
    whole = next((t.value["year"] for t in tokens if t.cls == "POS" and t.value.get("all_year")), None)
    number = first_of(tokens, "NUM")
    year = whole or (likely_year(number.value) if number and number.end - number.start == 4 else None)
    return {**day, "year": year} if year else None


def md(tokens: Sequence[Token]) -> Fields | None:
    """12/25, 12.25: month and day in figures, which count only where something says that they are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "weak": True, "md": True}


def md_timed(tokens: Sequence[Token]) -> Fields | None:
    """11/25 17:00前: a time of day follows, so the figures before it are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "amb": "figures-as-date"}


_MINUTES = (15, 30)


def md_part(tokens: Sequence[Token]) -> Fields | None:
    """11.23上午: a date, unless the figures may be a time (9.30上午), hours (3-5下午) or a count (2.5上午)."""
    day = tokens[0].value[1]
    return md_timed(tokens) if day > 12 and day not in _MINUTES else None


_RELATIVE = {"unit", "weekday", "shift", "this", "month_day", "bare", "amb", "holiday"}
_DATED = {"unit", "year", "month", "month_day", "weak", "md", "amb", "short", "ri", "said_weekday"}


def day_named(tokens: Sequence[Token]) -> Fields | None:
    """11月20日(星期五): the weekday in brackets says nothing new; 下周五(11月13日) is that day, whenever it is read."""
    first, second = values_of(tokens, "POS")
    if set(first) <= _RELATIVE and {"month", "month_day"} <= set(second) <= _DATED and len(second["month_day"]) == 1:
        return {k: v for k, v in second.items() if k not in ("weak", "md")} | _said_weekday(first)
    if "anchor" in first and set(second) <= {"unit", "month", "month_day", "weak", "md", "amb"}:
        return dict(first)  # nine months after year end (31 Dec)
    dated = "month_day" in first and "weekday" not in first
    if not (dated and set(second) <= {"unit", "weekday"} and "weekday" in second):
        return None
    weekday = _said_weekday(second) if "month" in first and len(first["month_day"]) == 1 else {}
    return {k: v for k, v in first.items() if k not in ("weak", "md")} | weekday  # 11/16(周一) can be no fraction


def _said_weekday(beside: Fields) -> Fields:
    """The weekday beside a date, which the date may contradict."""
    said = beside.get("weekday", ())
    return {"said_weekday": said[0]} if len(said) == 1 else {}


def months_named(tokens: Sequence[Token]) -> Fields | None:
    """每季度首月15日前(1月、4月、7月、10月): which months those are says nothing new."""
    first, second = values_of(tokens, "POS")
    nth, said = first.get("month_of_quarter"), second.get("month", ())
    if nth is None or set(second) > {"unit", "month", "weak"} or {(m - nth) % 3 for m in said} != {0}:
        return None
    return {**first, "by": True} if first_of(tokens, "BEFORE") else dict(first)


def document(tokens: Sequence[Token]) -> Fields | None:
    """〔2026〕11号: the number of a document, told by its year in brackets."""
    return {} if 1990 <= values_of(tokens, "NUM")[0] <= 2100 else None


def address(tokens: Sequence[Token]) -> Fields | None:
    """文三路5号, A区1号: a number on a street."""
    street = tokens[0].cls == "PLACEWORD" or tokens[0].value in ("路", "公路")
    return {} if street else None


def ending_in(tokens: Sequence[Token]) -> Fields | None:
    """每月逢8, 逢五逢十: every day whose number ends so."""
    numbers = values_of(tokens, "NUM") + [d for v in values_of(tokens, "DOM") for d in v["month_day"]]
    last = {n % 10 for n in numbers if 1 <= n <= 10}
    freq = first_of(tokens, "FREQ")
    if not last or (freq is not None and freq.value["unit"] != "month"):
        return None
    return {"unit": "month", "month_day": tuple(d for d in range(1, 31) if d % 10 in last)}


def meeting(tokens: Sequence[Token]) -> Fields | None:
    """逢15、25日: 逢 alone says each; 遇15日 is a condition. 逢5、10日 are all that end so."""
    days = tokens[1].value
    if tokens[0].value != "逢":
        return None
    each_ten = max(days["month_day"]) <= 10 and (days.get("ri") or len(days["month_day"]) > 1)
    return ending_in(tokens) if each_ten else {"unit": "month", **days}


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


def freq_figures(tokens: Sequence[Token]) -> Fields | None:
    """每月8/18/28号: written like a date, but every month has it."""
    freq, figures = tokens[0].value, tokens[1].value
    days_ = figures.get("figures", ()) if isinstance(figures, dict) else figures
    days_ = (*days_, *values_of(tokens, "NUM"))
    if freq["unit"] != "month" or not days_ or not all(1 <= n <= 31 for n in days_) or sorted(days_) != list(days_):
        return None
    return {"unit": "month", "month_day": tuple(days_)}


def freq_days(tokens: Sequence[Token]) -> Fields | None:
    """每月5、15、25三天: days of the month without 号; a count behind them must be theirs."""
    freq, days = tokens[0].value, values_of(tokens, "NUM")
    count = first_of(tokens, "AMOUNT")
    if freq["unit"] != "month" or freq.get("begin") or freq.get("end"):
        return None
    if not all(1 <= n <= 31 for n in days) or sorted(days) != days:
        return None
    if count is not None and (count.value["unit"] != "day" or count.value["n"] != len(days)):
        return None
    return {"unit": "month", "month_day": tuple(days)}


def notice(tokens: Sequence[Token]) -> Fields | None:
    """看厂家通知, 按领导安排: whoever decides has yet to say."""
    return {"word": "".join(str(t.value) for t in tokens if t.cls in ("SEE", "NOTICE"))}


def weak(tokens: Sequence[Token]) -> Fields | None:
    """日/周/月报, 日短信通报: reports that are named by their periods."""
    units = tuple(_NAMED_BY[t.cls] for t in tokens if t.cls in _NAMED_BY)
    last = tokens[-1]
    return {"units": (*units, last.value) if last.cls == "WEAK" else units}


def late(tokens: Sequence[Token]) -> Fields | None:
    """视为逾期, 按超时处理: the words of lateness, of those that also mean other things or belong to longer words."""
    last = tokens[-1]
    if last.cls in ("LATE", "VOID") or last.value in ("逾期", "超期", "超时", "过期", "迟到", "延期", "延误"):
        return {"late": True}
    return None
