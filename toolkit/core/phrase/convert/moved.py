"""Days that lie some way from a named day: 10号前2个工作日, 每月15日后的第一个周五, the Friday before the 25th."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import ANCHORS, count_of, first_of, offset_of
from toolkit.core.phrase.convert.special import day_named
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.patterns import compiled

_BEFORE = ("BEFORE", "BEFOREDE", "BEFOREP", "DAYBEFORE")
_PLACES = ("month_day", "weekday", "nth_workday", "nth_weekday", "holiday")
_ALLOWED = compiled(r"^(?!.*[须需应待未报请非没不才方凭后]).*(?:[已获].*(?:批(?!评)|准|同意)|经(?!理).*(?:批准|同意))")
_IN_DAYS = {"offset", "offset_workdays"}
_SUMS = ("offset", "offset_months")
_VAGUE = frozenset({"anchor", "offset", "offset_months", "part", "window", "more", "count", "lunar_day", "numeric"})


def moved(tokens: Sequence[Token]) -> Fields | None:
    """The named day stands first: 周五前2天, 10号次日. Another clause than the next has a day of its own."""
    if any(t.cls == "STOP" and t.value != "," for t in tokens):
        return None
    return _moved(tokens[0], tokens[1:])


def moved_back(tokens: Sequence[Token]) -> Fields | None:
    """15号往前推3天."""
    day, back, *rest = tokens
    return _moved(day, [Token("BEFORE", back.value, back.start, back.end), *rest])


def that_same_day(tokens: Sequence[Token]) -> Fields | None:
    """11月20日会议当天: the day that the phrase itself names."""
    day, of_it = tokens[0].value, tokens[-1].value["n"] == 0
    dated = {"month", "month_day"} <= set(day) and not {"window", "offset"} & set(day)
    return dict(day) if dated and of_it else None


def moved_end(tokens: Sequence[Token]) -> Fields | None:
    """月底盘点次日: what is done at the end of a period says no more than the end."""
    return _moved(tokens[0], tokens[2:]) if tokens[0].value.get("bare") else None


def moved_bracketed(tokens: Sequence[Token]) -> Fields | None:
    """期中考试(11月12日)前一天: the day of what stands before the bracket; 11月20日(周五)前2天: that day."""
    if tokens[0].cls == "OPEN":
        return _moved(tokens[1], tokens[3:])
    day = day_named([tokens[0], tokens[2]])
    return _moved(Token("POS", day, tokens[0].start, tokens[3].end), tokens[4:]) if day else None


def moved_en(tokens: Sequence[Token]) -> Fields | None:
    """The named day stands last: two days before Friday, the day after the 10th."""
    return _moved(tokens[-1], tokens[:-1])


def moved_on(tokens: Sequence[Token]) -> Fields | None:
    """11月5日再延3天, 原定11月5日,延后3个工作日: a day once put off, by so much; 再延3天、再延2天: by both.

    The production lets nothing stand behind it: in 延期3天提交,扣100元 the length is fined, not allowed.
    """
    day, *lengths = [t for t in tokens if t.cls in ("POS", "AMOUNT")]
    if day.cls != "POS" or "freq" in day.value or "month" not in day.value:
        return None
    place = _moved(day, [Token("AFTER", "后", 0, 0), lengths[0]])
    for length in lengths[1:]:
        more = _distance([length], 1)
        if place is None or more is None or any(place.get(key) != more[key] for key in more if key not in _SUMS):
            return None  # 再延3天、再延2个工作日
        if {key for key in _SUMS if key in place} != {key for key in _SUMS if key in more}:
            return None
        place |= {key: place[key] + more[key] for key in _SUMS if key in more}
    return place


def moved_with_leave(tokens: Sequence[Token]) -> Fields | None:
    """11月5日再延3天(已批): what is said behind is that it is allowed; 须批准 only asks."""
    said = "".join(str(t.value) for t in tokens if t.cls in ("GAP", "HAPPEN"))
    return moved_on(tokens) if _ALLOWED.search(said) else None


def put_off(tokens: Sequence[Token]) -> Fields | None:
    """11月5日再延3天,客户要求: a date put off in words that are not understood; neither day is held against anybody."""
    day = next(t.value for t in tokens if t.cls == "POS")
    return {} if {"month", "month_day"} <= set(day) else None


def moved_ahead(tokens: Sequence[Token]) -> Fields | None:
    """离月底3天: so much before it."""
    gap = first_of(tokens, "GAP")
    if gap is not None and gap.value not in ("还有", "还剩", "尚有"):
        return None
    return _moved(tokens[1], [Token("BEFORE", "前", 0, 0), tokens[-1]])


def moved_of(tokens: Sequence[Token]) -> Fields | None:
    """within 10 days of 1 December; the last day may be that of a job."""
    named = tokens[-1].value
    return None if named.get("month_day") == (-1,) and "freq" not in named else moved_en(tokens)


def moved_from(tokens: Sequence[Token]) -> Fields | None:
    """公示期5个工作日,自11月9日起: the length stands before the day it counts from."""
    named = first_of(tokens, "POS")
    return _moved(named, tokens[:1]) if named else None


def from_today(tokens: Sequence[Token]) -> Fields | None:
    """今天起5个工作日: today is the event."""
    named, count = tokens[0].value, count_of(tokens)
    today = set(named) == {"unit", "shift"} and named["unit"] == "day" and not named["shift"]
    return {**count, "event": ""} if today and count else None


def weeks_on(tokens: Sequence[Token]) -> Fields | None:
    """a week on Friday, Tuesday week: so many weeks after the coming one."""
    day, length = first_of(tokens, "POS"), first_of(tokens, "AMOUNT")
    place = _place(day) if day else None
    if place is None or place["unit"] != "week" or "freq" in place or "weekday" not in place:
        return None
    moved_by = offset_of(length.value, 1) if length else {"offset": 7}
    whole = length is None or length.value["unit"] == "week"
    return {**place, **moved_by, "by": True} if moved_by and whole and moved_by.get("offset") else None


def moved_behind(tokens: Sequence[Token]) -> Fields | None:
    """10号之后的周一: a weekday that is said to come after what stands before it."""
    behind = dict(tokens[1].value)
    if not behind.pop("event_prev", False):
        return None
    return _moved(tokens[0], [Token("POS", behind, tokens[1].start, tokens[1].end)])


def to_weekday(tokens: Sequence[Token]) -> Fields | None:
    """国庆节前最后一个周五, the Friday before Christmas."""
    day, nth = first_of(tokens, "WDAY"), first_of(tokens, "NTH", "DOM")
    sign = -1 if first_of(tokens, *_BEFORE) else 1
    n = sign if nth is None else nth.value["n"] if nth.cls == "NTH" else nth.value["month_day"][0]
    if day is None or len(day.value.get("weekday", ())) != 1 or n * sign <= 0:
        return None
    return {"offset": n, "offset_weekday": day.value["weekday"][0]}


def _moved(named: Token, rest: Sequence[Token]) -> Fields | None:
    place = _place(named)
    distance = _distance(rest, -1 if first_of(rest, *_BEFORE) else 1)
    if distance is None or not (distance.get("offset") or distance.get("offset_months")):
        return None
    if set(named.value) == {"unit", "shift"} and named.value["unit"] == "day" and set(distance) <= _IN_DAYS:
        later = named.value["shift"] + distance["offset"]
        return None if distance.get("offset_workdays") or later < 0 else {"unit": "day", "shift": later}
    if place is None:
        return None
    if place.get("month_day") == (-1,) and (inside := _at_the_end(rest)):
        return {**{k: v for k, v in place.items() if k != "month_day"}, **inside}
    weekday = distance.get("offset_weekday")
    if weekday is not None and ("weekday" in place or "anchor" in place or len(place.get("month_day", ())) > 1):
        return None  # the Monday after Friday: of which week either is, is not said
    return {**place, **distance} if weekday is not None else {**place, **distance, "by": True}


def _at_the_end(rest: Sequence[Token]) -> Fields | None:
    """月底前最后一个周五, the last working day before month end: the last one of the month itself."""
    last = first_of(rest, "POS")
    if last is None or not first_of(rest, *_BEFORE):
        return None
    value = last.value
    if set(value) == {"nth_workday"}:
        return dict(value) if value["nth_workday"] < 0 else None
    return dict(value) if set(value) == {"nth_weekday"} and value["nth_weekday"][0] < 0 else None


def _place(t: Token) -> Fields | None:
    """The day, or the days, that a position or a frequency names; None where it names none."""
    value = dict(t.value)
    if t.cls == "FREQ":
        if value.get("end") in ("quarter", "half-year") and value["every"] == 1:
            return {"unit": value["end"], "anchor": ANCHORS[value["end"]], "freq": {"unit": value["unit"], "every": 1}}
        if "pos" not in value or value.get("quota") or value.get("part"):
            return None
        value = {**value["pos"], "freq": {k: value[k] for k in ("unit", "every")}}
    if _VAGUE & set(value) or value.get("late") or value.get("md"):
        return None
    kinds = [k for k in _PLACES if k in value]
    if len(kinds) != 1:
        return None
    if kinds[0] != "holiday" and value.get("weak"):
        return None
    for flag in ("by", "weak", "named", "ri", "bare", "implied", "amb"):
        value.pop(flag, None)
    return {"unit": "month", **value}


def _distance(rest: Sequence[Token], sign: int) -> Fields | None:
    """How far, and in what: days, working days, or weekdays."""
    reference, place = first_of(rest, "DAYREF"), first_of(rest, "POS")
    if reference is not None:
        known = set(reference.value) <= {"n", "working", "next"}
        return _days(reference.value["n"] * sign, bool(reference.value.get("working"))) if known else None
    if place is not None:
        return _to(place.value, sign) or _count(rest, sign)
    if first_of(rest, "AMOUNT") is not None:
        return _count(rest, sign)  # of hours there are none from a day
    return _count(rest, sign) or _days(sign, first_of(rest, "WORKDAY") is not None)


def _to(value: Fields, sign: int) -> Fields | None:
    """第一个周五, the last working day, Friday: reached from another day."""
    said = set(value) - {"unit"} if value.get("unit") == "week" and "weekday" in value else set(value)
    if said == {"weekday"}:
        return {"offset": sign, "offset_weekday": value["weekday"][0]} if len(value["weekday"]) == 1 else None
    if said == {"nth_weekday"}:
        n, weekday = value["nth_weekday"]
        return {"offset": n, "offset_weekday": weekday} if n * sign > 0 else None
    if said == {"nth_workday"}:
        return _days(value["nth_workday"], True) if value["nth_workday"] * sign > 0 else None
    if said == {"month_day"} and len(value["month_day"]) == 1 and value["month_day"][0] * sign > 0:
        return _days(value["month_day"][0], False)  # 7月1日后第10日; a day of a month says which
    return None


def _count(rest: Sequence[Token], sign: int) -> Fields | None:
    count = count_of(rest)
    return offset_of(count, sign) if count else None


def _days(n: int, working: bool) -> Fields:
    return {"offset": n, "offset_workdays": working}
