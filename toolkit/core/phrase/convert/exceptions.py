"""Exceptions and rolls: which days count or do not, and where a day moves that is not worked."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import first_of, values_of
from toolkit.core.phrase.grammar import Fields, Token


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


def days_off_counted(tokens: Sequence[Token]) -> Fields | None:
    """含节假日: days off are counted like others, which is what is done anyway."""
    pos = first_of(tokens, "POS")
    weekend = pos is not None and (pos.value.get("part") == "end" or set(pos.value.get("weekday", ())) <= {6, 7})
    return {} if pos is None or (weekend and "month_day" not in pos.value) else None


def ahead(tokens: Sequence[Token]) -> Fields | None:
    """12月提前至: a month for which another day holds."""
    pos = first_of(tokens, "POS")
    if pos is None:
        return None
    named = (3, 6, 9, 12) if pos.value.get("month_of_quarter") == 3 else pos.value.get("month")
    return {"month": named} if named and "month_day" not in pos.value else None


def roll_weekend(tokens: Sequence[Token]) -> Fields | None:
    """遇周末顺延, 周六提前: the weekend, or a day of it, was read as a position."""
    pos = first_of(tokens, "POS")
    if pos is None or not (pos.value.get("weekday") or pos.value.get("part") == "end" or pos.value.get("holiday")):
        return None
    return {"from": pos.value.get("weekday", ())}


def roll_to(tokens: Sequence[Token]) -> Fields | None:
    """遇节假日改为周四: the weekday to which the day moves says which way."""
    pos = [t.value for t in tokens if t.cls in ("POS", "WDAY")]
    if len(pos) == 2 and roll_weekend(tokens) is None:
        return None
    to = pos[-1].get("weekday", ())
    return {"to": to[0], "next": pos[-1].get("shift") == 1} if len(to) == 1 else None


def moved_to(tokens: Sequence[Token]) -> Fields | None:
    """原定11月15日,延至22日: the later day holds, in the month of the earlier where it names none.

    11月25日延到5日, 11月8日延到下月5日: of the month after.
    """
    word = next(t for t in reversed(tokens) if t.cls in ("NOW", "POSTPONE", "CHANGE", "TO"))
    old, new = values_of(tokens, "POS")
    dated = {"month", "month_day"} <= set(old) and "month_day" in new and not {"window", "offset"} & set(new)
    said = word.cls != "POSTPONE" or word.value.endswith(("到", "至"))
    if not dated or not said or (word.cls == "CHANGE" and first_of(tokens, "WAS", "NOW") is None and "month" in new):
        return None
    later = word.cls in ("POSTPONE", "TO") or "延" in word.value
    back = later and 0 < max(new["month_day"]) <= max(old["month_day"])
    if "month" in new:
        return None if back and new["month"] == old["month"] and "year" not in new else dict(new)
    if len(old["month"]) > 1 or new.get("shift", 0) not in (0, 1):
        return None
    kept = {k: v for k, v in old.items() if k in ("unit", "month", "year", "shift")}
    if new.get("shift") or back:
        kept["month"] = (old["month"][0] % 12 + 1,)
        if kept["month"] == (1,) and "year" in old:
            kept["year"] = old["year"] + 1
    return {**kept, "month_day": new["month_day"]}


def last_of(tokens: Sequence[Token]) -> Fields | None:
    """11月15日作废,以11月22日为准: the later day holds."""
    new = values_of(tokens, "POS")[-1]
    return dict(new) if {"month", "month_day"} <= set(new) else None


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
