"""From the slots of a phrase to rules: what belongs together, what is said twice, what only looks like a deadline.

Slots (frequency, position, clock time, count, reference to a day) are gathered from left to right into a draft. A slot
that the draft already has, or that does not fit it, starts the next draft, which inherits what it does not say itself:
``5号前初稿,10号前定稿`` is two rules of one month. Both languages share this; they differ in their grammars, and in
whether the words of relation stand before the date or after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.deadline import PhraseReading
from toolkit.core.phrase.finish import Draft, finish
from toolkit.core.phrase.grammar import Fields, Token

SLOTS = frozenset({"FREQ", "POS", "CLOCK", "SPAN", "DAYREF", "TN", "PART"})
_SKIP = frozenset({"DE", "OPEN"})
_BREAKS = frozenset(
    {"STOP", "OPEN", "CLOSE", "FROM", "IN", "BY", "BYMAX", "DUE", "POLICY", "PEREACH", "ROLL", "NOTOFF"}
)
_DONE = frozenset(
    {"FREQ", "STOP", "CLOSE", "OPEN", "VERB", "ACTION", "CLOCK", "PART", "INCLUDE", "ROLL", "NOTOFF", "LIST", "AND"}
)
_ROUND_A_LENGTH = frozenset({"OPEN", "CLOSE", "STOP", "INCLUDE", "ROLL", "NOTOFF", "POLICY", "CLOCK", "PART"})
_FILLER = (
    "应当", "应该", "必须", "务必", "需要", "需", "须", "应", "请", "要", "于", "在", "并", "且", "则", "的", "将", "会", "可",
    "我们", "后续", "原则上", "一般", "尽量", "争取", "承诺", "保证", "确保", "为", "即", "与", "和", "并在", "就", "都", "由",
)  # fmt: skip
_EVENT_HEADS = (
    "自",
    "从",
    "在",
    "于",
    "当",
    "每当",
    "凡",
    "如",
    "若",
    "并",
    "且",
    "应",
    "须",
    "需",
    "请",
    "是",
    "只",
    "的",
    "与",
    "和",
)
_EVENT_TAILS = ("之日", "之后", "以后", "之前", "以前", "的", "后", "之", "起", "时", "当天", "日起")
_EN_HEADS = ("the ", "a ", "an ", "of ", "any ", "each ", "every ", "its ", "their ", "our ", "on ", "by ", "day of ")


_THINGS_OF_A_SPAN = ("项目", "数据", "记录", "客户", "订单", "无")


@dataclass(slots=True)
class _State:
    text: str
    tokens: Sequence[Token]
    chinese: bool
    drafts: list[Draft] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)
    ambiguity: list[str] = field(default_factory=list)
    slot_end: int = 0  # where the last slot ended, for the text of an event
    skipping: bool = False
    month_ahead: tuple[int, ...] = ()
    roll: str | None = None
    include: bool | None = None
    days_off: bool = False
    last_day: bool = False
    months_out: tuple[int, ...] = ()
    policy: str | None = None
    weak: str | None = None
    before_event: str | None = None

    def note(self, code: str | None) -> None:
        if code and code not in self.ambiguity:
            self.ambiguity.append(code)

    def next_draft(self) -> None:
        """Close the draft; the next one inherits frequency and event."""
        old = self.draft
        self.drafts.append(old)
        self.draft = Draft(freq=old.freq, inherited=True, event=old.event, clause=old.clause)
        self.draft.recurs = old.recurs


def compose(text: str, tokens: Sequence[Token], chinese: bool) -> PhraseReading:
    """The reading of a tokenised phrase. ``text`` is the phrase as the token positions count it."""
    state = _State(text, tokens, chinese)
    for i, token in enumerate(tokens):
        _take(state, i, token)
    state.drafts.append(state.draft)
    _blocked(state)
    return finish(state.drafts, _context(state), text)


def _context(s: _State) -> Fields:
    return {
        "roll": s.roll,
        "include": s.include,
        "days_off": s.days_off,
        "last_day": s.last_day,
        "months_out": s.months_out,
        "policy": s.policy,
        "weak": s.weak,
        "before_event": s.before_event,
        "ambiguity": s.ambiguity,
        "bare": sum(t.cls not in ("STOP", "OPEN", "CLOSE") for t in s.tokens) == 1,
    }


def _take(s: _State, i: int, t: Token) -> None:
    cls, before = t.cls, _mark(s)
    if cls in ("STOP", "CLOSE"):
        s.skipping = False
        s.draft.clause += 1
    elif cls in ("NOT", "NONEED"):
        if cls == "NOT" and not _follows_slot(s, i + 1):
            return
        s.skipping = True
        s.note("negation" if cls == "NOT" else None)
        if cls == "NONEED" and s.draft.started == s.draft.clause and s.draft.has_slot:
            s.draft = Draft(clause=s.draft.clause)
    elif cls == "ROLL":
        s.roll = t.value["way"]
        # What follows says where to: 顺延至下一个工作日.
        s.skipping = s.roll != "none"
    elif cls == "NOCROSS" and s.roll in ("following", "preceding"):
        s.roll = f"modified_{s.roll}"
    elif cls == "INCLUDE":
        s.include = t.value["on"]
    elif cls == "NOTOFF":
        s.days_off = s.days_off or bool(t.value.get("days_off"))
        s.last_day = s.last_day or bool(t.value.get("last_day"))
        s.months_out += t.value.get("months", ())
        s.note("exception")
    elif cls == "POLICY":
        s.policy = s.policy or t.value
    elif s.skipping:
        return
    elif cls == "WEAK":
        s.weak = s.weak or t.value
    elif cls == "QUOTA":
        n, top = t.value["n"], t.value.get("top")
        if n == 1 and not top:
            return  # 每月一次 says no more than 每月
        s.draft.quota = (">=" if t.value.get("least") else "") + (f"{n}-{top}" if top else str(n))
    elif cls == "AHEADTO":
        s.month_ahead = tuple(t.value["month"])
    elif cls == "FREQ":
        _frequency(s, i, t)
    elif cls == "POS":
        _position(s, i, t)
    elif cls in ("CLOCK", "PART"):
        _clock(s, i, t)
    elif cls in ("SPAN", "TN"):
        _span(s, i, t)
    elif cls == "DAYREF":
        _dayref(s, i, t)
    elif cls == "UPONWORD":
        s.draft.event, s.draft.event_word = s.draft.event or t.value, "UPON"
    elif cls in ("AFTER", "SINCE", "SHI", "BEFORE", "WHEN", "UPON"):
        _event_word(s, i, t)
    elif cls == "FORBID" and s.draft.relation == "before" and _previous(s, i, 2, "BEFORE"):
        s.draft.relation = "not-before"
        s.note("negation")
    elif cls == "AMOUNT" and all(o is t or o.cls in _ROUND_A_LENGTH for o in s.tokens):
        _span(s, i, t)
    elif cls == "AMOUNT" and s.draft.freq and _previous(s, i, 1, "LEAST"):
        s.draft.quota = f">={t.value['n']} {t.value['unit']}s"
        s.note("quota-not-offset")
    if cls in SLOTS and _mark(s) != before:
        s.slot_end = t.end


def _mark(s: _State) -> tuple[object, ...]:
    """Changes when a slot was taken; a slot that was passed over is plain text again."""
    d = s.draft
    return (len(s.drafts), id(d.freq), id(d.pos), id(d.clock), id(d.span), id(d.tn), id(d.dayref))


def _previous(s: _State, i: int, reach: int, *classes: str) -> bool:
    return any(s.tokens[j].cls in classes for j in range(max(0, i - reach), i))


def _at(s: _State, i: int) -> Token | None:
    return s.tokens[i] if 0 <= i < len(s.tokens) else None


def _follows_slot(s: _State, i: int) -> bool:
    t = _at(s, i)
    return t is not None and t.cls in SLOTS


def _fill(s: _State, **values: Any) -> None:
    if not s.draft.has_slot:
        s.draft.started = s.draft.clause
    for name, value in values.items():
        setattr(s.draft, name, value)


def _relation(s: _State, i: int) -> None:
    """Words of relation that touch the slot at ``i``, before it or behind it."""
    d = s.draft
    j = i - 1
    while (t := _at(s, j)) is not None and t.cls in ("DE", "OPEN", "ON"):
        j -= 1
    before = t.cls if t else ""
    if t is not None and t.value == ":" and (label := _at(s, j - 1)) is not None and label.cls == "DUE":
        before = "DUE"  # 截止日期:11月30日
    if before in ("BY", "BYMAX", "DUE", "UNTIL"):
        d.relation, d.said_by = "by", True
    elif before == "NOTBEFORE":
        d.relation = "not-before"
        s.note("negation")
    elif before == "BEFOREP":
        d.relation = "before"
    elif before in ("AFTERP", "FROMP"):
        d.relation = "from"
    elif before == "OVER":
        d.relation = "over"
    elif before == "ABOUT":
        d.relation = "about"
    nxt = _at(s, i + 1)
    if nxt is not None and nxt.cls == "INCLUDE":
        nxt = _at(s, i + 2)
    if nxt is not None and nxt.cls == "OPEN" and (beyond := _at(s, i + 2)) is not None and beyond.cls == "BEFORE":
        nxt = beyond
    after = nxt.cls if nxt else ""
    if after == "BEFORE":
        d.relation = "before" if not d.said_by else d.relation
    elif after == "WITHIN" or after == "DUE":
        d.relation, d.said_by = "by", True
    elif after in ("AFTER", "START", "SINCE"):
        d.relation = "from"
    elif after == "APPROX":
        d.relation = "about"


def _frequency(s: _State, i: int, t: Token) -> None:
    d, value = s.draft, dict(t.value)
    pos = value.pop("pos", None)
    parity = value.pop("months", None)
    named = {"end": {"month_day": (-1,)}, "begin": {"part": "first"}, "mid": {"month_day": (15,)}}
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
    if (d.freq is not None and not d.inherited and not same) or (d.has_slot and d.freq is None and (d.pos is not None and (pos or not _fits(value, d.pos)))):
        s.next_draft()
    elif d.has_slot and d.span is not None:
        s.next_draft()
        s.draft.event = None
    _fill(s, freq=value, inherited=False, has_freq=True, parity=parity)
    if part:
        s.draft.clock = {"part": part}
    if quota:
        s.draft.quota = quota
    if pos:
        s.draft.pos = pos
        _relation(s, i)
    else:
        # 不晚于每月第3个工作日: the word before the frequency is about the day behind it.
        prev = _at(s, i - 1)
        s.draft.leading = {"BY": "by", "DUE": "by", "NOTBEFORE": "not-before", "BEFOREP": "before"}.get(
            prev.cls if prev else ""
        )


def _fits(freq: Fields, pos: Fields) -> bool:
    order = ("day", "week", "month", "quarter", "half-year", "year")
    unit = pos.get("unit")
    if unit is None or unit == freq["unit"]:
        return True
    if "week" in (unit, freq["unit"]):
        return freq["unit"] == "day" and unit == "week"
    return order.index(freq["unit"]) > order.index(unit)


def _position(s: _State, i: int, t: Token) -> None:
    value: Fields = dict(t.value)
    freq, amb = value.pop("freq", None), value.pop("amb", None)
    by, weak = value.pop("by", False), value.pop("weak", False)
    named, md = value.pop("named", False), value.pop("md", False)
    value.pop("ri", None)
    if value.get("count"):
        _anchored_event(s, t, value)
        return
    trial = Draft()
    s.draft, kept = trial, s.draft
    _relation(s, i)
    s.draft = kept
    relation = trial.relation or ("by" if by else None) or kept.leading
    if kept.leading and relation == kept.leading:
        trial.said_by = relation == "by"
        s.note("negation" if relation == "not-before" else None)
    if weak and relation is None and not s.chinese and _previous(s, i, 1, "IN") and _alone(s, i):
        relation = "by"
    if relation == "over" and not _later(s, i, "NOTDONE"):
        return
    alone = _alone(s, i) or (
        "weekday" in value and (nxt := _at(s, i + 1)) is not None and nxt.cls == "FREQ" and nxt.value["unit"] == "day"
    )
    anchored = bool(
        freq or (kept.freq and _fits(kept.freq, value)) or "this" in value or "shift" in value or s.month_ahead
    )
    stated = anchored or relation or value.get("freq_unit")
    if weak and not (
        relation
        or s.month_ahead
        or (alone and (named or (md and s.draft.pos)))
        or (
            kept.freq
            and kept.freq["unit"] == "year"
            and (value.get("month") or value.get("holiday") or value.get("quarter"))
        )
    ):
        return
    if not stated and not alone and not value.get("year") and not value.get("bare") and value.get("anchor") is None:
        return
    if not stated and value.get("unit") is None and not all(o is t or o.cls in _ROUND_A_LENGTH for o in s.tokens):
        return
    behind = _at(s, i + 1)
    if s.chinese and not relation and not anchored and behind is not None and behind.cls == "DE":
        return  # 12月31日的余额: a day that something is of
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
    elif d.freq is not None and not _fits(d.freq, value):
        s.next_draft()
        s.draft.freq = None if s.draft.freq and not _fits(s.draft.freq, value) else s.draft.freq
        s.draft.recurs = True
    if md:
        value["md"] = True
    prev = _at(s, i - 1)
    if value.pop("event_next", False) and (event := _event_after(s, i, t)):
        s.draft.event, s.draft.event_word = event, "MONTH"
    if prev is not None and prev.cls == "HAPPEN" and ("this" in value or "shift" in value) and not s.draft.event:
        s.draft.event = _event_before(s, t)  # 费用发生次月10日前
        s.draft.event_word = "MONTH"
    _fill(s, pos=value)
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


_NOT_FREQ = frozenset({"amb", "months", "end", "begin", "mid", "pos", "part", "quota"})


def _merges(old: Fields, new: Fields) -> bool:
    """A month and, elsewhere in the phrase, a day in it: 首月 … 15日."""
    coarse = {"unit", "month_of_quarter", "freq_unit", "shift", "this", "quarter", "month"}
    return (
        set(old) <= coarse
        and not (set(new) & set(old) - {"unit", "freq_unit"})
        and not ("month" in old and "month" in new)
    )


def _exception(s: _State, value: Fields, months: tuple[int, ...]) -> None:
    """12月提前至3号前: the months it names leave the rule before it."""
    s.next_draft()
    s.drafts[-1].except_months += tuple(months)
    s.draft.freq = {"unit": "year", "every": 1}
    value["month"], value["unit"] = tuple(months), "year"
    s.note("exception")


def _anchored_event(s: _State, t: Token, value: Fields) -> None:
    count = value.pop("count")
    if s.draft.has_slot:
        s.next_draft()
    name = {"month": "月度终了", "quarter": "季度终了", "half-year": "半年度终了", "year": "年度终了"}[value["unit"]]
    _fill(s, span=count, event=name, freq=None, pos={"unit": value["unit"], "anchor": value["anchor"]})
    s.note("month-end-correspondence" if count["unit"] == "month" else "from-the-day-counting")


def _alone(s: _State, i: int) -> bool:
    """Whether nothing follows that would make the slot part of a name (5号 … 楼): an end, a mark, a verb, a time."""
    nxt = _at(s, i + 1)
    if nxt is None:
        return True
    return nxt.cls in _DONE


def _later(s: _State, i: int, *classes: str) -> bool:
    for t in s.tokens[i + 1 :]:
        if t.cls == "STOP":
            return False
        if t.cls in classes:
            return True
    return False


def _clock(s: _State, i: int, t: Token) -> None:
    value: Fields = {"part": t.value} if t.cls == "PART" else dict(t.value)
    d = s.draft
    prev = _at(s, i - 1)
    touches = prev is not None and (prev.cls in SLOTS or (prev.cls in _SKIP and _follows_slot(s, i - 2)))
    ahead = _at(s, i + 1)
    onto = ahead is not None and (ahead.cls in SLOTS or (ahead.cls in ("ON", "OF") and _follows_slot(s, i + 2)))
    if t.cls == "PART" and not touches and not (onto and not s.chinese):
        return
    trial = Draft()
    s.draft, kept = trial, s.draft
    _relation(s, i)
    s.draft = kept
    if value.pop("needs", False) and not trial.relation:
        return  # 上班打卡: the word is a time only with 前
    if not (
        trial.relation
        or d.freq
        or d.pos
        or d.dayref
        or d.span
        or onto
        or value.get("alone")
        or (all(o is t or o.cls in _ROUND_A_LENGTH for o in s.tokens) and "from" not in value)
    ):
        return
    s.note(value.pop("amb", None))
    if value.get("part") == "end-of-business":
        s.note("end-of-business-time")
    if d.clock is not None and d.has_slot:
        pos, dayref = d.pos, d.dayref
        s.next_draft()
        s.draft.pos, s.draft.dayref = pos, dayref
    _fill(s, clock=value)
    if trial.relation:
        s.draft.relation, s.draft.said_by = trial.relation, True
        s.draft.clock_relation = True


def _span(s: _State, i: int, t: Token) -> None:
    value: Fields = dict(t.value)
    d = s.draft
    if value.pop("breach", False):
        if not _later(s, i, "NOTDONE"):
            return
        value["relation"] = "breach-after"
    follows_text = value.pop("follows", False)
    named_event = value.pop("event", None)
    end = value.pop("event_to", t.start)
    event = _event_after(s, i, t) if value.get("next") else _event_before(s, t, end)
    event = event or named_event or ""
    if follows_text and not event:
        return
    if (
        value.get("before")
        and not event
        and not value.get("ahead")
        and s.chinese
        and not _previous(s, i, 1, "IN", "BY")
    ):
        event = ""
    nxt = _at(s, i + 1)
    if s.chinese and nxt is not None and nxt.cls == "DE":
        return  # 3日内的数据: a span of data, not of time to act
    if s.chinese and not event and nxt is not None and s.text.startswith(_THINGS_OF_A_SPAN, nxt.start):
        return
    s.note(value.pop("amb", None))
    if d.span is not None or d.tn is not None or d.dayref is not None or (d.pos is not None and d.freq is None):
        s.next_draft()
    elif d.freq is not None and d.pos is not None:
        s.next_draft()
        s.draft.freq = None
    _fill(s, **{"tn" if t.cls == "TN" else "span": value})
    if event:
        s.draft.event = event
    s.draft.relation = value.get("relation") or ("on" if value.get("on") else "by")


def _dayref(s: _State, i: int, t: Token) -> None:
    prev = _at(s, i - 1)
    d = s.draft
    if t.value["n"] == 0 and prev is not None and prev.cls in ("POS", "FREQ"):
        return
    event = _event_after(s, i, t) if t.value.get("next") else _event_before(s, t)
    if (
        t.value["n"] == 0
        and not event
        and not (_alone(s, i) or ((nxt := _at(s, i + 1)) is not None and nxt.cls in ("WITHIN", "BEFORE")))
    ):
        return
    s.note(t.value.get("amb"))
    if d.dayref is not None or d.pos is not None or d.span is not None:
        s.next_draft()
    _fill(s, dayref={**t.value, "in_freq": d.freq is not None and d.freq["unit"] == "day" and not event})
    _relation(s, i)
    if event:
        s.draft.event = event


def _event_word(s: _State, i: int, t: Token) -> None:
    prev, nxt = _at(s, i - 1), _at(s, i + 1)
    if t.cls in ("WHEN", "UPON"):
        event = _event_after(s, i, t)
        if event and not s.draft.event:
            s.draft.event, s.draft.event_word = event, t.cls
        return
    if prev is None or prev.cls in SLOTS or prev.cls in ("DE", "STOP", "OPEN"):
        return
    if t.cls == "BEFORE" and nxt is not None and nxt.cls == "GAP" and not s.chinese:
        return
    event = _event_before(s, t)
    if len(event) < 2 and event not in ("会", "课"):
        return
    if t.cls == "BEFORE":
        if any(o.cls in ("NUM", "MD", "FRACTION", "LMONTH") for o in s.tokens[:i]):
            return  # figures before 前 that are no date (618前) are no event either
        if len(event) < 2 and not _alone(s, i):
            return
        if s.before_event is None and not s.draft.has_slot:
            s.before_event = event
        return
    if s.draft.span is not None or s.draft.tn is not None:
        s.next_draft()
    s.draft.event = event
    s.draft.event_word = "SHI" if t.cls == "SHI" else "AFTER"


def _event_before(s: _State, t: Token, end: int | None = None) -> str:
    """The words right before a token that name an event, from the last mark or slot on; English puts them behind."""
    if not s.chinese:
        return ""
    start = s.slot_end
    for other in s.tokens:
        if other.start >= t.start:
            break
        if other.cls in _BREAKS:
            start = max(start, other.end)
    connected = end is not None or t.cls != "SPAN" or bool(t.value.get("after") or t.value.get("before"))
    return clean_event(s.text[start : t.start if end is None else end], connected)


def _event_after(s: _State, i: int, t: Token) -> str:
    end = len(s.text)
    for other in s.tokens[i + 1 :]:
        if other.cls in _BREAKS or other.cls in SLOTS or other.cls in ("AND", "BEFOREP", "UNTIL"):
            end = other.start
            break
    found = s.text[t.end : end].strip(" \t,.;:()\"'").lower()
    changed = True
    while changed:
        changed = False
        for head in _EN_HEADS:
            if found.startswith(head):
                found, changed = found[len(head) :], True
    return found


def clean_event(found: str, connected: bool) -> str:
    """The bare name of an event: 自签收之日 → 签收.

    Unless a word such as 后 connects it to the count, words of obligation at its end (财务部应在) are no event.
    """
    found = found.strip(" \t,,.。;;::()()\"“”'、-")
    changed = True
    while changed and found not in ("", "会", "班", "课"):
        changed = False
        for tail in _EVENT_TAILS if connected else (*_EVENT_TAILS, *_FILLER):
            if found.endswith(tail):
                found, changed = found[: -len(tail)].rstrip(), True
        for head in _EVENT_HEADS:
            if found.startswith(head):
                found, changed = found[len(head) :].lstrip(), True
    return found


def _blocked(s: _State) -> None:
    """Opening hours, guarantees, rates: a block in the phrase takes what has no word of relation."""
    if not any(t.cls in ("BLOCK", "BLOCKER", "HOURS_OF", "RATIO") for t in s.tokens):
        return
    hours = any(t.cls in ("BLOCK", "BLOCKER") for t in s.tokens)
    for d in s.drafts:
        related = d.relation in ("before", "by", "not-before") and (d.pos or d.clock_relation)
        of_block = d.event and any(t.cls == "BLOCKER" and d.event.endswith(s.text[t.start : t.end]) for t in s.tokens)
        if not related and not (d.event and d.span and not of_block) and not (d.freq and d.pos) and hours:
            d.clear()
