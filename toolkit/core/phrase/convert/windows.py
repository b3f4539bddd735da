"""Ranges of days, which are due with their last one: 11.10-11.14, 2026年11月1日-2027年3月31日, 本月25日至次月5日."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import first_of, likely_year, values_of
from toolkit.core.phrase.grammar import Fields, Token

_IN_ALL = ("共", "共计", "合计", "总共", "为期", "计", "连续")


def md_window(tokens: Sequence[Token]) -> Fields | None:
    """11.10-11.14: due at the end."""
    (first, _), (month_, day) = tokens[0].value, tokens[-1].value
    if tokens[0].value >= tokens[-1].value and not (first > month_):
        return None
    return {"unit": "year", "month": (month_,), "month_day": (day,), "weak": True, "md": True, "span_of": True}


def window_counted(tokens: Sequence[Token]) -> Fields | None:
    """11月10日至12日三天, 11月9日-11日期间: how long a window is, or that it is one, said once more."""
    value, gap, count = tokens[0].value, first_of(tokens, "GAP"), first_of(tokens, "AMOUNT")
    window = value.get("window")
    if len(tokens) < 2 or not (window or value.get("span_of")) or (gap and gap.value not in _IN_ALL):
        return None
    if count and (count.value["unit"] != "day" or (window and count.value["n"] not in _lengths(window))):
        return None
    return {**value, "by": True} if count or (first_of(tokens, "PERIODNAME") and not gap) else None


def window_timed(tokens: Sequence[Token]) -> Fields | None:
    """11月16日9:00至20日17:00: due at the end, in the month of the beginning where it names none."""
    first, last = values_of(tokens, "POS")
    if not {"month", "month_day"} <= set(first) or "month_day" not in last or "freq" in first:
        return None
    if "month" in last:
        return dict(last)
    if set(last) - {"unit", "month_day", "ri"} or last["month_day"] < first["month_day"]:
        return None
    return {**first, "month_day": last["month_day"]}


def _lengths(window: tuple[int, int]) -> tuple[int, int]:
    return window[1] - window[0], window[1] - window[0] + 1


def date_window(tokens: Sequence[Token]) -> Fields | None:
    """11月10日至11月14日, 2026年11月1日-2027年3月31日, 11月1日至次年3月31日: due at the end."""
    numbers, days = values_of(tokens, "NUM"), values_of(tokens, "DOM")
    months, years = [n for n in numbers if n <= 12], [n for n in numbers if n > 12]
    if len(months) != 2 or any(d.get("window") or len(d["month_day"]) > 1 for d in days):
        return None
    later: Fields = {"shift": 1} if first_of(tokens, "NEXT_YEAR") and not first_of(tokens, "FREQ") else {}
    if years:
        year = likely_year(years[-1])
        later = {"year": year + 1 if later and len(years) == 1 else year} if year else {}
    if len(years) == 1 and numbers[0] == years[0] and not first_of(tokens, "NEXT_YEAR") and months[1] < months[0]:
        return None  # 2026年11月1日至3月31日: of which year is not said
    return {"unit": "year", "month": (months[-1],), "month_day": days[-1]["month_day"], "span_of": True, **later}


def figures_window(tokens: Sequence[Token]) -> Fields | None:
    """2026.11.10-2026.12.20, 2026/11/10-12/20."""
    first, last = first_of(tokens, "DATE"), tokens[-1].value
    if tokens[-1].cls == "DATE":
        return {**last, "span_of": True}
    later = first is not None and last >= (first.value["month"][0], first.value["month_day"][0])
    found = {"unit": "year", "month": (last[0],), "month_day": (last[1],), "span_of": True}
    return {**found, "year": first.value["year"]} if first and later else None


def last_day(tokens: Sequence[Token]) -> Fields | None:
    """25日至次月5日: a window that ends in the next month."""
    shift, doms = first_of(tokens, "MONTHOF"), values_of(tokens, "DOM")
    return {"month_day": doms[-1]["month_day"]} if shift and shift.value["shift"] == 1 else None


def last_of_two(tokens: Sequence[Token]) -> Fields | None:
    """本月25日至次月5日: due with the last day of it."""
    first, second = values_of(tokens, "MONTHOF")
    day = values_of(tokens, "DOM")[-1]["month_day"]
    return {**second, "month_day": day[-1:]} if first["shift"] < second["shift"] else None


def md_dash(tokens: Sequence[Token]) -> Fields | None:
    """11-15前: month and day with a dash, before 前."""
    month_, day = values_of(tokens, "NUM")
    in_year = 1 <= month_ <= 12 and 13 <= day <= 31
    return {"unit": "year", "month": (month_,), "month_day": (day,), "md": True} if in_year else None


def days_within(tokens: Sequence[Token]) -> Fields | None:
    """11月6、7号两天内: so many days as are named, and due with the last of them."""
    value, count = tokens[0].value, tokens[1].value
    days = value.get("month_day", ())
    if count["unit"] != "day" or len(days) < 2 or count["n"] != len(days):
        return None
    return {**value, "month_day": days[-1:]}


def workday_window(tokens: Sequence[Token]) -> Fields | None:
    """WD1-WD3: due on the last of them; 工作日9-18 are hours."""
    first, last = values_of(tokens, "NUM")
    numbered = tokens[0].cls == "WDN" or tokens[0].value in ("wd", "bd")
    return {"unit": "month", "nth_workday": last} if numbered and 1 <= first < last else None
