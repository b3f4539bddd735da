"""Slots that say when: frequency, position, clock time."""

from __future__ import annotations

from toolkit.core.phrase.convert.counts import span_nth
from toolkit.core.phrase.draft import Draft
from toolkit.core.phrase.events import event_after, event_before
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.slots_event import take_span
from toolkit.core.phrase.state import (
    ROUND_A_LENGTH,
    State,
    alone_at,
    fill,
    fits,
    late_after,
    later,
    previous,
    read_relation,
    token_at,
)
from toolkit.core.phrase.text import fold

_FULFILMENT = ("完成", "办结", "交付", "到位")
_NOT_FREQ = frozenset({"amb", "months", "end", "begin", "mid", "pos", "part", "quota"})


def take_frequency(s: State, i: int, t: Token) -> None:
    d, value = s.draft, dict(t.value)
    pos = value.pop("pos", None)
    parity = value.pop("months", None)
    named: dict[str, Fields] = {"end": {"month_day": (-1,)}, "begin": {"part": "first"}, "mid": {"month_day": (15,)}}
    for key, where in named.items():
        unit = value.pop(key, None)
        if unit:
            pos = {"unit": unit, **({} if key == "end" and unit != "month" else where)}
            if unit == "week":
                pos = {"unit": "week", "part": "end"}
            if unit == "year":
                pos = {"unit": "year", "month": (12,), "month_day": (31,)}
            if key == "end" and unit == "month":
                s.note("month-end-calendar-or-workday")
            elif key != "end":
                s.note("approximate")
    s.note(value.pop("amb", None))
    part, quota = value.pop("part", None), value.pop("quota", None)
    same = d.freq == value
    if (d.freq is not None and not d.inherited and not same) or (
        d.has_slot and d.freq is None and (d.pos is not None and (pos or not fits(value, d.pos)))
    ):
        s.next_draft()
    elif d.has_slot and d.span is not None:
        s.next_draft()
        s.draft.event = None
    fill(s, freq=value, inherited=False, has_freq=True, parity=parity)
    if part:
        s.draft.clock = {"part": part, "of_freq": True}
    if quota:
        s.draft.quota = quota
    if pos:
        s.draft.pos = pos
        read_relation(s, i)
    else:
        # 不晚于每月第3个工作日: the word before the frequency is about the day behind it.
        prev = token_at(s, i - 1)
        s.draft.leading = {"BY": "by", "DUE": "by", "NOTBEFORE": "not-before", "BEFOREP": "before"}.get(
            prev.cls if prev else ""
        )


