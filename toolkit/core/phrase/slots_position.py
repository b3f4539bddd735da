"""The slot that says on which day of a period: what of a phrase is such a day, and to which draft it belongs."""

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
    of_some_holiday,
    previous,
    read_relation,
    token_at,
)
from toolkit.core.phrase.text import fold
from toolkit.record import NamedTuple

_FULFILMENT = ("完成", "办结", "交付", "到位")
_NOT_FREQ = frozenset({"amb", "months", "end", "begin", "mid", "pos", "part", "quota"})


class _Said(NamedTuple):
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
    def taken_from(cls, value: Fields) -> _Said:
        """Take it out of the fields of a production."""
        flags = (value.pop(name, False) for name in ("by", "weak", "named", "md", "short"))
        return cls(value.pop("freq", None), value.pop("amb", None), *flags)


def take_position(s: State, i: int, t: Token) -> None:
    """Put a day of a period into the draft, or into the next; nothing where the words mean no day of a deadline."""
    value: Fields = dict(t.value)
    said = _Said.taken_from(value)
    value.pop("ri", None)
    if _takes_further_length(s, i, t):
        return
    if of_some_holiday(s, i):
        return
    if value.get("count"):
        _anchored_event(s, value)
        return
    relation, said_by = _said_relation(s, i, said)
    if not s.chinese and not _anchored_in(s.draft, value) and _names_no_day(s, t, value, relation):
        return  # before first day, on or before last pay day
    if not s.chinese and relation is None and value.get("bare") and _describes(s, i):
        return  # year-end bonus
    amb = said.amb
    if relation is None:
        relation, amb = _implied_relation(s, i, value, said)
    value.pop("span_of", None)
    value.pop("late", None)
    if relation == "breach-from":  # 6日起视为逾期: the 5th is the last good day
        relation = "by" if "month_day" in value or "weekday" in value else "from"
        value.update({"offset": -1} if relation == "by" and not value.get("offset") else {})
    anchored = bool(
        said.freq
        or (s.draft.freq and fits(s.draft.freq, value))
        or "this" in value
        or "shift" in value
        or s.month_ahead
    )
    alone = _stands_alone(s, i, value)
    if _is_talk(s, i, t, value, said, relation, anchored, alone):
        s.day_left_out = True
        return
    if said.named and not relation and alone:
        value["freq_unit"] = "year"
    if anchored:
        value.pop("bare", None)
    s.note(amb)
    value = _with_room(s, value, said.freq)
    _put(s, i, t, value, said)
    if relation:
        s.draft.relation, s.draft.said_by = relation, said_by or said.by


def _takes_further_length(s: State, i: int, t: Token) -> bool:
    """逾期第7天、第30天: what looks like a day is one more length, and is taken as such."""
    if s.draft.span is None or s.draft.span.get("src") != "NTH" or not previous(s, i, 1, "LIST", "AND"):
        return False
    further = span_nth([t])
    if further is None:
        return False
    take_span(s, i, Token("SPAN", {**further, "event": s.draft.event}, t.start, t.end))
    return True


def _said_relation(s: State, i: int, said: _Said) -> tuple[str | None, bool]:
    """What words say of how a day limits (by, before, from …), and whether they say that it is the last one."""
    trial, kept = Draft(), s.draft
    s.draft = trial
    read_relation(s, i)
    s.draft = kept
    relation = trial.relation or ("by" if said.by else None) or kept.leading
    if kept.leading and relation == kept.leading:
        trial.said_by = relation == "by"
        s.note("negation" if relation == "not-before" else None)
    if said.weak and relation is None and not s.chinese and previous(s, i, 1, "IN") and alone_at(s, i):
        relation = "by"
    return relation, trial.said_by


def _implied_relation(s: State, i: int, value: Fields, said: _Said) -> tuple[str | None, str | None]:
    """How a day limits of which no word says it, and what that leaves open; None where it is not understood."""
    nxt, whole_cell = token_at(s, i + 1), len(s.tokens) == 1
    if not s.chinese and "month_day" in value and _after_dash(s, i):
        return "on", said.amb  # Trial balance - 8th
    if said.weak and _fulfilled_in(s, i):
        return "by", said.amb
    if value.get("span_of") and (nxt is None or nxt.cls in ("PERIODNAME", "STOP", "CLOSE")):
        return "by", said.amb
    if said.weak and whole_cell and ("year" in value or "shift" in value) and not said.short:
        return "by", said.amb  # 2026年第四季度, 明年上半年 as the whole cell
    if said.md and whole_cell and ("." in s.text or _no_range(s.text, value)):
        return "on", "figures-as-date"  # 11.5, 11-25, 11/25 as the whole cell
    return ("on" if said.short and whole_cell else None), said.amb


def _stands_alone(s: State, i: int, value: Fields) -> bool:
    """Whether a day is a clause of its own, as far as it needs to be."""
    nxt = token_at(s, i + 1)
    daily = nxt is not None and nxt.cls == "FREQ" and nxt.value["unit"] == "day"
    return alone_at(s, i) or ("weekday" in value and daily)


def _is_talk(
    s: State, i: int, t: Token, value: Fields, said: _Said, relation: str | None, anchored: bool, alone: bool
) -> bool:
    """Whether the words for a day are about something else than a deadline."""
    if relation == "over" and not (later(s, i, "NOTDONE") or late_after(s, i)):
        return True
    if said.weak and not (relation or s.month_ahead or _firm(s, value, said, alone)):
        return True
    after_holiday = value.get("holiday") and value.get("offset")
    stated = anchored or relation or value.get("freq_unit") or after_holiday or value.get("after")
    if not stated:
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


def _firm(s: State, value: Fields, said: _Said, alone: bool) -> bool:
    """Whether what stands around words that may be something else makes them a day."""
    if alone and (said.named or (said.md and (s.draft.pos or s.draft.clock))):
        return True
    if not s.draft.freq:
        return False
    unit = s.draft.freq["unit"]
    if unit == "year":
        return bool(value.get("month") or value.get("holiday") or value.get("quarter"))
    return unit in ("quarter", "half-year") and len(value.get("month", ())) > 1


def _with_room(s: State, value: Fields, freq: Fields | None) -> Fields:
    """Go on to the next draft where this one has a day already, or one of another frequency; else add to its day."""
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
            return {**d.pos, **value, "unit": d.pos.get("unit") or value.get("unit")}
        else:
            s.next_draft()
    elif d.freq is not None and not fits(d.freq, value):
        s.next_draft()
        s.draft.freq = None if s.draft.freq and not fits(s.draft.freq, value) else s.draft.freq
        s.draft.recurs = True
    return value


def _put(s: State, i: int, t: Token, value: Fields, said: _Said) -> None:
    """The day, its event and its frequency into the draft."""
    if said.md:
        value["md"] = True
    if said.weak:
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
    if said.freq:
        s.draft.freq = {k: v for k, v in said.freq.items() if k not in _NOT_FREQ}
        s.draft.inherited, s.draft.has_freq = False, True
        s.draft.parity = said.freq.get("months")
        s.note(said.freq.get("amb"))


def _anchored_in(d: Draft, value: Fields) -> bool:
    """Whether the phrase says which period a day is in."""
    return bool(d.freq or value.get("freq_unit") or "this" in value or "shift" in value)


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
