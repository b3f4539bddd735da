"""What looks like a day of a deadline and is talk: of a job's first day, of 12月31日的余额, of a range of days."""

from __future__ import annotations

from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.state import (
    ROUND_A_LENGTH,
    SLOTS,
    State,
    alone_at,
    fits,
    late_after,
    later,
    previous,
    token_at,
)
from toolkit.core.phrase.text import fold
from toolkit.patterns import compiled
from toolkit.record import NamedTuple

_FULFILMENT = ("完成", "办结", "交付", "到位")


class Said(NamedTuple):
    """What a production says of the day it makes, besides where it lies. ``weak``: it may be something else as well;
    ``md``: figures for a month and a day; ``named``: a feast; ``by``: its own words say that it is a limit."""

    freq: Fields | None
    amb: str | None
    by: bool
    weak: bool
    named: bool
    md: bool
    short: bool

    @classmethod
    def taken_from(cls, value: Fields) -> Said:
        """Take it out of the fields of a production."""
        flags = (value.pop(name, False) for name in ("by", "weak", "named", "md", "short"))
        return cls(value.pop("freq", None), value.pop("amb", None), *flags)


_DONE_BY_NOW = compiled(
    "(?:之前|以前|前)?(?:均|都|全部)?已经?(?:办结|完成|办理完毕|办完|交|提交|上交|报|上报|报送|报出|送达|交付|整改完成)了?[.。]?$"
)
_ONE_DATE = frozenset({"unit", "year", "month", "month_day", "ri"})
_APART = compiled(r"[\s、及和与]")
_ITS_WEEK = compiled("[日号]的?(?:当|所在的?|那一?|该|同一?)(?:周|星期|礼拜)的?(?:周|星期|礼拜)?[一二三四五六日天]$")


def done_by_now(s: State, t: Token, value: Fields) -> bool:
    """11月3日前已完成, 2026-11-03已提交: what was done, right behind the only day, which is a date, and at the end.

    每月5日前已完成 and 下周三已完成 are asked for.
    """
    if not s.chinese or set(value) - _ONE_DATE or len(value.get("month_day", ())) != 1 or value.get("unit") != "year":
        return False
    alone = all(o.start == t.start or o.cls not in SLOTS for o in s.tokens)
    return alone and _DONE_BY_NOW.match(fold(s.text)[t.end :].lstrip()) is not None


def stands_alone(s: State, i: int, value: Fields) -> bool:
    """Whether a day is a clause of its own, as far as it needs to be."""
    nxt = token_at(s, i + 1)
    daily = nxt is not None and nxt.cls == "FREQ" and nxt.value["unit"] == "day"
    return alone_at(s, i) or ("weekday" in value and daily)


def is_talk(
    s: State, i: int, t: Token, value: Fields, said: Said, relation: str | None, anchored: bool, alone: bool
) -> bool:
    """Whether the words for a day are about something else than a deadline."""
    if done_by_now(s, t, value) or (relation == "over" and not (later(s, i, "NOTDONE") or late_after(s, i))):
        return True
    if said.weak and not (relation or s.month_ahead or _firm(s, value, said, alone)):
        return True
    after_holiday = value.get("holiday") and value.get("offset")
    stated = anchored or relation or value.get("freq_unit") or after_holiday or value.get("after")
    if not stated:
        opened = token_at(s, i - 1)
        if opened is not None and opened.cls == "CLOCK" and opened.value.get("needs"):
            return True  # 上班第一天: of a job
        if not alone and not value.get("year") and not value.get("bare") and value.get("anchor") is None:
            return True
        often = any(o.cls == "FREQ" for o in s.tokens)  # 1st Monday, every other month
        whole = all(o is t or o.cls in ROUND_A_LENGTH for o in s.tokens)
        if value.get("unit") is None and not (often or whole or _timed(s, i)):
            return True
    if relation:
        return False
    behind = token_at(s, i + 1)
    present = value.get("unit") == "day"
    if s.chinese and (not anchored or present) and behind is not None and behind.cls == "DE":
        return True  # 12月31日的余额, 今天的纪要: a day that something is of
    if not s.chinese and not anchored and previous(s, i, 1, "OF"):
        return True  # minutes of 5 November
    return present and behind is not None and behind.cls in ("STOP", "GAP")  # 在今天,服务质量…: talk of the present


def _timed(s: State, i: int) -> bool:
    """第3个工作日下班前, by noon on the first Monday: a time of day stands beside it, which would be today's else."""
    before = i - 1
    while (t := token_at(s, before)) is not None and t.cls in ("ON", "IN", "A"):
        before -= 1
    return any(t is not None and t.cls in ("CLOCK", "PART") for t in (token_at(s, i + 1), token_at(s, before)))


