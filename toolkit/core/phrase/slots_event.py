"""Slots that count from an event: a span, the next day, words such as 后 and 时."""

from __future__ import annotations

from toolkit.core.phrase.beside_day import (
    ahead_of_named_day,
    asked_for,
    before_named_day,
    day_said_before,
    every_other_day,
    from_a_day,
    kept_for,
    of_a_task,
    of_the_day,
    of_what_comes,
    of_what_is_handled,
    said_before,
    time_of_order,
)
from toolkit.core.phrase.events import event_after, event_before
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.slots_frequency import take_frequency
from toolkit.core.phrase.state import (
    SLOTS,
    State,
    alone_at,
    fill,
    late_after,
    later,
    of_some_holiday,
    previous,
    read_relation,
    token_at,
)
from toolkit.patterns import compiled

# 结账时 is an occasion; 在践行以客户为中心的理念时 is talk.
_LONGEST_OCCASION = 14
_TALK = "的他她它这那下此"
# 在保证质量的同时 is talk as well; 签合同的同时 is not.
_EFFORTS = (
    "保证",
    "保障",
    "确保",
    "提高",
    "提升",
    "加强",
    "做好",
    "抓好",
    "坚持",
    "推进",
    "加快",
    "满足",
    "完善",
    "强化",
)
_CALLED_FOR = ("催", "催促", "要求", "需要", "通知", "吩咐", "索要", "提出", "叫", "问起")
_CAME = ("收到", "接到", "得到", "发出", "下发", "见到")
_LONGEST_MEANWHILE = 8
_ASKED = compiled(
    r"\b(?:asks?|asked|requests?|requested|told|called|needed|required|wanted|wants|says so|"
    r"(?:get|got|have|find) (?:a )?(?:sec|second|minute|moment|chance|time)|possible|convenient)\b"
)
_DATED = compiled(r"\d ?月 ?\d|\d ?[日号]|周[一二三四五六日]")
_LONGEST_SIDE = 4
_FIGURES = ("NUM", "NTH", "MD", "FRACTION", "LMONTH", "POS", "TERMDAY", "TERMWEEK")
_SHORT_CLAUSE = 4
_SHORT_EVENTS = "会班课标庭学假术产展赛考婚节验"
_THINGS_OF_A_SPAN = ("项目", "数据", "记录", "客户", "订单", "无")


def take_span(s: State, i: int, t: Token) -> None:
    """Put a length into the draft, with the event from which it counts."""
    value: Fields = dict(t.value)
    d = s.draft
    if of_some_holiday(s, i):
        return
    if from_a_day(s, i, value):
        s.beyond = True
        return
    if value.get("unit", "day") is None:
        if d.span is None:
            return
        value.update(unit=d.span["unit"], working=d.span.get("working", False))
    if value.pop("breach", False):
        nxt_ = token_at(s, i + 1)
        if nxt_ is not None and nxt_.cls in ("VERB", "ACTION"):
            value["after"] = value["on"] = True  # 停机超10分钟报班长
        elif not (later(s, i, "NOTDONE") or late_after(s, i)):
            return
        else:
            value["relation"] = "breach-after"
    if value.pop("task", False) and not of_a_task(s, t):
        return
    label = value.pop("label", False)
    alone = s.draft.span is None and s.draft.dayref is None
    if label and alone and not previous(s, i, i, "VERB", "ACTION") and not asked_for(s, t):
        return
    if day_said_before(s, i, value):
        return
    follows_text = value.pop("follows", False)
    if follows_text and (before_named_day(s, i, value) or (value.get("before") and of_what_is_handled(s, i))):
        return
    named_event = value.pop("event", None)
    if words := value.pop("named", None):
        named_event = s.text[slice(*words)].strip()
    end = value.pop("event_to", t.start)
    event = event_after(s, i, t) if value.get("next") else event_before(s, t, end)
    event = "" if label else named_event if words else event or named_event or ""
    if s.chinese and d.span is not None and not (value.get("after") or value.get("before")):
        event = "" if previous(s, i, 1, "LIST", "AND") else event  # 签订后3日内录入、5日内归档: of the one event
    if follows_text and not event and s.draft.span is not None and s.draft.span.get("before"):
        event = s.draft.event or ""  # 到期前1个月 …,前一周 …: the same event
    if follows_text and (not event or (len(event) == 1 and event not in _SHORT_EVENTS)):
        return
    if value.get("before") and not event and not value.get("ahead") and s.chinese and not previous(s, i, 1, "IN", "BY"):
        event = ""
    if not s.chinese and value.get("before") and not event:
        value["ahead"] = True  # contract ends 31 March 2027, notice 3 months before
    nxt = token_at(s, i + 1)
    if s.chinese and nxt is not None and nxt.cls == "DE":
        return  # 3日内的数据: a span of data, not of time to act
    if s.chinese and not event and nxt is not None and s.text.startswith(_THINGS_OF_A_SPAN, nxt.start):
        return
    if kept_for(s, t, value):
        return
    amb = value.pop("amb", None)
    s.note(amb)
    if amb == "within-implied" and not (value.get("after") or value.get("before")):
        s.note("anchor-implied")
    if value.get("before") and s.day_left_out and _DATED.search(event) and "的" not in event:
        s.beyond = True  # 12月10日至14日展会提前两天布展
        return
    if of_the_day(s, event):
        value["of_day"] = True
    if ahead_of_named_day(s, value):
        ahead = {**(s.draft.pos or {}), "offset": -value["n"], "offset_workdays": bool(value.get("working"))}
        s.next_draft()
        fill(s, pos=ahead)
        s.draft.relation, s.draft.said_by = "by", True
        return
    if d.span is not None or d.tn is not None or d.dayref is not None or (d.pos is not None and d.freq is None):
        s.next_draft()
    elif d.freq is not None and (d.pos is not None or (d.clock is not None and _apart(s, t))):
        s.next_draft()
        s.draft.freq = None
    fill(s, **{"tn" if t.cls == "TN" else "span": value})
    if event:
        s.draft.event = event
    s.draft.relation = value.get("relation") or ("on" if value.get("on") else "by")