def take_position(s: State, i: int, t: Token) -> None:
    value: Fields = dict(t.value)
    freq, amb = value.pop("freq", None), value.pop("amb", None)
    by, weak = value.pop("by", False), value.pop("weak", False)
    named, md, short = value.pop("named", False), value.pop("md", False), value.pop("short", False)
    value.pop("ri", None)
    if s.draft.span is not None and s.draft.span.get("src") == "NTH" and previous(s, i, 1, "LIST", "AND"):
        further = span_nth([t])
        if further is not None:  # 逾期第7天、第30天
            take_span(s, i, Token("SPAN", {**further, "event": s.draft.event}, t.start, t.end))
            return
    if (prev := token_at(s, i - 1)) is not None and prev.cls == "POLICY" and prev.value in ("节后", "节前"):
        return  # 节后第一个工作日: of which holiday is not said
    if value.get("count"):
        _anchored_event(s, value)
        return
    trial = Draft()
    s.draft, kept = trial, s.draft
    read_relation(s, i)
    s.draft = kept
    relation = trial.relation or ("by" if by else None) or kept.leading
    if kept.leading and relation == kept.leading:
        trial.said_by = relation == "by"
        s.note("negation" if relation == "not-before" else None)
    if weak and relation is None and not s.chinese and previous(s, i, 1, "IN") and alone_at(s, i):
        relation = "by"
    if not s.chinese and not anchored_in(kept, value) and _names_no_day(s, t, value, relation):
        return  # before first day, on or before last pay day
    if not s.chinese and relation is None and value.get("bare") and _describes(s, i):
        return  # year-end bonus
    if not s.chinese and relation is None and "month_day" in value and _after_dash(s, i):
        relation = "on"  # Trial balance - 8th
    if weak and relation is None and _fulfilled_in(s, i):
        relation = "by"
    if value.pop("span_of", False) and relation is None:
        nxt = token_at(s, i + 1)
        relation = "by" if nxt is None or nxt.cls in ("PERIODNAME", "STOP", "CLOSE") else None
    if weak and relation is None and len(s.tokens) == 1 and ("year" in value or "shift" in value) and not short:
        relation = "by"  # 2026年第四季度, 明年上半年 as the whole cell
    if md and relation is None and len(s.tokens) == 1 and ("." in s.text or _no_range(s.text, value)):
        relation = "on"  # 11.5, 11-25, 11/25 as the whole cell
        amb = "figures-as-date"
    if short and relation is None and len(s.tokens) == 1:
        relation = "on"
    value.pop("late", None)
    if relation == "breach-from":  # 6日起视为逾期: the 5th is the last good day
        relation = "by" if "month_day" in value or "weekday" in value else "from"
        value.update({"offset": -1} if relation == "by" and not value.get("offset") else {})
    if relation == "over" and not (later(s, i, "NOTDONE") or late_after(s, i)):
        return
    alone = alone_at(s, i) or (
        "weekday" in value
        and (nxt := token_at(s, i + 1)) is not None
        and nxt.cls == "FREQ"
        and nxt.value["unit"] == "day"
    )
    anchored = bool(
        freq or (kept.freq and fits(kept.freq, value)) or "this" in value or "shift" in value or s.month_ahead
    )
    stated = (
        anchored
        or relation
        or value.get("freq_unit")
        or (value.get("holiday") and value.get("offset"))
        or value.get("after")
    )
    if weak and not (
        relation
        or s.month_ahead
        or (alone and (named or (md and (s.draft.pos or s.draft.clock))))
        or (
            kept.freq
            and kept.freq["unit"] == "year"
            and (value.get("month") or value.get("holiday") or value.get("quarter"))
        )
        or (kept.freq and kept.freq["unit"] in ("quarter", "half-year") and len(value.get("month", ())) > 1)
    ):
        return
    if not stated and not alone and not value.get("year") and not value.get("bare") and value.get("anchor") is None:
        return
    often = any(o.cls == "FREQ" for o in s.tokens)  # 1st Monday, every other month
    if (
        not stated
        and value.get("unit") is None
        and not often
        and not all(o is t or o.cls in ROUND_A_LENGTH for o in s.tokens)
    ):
        return
    behind = token_at(s, i + 1)
    past = not anchored or value.get("unit") == "day"  # 今天的纪要
    if s.chinese and not relation and past and behind is not None and behind.cls == "DE":
        return  # 12月31日的余额: a day that something is of
    if not s.chinese and not relation and not anchored and previous(s, i, 1, "OF"):
        return  # minutes of 5 November
    if value.get("unit") == "day" and not relation and behind is not None and behind.cls in ("STOP", "GAP"):
        return  # 在今天,服务质量…: talk of the present
    if named and not relation and alone:
        value["freq_unit"] = "year"
    value.pop("bare", None) if anchored else None
    s.note(amb)
    d = s.draft
    if s.month_ahead and "month_day" in value:
        _exception(s, value, s.month_ahead)
        s.month_ahead = ()
    elif (
        freq is not None
        and d.freq is not None
        and d.has_slot
        and (not d.inherited or d.pos)
        and (d.freq != freq or d.pos is not None)
    ):
        s.next_draft()
    elif d.pos is not None or d.span is not None or d.dayref is not None:
        monthly = d.freq is not None and d.freq["unit"] == "month"
        if monthly and value.get("unit") == "year" and value.get("month") and value.get("month_day"):
            _exception(s, value, value["month"])
        elif d.pos is not None and _merges(d.pos, value):
            value = {**d.pos, **value, "unit": d.pos.get("unit") or value.get("unit")}
        else:
            s.next_draft()
    elif d.freq is not None and not fits(d.freq, value):
        s.next_draft()
        s.draft.freq = None if s.draft.freq and not fits(s.draft.freq, value) else s.draft.freq
        s.draft.recurs = True
    if md:
        value["md"] = True
    if weak:
        value["whole"] = True
    prev = token_at(s, i - 1)
    value.pop("after", None)
    if value.pop("event_prev", False) and (event := event_before(s, t)):
        s.draft.event, s.draft.event_word = event, "MONTH"
    if value.pop("event_next", False) and (event := event_after(s, i, t)):
        s.draft.event, s.draft.event_word = event, "MONTH"
    if prev is not None and prev.cls == "HAPPEN" and ("this" in value or "shift" in value) and not s.draft.event:
        s.draft.event = event_before(s, t)  # 费用发生次月10日前
        s.draft.event_word = "MONTH"
    fill(s, pos=value)
    if freq:
        s.draft.freq, s.draft.inherited, s.draft.has_freq = (
            {k: v for k, v in freq.items() if k not in _NOT_FREQ},
            False,
            True,
        )
        s.draft.parity = freq.get("months")
        s.note(freq.get("amb"))
    if relation:
        s.draft.relation, s.draft.said_by = relation, trial.said_by or by


