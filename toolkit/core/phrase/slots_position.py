"""The slot that says on which day of a period: what of a phrase is such a day, and to which draft it belongs."""

from __future__ import annotations

from toolkit.core.phrase.beside_day import begins_window
from toolkit.core.phrase.draft import Draft
from toolkit.core.phrase.events import event_after, event_before
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.not_a_day import taken_otherwise
from toolkit.core.phrase.slots_frequency import within_longer
from toolkit.core.phrase.state import (
    ROUND_A_LENGTH,
    State,
    alone_at,
    clause_after,
    fill,
    fits,
    of_some_holiday,
    previous,
    read_relation,
    token_at,
)
from toolkit.core.phrase.talk import (
    Said,
    after_dash,
    begins,
    describes,
    fulfilled_in,
    in_its_week,
    is_talk,
    names_no_day,
    no_range,
    numbers_a_thing,
    of_nothing,
    one_of_many,
    several_of_a_month,
    stands_alone,
)

# What may stand behind the day of an exception; what else does says that something else is due.
_NO_DELIVERABLE = frozenset(
    {"BEFORE", "WITHIN", "VERB", "ACTION", "CLOCK", "PART", "DUE", "OPEN", "INCLUDE", "POS", "LIST", "AND", "POLICY"}
)
_NOT_FREQ = frozenset({"amb", "months", "end", "begin", "mid", "pos", "part", "quota"})


def take_position(s: State, i: int, t: Token) -> None:
    """Put a day of a period into the draft, or into the next; nothing where the words mean no day of a deadline."""
    value: Fields = dict(t.value)
    said = Said.taken_from(value)
    value.pop("ri", None)
    weeks = value.pop("weeks", None)
    if taken_otherwise(s, i, t, value, said) or of_some_holiday(s, i) or numbers_a_thing(s, i, value):
        return
    if begins_window(s, i):
        return
    if value.get("count"):
        _anchored_event(s, value)
        return
    relation, said_by = _said_relation(s, i, said)
    if not s.chinese and not _anchored_in(s.draft, value) and names_no_day(s, t, value, relation):
        return  # before first day, on or before last pay day
    if not s.chinese and relation is None and value.get("bare") and describes(s, i):
        return  # year-end bonus
    amb = said.amb
    if relation is None:
        relation, amb = _implied_relation(s, i, value, said)
    value.pop("span_of", None)
    value.pop("late", None)
    if value.pop("all_year", False) and relation == "from":
        value.update(month=(1,), month_day=(1,))  # 从2027年起
    if relation == "from" and said.freq is None and begins(s.draft.freq, value):
        return
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
    if not anchored and (of_nothing(value, weeks) or s.text[t.start : t.end].lower() == "day 1"):
        s.day_left_out = True
        return
    several = several_of_a_month(s, value)
    s.beyond = s.beyond or several or one_of_many(s, t, value) or in_its_week(s, t, value)
    alone = stands_alone(s, i, value)
    if is_talk(s, i, t, value, said, relation, anchored, alone):
        s.day_left_out = True
        return
    if said.named and not relation and alone:
        value["freq_unit"] = "year"
    if anchored:
        value.pop("bare", None)
    s.note(amb)
    value = _in_the_same_month(s, _with_room(s, i, value, said.freq), said.freq)
    _put(s, i, t, value, said)
    if relation:
        s.draft.relation, s.draft.said_by = relation, said_by or said.by


def _said_relation(s: State, i: int, said: Said) -> tuple[str | None, bool]:
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


def _implied_relation(s: State, i: int, value: Fields, said: Said) -> tuple[str | None, str | None]:
    """How a day limits of which no word says it, and what that leaves open; None where it is not understood."""
    nxt, whole_cell = token_at(s, i + 1), len(s.tokens) == 1
    labelled = not s.chinese or (said.md and previous(s, i, 1, "STOP"))  # 升级到12.1 is a version
    if not s.chinese and previous(s, i, 2, "CLOCK") and (s.draft.clock_relation or _is_end_of_work(s, i)):
        return s.draft.relation or "by", said.amb  # by 5pm on Friday thx, COB Friday for the report
    if labelled and "month_day" in value and after_dash(s, i):
        return "on", said.amb  # Trial balance - 8th
    if said.weak and fulfilled_in(s, i):
        return "by", said.amb
    if said.md and nxt is not None and nxt.cls == "FINISH" and not clause_after(s, i)[1:]:
        return "by", said.amb  # 11.10开始,11.30结束
    if value.get("span_of") and (nxt is None or nxt.cls in ("PERIODNAME", "STOP", "CLOSE")):
        return "by", said.amb
    if said.weak and whole_cell and _names_period(s, value) and not (said.short or said.md):
        return "by", said.amb  # 11月, 2026年第四季度, Q4, 明年上半年 as the whole cell
    if said.md and whole_cell and ("." in s.text or no_range(s.text, value)):
        return "on", "figures-as-date"  # 11.5, 11-25, 11/25 as the whole cell
    if said.short and all(o.cls in ROUND_A_LENGTH for j, o in enumerate(s.tokens) if j != i):
        return "on", said.amb  # 11/30/26 COB
    return None, said.amb


