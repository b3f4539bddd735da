"""Month names: June 30, 30 June 2027, every December."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    first_of,
    likely_year,
    values_of,
)
from toolkit.core.phrase.convert.english import nth_of
from toolkit.core.phrase.grammar import Fields, Token


def name_year(tokens: Sequence[Token]) -> Fields | None:
    """March 2027."""
    name, number = first_of(tokens, "MONTHNAME"), first_of(tokens, "NUM")
    year = likely_year(number.value) if number else None
    return {"year": year, "month": (name.value,)} if name and year and year >= 1990 else None


def name_day(tokens: Sequence[Token]) -> Fields | None:
    """June 30, 30 June 2027, the 25th of December."""
    name = first_of(tokens, "MONTHNAME")
    if name is None:
        return None
    dom = first_of(tokens, "DOM")
    numbers = values_of(tokens, "NUM", "ORDINAL")
    if dom is not None:
        day, rest = dom.value["month_day"][0], numbers
    elif numbers:
        day, rest = numbers[0], numbers[1:]
    else:
        return None
    if not 1 <= day <= 31 and not (dom is not None and day == -1):
        year = likely_year(day) if day >= 1990 and not rest else None
        return {"unit": "year", "year": year, "month": (name.value,), "weak": True} if year else None
    out: Fields = {"unit": "year", "month": (name.value,), "month_day": (day,)}
    weekday = first_of(tokens, "WDAY")
    if weekday is not None and len(weekday.value.get("weekday", ())) == 1:
        out["said_weekday"] = weekday.value["weekday"][0]
    if rest:
        year = likely_year(rest[0])
        if year is None:
            return None
        out["year"] = year
    return out


def name_window(tokens: Sequence[Token]) -> Fields | None:
    """Nov 12-14, 2026: due on the last of the days."""
    days = [t for t in tokens if t.cls in ("NUM", "DOM")]
    window = days[0].cls == "DOM" and days[0].value.get("window")
    if not window and len(days) < 2:
        return None
    first, last = window or [d.value["month_day"][-1] if d.cls == "DOM" else d.value for d in days[:2]]
    if not 1 <= first < last <= 31:
        return None
    return name_day([tokens[0], Token("NUM", last, tokens[0].end, tokens[0].end), *days[1 if window else 2 :]])


def name_day_year(tokens: Sequence[Token]) -> Fields | None:
    """January 15, 2028; June 5, 12 and 19 are days."""
    return name_day(tokens) if tokens[-1].value >= 1990 else None


def name_months(tokens: Sequence[Token]) -> Fields | None:
    """June and December."""
    if any(t.cls == "STOP" and t.value in ";:" for t in tokens):
        return None
    return {"unit": "year", "month": tuple(sorted(values_of(tokens, "MONTHNAME"))), "weak": True}


def nth_in_month(tokens: Sequence[Token]) -> Fields | None:
    """last business day of December."""
    found, name = nth_of([t for t in tokens if t.cls not in ("MONTHNAME", "NUM")]), first_of(tokens, "MONTHNAME")
    number = first_of(tokens, "NUM")
    year = likely_year(number.value) if number else None
    if not found or name is None or (number is not None and year is None):
        return None
    return {"unit": "year", "month": (name.value,), **({"year": year} if year else {}), **found}


def nth_in_quarter(tokens: Sequence[Token]) -> Fields | None:
    """last working day of Q3."""
    dom, name = first_of(tokens, "DOM"), first_of(tokens, "QNAME")
    counted = first_of(tokens, "WORKDAY", "WDAY") is not None
    found = nth_of([t for t in tokens if t.cls not in ("QNAME", "NUM")]) if counted else dom.value if dom else None
    if not found or name is None or not (counted or found["month_day"] == (-1,)):
        return None
    numbers = values_of(tokens, "NUM")
    year = likely_year(numbers[0]) if numbers else None
    if numbers and year is None:
        return None
    return {"unit": "year", "quarter": name.value, **({"year": year} if year else {}), **found}


def nth_in_months(tokens: Sequence[Token]) -> Fields | None:
    """last business day of March and June."""
    found = nth_of([t for t in tokens if t.cls not in ("EVERY", "MONTHNAME")])
    return {"unit": "year", "month": tuple(sorted(values_of(tokens, "MONTHNAME"))), **found} if found else None


def workday_in_months(tokens: Sequence[Token]) -> Fields | None:
    """WD10 in Jan, Apr, Jul and Oct."""
    return {"unit": "year", "month": tuple(sorted(values_of(tokens, "MONTHNAME"))), "nth_workday": tokens[1].value}


def name_days(tokens: Sequence[Token]) -> Fields | None:
    """March 25 and June 25: one day of several months."""
    found = {n if isinstance(n, int) else n["month_day"][0] for n in values_of(tokens, "NUM", "DOM")}
    if len(found) != 1 or not 1 <= min(found) <= 31:
        return None
    return {"unit": "year", "month": tuple(sorted(values_of(tokens, "MONTHNAME"))), "month_day": tuple(found)}


def name_day_next(tokens: Sequence[Token]) -> Fields | None:
    """March 31 next year."""
    found, period = name_day(tokens), first_of(tokens, "PERIOD")
    if found is None or period is None or period.value["unit"] != "year" or "month_day" not in found:
        return None
    return {**found, **period.value}


def name_month_next(tokens: Sequence[Token]) -> Fields | None:
    """January next year."""
    found = name_end_next(tokens)
    return {**found, "month_day": (), "weak": True} if found else None


def dates_between(tokens: Sequence[Token]) -> Fields | None:
    """between 1 February and 31 March: due with the last day."""
    names = values_of(tokens, "MONTHNAME")
    days = [n if isinstance(n, int) else n["month_day"][0] for n in values_of(tokens, "NUM", "DOM")]
    if not all(1 <= n <= 31 for n in days):
        return None
    return {"unit": "year", "month": (names[-1],), "month_day": (days[-1],), "by": True}


def date_range(tokens: Sequence[Token]) -> Fields | None:
    """from 9 Nov to 20 Nov, Nov 9 - Nov 20: due with the last day, in the year that is written last."""
    at = next(i for i, t in enumerate(tokens) if t.cls in ("TO", "UNTIL") or (t.cls == "AND" and i > 1))
    first, last = name_day(tokens[:at]), name_day(tokens[at + 1 :])
    if first is None or last is None or not ("month_day" in first and "month_day" in last):
        return None
    return {**last, "by": True}


def figures_range(tokens: Sequence[Token]) -> Fields | None:
    """from 9/11/2026 to 20/11/2026."""
    last = tokens[-1].value
    if tokens[-1].cls == "DATE":
        return {**last, "by": True}
    month, day = last
    return {"unit": "year", "month": (month,), "month_day": (day,), "by": True} if tokens[1].cls == "MD" else None


def late_month(tokens: Sequence[Token]) -> Fields | None:
    """late December; the same class holds overdue and unpaid."""
    if tokens[0].value != "late":
        return None
    return {"unit": "year", "month": (tokens[-1].value,), "part": "last", "amb": "approximate"}


def name_end_next(tokens: Sequence[Token]) -> Fields | None:
    """end of March next year."""
    name, period = first_of(tokens, "MONTHNAME"), first_of(tokens, "PERIOD")
    if name is None or period is None or period.value["unit"] != "year":
        return None
    return {"month": (name.value,), "month_day": (-1,), **period.value}


def every_name(tokens: Sequence[Token]) -> Fields | None:
    """every December, every June 30."""
    name = first_of(tokens, "MONTHNAME")
    if name is None:
        return None
    found = name_day(tokens) or {"unit": "year", "month": tuple(sorted(values_of(tokens, "MONTHNAME")))}
    return {**found, "freq": {"unit": "year", "every": 1}} if "year" not in found else None
