"""English forms of frequencies and places in a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.core.phrase.convert.common import (
    around_of,
    first_of,
    nth_weekday,
    several,
)
from toolkit.core.phrase.grammar import Fields, Token


def weekly_other(tokens: Sequence[Token]) -> Fields | None:
    """every other Friday."""
    w = first_of(tokens, "WDAY")
    return {"unit": "week", "every": 2, "amb": "phase", "pos": {"unit": "week", **w.value}} if w else None


def weekly_names(tokens: Sequence[Token]) -> Fields | None:
    """Mondays, Tuesdays and Thursdays."""
    w = first_of(tokens, "WDAYS")
    return {"unit": "week", "every": 1, "pos": {"unit": "week", **w.value}} if w else None


def weekly_list(tokens: Sequence[Token]) -> Fields | None:
    """Mon/Wed/Fri site walk: several days before a thing; Mon-Fri would be when it is open, Mon or Tue a choice."""
    w = tokens[0].value
    listed = len(w["weekday"]) > 1 and not w.get("range") and not w.get("choice")
    return {"unit": "week", "every": 1, "pos": {"unit": "week", **w}} if listed else None


def fortnight_on(tokens: Sequence[Token]) -> Fields | None:
    """fortnightly on Thursdays."""
    w = first_of(tokens, "WDAY", "WDAYS")
    return {"unit": "week", "every": 2, "amb": "phase", "pos": {"unit": "week", **w.value}} if w else None


def weeks_today(tokens: Sequence[Token]) -> Fields | None:
    """a week today, two weeks tomorrow; 一周后的今天."""
    count, day = tokens[0].value, tokens[-1]
    if count["unit"] != "week" or count["n"] != int(count["n"]):
        return None
    return {"unit": "day", "shift": 7 * count["n"] + (day.cls == "TOMORROW")}


def so_much_later(tokens: Sequence[Token]) -> Fields | None:
    """两周后的周三, 两个月后的15日: as 下下周三 and 下下月15日."""
    count, day = tokens[0].value, tokens[-1].value
    named = {"week": "weekday", "month": "month_day"}.get(count["unit"])
    if named is None or count["n"] not in (1, 2) or set(day) - {"unit", "ri", "bare", "amb", named}:
        return None
    return {"unit": count["unit"], "shift": count["n"], named: day[named]} if named in day else None


def next_weekday(tokens: Sequence[Token]) -> Fields | None:
    """next Friday is that of next week; the coming one, the nearest."""
    word, day = first_of(tokens, "NEXT"), first_of(tokens, "WDAY")
    if word is None or day is None:
        return None
    return {"unit": "week", **day.value, **({"shift": 1} if word.value == "next" else {})}


def before_meeting(tokens: Sequence[Token]) -> Fields | None:
    """the Monday before the meeting: of which week, the meeting says. Friday before closing is Friday."""
    return None if tokens[-1].value in ("opening", "closing") else {}


def following(tokens: Sequence[Token]) -> Fields | None:
    """the following Monday, Monday following; after and post are no such words."""
    word, day = first_of(tokens, "AFTERP"), first_of(tokens, "WDAY")
    return {"unit": "week", **day.value} if word and day and word.value == "following" else None


def nth_after(tokens: Sequence[Token]) -> Fields | None:
    """first Monday after month end: of the month that follows."""
    dom, day = first_of(tokens, "DOM"), first_of(tokens, "WDAY")
    if dom is None or day is None or len(dom.value["month_day"]) != 1 or len(day.value["weekday"]) != 1:
        return None
    of = first_of(tokens, "PERIOD", "FREQ")
    if of is not None and of.value.get("unit") != "month":
        return None
    nth = (dom.value["month_day"][0], day.value["weekday"][0])
    return {"unit": "month", "freq_unit": "month", "nth_weekday": nth}


def nums_of(tokens: Sequence[Token]) -> Fields | None:
    """5, 15 & 25 of each month; days 1-3 of the month are due with the last of them."""
    around = around_of(tokens)
    days = [t.value for t in tokens if t.cls == "NUM"]
    if around.get("unit") != "month" or not all(1 <= n <= 31 for n in days) or days != sorted(days):
        return None
    if first_of(tokens, "TO", "BETWEEN", "FROMP"):
        return {**around, "month_day": (days[-1],), "window": (days[0], days[-1])} if len(days) == 2 else None
    return {**around, "month_day": tuple(days)}


def period_day(tokens: Sequence[Token]) -> Fields | None:
    """next month 5th: the month must be a named one."""
    period, dom = tokens[0].value, tokens[-1].value
    named = period.get("unit") == "month" and {"shift", "this"} & set(period)
    return {**period, **dom} if named else None


def day_number(tokens: Sequence[Token]) -> Fields | None:
    """day 5 of each month: the 5th."""
    number = first_of(tokens, "NUM")
    return {"unit": "month", "month_day": (number.value,)} if number and 1 <= number.value <= 31 else None


def dom_and_end(tokens: Sequence[Token]) -> Fields | None:
    """15th & EOM."""
    days = tokens[0].value
    whole = not days.get("window") and all(n > 0 for n in days["month_day"])
    return {"month_day": (*days["month_day"], -1)} if whole else None


def between_days(tokens: Sequence[Token]) -> Fields | None:
    """between Monday and Wednesday: until the later day."""
    days = tokens[1].value["weekday"]
    return {"unit": "week", "weekday": days[-1:], "by": True} if len(days) == 2 and days[0] < days[1] else None


def start_of(tokens: Sequence[Token]) -> Fields | None:
    """start of next month, beginning of December: its first third."""
    period, name = first_of(tokens, "PERIOD"), first_of(tokens, "MONTHNAME")
    if name is not None:
        return {"unit": "year", "month": (name.value,), "part": "first", "amb": "approximate"}
    if period is None or period.value["unit"] != "month" or not {"shift", "this"} & set(period.value):
        return None
    return {**period.value, "part": "first", "amb": "approximate"}


def middle_of(tokens: Sequence[Token]) -> Fields | None:
    """the middle of next month."""
    period = tokens[-1].value
    return {**period, "month_day": (15,), "amb": "approximate"} if period["unit"] == "month" else None


def half_name(tokens: Sequence[Token]) -> Fields | None:
    """H1 2027, end of H2, the first half of next month, second half of November."""
    name, number, of = first_of(tokens, "HNAME"), first_of(tokens, "NUM"), first_of(tokens, "MONTHNAME")
    if name is None or (number is not None and number.value < 1990):
        return None
    part = ("first-half", "second-half")[name.value - 1]
    if of is not None:
        return {"unit": "year", "month": (of.value,), "part": part}
    around = around_of(tokens)
    if around.get("unit", "year") not in ("month", "year"):
        return None
    if around.get("unit") == "month":
        return {**around, "part": part}
    return {**around, "unit": "year", "half": name.value, **({"year": number.value} if number else {})}


def dom_of(tokens: Sequence[Token]) -> Fields | None:
    """the 5th of the month, 15th of next month."""
    around = around_of(tokens)
    dom = first_of(tokens, "DOM")
    if dom is None or (not around and first_of(tokens, "AMOUNT")):
        return None  # the first 5 days
    unit = around.get("unit", "month")
    if (
        unit == "quarter"
        and "freq" not in around
        and "this" not in around
        and "shift" not in around
        and first_of(tokens, "OF")
        and dom.value["month_day"] != (-1,)
    ):
        # the 10th day of the quarter: of each, as "of the month" is; the penultimate one lies in its last month
        first = 1 if min(dom.value["month_day"]) > 0 else 3
        return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": first, **dom.value}
    if unit == "month" or (dom.value["month_day"] == (-1,) and unit != "day"):
        return {"unit": "month", **around, **dom.value}
    return {**around, "unit": "month", **dom.value} if "freq" in around and unit != "day" else None


def nth_of(tokens: Sequence[Token]) -> Fields | None:
    """last business day of each month, second Tuesday of the month, first 5 working days of each month."""
    dom = first_of(tokens, "DOM")
    if dom is None or (dom.value.get("window") and first_of(tokens, "WORKDAY") is None):
        return None
    if len(dom.value["month_day"]) > 1:
        return _several(tokens, dom)
    n = dom.value["month_day"][0]
    around = around_of([t for t in tokens if not (t.cls == "AMOUNT" and t.value["unit"] == "day")])
    days_ = next((t.value for t in tokens if t.cls == "AMOUNT" and t.value["unit"] == "day"), None)
    out: Fields = {**around}
    w = first_of(tokens, "WDAY")
    if first_of(tokens, "EVERY"):
        if w is not None and n == 2 and not around:  # every second Friday
            return {"freq": {"unit": "week", "every": 2, "amb": "phase"}, "unit": "week", **w.value}
        out["freq_unit"] = around.get("unit", "month")
    if around.get("unit") == "quarter" and not {"freq", "this", "shift"} & set(around):
        out["freq_unit"] = "quarter"
    if w is not None:
        return {**out, **nth_weekday(n, w.value)}
    if days_ is None and any(t.cls == "AMOUNT" for t in tokens) and not around:
        return None  # their first two weeks
    if days_ is not None:
        count = days_["n"] if n == 1 else -1 if n == -1 else n  # the last 3 days end with the last
        return {**out, "nth_workday": count} if days_["working"] else {**out, "month_day": (count,)}
    number = first_of(tokens, "NUM")
    return {**out, "nth_workday": number.value if number and n == 1 else n}


def _several(tokens: Sequence[Token], dom: Token) -> Fields | None:
    """second and fourth Thursday of each month: the first of them, the others as ``more``."""
    some = [t for t in tokens if t.cls != "EVERY"]  # every 2nd and 4th Tuesday is no fortnight
    found = [
        nth_of([Token("DOM", {"month_day": (n,)}, t.start, t.end) if t is dom else t for t in some])
        for n in dom.value["month_day"]
    ]
    key = "nth_weekday" if first_of(tokens, "WDAY") else "nth_workday"
    if not all(f and key in f for f in found):
        return None
    out = several([f for f in found if f], key)
    return {**out, "freq_unit": "month"} if len(some) < len(tokens) and "unit" not in out else out


def nth_names(tokens: Sequence[Token]) -> Fields | None:
    """1st & 3rd Wednesdays: of each month."""
    return nth_of([tokens[0], Token("WDAY", tokens[1].value, tokens[1].start, tokens[1].end)])


def if_weekday(tokens: Sequence[Token]) -> Fields | None:
    """24th if Sunday: another day in a case that no rule tells."""
    pos = [t.value for t in tokens if t.cls == "POS"]
    return {} if first_of(tokens, "OFFDAY") or (pos and "weekday" in pos[-1]) else None


def week_of(tokens: Sequence[Token]) -> Fields | None:
    """the first week of January, the last week of each month: until its last day, counted in sevens."""
    dom, name = first_of(tokens, "DOM"), first_of(tokens, "MONTHNAME")
    if dom is None or len(dom.value["month_day"]) != 1:
        return None
    n = dom.value["month_day"][0]
    day = min(7 * n, 28) if n > 0 else -1
    if name is not None:
        return {"unit": "year", "month": (name.value,), "month_day": (day,), "amb": "approximate"}
    around = around_of(tokens)
    found: Fields = {**around, "unit": "month", "month_day": (day,), "amb": "approximate"}
    return found if around.get("unit") == "month" else None


def day_md(tokens: Sequence[Token]) -> Fields | None:
    """Wed 11/11."""
    month_, day = tokens[-1].value
    return {"unit": "year", "month": (month_,), "month_day": (day,)}


def weekday_date(tokens: Sequence[Token]) -> Fields | None:
    """Tue 10/11/2026: the day of the week tells which figure is the month."""
    said, weekday = first_of(tokens, "DATE"), first_of(tokens, "WDAY")
    assert said is not None and weekday is not None
    value: Fields = dict(said.value)
    if "numeric" not in value or len(weekday.value["weekday"]) != 1:
        return value
    year, first, second = value.pop("numeric")
    orders = [
        (m, d) for m, d in ((first, second), (second, first)) if _falls_on(year, m, d, weekday.value["weekday"][0])
    ]
    if len(orders) != 1:
        return dict(said.value)
    return {**value, "month": (orders[0][0],), "month_day": (orders[0][1],)}


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


def day_of_month(tokens: Sequence[Token]) -> Fields | None:
    """Thurs 19th."""
    dom = tokens[-1].value
    return {"unit": "month", **dom} if len(dom["month_day"]) == 1 else None


def roll_to_day(tokens: Sequence[Token]) -> Fields | None:
    """next Monday if weekend; there must be a word for next, or the Monday is the deadline itself."""
    return {} if first_of(tokens, "ORNEXT", "NEXT", "AFTERP") else None


def past(tokens: Sequence[Token]) -> Fields | None:
    """last 6 months: time gone by."""
    return {} if tokens[0].value == -1 else None


def end_of(tokens: Sequence[Token]) -> Fields | None:
    """end of next month, end of this year, within the quarter."""
    around = around_of(tokens) or ({"unit": "quarter"} if first_of(tokens, "QUARTER") else {})
    if not around:
        return None
    ends: Fields = {"month": {"month_day": (-1,)}, "year": {"month": (12,), "month_day": (31,)}}.get(around["unit"], {})
    named = "shift" in around or "this" in around
    return {**around, **ends, **({} if named else {"bare": True})}