def take_day_reference(s: State, i: int, t: Token) -> None:
    """Put a day that is said in relation to another into the draft: 次日, 当天."""
    prev = token_at(s, i - 1)
    d = s.draft
    if t.value["n"] == 0 and prev is not None and prev.cls in ("POS", "FREQ"):
        return
    if t.value["n"] > 0 and of_what_is_handled(s, i):
        return
    if every_other_day(s, i, t):
        take_frequency(s, i, Token("FREQ", {"unit": "day", "every": 2, "amb": "phase"}, t.start, t.end))
        return
    if t.value["n"] == 0 and d.freq and d.freq["unit"] == "day" and d.clock:
        return  # 每天晚上10点以前上传当日流水
    event = t.value.get("event") or (event_after(s, i, t) if t.value.get("next") else event_before(s, t))
    if t.value.get("event") and prev is not None and prev.cls == "SPAN" and d.span is not None and not d.event:
        d.event = event  # 3 days before day one
        return
    if t.value.get("event") and not previous(s, i, 1, "BY", "UNTIL", "BEFOREP", "ON", "IN", "TO", "STOP"):
        return  # right from day one
    if t.value.get("event") and previous(s, i, 1, "BEFOREP"):
        one_day = {"n": 1, "unit": "day", "working": False, "before": True, "event": event}
        take_span(s, i, Token("SPAN", one_day, t.start, t.end))  # before day one
        return
    if (
        t.value["n"] == 0
        and not event
        and not (  # 2小时内联系,当天给方案; 通知后,当天到场
            s.draft.event and (s.draft.span or s.draft.event_word == "AFTER") and previous(s, i, 1, "STOP", "LIST")
        )
        and not (s.draft.span and _clause_left(s, t) == 0)  # 特急件30分钟、平件当日
        and not (previous(s, i, 1, "STOP") and _clause_left(s, t) <= _SHORT_CLAUSE)  # 外借,当天还
        and not (
            alone_at(s, i) or ((nxt := token_at(s, i + 1)) is not None and nxt.cls in ("WITHIN", "BEFORE", "IFFALLS"))
        )
    ):
        return
    if (
        (s.chinese or said_before(s, i))
        and s.draft.clock is not None
        and s.draft.clock_relation
        and s.draft.pos is None
        and (s.draft.freq is None or (s.draft.freq["unit"] == "day" and t.value["n"] > 0))
    ):
        # 17:00前下单当日发, 17:00后次日发, 17点前的单据: the time is that of the order, not of what is owed
        coming = s.draft.relation in ("from", "over") or of_what_comes(s, i)
        if s.draft.clause != s.draft.started and s.draft.dayref is None and not coming:
            s.next_draft()  # 19:30截单,次日11点前送达
        elif event or coming:
            s.draft.clock, s.draft.clock_relation, s.draft.relation = None, False, None
    elif not s.chinese and time_of_order(s, prev):
        s.draft.clock, s.draft.clock_relation, s.draft.relation = None, False, None
    d, of_day = s.draft, of_the_day(s, event)
    s.note(t.value.get("amb"))
    if d.dayref is not None or d.pos is not None or d.span is not None:
        s.next_draft()
    fill(
        s, dayref={**t.value, "of_day": of_day, "in_freq": d.freq is not None and d.freq["unit"] == "day" and not event}
    )
    read_relation(s, i)
    if t.value.get("part") and not (s.draft.clock and "second" in s.draft.clock):
        s.draft.clock = {"part": t.value["part"]}  # 当晚, next morning
    if event:
        s.draft.event = event


