"""From the slots of a phrase to rules: what belongs together, what is said twice, what only looks like a deadline.

Slots (frequency, position, clock time, count, reference to a day) are gathered from left to right into a draft. A slot
that the draft already has, or that does not fit it, starts the next draft, which inherits what it does not say itself:
``5号前初稿,10号前定稿`` is two rules of one month. Both languages share this; they differ in their grammars, and in
whether the words of relation stand before the date or after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.phrase.bounds import change_over, last_day, with_bounds
from toolkit.core.phrase.draft import Draft
from toolkit.core.phrase.finish import finish
from toolkit.core.phrase.grammar import Token
from toolkit.core.phrase.slots_clock import take_clock
from toolkit.core.phrase.slots_event import take_day_reference, take_event_word, take_span
from toolkit.core.phrase.slots_frequency import take_frequency, take_rate
from toolkit.core.phrase.slots_position import take_position
from toolkit.core.phrase.state import (
    ROUND_A_LENGTH,
    SLOTS,
    State,
    alone_at,
    is_slot,
    mark,
    previous,
    token_at,
)

# 按时完成率95%, 95% of invoices paid on time: a measure, not a promise.
_SERVICES = (
    "接待",
    "受理",
    "开放",
    "办公",
    "营业",
    "值班",
    "坐诊",
    "出诊",
    "门诊",
    "接诊",
    "服务",
    "供应",
    "开门",
    "上课",
)
_BRIEF = 24  # 样品10天,量产25天
_PUNCTUAL = ("on time", "in time", "on schedule", "按时", "准时", "按期", "如期", "及时")


def compose(text: str, tokens: Sequence[Token], chinese: bool) -> PhraseReading:
    """The reading of a tokenised phrase. ``text`` is the phrase as the token positions count it."""
    state = State(text, tokens, chinese=chinese)
    change = change_over(tokens)
    bounds = {last_day(tokens, text), change}
    for i, token in enumerate(tokens):
        if change is not None and i > change + 2 and token.cls in ("SINCE", "AFTER") and state.draft.has_slot:
            state.next_draft()  # 15日前每周五,15日起每周一: the other promise
        if i not in bounds:
            _take(state, i, token)
    state.drafts.append(state.draft)
    if state.beyond:
        return PhraseReading(text, Kind.NONE)
    _blocked(state)
    return with_bounds(finish(state.drafts, state, text), tokens, text)


def _take(s: State, i: int, t: Token) -> None:
    cls, before = t.cls, mark(s)
    if cls in ("STOP", "CLOSE") or (cls == "LIST" and t.value == ","):
        s.skipping = False
        s.draft.clause += 1
    elif cls in ("NOT", "NONEED"):
        if cls == "NOT" and not is_slot(s, i + 1):
            return
        s.skipping = True
        s.note("negation" if cls == "NOT" else None)
        if cls == "NONEED" and s.draft.started == s.draft.clause and s.draft.has_slot:
            s.draft = Draft(clause=s.draft.clause)
    elif cls == "ROLL" and not s.draft.has_slot and s.text[t.start : t.end].endswith(("到", "至")):
        return  # 会议推迟到下周三: there is no day that it moves
    elif cls == "ROLL":
        s.roll = _both_ways(s, i) or t.value.get("way") or _way_to(s, t.value["to"], t.value["next"])
        s.note(None if s.roll else "exception")
        # What follows says where to: 顺延至下一个工作日.
        s.skipping = s.roll != "none"
    elif cls == "NOCROSS" and s.roll in ("following", "preceding"):
        s.roll = f"modified_{s.roll}"
    elif cls == "INCLUDE":
        other_day = "day" in t.value and (s.draft.pos or {}).get("month_day") != (t.value["day"],)
        if not (t.value.get("last") and s.draft.span is not None) and not other_day:  # 3日内(含): the 3rd day, as ever
            s.include = t.value["on"]
    elif cls == "NOTOFF" and t.value.get("rest"):
        s.draft.clause += not s.text[t.start].isalnum()
        s.skipping = True  # 逢月末周改为周四: the other day, of weeks that no rule can tell
        s.note("exception")
    elif cls == "NOTOFF":
        # 礼拜天不算,三天之内: one day of the week makes no count a count of working days.
        s.days_off = s.days_off or bool(t.value.get("days_off") and (s.draft.freq or not t.value.get("one_day")))
        s.last_day = s.last_day or bool(t.value.get("last_day"))
        s.months_out += t.value.get("months", ())
        out, freq = t.value.get("weekday_out"), s.draft.freq
        if out and freq and freq["unit"] == "day" and s.draft.pos is None:
            # every weekday except Wednesday: on the others
            days = tuple(d for d in range(1, 6 if freq.get("working") else 8) if d != out)
            s.draft.freq, s.draft.pos = {"unit": "week", "every": 1}, {"unit": "week", "weekday": days}
        s.note("exception")
    elif cls == "POLICY" and (t.value not in _PUNCTUAL or "%" not in s.text):
        s.policy = s.policy or (s.text[t.start : t.end] if isinstance(t.value, dict) else t.value)
    elif s.skipping:
        return
    elif cls in ("AMOUNT", "SPAN") and t.value.get("beyond"):
        s.beyond = True
    elif cls == "WEAK":
        s.weak += t.value["units"] if isinstance(t.value, dict) else (t.value,)
    elif cls == "QUOTA":
        n, top = t.value["n"], t.value.get("top")
        if n == 1 and not top:
            if t.value.get("each"):
                _each_day(s)
            return  # 每月一次 says no more than 每月
        s.draft.quota = (">=" if t.value.get("least") else "") + (f"{n}-{top}" if top else str(n))
    elif cls == "AHEADTO":
        s.month_ahead = tuple(t.value["month"])
    elif cls == "FREQ":
        take_frequency(s, i, t)
    elif cls == "POS":
        take_position(s, i, t)
    elif cls in ("CLOCK", "PART"):
        take_clock(s, i, t)
    elif cls in ("AMOUNT", "SPAN") and take_rate(s, i, t):
        pass
    elif cls == "NUM" and (hour := _bare_hour(s, i)) is not None:
        take_clock(s, i, hour)
    elif cls in ("SPAN", "TN"):
        take_span(s, i, t)
    elif cls == "DAYREF":
        take_day_reference(s, i, t)
    elif cls == "UPONWORD":
        s.draft.event, s.draft.event_word = s.draft.event or t.value, "UPON"
    elif cls in ("AFTER", "SINCE", "SHI", "MEANWHILE", "BEFORE", "WHEN", "UPON", "AFTERP", "BEFOREP", "ON", "BY"):
        take_event_word(s, i, t)
    elif cls == "FORBID" and s.draft.relation == "before" and previous(s, i, 2, "BEFORE"):
        s.draft.relation = "not-before"
        s.note("negation")
    elif cls == "AMOUNT" and all(o is t or o.cls in ROUND_A_LENGTH for o in s.tokens):
        take_span(s, i, t)
    elif cls == "AMOUNT" and _further_length(s, i):
        ahead = {"before": True, "event": s.draft.event} if (s.draft.span or {}).get("before") else {"after": True}
        take_span(s, i, Token("SPAN", {**t.value, **ahead}, t.start, t.end))
    elif cls == "AMOUNT" and (_one_of_several(s, i) or _workdays_last(s, i) or _must_follow(s, i)):
        take_span(s, i, Token("SPAN", {**t.value, "amb": "within-implied"}, t.start, t.end))
    elif cls == "AMOUNT" and s.draft.freq and previous(s, i, 1, "LEAST"):
        s.draft.quota = f">={t.value['n']} {t.value['unit']}s"
        s.note("quota-not-offset")
    if (cls in SLOTS or cls == "AMOUNT") and mark(s) != before:
        s.slot_end = t.end


def _each_day(s: State) -> None:
    """早8点、晚8点各一次: several times of day, of every day."""
    drafts = (*s.drafts, s.draft)
    if len(drafts) > 1 and all(d.clock and not (d.freq or d.pos or d.dayref or d.span) for d in drafts):
        for d in drafts:
            d.freq = {"unit": "day", "every": 1}


def _bare_hour(s: State, i: int) -> Token | None:
    """Friday by 5, by 12 tomorrow: an hour, where a day of the week or a near one is named beside it."""
    t, after = s.tokens[i], token_at(s, i + 1)
    if s.chinese or not 1 <= t.value <= 12 or not previous(s, i, 1, "BY", "BEFOREP"):
        return None
    ahead = token_at(s, i + 2) if after is not None and after.cls == "ON" else after
    day = ahead.value if ahead is not None and ahead.cls == "POS" else s.draft.pos
    if (after is not None and after.cls not in ("ON", "POS", "STOP", "CLOSE", "LIST", "OPEN", "TO")) or not day:
        return None
    if day.get("unit") not in ("week", "day") or s.draft.clock is not None:
        return None
    return Token("CLOCK", {"second": (t.value + 12 * (t.value <= 6)) * 3600}, t.start, t.end)


def _both_ways(s: State, i: int) -> str | None:
    """周六提前,周日顺延: each day of the weekend goes to the working day beside it."""
    ways = {o.value.get("from"): o.value.get("way") for o in s.tokens[: i + 1] if o.cls == "ROLL"}
    return "nearest" if ways == {(6,): "preceding", (7,): "following"} else None


def _way_to(s: State, weekday: int, next_week: bool) -> str | None:
    """遇节假日改为周四: from a Friday it is back, from a Monday on; from a day of the month, on to a Monday."""
    own = (s.draft.pos or {}).get("weekday", ())
    if next_week:
        return "following"
    if len(own) == 1:
        return "following" if weekday > own[0] else "preceding" if weekday < own[0] else None
    return {1: "following", 5: "preceding"}.get(weekday)


def _ends_clause(s: State, i: int) -> bool:
    nxt = s.tokens[i + 1] if i + 1 < len(s.tokens) else None
    if s.text[s.tokens[i].end : s.tokens[i].end + 1] == " ":
        return True  # 大修7天 小修1天
    return nxt is None or nxt.cls in ("STOP", "LIST", "OPEN", "CLOSE")


def _one_of_several(s: State, i: int) -> bool:
    """特急件30分钟、加急件2小时、平件当日: a length at the end of each of several clauses."""
    if any(t.cls in ("BLOCK", "BLOCKER", "WORKREST", "HOURS_OF") for t in s.tokens) or not _ends_clause(s, i):
        return False
    ends = [
        t for j, t in enumerate(s.tokens) if t.cls == "SPAN" or (t.cls in ("AMOUNT", "DAYREF") and _ends_clause(s, j))
    ]
    short = [
        t for t in ends if t.cls == "DAYREF" or t.value.get("unit") in ("hour", "minute") or t.value.get("working")
    ]
    labelled = any(
        t.value == ":" and any(b.cls in ("ACTION", "VERB") for b in s.tokens[:j]) for j, t in enumerate(s.tokens)
    )
    brief = s.chinese and len(s.text) <= _BRIEF and all(t.value.get("unit", "day") in ("day", "week") for t in ends)
    return len(ends) > 1 and (bool(short) or labelled or brief)


def _further_length(s: State, i: int) -> bool:
    """到期前60天、30天、15天, 交车后3天、7天、30天各回访一次: one more length from the same event."""
    span, nxt = s.draft.span, token_at(s, i + 1)
    if span is None or not (previous(s, i, 1, "LIST", "AND") and s.tokens[i - 2].cls in ("SPAN", "AMOUNT")):
        return False
    each = nxt is not None and (nxt.cls in ("LIST", "PEREACH", "QUOTA") or s.text.startswith("分别", nxt.start))
    return bool(span.get("before")) or (s.chinese and each)


def _must_follow(s: State, i: int) -> bool:
    """24小时必须交, 5个工作日给8D."""
    nxt = s.tokens[i + 1] if i + 1 < len(s.tokens) else None
    return s.chinese and nxt is not None and s.text.startswith(("必须", "务必", "须", "要", "得", "给"), nxt.start)


def _workdays_last(s: State, i: int) -> bool:
    """窗口件15个工作日: working days at the end of a phrase are seldom anything but a time limit."""
    t = s.tokens[i]
    before = s.tokens[i - 1].cls if i else ""
    last = i + 1 == len(s.tokens) or (alone_at(s, i) and s.tokens[i + 1].cls in ("VERB", "ACTION", "GAP"))
    return bool(s.chinese and t.value["working"] and t.value["unit"] == "day" and last and before in ("GAP", "NOTICE"))


def _blocked(s: State) -> None:
    """Opening hours, guarantees, rates: a block in the phrase takes what has no word of relation."""
    for d in s.drafts:
        if d.pos and d.pos.get("range") and d.clock and "from" in d.clock and not d.relation:
            d.clear()  # Mon-Fri 9:00-18:00
        elif d.clock and "from" in d.clock and not d.relation and any(word in s.text for word in _SERVICES):
            d.clear()  # 工作日8:30-12:00接待
        elif d.pos and d.pos.get("range") and [t.cls for t in s.tokens] == ["POS"]:
            d.clear()  # 周一到周五 alone says which days are worked
    if not any(t.cls in ("BLOCK", "BLOCKER", "HOURS_OF", "RATIO") for t in s.tokens):
        return
    hours = any(t.cls in ("BLOCK", "BLOCKER") for t in s.tokens)
    amounts = all(t.cls == "BLOCK" and t.value.get("money") for t in s.tokens if t.cls in ("BLOCK", "BLOCKER"))
    for d in s.drafts:
        if amounts and d.pos and {"month_day", "nth_workday", "nth_weekday"} & set(d.pos):
            continue  # 5号交房租2000元; 每人每天补贴50元 is a rate
        related = d.relation in ("before", "by", "not-before") and (d.pos or d.clock_relation)
        of_block = d.event and any(t.cls == "BLOCKER" and d.event.endswith(s.text[t.start : t.end]) for t in s.tokens)
        if (
            not related
            and not (d.event and (d.span or d.dayref) and not of_block)
            and not (d.pos and (d.freq or d.pos.get("freq_unit")))
            and hours
        ):
            d.clear()
