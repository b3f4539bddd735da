"""Weeks by their number in the year, as ISO 8601 has them, and the months of a season."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import first_of, likely_year, values_of
from toolkit.core.phrase.grammar import Fields, Token

# A week with a lower number may be one of a term or a project.
_LEAST = 21
_MOST = 53


def week_number(tokens: Sequence[Token]) -> Fields | None:
    """week 48, CW2, 第48周周五, 2027年第2周: until its last day, or on the day of it that is named."""
    nth, numbers, day = first_of(tokens, "NTH"), values_of(tokens, "NUM"), first_of(tokens, "WDAY")
    years = [n for n in numbers if n >= 1990]
    weeks = [n for n in numbers if n < 1990]
    if (length := first_of(tokens, "AMOUNT")) is not None and length.value["src"] == "WEEK":
        years = [length.value["n"]]  # "2026 week" of 2026 week 50
    elif length is not None:
        return None
    if nth is not None:
        weeks = [nth.value["n"]] if nth.value.get("of") == "week" else []
    year = likely_year(years[0]) if years else None
    period = first_of(tokens, "PERIOD")
    if period is not None and (period.value["unit"] != "year" or not {"this", "shift"} & set(period.value)):
        return None
    later = first_of(tokens, "NEXT_YEAR") is not None or (period is not None and period.value.get("shift") == 1)
    named = year or period or first_of(tokens, "WEEKNO", "THIS_YEAR", "NEXT_YEAR")
    if len(weeks) != 1 or len(years) > 1 or not (1 if named else _LEAST) <= weeks[0] <= _MOST:
        return None
    weekday = day.value.get("weekday", ()) if day else (7,)
    if len(weekday) != 1:
        return None
    out: Fields = {"unit": "year", "week_no": weeks[0], "weekday": weekday, "whole_week": day is None}
    if year:
        out["year"] = year
    elif later:
        out["shift"] = 1
    return out


def term_week(tokens: Sequence[Token]) -> Fields | None:
    """第18周周五: a day of a week that a term counts."""
    return {} if tokens[0].value.get("of") == "week" and tokens[0].value["n"] > 5 else None


def season(tokens: Sequence[Token]) -> Fields | None:
    """6-8月每周一, 11月至次年3月每天: only in these months, which are the others' exception."""
    months = [n for n in values_of(tokens, "NUM") if n < 1990]
    freq = tokens[0].value if tokens[0].cls == "FREQ" else {"unit": "year"}
    if (
        freq["unit"] != "year"
        or not 1 <= len(months) <= 2
        or not all(1 <= n <= 12 for n in months)
        or first_of(tokens, "YEAR")
    ):
        return None
    first, last = months[0], months[-1]
    if (last < first) != (first_of(tokens, "NEXT_YEAR") is not None):
        return None
    inside = {(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)}
    return {"months": tuple(m for m in range(1, 13) if m not in inside), "season": True}