def _firm(s: State, value: Fields, said: Said, alone: bool) -> bool:
    """Whether what stands around words that may be something else makes them a day."""
    if alone and (said.named or (said.md and (s.draft.pos or s.draft.clock))):
        return True
    if not s.draft.freq:
        return False
    unit = s.draft.freq["unit"]
    if unit == "month" and set(value) == {"unit", "month_day"}:
        return True  # monthly, day 5
    if unit == "year":
        return bool(value.get("month") or value.get("holiday") or value.get("quarter"))
    return unit in ("quarter", "half-year") and len(value.get("month", ())) > 1


def numbers_a_thing(s: State, i: int, value: Fields) -> bool:
    """1st by 10 Nov, 2nd by 17 Nov: which of several, where a date follows."""
    by, date = token_at(s, i + 1), token_at(s, i + 2)
    if s.chinese or not set(value) <= {"unit", "month_day"} or by is None or date is None or date.cls != "POS":
        return False
    return by.cls in ("BY", "UNTIL") and "month" in date.value and "month_day" in date.value


def names_no_day(s: State, t: Token, value: Fields, relation: str | None) -> bool:
    """A bare first day, or last something: of a job, of a term, of whatever."""
    said = s.text[t.start : t.end].lower()
    if not set(value) <= {"unit", "month_day"}:
        return False
    # Register it first: without a word of relation such a word is an adverb.
    at = previous(s, next(j for j, o in enumerate(s.tokens) if o is t), 1, "ON")
    adverb = relation is None and said.isalpha() and len(s.tokens) > 1 and not at
    return adverb or said in ("first day", "last", "last day", "final day")


def describes(s: State, i: int) -> bool:
    """year-end bonus, month-end stock count: the words before a thing, where nothing says that they are its time."""
    nxt = token_at(s, i + 1)
    return nxt is not None and nxt.cls == "GAP" and not previous(s, i, 2, "ON", "IN", "BY", "EVERY", "ENDOF")


def fulfilled_in(s: State, i: int) -> bool:
    """明年上半年完成: a month or the like at the head of a clause, and then the word for getting done."""
    nxt, prev = token_at(s, i + 1), token_at(s, i - 1)
    if nxt is None or nxt.cls != "ACTION" or nxt.value not in _FULFILMENT:
        return False
    return prev is None or prev.cls in ("STOP", "OPEN", "IN", "LIST", "TO")


def no_range(text: str, value: Fields) -> bool:
    """11-25, 13/11, 11/5: can be no range of days such as 3-5, no fraction such as 1/3, and not 24/7."""
    (month,), (day,) = value["month"], value["month_day"]
    said = fold(text).lstrip(" 0")
    turned = day > 12 and day != 24  # 13/11
    return bool(day > 12 or month >= day) and said.startswith((str(month), str(day)) if turned else str(month))


def one_of_many(s: State, t: Token, value: Fields) -> bool:
    """每月最后一个完整周的周五, 每月周五: which of its Fridays was not understood, and not each of them is meant."""
    d = s.draft
    if d.freq is None or not d.has_freq or d.clause != d.started or set(value) - {"unit", "weekday", "weeks"}:
        return False
    empty = d.pos is None and d.clock is None and d.span is None and d.dayref is None
    apart = s.chinese and _APART.search(s.text[s.slot_end : t.start]) is not None
    return "weekday" in value and empty and not apart and d.freq["unit"] in ("month", "quarter", "half-year", "year")


def several_of_a_month(s: State, value: Fields) -> bool:
    """每年11月第一、三个周五: several weekdays of a month that stands apart, which no rule can hold."""
    return "nth_weekday" in value and "more" in value and "month" in (s.draft.pos or {})


def in_its_week(s: State, t: Token, value: Fields) -> bool:
    """每月15号所在周的周五, 11月15日当周周五: a day in the week of another, which no rule can hold."""
    return "weekday" in value and _ITS_WEEK.search(fold(s.text[: t.end])) is not None


def after_dash(s: State, i: int) -> bool:
    """A day behind a dash or a colon, at the end of its clause."""
    prev, nxt = token_at(s, i - 1), token_at(s, i + 1)
    marked = prev is not None and (prev.cls == "TO" or (prev.cls == "STOP" and prev.value == ":"))
    return marked and (nxt is None or nxt.cls in ("STOP", "CLOSE", "CLOCK"))


def begins(freq: Fields | None, value: Fields) -> bool:
    """每3天一次,自11月9日起: when it begins, not when it is due."""
    if freq is None or "year" in value:
        return False
    return bool({"shift", "this"} & set(value)) or not fits(freq, value)


def of_nothing(value: Fields, weeks: int | None) -> bool:
    """第三周内, 第一个月内: of what is not said."""
    if "freq_unit" in value or "month" in value or "quarter" in value:
        return False
    return (weeks or 0) > 0 or ("month_of_quarter" in value and "unit" not in value)
