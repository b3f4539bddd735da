"""Lunar days, dates beside their weekday, statutory days, exceptions and rolls."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import first_of, values_of
from toolkit.core.phrase.convert.places import first_n
from toolkit.core.phrase.grammar import Fields, Token

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


def md(tokens: Sequence[Token]) -> Fields | None:
    """12/25, 12.25: month and day in figures, which count only where something says that they are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "weak": True, "md": True}


def md_timed(tokens: Sequence[Token]) -> Fields | None:
    """11/25 17:00前: a time of day follows, so the figures before it are a date."""
    month_, day = tokens[0].value
    return {"unit": "year", "month": (month_,), "month_day": (day,), "amb": "figures-as-date"}


def day_named(tokens: Sequence[Token]) -> Fields | None:
    """11月20日(星期五): the weekday in brackets says nothing new."""
    first, second = values_of(tokens, "POS")
    if "anchor" in first and set(second) <= {"unit", "month", "month_day", "weak", "md", "amb"}:
        return dict(first)  # nine months after year end (31 Dec)
    dated = "month_day" in first and "weekday" not in first
    if not (dated and set(second) <= {"unit", "weekday"} and "weekday" in second):
        return None
    return {k: v for k, v in first.items() if k not in ("weak", "md")}  # 11/16(周一) can be no fraction


def months_named(tokens: Sequence[Token]) -> Fields | None:
    """每季度首月15日前(1月、4月、7月、10月): which months those are says nothing new."""
    first, second = values_of(tokens, "POS")
    nth, said = first.get("month_of_quarter"), second.get("month", ())
    if nth is None or set(second) > {"unit", "month", "weak"} or {(m - nth) % 3 for m in said} != {0}:
        return None
    return {**first, "by": True} if first_of(tokens, "BEFORE") else dict(first)


def workday_window(tokens: Sequence[Token]) -> Fields | None:
    """WD1-WD3: due on the last of them."""
    first, last = values_of(tokens, "NUM")
    return {"unit": "month", "nth_workday": last} if 1 <= first < last else None


def since_which(tokens: Sequence[Token]) -> Fields | None:
    """(自送达当日起算): whether the day itself is the first."""
    word = str(next(t.value for t in tokens if t.cls == "SINCE"))
    return {"on": True} if word.startswith("当") else {"on": False} if word.startswith(("次", "第二")) else None


def roll_to_next(tokens: Sequence[Token]) -> Fields | None:
    """遇周末就下一个工作日."""
    to = tokens[-1].value
    day = first_of(tokens, "POS")
    weekend = day is None or day.value.get("part") == "end"
    return {} if weekend and to.get("n") == 1 and to.get("working") else None


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


def days_off_counted(tokens: Sequence[Token]) -> Fields | None:
    """含节假日: days off are counted like others, which is what is done anyway."""
    pos = first_of(tokens, "POS")
    weekend = pos is not None and (pos.value.get("part") == "end" or set(pos.value.get("weekday", ())) <= {6, 7})
    return {} if pos is None or (weekend and "month_day" not in pos.value) else None


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


def ahead(tokens: Sequence[Token]) -> Fields | None:
    """12月提前至: a month for which another day holds."""
    pos = first_of(tokens, "POS")
    if pos is None:
        return None
    named = (3, 6, 9, 12) if pos.value.get("month_of_quarter") == 3 else pos.value.get("month")
    return {"month": named} if named and "month_day" not in pos.value else None


def roll_weekend(tokens: Sequence[Token]) -> Fields | None:
    """遇周末顺延: the weekend was read as a position."""
    pos = first_of(tokens, "POS")
    return (
        {} if pos and (pos.value.get("weekday") or pos.value.get("part") == "end" or pos.value.get("holiday")) else None
    )


def roll_to(tokens: Sequence[Token]) -> Fields | None:
    """遇节假日改为周四: the weekday to which the day moves says which way."""
    pos = [t.value for t in tokens if t.cls in ("POS", "WDAY")]
    if len(pos) == 2 and roll_weekend(tokens) is None:
        return None
    to = pos[-1].get("weekday", ())
    return {"to": to[0], "next": pos[-1].get("shift") == 1} if len(to) == 1 else None


def moved_to(tokens: Sequence[Token]) -> Fields | None:
    """原定11月15日,延至22日: the later day holds, in the month of the earlier where it names none."""
    word = next(t for t in reversed(tokens) if t.cls in ("NOW", "POSTPONE", "CHANGE"))
    old, new = values_of(tokens, "POS")
    dated = {"month", "month_day"} <= set(old) and "month_day" in new and not {"window", "offset"} & set(new)
    said = word.cls != "POSTPONE" or word.value.endswith(("到", "至"))
    if not dated or not said or (word.cls == "CHANGE" and first_of(tokens, "WAS", "NOW") is None and "month" in new):
        return None
    if "month" in new:
        return dict(new)
    return {**{k: v for k, v in old.items() if k in ("unit", "month", "year", "shift")}, "month_day": new["month_day"]}


def replaced(tokens: Sequence[Token]) -> Fields | None:
    """每月5号改为8号, 现改为每月8号: the later day holds."""
    gap, old, new = first_of(tokens, "GAP"), tokens[0].value, tokens[-1].value
    if tokens[0].cls == "FREQ":
        old = {**old.get("pos", {}), "freq": {k: old[k] for k in ("unit", "every")}}
    same = set(old) - {"freq", "ri"} == set(new) - {"freq", "ri"} and "month" not in old
    if not same or (gap is not None and gap.value not in ("现", "现已", "已", "统一", "今后", "现统一")):
        return None
    return {**old, **new}


def except_(tokens: Sequence[Token]) -> Fields | None:
    """最后一天除外, 12月除外."""
    pos = first_of(tokens, "POS")
    if pos is None:
        return None
    if pos.value.get("month_day") in (-1, (-1,)) and "month" not in pos.value:
        return {"last_day": True}
    if pos.value.get("month") and "month_day" not in pos.value:
        return {"months": tuple(pos.value["month"])}
    if pos.value.get("quarter") and not set(pos.value) - {"unit", "quarter", "weak"}:
        last = 3 * pos.value["quarter"]
        return {"months": (last - 2, last - 1, last)}
    if pos.value.get("part") == "end" or set(pos.value.get("weekday", ())) == {6, 7}:
        return {"days_off": True}
    if len(pos.value.get("weekday", ())) == 1 and pos.value["weekday"][0] < 6:
        return {"weekday_out": pos.value["weekday"][0]}
    if set(pos.value.get("weekday", ())) in ({6}, {7}):
        return {"days_off": True, "one_day": True}
    return None


def that_day(tokens: Sequence[Token]) -> Fields | None:
    """含5号, 含当日; 含周末 is of the days that are counted."""
    pos = first_of(tokens, "POS")
    weekend = pos is not None and "month_day" not in pos.value and {"weekday", "part"} & set(pos.value)
    return None if weekend else {}


def day_out(tokens: Sequence[Token]) -> Fields | None:
    """12日前(12日当天不算), before the 12th (the 12th is too late): which day it is that no longer counts."""
    pos, late = first_of(tokens, "POS"), first_of(tokens, "BREACH")
    if pos is None or (late is not None and not late.value.get("late")):
        return None
    day = pos.value.get("month_day", ())
    return {"on": False, "day": day[0]} if len(day) == 1 and day[0] > 0 and not pos.value.get("window") else None


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
