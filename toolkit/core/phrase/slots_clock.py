"""The slot of a time of day."""

from __future__ import annotations

from toolkit.core.phrase.beside_day import begins_window
from toolkit.core.phrase.draft import Draft
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.state import (
    ROUND_A_LENGTH,
    SKIP,
    SLOTS,
    State,
    fill,
    is_slot,
    read_relation,
    token_at,
)


def _is_clock(s: State, i: int) -> bool:
    t = token_at(s, i)
    return t is not None and t.cls == "CLOCK"


def _of_a_condition(s: State, i: int) -> bool:
    """same day if received before noon: the time of what comes in."""
    while (
        (t := token_at(s, i - 1)) is not None and t.cls not in ("STOP", "LIST", "OPEN", "CLOSE") and t.cls not in SLOTS
    ):
        if t.cls == "IFFALLS":
            return bool(t.value == "if")
        i -= 1
    return False


_HALVES = ("morning", "afternoon", "evening")
_ZONES = frozenset(("cst", "gmt", "utc", "hkt", "sgt", "est", "edt", "pst", "pdt", "bst", "cet", "ist", "jst", "local"))
_ZONE_WORDS = 6  # of brackets, a name, and a comma behind
_JOINS = ("BY", "ON", "OF", "IN", "A", "UNTIL", "POS")


def _of_one_time(s: State, i: int) -> bool:
    """Whether, in English, a time of day and a part of the day stand beside one another: next morning by 10."""
    j = i - 1
    while (t := token_at(s, j)) is not None and t.cls in _JOINS:
        j -= 1
    return not s.chinese and t is not None and t.cls in ("PART", "DAYREF", "CLOCK")


def _behind_zone(s: State, j: int) -> int:
    """Past a comma and the name of a time zone: 5pm, 20 Nov; 17:00 (Beijing time) on 20 Nov; 5pm CST, 20 Nov."""
    k = j
    while (t := token_at(s, k)) is not None and k - j < _ZONE_WORDS:
        if t.cls in ("ON", "OF") or t.cls in SLOTS:
            return k
        if t.cls not in ("GAP", "TIMES", "OPEN", "CLOSE", "LIST"):
            return j
        named = s.text[t.start : t.end].lower()
        if t.cls == "GAP" and named not in _ZONES and not _says_time(s, k):
            return j
        k += 1
    return j


def _behind_comma(s: State, i: int, j: int) -> int:
    """17:00,11月20日, 17:00(11月20日): past the mark between a time alone and a day that has none itself."""
    mark, day = token_at(s, j), token_at(s, j + 1)
    if i or mark is None or day is None or mark.cls not in ("STOP", "LIST", "OPEN") or day.cls not in ("POS", "FREQ"):
        return j
    return j if any(t.cls in ("CLOCK", "PART") for t in s.tokens[j:]) else j + 1


def _says_time(s: State, k: int) -> bool:
    """Beijing time, UK local time, (London)."""
    behind, before = token_at(s, k + 1), token_at(s, k - 1)
    bracketed = before is not None and before.cls == "OPEN" and behind is not None and behind.cls == "CLOSE"
    return bracketed or (behind is not None and s.text[behind.start : behind.end].lower() in ("time", "local"))


def _of_daily_report(s: State, i: int) -> bool:
    """17:30交日报: the report says that it is so every day."""
    verb, report = token_at(s, i), token_at(s, i + 1)
    return (
        verb is not None and verb.cls == "VERB" and report is not None and (report.cls, report.value) == ("WEAK", "day")
    )


def take_clock(s: State, i: int, t: Token) -> None:
    """Put a time of day into the draft, or into the next where this one has another."""
    value: Fields = {"part": t.value} if isinstance(t.value, str) else dict(t.value)
    d = s.draft
    if _of_a_condition(s, i) or (i and begins_window(s, i - 1)):
        return
    prev = token_at(s, i - 1)
    touches = prev is not None and (prev.cls in SLOTS or (prev.cls in SKIP and is_slot(s, i - 2)))
    j = i + 1
    while (link := token_at(s, j)) is not None and link.cls in ("AND", "LIST", "STOP") and _is_clock(s, j + 1):
        j += 2  # 9am, 12pm and 3pm daily
    if j > i + 1 and not s.chinese:
        value["linked"] = True
    j = _behind_zone(s, j) if not s.chinese else _behind_comma(s, i, j)
    ahead = token_at(s, j)
    onto = ahead is not None and (ahead.cls in SLOTS or (ahead.cls in ("ON", "OF") and is_slot(s, j + 1)))
    of_day = not s.chinese and d.dayref is not None  # on the day of the training, evening
    if t.cls == "PART" and not touches and not of_day and not (onto and not s.chinese):
        return
    trial = Draft()
    s.draft, kept = trial, s.draft
    read_relation(s, i)
    s.draft = kept
    if trial.relation == "breach-from":
        trial.relation = "breach-after"
    if trial.relation is None and d.leading and d.pos is None:
        trial.relation = d.leading  # 不早于每天8点
    ahead_of = value.pop("ahead", False)
    if value.pop("zero", False) and d.pos is not None and d.pos.get("month_day"):
        value["second"] = 0  # 15日零点: when the 15th begins
    if value.pop("needs", False) and not trial.relation and not ahead_of:
        return  # 上班打卡: the word is a time only with 前
    if "from" in value and not (trial.relation or d.freq or d.pos or d.dayref or d.event):
        return  # 上午9:00-12:00 下午13:30-17:30: hours of opening
    if not (
        trial.relation
        or d.freq
        or d.pos
        or d.dayref
        or d.span
        or d.tn
        or onto
        or value.get("alone")
        or any(o.cls == "QUOTA" and o.value.get("each") for o in s.tokens[i:])
        or _of_daily_report(s, j)
        or (all(o is t or o.cls in ROUND_A_LENGTH for o in s.tokens) and "from" not in value)
    ):
        return
    s.note(value.pop("amb", None))
    if value.get("part") == "end-of-business":
        s.note("end-of-business-time")
    if trial.relation in ("from", "over") and (d.dayref is not None or d.span is not None):
        s.next_draft()  # …当天发,过了16点第二天发
        d = s.draft
    if d.clock is not None and "second" in d.clock and t.cls == "PART" and _of_one_time(s, i):
        return  # 10am tomorrow morning
    part = d.clock is not None and (d.clock.get("of_freq") or (d.clock.get("part") in _HALVES and _of_one_time(s, i)))
    if d.clock is not None and part and "second" in value:
        # 每晚10点, next morning by 10: the words before the time say which half of the day.
        if d.clock["part"] in ("evening", "afternoon") and value["second"] <= 12 * 3600:
            value["second"] += 12 * 3600
        d.clock = None
    if d.clock is not None and d.has_slot:
        pos, dayref = d.pos, d.dayref
        s.next_draft()
        s.draft.pos, s.draft.dayref = pos, dayref
    fill(s, clock=value)
    if trial.relation:
        s.draft.relation, s.draft.said_by = trial.relation, True
        s.draft.clock_relation = True