def _names_period(s: State, value: Fields) -> bool:
    """11月, 第四季度, 明年上半年; 上半年 of which year is open, 6月、12月 names two, 第一季 may be one of a series."""
    if len(value.get("month", ())) > 1:
        return False
    dated = "year" in value or "shift" in value
    return dated or "month" in value or ("quarter" in value and not s.text.endswith("季"))


def _is_end_of_work(s: State, i: int) -> bool:
    """Whether EOD, COB or the like stands right before a day: nobody meets at such a time."""
    before = token_at(s, i - 1)
    return before is not None and before.cls == "CLOCK" and bool(before.value.get("alone"))


def _with_room(s: State, i: int, value: Fields, freq: Fields | None) -> Fields:
    """Go on to the next draft where this one has a day already, or one of another frequency; else add to its day."""
    d = s.draft
    months = _months_before(s, i, value)
    if freq is not None and within_longer(s, i, freq):
        d.freq = None
    if months:
        value = {"unit": "year", "month": months, "month_day": value["month_day"]}
    elif s.month_ahead and "month_day" in value:
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
        if _is_exception(s, i, value):
            _exception(s, value, value["month"])
        elif d.pos is not None and _merges(d.pos, value):
            return {**d.pos, **value, "unit": d.pos.get("unit") or value.get("unit")}
        else:
            s.next_draft()
            _recurs_otherwise(s, value)
    elif d.freq is not None and not fits(d.freq, value):
        s.next_draft()
        _recurs_otherwise(s, value)
    elif d.freq is not None and d.freq["unit"] == "day" and d.clock is not None and _set_apart(s, i):
        s.next_draft()  # 每天下班前清点,周五大扫除
        s.draft.freq, s.draft.recurs = None, True
    return value


def _set_apart(s: State, i: int) -> bool:
    """Whether a mark, or a blank that stands for one, parts a day from the slots before it."""
    start = s.tokens[i].start
    return s.draft.clause != s.draft.started or (s.slot_end < start - 1 and s.text[start - 1] == " ")


def _recurs_otherwise(s: State, value: Fields) -> None:
    """每周五交周报,月底交月报: the day behind is of a longer period than the one before it."""
    if s.draft.freq is not None and not fits(s.draft.freq, value):
        s.draft.freq, s.draft.recurs = None, True


def _is_exception(s: State, i: int, value: Fields) -> bool:
    """每月5号前,12月3号前: another day in one month; 年底交年报, 12月31日前交总结 is another promise."""
    monthly = s.draft.freq is not None and s.draft.freq["unit"] == "month"
    if (
        not monthly
        or "year" in value
        or value.get("unit") != "year"
        or not (value.get("month") and value.get("month_day"))
    ):
        return False
    return not value.get("bare") and all(t.cls in _NO_DELIVERABLE for t in clause_after(s, i))


def _in_the_same_month(s: State, value: Fields, freq: Fields | None) -> Fields:
    """次月10号前提交,15号前公布: of the month that the day before it is in."""
    before = s.drafts[-1].pos if s.drafts and s.draft.pos is None else None
    if before is None or freq or s.draft.freq or before.get("unit") != "month":
        return value
    if set(value) - {"unit", "month_day", "bare"}:
        return value
    if value.get("unit") != "month" or not {"shift", "this"} & set(before) or "month_day" not in before:
        return value
    if s.drafts[-1].event_word == "MONTH":
        s.draft.event_word = "MONTH"
    value.pop("bare", None)  # 次月15日对账,月底付款
    return {**value, **{k: before[k] for k in ("shift", "this") if k in before}}


def _put(s: State, i: int, t: Token, value: Fields, said: Said) -> None:
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
    if s.draft.event_word == "AFTER" and value.get("unit") == "month" and ("this" in value or "shift" in value):
        s.draft.event_word = "MONTH"  # 发票到后当月25日前
        value["behind_event"] = True
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


def _merges(old: Fields, new: Fields) -> bool:
    """A month and, elsewhere in the phrase, a day in it: 首月 … 15日."""
    coarse = {"unit", "month_of_quarter", "freq_unit", "shift", "this", "quarter", "month"}
    if old == {"unit": "quarter"} and new.get("unit") == "year":
        return False  # 每季度末盘点,年底大盘点
    return (
        set(old) <= coarse
        and not (set(new) & set(old) - {"unit", "freq_unit"})
        and not ("month" in old and "month" in new)
    )


def _months_before(s: State, i: int, value: Fields) -> tuple[int, ...]:
    """每年1月、7月各报一次,当月20日前: the months that 当月 means, where they were named without a day."""
    before: Fields = next((t.value for t in reversed(s.tokens[:i]) if t.cls == "POS"), {})
    if set(value) != {"unit", "shift", "month_day"} or value["shift"] != 0 or value["unit"] != "month":
        return ()
    return tuple(before.get("month", ())) if set(before) <= {"unit", "month", "weak", "freq"} else ()


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