def anchored_in(kept: Draft, value: Fields) -> bool:
    """Whether the phrase says which period a day is in."""
    return bool(kept.freq or value.get("freq") or value.get("freq_unit") or "this" in value or "shift" in value)


def _names_no_day(s: State, t: Token, value: Fields, relation: str | None) -> bool:
    """A bare first day, or last something: of a job, of a term, of whatever."""
    said = s.text[t.start : t.end].lower()
    if not set(value) <= {"unit", "month_day"}:
        return False
    # Register it first: without a word of relation such a word is an adverb.
    at = previous(s, next(j for j, o in enumerate(s.tokens) if o is t), 1, "ON")
    adverb = relation is None and said.isalpha() and len(s.tokens) > 1 and not at
    return adverb or said in ("first day", "last", "last day", "final day")


def _describes(s: State, i: int) -> bool:
    """year-end bonus, month-end stock count: the words before a thing, where nothing says that they are its time."""
    nxt = token_at(s, i + 1)
    return nxt is not None and nxt.cls == "GAP" and not previous(s, i, 2, "ON", "IN", "BY", "EVERY", "ENDOF")


def _after_dash(s: State, i: int) -> bool:
    """A day behind a dash or a colon, at the end of its clause."""
    prev, nxt = token_at(s, i - 1), token_at(s, i + 1)
    marked = prev is not None and (prev.cls == "TO" or (prev.cls == "STOP" and prev.value == ":"))
    return marked and (nxt is None or nxt.cls in ("STOP", "CLOSE", "CLOCK"))


def _fulfilled_in(s: State, i: int) -> bool:
    """明年上半年完成: a month or the like at the head of a clause, and then the word for getting done."""
    nxt, prev = token_at(s, i + 1), token_at(s, i - 1)
    if nxt is None or nxt.cls != "ACTION" or nxt.value not in _FULFILMENT:
        return False
    return prev is None or prev.cls in ("STOP", "OPEN", "IN", "LIST")


def _no_range(text: str, value: Fields) -> bool:
    """11-25, 11/5: can be no range of days such as 3-5, no fraction such as 1/3, and not 24/7."""
    (month,), (day,) = value["month"], value["month_day"]
    return bool(day > 12 or month >= day) and fold(text).lstrip(" 0").startswith(str(month))


def _merges(old: Fields, new: Fields) -> bool:
    """A month and, elsewhere in the phrase, a day in it: 首月 … 15日."""
    coarse = {"unit", "month_of_quarter", "freq_unit", "shift", "this", "quarter", "month"}
    return (
        set(old) <= coarse
        and not (set(new) & set(old) - {"unit", "freq_unit"})
        and not ("month" in old and "month" in new)
    )


def _exception(s: State, value: Fields, months: tuple[int, ...]) -> None:
    """12月提前至3号前: the months it names leave the rule before it."""
    s.next_draft()
    s.drafts[-1].except_months += tuple(months)
    s.draft.freq = {"unit": "year", "every": 1}
    value["month"], value["unit"] = tuple(months), "year"
    s.note("exception")


def _anchored_event(s: State, value: Fields) -> None:
    count = value.pop("count")
    if s.draft.has_slot:
        s.next_draft()
    name = {"month": "月末", "quarter": "季度终了", "half-year": "半年度终了", "year": "年度终了"}[value["unit"]]
    fill(s, span=count, event=name, freq=None, pos={"unit": value["unit"], "anchor": value["anchor"]})
    s.note("month-end-correspondence" if count["unit"] == "month" else "from-the-day-counting")
