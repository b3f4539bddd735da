"""English places in a quarter, and in the months that follow one."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import around_of, first_of, nth_weekday
from toolkit.core.phrase.grammar import Fields, Token


def dom_in_quarter(tokens: Sequence[Token]) -> Fields | None:
    """the 15th of the first month of each quarter; the last month of the quarter."""
    doms = [t.value["month_day"] for t in tokens if t.cls == "DOM"]
    around = around_of(tokens)
    if around.get("unit") not in ("quarter", "half-year") or not doms:
        return None
    nth_month = doms[-1][0]
    if nth_month not in (1, 2, 3, -1):
        return None
    day: Fields = _day(tokens, doms[0]) if len(doms) > 1 else {"weak": True}
    if around["unit"] == "half-year" and nth_month == -1 and len(doms) > 1:
        return {"unit": "year", "freq_unit": "year", "month": (6, 12), **day}
    return {**around, "month_of_quarter": nth_month if nth_month > 0 else 3, "freq_unit": around["unit"], **day}


def _day(tokens: Sequence[Token], days: tuple[int, ...]) -> Fields:
    """the 3rd working day, the last Friday, the 15th and 20th."""
    weekday = first_of(tokens, "WDAY")
    if weekday is not None:
        return {"nth_weekday": (days[0], weekday.value["weekday"][0])}
    return {"nth_workday": days[0]} if first_of(tokens, "WORKDAY") else {"month_day": days}


def dom_of_month(tokens: Sequence[Token]) -> Fields | None:
    """every quarter on the 15th of the first month."""
    doms = [t.value["month_day"] for t in tokens if t.cls == "DOM"]
    period = first_of(tokens, "PERIOD")
    if (period and period.value["unit"] != "month") or doms[-1][0] not in (1, 2, 3, -1):
        return None
    nth_month = doms[-1][0] if doms[-1][0] > 0 else 3
    return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": nth_month, "month_day": doms[0]}


def dom_last_month(tokens: Sequence[Token]) -> Fields | None:
    """the 25th of the last month of each quarter."""
    around, dom = around_of(tokens), first_of(tokens, "DOM")
    day: Fields = _day(tokens, dom.value["month_day"]) if dom else {"weak": True}
    if around.get("unit") == "half-year" and dom is not None:
        return {"unit": "year", "freq_unit": "year", "month": (6, 12), **day}
    if around.get("unit") != "quarter":
        return None
    return {**around, "month_of_quarter": 3, "freq_unit": "quarter", **day}


def month_and_day(tokens: Sequence[Token]) -> Fields | None:
    """month 3, day 20: of the quarter."""
    numbers = [t.value for t in tokens if t.cls == "NUM"]
    if not (1 <= numbers[0] <= 3 and 1 <= numbers[1] <= 31):
        return None
    return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": numbers[0], "month_day": (numbers[1],)}


def months_after(tokens: Sequence[Token]) -> Fields | None:
    """the 7th of the second month following quarter end, the 15th day of the fourth month after year end."""
    doms = [t.value["month_day"] for t in tokens if t.cls == "DOM"]
    if len(doms[1]) != 1 or not 1 <= doms[1][0] <= 12:
        return None
    if first_of(tokens, "YEND", "YEAR") or any(t.value.get("unit") == "year" for t in tokens[2:] if t.cls == "PERIOD"):
        return {"unit": "year", "freq_unit": "year", "month": doms[1], "month_day": doms[0]}
    if doms[1][0] > 3:
        return None
    ended = first_of(tokens, "QEND", "QUARTER") is not None or any(
        t.cls in ("PERIOD", "FREQ") and t.value.get("unit") == "quarter" for t in tokens[2:]
    )
    if not ended:
        return None
    return {"unit": "quarter", "freq_unit": "quarter", "month_of_quarter": 3 + doms[1][0], "month_day": doms[0]}


def month_after(tokens: Sequence[Token]) -> Fields | None:
    """the 20th of the month following quarter end."""
    dom, first = first_of(tokens, "DOM"), first_of(tokens, "PERIOD")
    if dom is None or first is None or first.value["unit"] != "month":
        return None
    later = list(tokens[tokens.index(first) + 1 :])
    unit = "quarter" if first_of(later, "QEND", "QUARTER") else around_of(later).get("unit")
    followed = all(t.value.get("shift") == 1 for t in later if t.cls == "PERIOD" and t is tokens[-1])
    if unit != "quarter" or not (followed or first_of(later, "AFTERP")):
        return None
    out: Fields = {"unit": "quarter", "month_of_quarter": 4, "freq_unit": "quarter"}
    before = list(tokens[: tokens.index(first)])
    n, weekday = dom.value["month_day"][0], first_of(before, "WDAY")
    if weekday is not None:
        return {**out, **nth_weekday(n, weekday.value)}
    return {**out, "nth_workday": n} if first_of(before, "WORKDAY") else {**out, **dom.value}
