"""Counts from the end of a period and from a named day."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    ANCHORS,
    count_of,
    first_of,
    nth_weekday,
    offset_of,
    period_of,
    values_of,
)
from toolkit.core.phrase.convert.places import month, place_nth, quarter, year_month
from toolkit.core.phrase.grammar import Fields, Token


def anchor(tokens: Sequence[Token]) -> Fields | None:
    """季度终了后15日内, 月末前3个工作日, EOM-3: counted from the end of a period."""
    period = period_of(tokens)
    count = count_of(tokens)
    number = first_of(tokens, "NUM")
    if count is None and number and first_of(tokens, "TO"):
        count = {"n": number.value, "unit": "day", "working": False}
    if count is None:
        return None
    if period is None and not first_of(tokens, "FIRSTHALF", "SECONDHALF"):
        return None
    sign = -1 if first_of(tokens, "BEFORE", "TO") else 1
    out = offset_of(count, sign)
    if out is None:
        return None
    if period is None:
        return {**out, "anchor": "half_year_end"}
    once = first_of(tokens, "MONTHOF") is not None  # 本月结束后3日内
    return {"unit": period, **({} if once else {"freq_unit": period}), **out, "anchor": ANCHORS[period]}


def anchor_nth(tokens: Sequence[Token]) -> Fields | None:
    """每季度结束后第5个工作日, 年度终了后第20天."""
    nth, freq = first_of(tokens, "NTH"), first_of(tokens, "FREQ")
    ended = first_of(tokens, "FINISH") or (freq and freq.value.get("end"))
    if nth is None or nth.value["n"] < 1 or not ended:
        return None
    working = bool(nth.value.get("working") or first_of(tokens, "WORKDAY"))
    if not working and nth.value.get("of") != "day":
        return None
    count = {"n": nth.value["n"], "unit": "day", "working": working, "src": "NTH"}
    found = anchor([*(t for t in tokens if t is not nth), Token("AMOUNT", count, nth.start, nth.end)])
    return {**found, **({"freq": freq.value} if freq else {})} if found else None


def anchor_end(tokens: Sequence[Token]) -> Fields | None:
    """每月底前3个工作日, 每季度末后5日内: only where the frequency itself named the end."""
    freq = first_of(tokens, "FREQ")
    return anchor(tokens) if freq and freq.value.get("end") else None


def anchor_event(tokens: Sequence[Token]) -> Fields | None:
    """年度终了之日起五个月内: an event whose day the calendar knows."""
    count, period = count_of(tokens), period_of(tokens)
    if count is None or period is None:
        return None
    return {"unit": period, "anchor": ANCHORS[period], "count": count}


def next_month(tokens: Sequence[Token]) -> Fields | None:
    """每季度次月15日, 月度结束后次月5日: in the month after the period."""
    period, following = period_of(tokens), first_of(tokens, "MONTHOF")
    if following is not None and following.value["shift"] != 1:
        return None
    if period == "month":
        return {"unit": "month", "shift": 1, "freq_unit": "month"}
    if period == "quarter":
        return {"unit": "quarter", "month_of_quarter": 4, "freq_unit": "quarter"}
    if period == "half-year" and first_of(tokens, "FREQ") is None:
        return {"unit": "year", "month": (1, 7), "freq_unit": "year"}
    if period == "year":
        return {"unit": "year", "month": (1,), "shift": 1, "freq_unit": "year"}
    return None


def month_nth(tokens: Sequence[Token]) -> Fields | None:
    """月末最后一个工作日, 月底倒数第二天, 每月底最后一个工作日: the end that is named twice."""
    found, freq = place_nth(tokens), first_of(tokens, "FREQ")
    if found is None or not {"nth_workday", "nth_weekday", "month_day"} & set(found):
        return None
    if first_of(tokens, "MEND") is None and (freq is None or freq.value.get("end") != "month"):
        return None
    return {**found, "unit": "month", **({"freq": freq.value} if freq else {})}


def end_weekday(tokens: Sequence[Token]) -> Fields | None:
    """每月末周五, 季度末周五, 12月底周五: the last of its month or quarter."""
    freq, around, w = first_of(tokens, "FREQ"), first_of(tokens, "MONTHOF"), tokens[-1].value
    if set(w) != {"weekday"} or len(w["weekday"]) != 1 or (freq and freq.value.get("end") not in ("month", "quarter")):
        return None
    found = nth_weekday(-1, w)
    if freq:
        return {**found, "unit": freq.value["end"], "freq": freq.value}
    if around:
        return {**found, "unit": "month", **around.value}
    if first_of(tokens, "QEND"):
        return {**found, "unit": "quarter", "freq_unit": "quarter"}
    if first_of(tokens, "YEND"):
        return {**found, "unit": "year", "month": (12,)}
    if first_of(tokens, "NUM") is None:
        return {**found, "unit": "month", "freq_unit": "month"}
    named = year_month(tokens) if first_of(tokens, "YEAR") else month(tokens)
    return {**found, "unit": "year", **named} if named else None


def offset(tokens: Sequence[Token]) -> Fields | None:
    """国庆节前一个工作日, 春节前一周, 元旦后3日内: from a named day."""
    sign = -1 if first_of(tokens, "BEFORE", "BEFOREP") else 1
    n_token = first_of(tokens, "NTH")
    if n_token is not None:
        working = n_token.value.get("working") or first_of(tokens, "WORKDAY")
        if not working and n_token.value.get("of") != "day":
            return None
        return {"offset": sign * abs(n_token.value["n"]), "offset_workdays": bool(working)}
    count = count_of(tokens)
    return offset_of(count, sign) if count else None


def holidays(tokens: Sequence[Token]) -> Fields | None:
    """五一、国庆放假前一天, 元旦、春节前: before each of several."""
    names = values_of(tokens, "NAMED")
    counted = first_of(tokens, "NTH", "AMOUNT", "DOM") is not None
    moved = offset(tokens) if counted else {"offset": -1} if first_of(tokens, "BEFORE") else None
    if moved is None:
        return None
    days_off = {"days_off": True} if first_of(tokens, "OFFDAY") else {}
    return {"holiday": names[0], "more": ("holiday", tuple(names[1:])), **days_off, **moved}


def day_offset(tokens: Sequence[Token]) -> Fields | None:
    """每月25日后2个工作日内, 每月25日前3天: counted from a day of the month."""
    dom, freq, of = first_of(tokens, "DOM"), first_of(tokens, "FREQ"), first_of(tokens, "MONTHOF")
    moved = offset(tokens)
    if dom is None or moved is None or "offset" not in moved or dom.value.get("window"):
        return None
    if freq is not None and freq.value["unit"] != "month":
        return None
    place: Fields = dict(of.value) if of else {"freq": freq.value} if freq else {}
    return {**place, "unit": "month", "month_day": dom.value["month_day"], **moved}


def quarter_anchor(tokens: Sequence[Token]) -> Fields | None:
    """一季度结束后15日内, 26年Q3结束后15日内: counted from the end of one quarter of the year."""
    of, count = quarter(tokens), count_of(tokens)
    moved = offset_of(count, 1) if count else None
    return {**of, "anchor": "quarter_end", **moved} if of and moved else None


def months_later(tokens: Sequence[Token]) -> Fields | None:
    """每季度结束后第2个月7日: in the nth month after the quarter."""
    nth, period = first_of(tokens, "NTH"), period_of(tokens)
    if nth is None or period != "quarter" or nth.value.get("of") != "month" or not 1 <= nth.value["n"] <= 3:
        return None
    return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": 3 + nth.value["n"]}