def _apart(s: State, t: Token) -> bool:
    """Whether a mark, or a blank that stands for one, parts a length from the slots before it."""
    return s.draft.clause != s.draft.started or " " in s.text[s.slot_end : t.start].strip()


def _names_event(s: State, t: Token) -> bool:
    """A word that is known to name an event; a Chinese one in an English phrase can be nothing else."""
    return t.cls == "EVENTNOUN" or (t.cls == "GAP" and not s.text[t.start : t.end].isascii())


def _after(s: State, i: int, t: Token) -> None:
    """after delivery: nothing but the event, which says no length."""
    prev, nxt = token_at(s, i - 1), token_at(s, i + 1)
    if (
        nxt is None
        or nxt.cls in SLOTS
        or s.text[t.end : t.end + 1] == "-"
        or not (prev is None or prev.cls in ("STOP", "OPEN", "VERB"))
    ):
        return
    event = event_after(s, i, t)
    if s.draft.has_slot or s.draft.event or not event or len(event.split()) > _LONGEST_SIDE:
        return
    s.draft.event, s.draft.event_word = event, "AFTER"


def _clause_left(s: State, t: Token) -> int:
    """Characters from a token to the end of its clause."""
    end = next((o.start for o in s.tokens if o.start >= t.end and o.cls in ("STOP", "CLOSE")), len(s.text))
    return end - t.end


def take_event_word(s: State, i: int, t: Token) -> None:
    """Take a word that names an event, or says how a slot hangs on one: 之后, when, upon."""
    prev, nxt = token_at(s, i - 1), token_at(s, i + 1)
    if t.cls == "BEFOREP" and nxt is not None and _names_event(s, nxt) and not s.draft.has_slot:
        s.before_event = s.before_event or event_after(s, i, t)
        return
    if t.cls == "BY" and nxt is not None and nxt.cls == "EVENTNOUN" and not s.draft.has_slot:
        s.before_event = s.before_event or event_after(s, i, t)
        return
    if t.cls == "WHEN" and t.value == "during":
        return  # some time in it: no day is said
    if t.cls == "WHEN" and _ASKED.search(event_after(s, i, t)):
        s.policy = s.policy or "on request"  # when the inspector asks for it
        return
    if t.cls in ("WHEN", "UPON") or (t.cls == "ON" and nxt is not None and nxt.cls == "EVENTNOUN"):
        event = event_after(s, i, t)
        if event and not s.draft.event:
            s.draft.event, s.draft.event_word = event, "UPON" if t.cls == "ON" else t.cls
        return
    if t.cls in ("ON", "BEFOREP", "BY"):
        return
    if t.cls == "AFTERP":
        _after(s, i, t)
        return
    if prev is None or prev.cls in SLOTS or prev.cls in ("DE", "STOP", "OPEN"):
        return
    if t.cls == "BEFORE" and nxt is not None and nxt.cls == "GAP" and not s.chinese:
        return
    event = event_before(s, t)
    if (len(event) < 2 and event not in ("会", "课")) or not any(c.isalpha() for c in event):
        return
    if t.cls == "BEFORE":
        if any(o.cls in _FIGURES for o in s.tokens[:i]):
            return  # figures before 前 that are no date (618前) are no event either, nor days (周一升旗前)
        if prev.cls != "HAPPEN" and not alone_at(s, i):
            return  # 岗前培训, 会前材料: the word belongs to a name
        if s.before_event is None and not s.draft.has_slot:
            s.before_event = event
        return
    if t.cls == "SHI" and nxt is not None and nxt.cls == "DE":
        return  # 互动时的准则
    if t.cls == "SHI" and (
        len(event) > _LONGEST_OCCASION * (3 if event.isascii() else 1) or any(c in event for c in _TALK)
    ):
        return
    if t.cls == "SHI" and event.endswith(_CALLED_FOR) and not event.startswith(_CAME):
        s.policy = s.policy or event + s.text[t.start : t.end]  # 老板催的时候
        return
    if t.cls == "MEANWHILE" and (len(event) > _LONGEST_MEANWHILE or event.startswith(_EFFORTS)):
        return
    if s.draft.span is not None or s.draft.tn is not None:
        s.next_draft()
    s.draft.event = event
    s.draft.event_word = "SHI" if t.cls in ("SHI", "MEANWHILE") else "AFTER"
