"""What the converters share: reading tokens, units, and counts from an anchor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.core.phrase.grammar import Fields, Token

HOUR = 3600

UNITS = {
    "DAY": "day",
    "RI": "day",
    "NATURAL": "day",
    "WORKDAY": "workday",
    "HOUR": "hour",
    "WORKHOUR": "workhour",
    "MINUTE": "minute",
    "FEN": "minute",
    "KEZHONG": "quarter-hour",
    "WEEK": "week",
    "WEEKS": "week",
    "MONTHS": "month",
    "MONTH": "month",
    "QUARTER": "quarter",
    "HALFYEAR": "half-year",
    "YEAR": "year",
}

SIZES = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}

PERIODS = {
    "MONTH": "month",
    "MONTHLY": "month",
    "MEND": "month",
    "QUARTER": "quarter",
    "QEND": "quarter",
    "HALFYEAR": "half-year",
    "HEND": "half-year",
    "YEAR": "year",
    "YEND": "year",
    "MONTHOF": "month",
}

ANCHORS = {"month": "month_end", "quarter": "quarter_end", "half-year": "half_year_end", "year": "year_end"}


def first_of(tokens: Sequence[Token], *classes: str) -> Token | None:
    """The first token of one of the classes."""
    return next((t for t in tokens if t.cls in classes), None)


def values_of(tokens: Sequence[Token], *classes: str) -> list[Any]:
    """The values of the tokens of these classes, in order."""
    return [t.value for t in tokens if t.cls in classes]


def likely_year(n: int) -> int | None:
    """The year that a number means (2026, 26); None for one that hardly is a year."""
    if 1990 <= n <= 2100:
        return n
    return 2000 + n if 20 <= n <= 60 else None


def period_of(tokens: Sequence[Token]) -> str | None:
    """The unit of the first period that the tokens name; None where they name none."""
    for t in tokens:
        if t.cls in PERIODS:
            return PERIODS[t.cls]
        if t.cls == "FREQ" and t.value.get("unit") in ANCHORS and t.value.get("every") == 1:
            return str(t.value["unit"])
        if t.cls == "AMOUNT" and t.value["src"] == "HALFYEAR":
            return "half-year"
        if t.cls == "POS" and t.value.get("unit") == "year" and t.value.get("half"):
            return "half-year"
    return None


def count_of(tokens: Sequence[Token]) -> Fields | None:
    """The amount among tokens, or a 5日 taken as five days."""
    a = next((t for t in reversed(tokens) if t.cls in ("AMOUNT", "DOM", "POS")), None)
    if a is None:
        return None
    if a.cls == "AMOUNT":
        return dict(a.value)
    value = a.value
    if value.get("ri") and set(value) <= {"ri", "month_day", "unit", "window"}:
        out: Fields = {"n": value["month_day"][-1], "unit": "day", "working": False, "src": "RI"}
        return {**out, "amb": "approximate"} if value.get("window") else out
    return None


def minutes_of(count: Fields) -> int | None:
    """A count of hours or minutes in minutes; None for days and longer, and for working hours."""
    size = {"minute": 1, "hour": 60}.get(count["unit"])
    return round(count["n"] * size) if size and not count["working"] else None


def offset_of(count: Fields, sign: int) -> Fields | None:
    """A count as the distance from an anchor, ``sign`` 1 after and -1 before; None for hours and halves."""
    n, unit = count["n"], count["unit"]
    if n != int(n):
        return None
    if unit == "day":
        return {"offset": sign * n, "offset_workdays": count["working"]}
    if unit == "week":
        return {"offset": sign * n * 7}
    if unit in SIZES:
        days = {"offset": sign * count["and_days"]} if count.get("and_days") else {}
        return {"offset_months": sign * n * SIZES[unit], **days}
    return None


def nth_weekday(n: int, said: Fields) -> Fields:
    """第二周周一、周三: the nth of each; 第一周周一至周三 ends with the last of them."""
    days = said["weekday"][-1:] if said.get("range") else said["weekday"]
    return several([{"nth_weekday": (n, day)} for day in days], "nth_weekday")


def several(places: Sequence[Fields], key: str) -> Fields:
    """Places that differ in one field as one: the first of them, and all others, theirs too, as ``more``."""
    first, *more = [each for p in places for each in (p[key], *p.get("more", (key, ()))[1])]
    return {**places[0], key: first, **({"more": (key, tuple(more))} if more else {})}


def around_of(tokens: Sequence[Token]) -> Fields:
    """The period that an English position is of: ``of each month``, ``of the month``, ``of next quarter``."""
    for t in reversed(tokens):
        if t.cls == "FREQ":
            return {"freq": t.value, "unit": t.value["unit"]}
        if t.cls == "PERIOD":
            return dict(t.value)
        if t.cls == "AMOUNT" and t.value["n"] == 1 and t.value["src"] in ("MONTHS", "QUARTER", "YEAR"):
            return {"unit": {"MONTHS": "month", "QUARTER": "quarter", "YEAR": "year"}[t.value["src"]]}
    return {}
