"""Frequencies: every so many days, weeks and their days, every day after a time."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import UNITS, first_of, minutes_of
from toolkit.core.phrase.grammar import Fields, Token


def every_one(tokens: Sequence[Token]) -> Fields | None:
    """半年一检, 一月一报: once in that time; 11月一检 is of a month."""
    if tokens[0].cls == "AMOUNT":
        return every(tokens[:1])
    unit = UNITS[tokens[1].cls]
    most = 6 if unit == "month" else 12
    return {"unit": unit, "every": tokens[0].value} if 1 <= tokens[0].value <= most else None


def each_of(tokens: Sequence[Token]) -> Fields | None:
    """each of the first three quarters: of those that are meant, every one."""
    return {"unit": "quarter", "every": 1} if tokens[-1].value["src"] == "QUARTER" else None


def every(tokens: Sequence[Token]) -> Fields | None:
    """每两周, 三个月一次, every 2 months."""
    a = first_of(tokens, "AMOUNT")
    if a is None:
        return None
    n, unit, working = a.value["n"], a.value["unit"], a.value["working"]
    if n != int(n) or "and_days" in a.value:
        return None
    if unit in ("hour", "minute"):
        return {"unit": unit, "every": n}
    if first_of(tokens, "ALT"):
        n += 1  # 隔两天 is every third day, as it is said; the phase is open anyway
    if a.value["src"] in ("QUARTER", "HALFYEAR"):
        unit, n = {"QUARTER": ("quarter", n // 3), "HALFYEAR": ("half-year", n // 6)}[a.value["src"]]
    out: Fields = {"unit": unit, "every": n, "working": working}
    quota = first_of(tokens, "QUOTA")
    if quota and quota.value["n"] != 1:
        out["quota"] = str(quota.value["n"])
    return out


def every_days(tokens: Sequence[Token]) -> Fields | None:
    """每3日, 每隔3日: so many days, while 每3号 can only be a slip for 每月3号."""
    days = tokens[-1].value
    ahead = 1 if first_of(tokens, "ALT") else 0
    return {"unit": "day", "every": days["month_day"][0] + ahead, "working": False} if days.get("ri") else None


def weekly(tokens: Sequence[Token]) -> Fields | None:
    """每周五, 每两周周五: a frequency of weeks that brings its weekdays."""
    a, w, number = first_of(tokens, "AMOUNT"), first_of(tokens, "WDAY"), first_of(tokens, "NUM")
    n = 1
    if a:
        if a.value["unit"] != "week":
            return None
        n = a.value["n"]
    elif number:
        n = number.value
    if w is None or "this" in w.value or "shift" in w.value:
        return None
    day = {**w.value}
    open_ = day.pop("amb", None) or ("phase" if n > 1 else None)  # 每周末
    out: Fields = {"unit": "week", "every": n, "pos": {"unit": "week", **day}}
    return {**out, "amb": open_} if open_ else out


def biweek_day(tokens: Sequence[Token]) -> Fields | None:
    """双周五."""
    day = 7 if tokens[-1].cls == "RI" else tokens[-1].value
    if not 1 <= day <= 7:
        return None
    return {"unit": "week", "every": 2, "amb": "phase", "pos": {"unit": "week", "weekday": (day,)}}


def after_close(tokens: Sequence[Token]) -> Fields | None:
    """每天打烊后1小时内: every day, after a time without figures."""
    freq, clock_ = tokens[0].value, tokens[1].value
    if freq["unit"] != "day" or "part" not in clock_ or tokens[3].value["unit"] not in ("hour", "minute"):
        return None
    return {**freq, "part": clock_["part"]}


def before_open(tokens: Sequence[Token]) -> Fields | None:
    """每天营业前10分钟: that long before the day begins."""
    freq, minutes = tokens[0].value, minutes_of(tokens[2].value)
    return {**freq, "part": "start-of-business", "minutes": minutes} if freq["unit"] == "day" and minutes else None


def every_so_many(tokens: Sequence[Token]) -> Fields | None:
    """6-monthly."""
    names = {"MONTHLY": "month", "WEEKLY": "week", "YEARLY": "year", "HOURLY": "hour", "DAILY": "day"}
    n, last = tokens[0].value, tokens[-1]
    if not 1 <= n <= 60 or (last.cls == "YEARLY" and (n > 10 or last.value != "yearly")):
        return None  # April 15 annually
    return {"unit": names[last.cls], "every": n}


def rate(tokens: Sequence[Token]) -> Fields | None:
    """once a month, twice every week."""
    a = first_of(tokens, "AMOUNT")
    if a:
        found = every(tokens)
    else:
        unit = next((UNITS[t.cls] for t in tokens if t.cls in UNITS), None)
        found = {"unit": unit, "every": 1} if unit else None
    quota = first_of(tokens, "QUOTA")
    if found and quota and (quota.value["n"] != 1 or quota.value.get("top")):
        top = quota.value.get("top")
        found["quota"] = (">=" if quota.value.get("least") else "") + (
            f"{quota.value['n']}-{top}" if top else str(quota.value["n"])
        )
    return found


def every_nth_day(tokens: Sequence[Token]) -> Fields | None:
    """every third day."""
    n = tokens[1].value
    return {"unit": "day", "every": n, "amb": "phase"} if 2 <= n <= 31 else None


def every_nth(tokens: Sequence[Token]) -> Fields | None:
    """every second month."""
    dom = first_of(tokens, "DOM")
    unit = next((UNITS[t.cls] for t in tokens if t.cls in UNITS), None)
    if dom is None or unit is None or len(dom.value["month_day"]) != 1 or not 2 <= dom.value["month_day"][0] <= 12:
        return None
    return {"unit": unit, "every": dom.value["month_day"][0], "amb": "phase"}
