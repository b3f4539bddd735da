"""Lengths made of parts: 1小时30分钟, 1天12小时, 1个月零5天, 1 year and 6 months. They are one length everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.grammar import Fields, Token

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440, "month": 31 * 1440, "year": 366 * 1440}
_LINKS = ("ALSO", "AND", "PLUS")
_HALF_DAY, _HOURS_WORKED = 12, (6, 7, 8)
_WHOLE_PERIODS = ("HALFYEAR", "QUARTER")


def amount_of_parts(tokens: Sequence[Token]) -> Fields | None:
    """Each part is less than one of the unit before it; else they are two lengths.

    Beside the months there may be days (``and_days``), for a month has no fixed number of them. Parts that make no one
    length (2个工作日零3小时) are ``beyond``: no date may be made of one of them alone.
    """
    parts = [dict(t.value) if t.cls == "AMOUNT" else _days(t) for t in tokens if t.cls not in _LINKS]
    linked = any(t.cls in _LINKS for t in tokens)
    if any(t.cls == "DOM" and not linked and not t.value.get("ri") for t in tokens):
        return None  # 1个月5号内
    if any(t.value == "or" for t in tokens) or not all(map(_follows, parts, parts[1:])):
        return None
    first = parts[0]
    if not linked and (first["src"] in _WHOLE_PERIODS or first.get("one")):
        return None  # 半年度15天内, twice a month 5 days before
    return _sum(parts) or {**first, "beyond": True}


def rate_in_words(tokens: Sequence[Token]) -> Fields | None:
    """一天八小时, 一周五天, 一周5天8小时 as all that is said: how much in how long; 1天12小时 is a length."""
    parts = [t.value for t in tokens]
    return {} if any(map(_is_rate, parts, parts[1:])) else None


def _is_rate(whole: Fields, part: Fields) -> bool:
    """Whether a part is what is worked in a whole: so much in one, or the hours of a working day in several."""
    if whole["unit"] == "hour" or part["unit"] not in ("day", "hour", "minute"):
        return False
    hours = part["n"] if part["unit"] == "hour" else 0
    longer = hours >= _HALF_DAY and part["n"] * _MINUTES[part["unit"]] < _MINUTES[whole["unit"]]
    return (whole["n"] == 1 and not longer) or hours in _HOURS_WORKED or not _follows(whole, part)


def amount_about(tokens: Sequence[Token]) -> Fields | None:
    """约3天, 3天左右, about an hour: counted as it says, and told to be open."""
    lengths = [t for t in tokens if t.cls not in ("ABOUT", "APPROX")]
    found = amount_of_parts(lengths) if len(lengths) > 1 else dict(lengths[0].value)
    return {**found, "amb": "approximate"} if found else None


def clock_length(tokens: Sequence[Token]) -> Fields | None:
    """1h30m: the m of minutes, where hours stand before it."""
    minutes = {"n": tokens[1].value, "unit": "minute", "working": False, "src": "MINUTE"}
    hours = tokens[0].value["unit"] == "hour"
    return amount_of_parts([tokens[0], Token("AMOUNT", minutes, 0, 0)]) if hours else None


def every_so_long(tokens: Sequence[Token]) -> Fields | None:
    """每3个月5天内: the days are counted in each of the times of three months. 每半年 is that of the calendar."""
    a = tokens[1].value
    if a["src"] in _WHOLE_PERIODS or a["unit"] not in ("month", "year") or a["n"] != int(a["n"]):
        return None
    return {"unit": a["unit"], "every": a["n"], "working": False}


def _days(t: Token) -> Fields:
    """1个月零5日, 2个月5日内: behind 零 or a length a count, no day of a month."""
    return {"n": t.value["month_day"][0], "unit": "day", "working": False, "src": "RI"}


def _follows(before: Fields, part: Fields) -> bool:
    whole = before["n"] == int(before["n"]) and not before.get("amb") and not part.get("amb")
    return whole and part["n"] * _MINUTES[part["unit"]] < _MINUTES[before["unit"]]


def _sum(parts: Sequence[Fields]) -> Fields | None:
    """The parts as one length; None where nobody can add them up."""
    units = {p["unit"] for p in parts}
    if any(p["working"] for p in parts) and len(units) > 1 and units != {"hour", "minute"}:
        return None
    if units & {"month", "year"}:
        months = sum(p["n"] * (12 if p["unit"] == "year" else 1) for p in parts if p["unit"] in ("month", "year"))
        days = sum(p["n"] * (7 if p["unit"] == "week" else 1) for p in parts if p["unit"] in ("week", "day"))
        if units & {"hour", "minute"} or days != int(days):
            return None
        return {"n": months, "unit": "month", "working": False, "src": "MONTHS", **({"and_days": days} if days else {})}
    unit = "minute" if "minute" in units else "hour" if "hour" in units else "day"
    n = sum(p["n"] * _MINUTES[p["unit"]] for p in parts) / _MINUTES[unit]
    working = parts[0]["working"]
    return {"n": int(n), "unit": unit, "working": working, "src": unit.upper()} if n == int(n) else None
