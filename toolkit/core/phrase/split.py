"""A promise that hangs on the time of day of its event: 16:00前下单当日发,16:00后次日发."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.phrase.compose import compose
from toolkit.core.phrase.grammar import Token
from toolkit.core.phrase.state import SLOTS

_NOON = 12 * 3600
_EARLY = (3600, 6 * 3600)
_BARE_HOURS = "123456一二两三四五六"
_UP_TO = ("BEFOREP", "BY", "UNTIL")
_FROM = ("AFTERP", "FROMP", "OVER")
_REST = ("否则", "其余", "otherwise", "else", "later")
_MARKS = ("STOP", "LIST", "CLOSE")
_COUNTED = ("SPAN", "AMOUNT", "DAYREF", "TN")
_BEHIND = ("AFTER", "SINCE")
_OF_AN_EVENT = ("GAP", "NOISE", "HAPPEN", "EVENTNOUN", "VERB", "ACTION", "NOTICE")
_LINKS = ("BEFORE", "WITHIN", "DUE", "OPEN", "DE", "AND", "IFFALLS", "THING", "UNITWORD", "DONEWORD", "CLOCK", "PART")
_PLAIN = frozenset((*_OF_AN_EVENT, *_COUNTED, *_BEHIND, *_MARKS, *_UP_TO, *_FROM, *_LINKS))


def by_time_of_event(text: str, tokens: Sequence[Token], chinese: bool) -> PhraseReading | None:
    """The reading of a phrase in which one clause holds for events up to a time of day and the next for later ones.

    Each half is read without its time. None where the words are no such pair, or a half is not one count from an
    event.
    """
    if any(t.cls not in _PLAIN and not _daily(t) for t in tokens):
        return None  # 仅工作日, 节假日顺延: it would be lost
    first = _first(text, tokens, chinese)
    second = _second(text, tokens, chinese, first[1], first[2]) if first else None
    if first is None or second is None:
        return None
    halves = []
    for begin, end, left_out in ((0, second[0], first[:2]), (second[0], len(tokens), second)):
        own = [
            t for i, t in enumerate(tokens) if begin <= i < end and not left_out[0] <= i < left_out[1] and not _daily(t)
        ]
        if not any(t.cls in _COUNTED for t in own) or any(tokens[i].cls in _BEHIND for i in range(begin, left_out[0])):
            return None  # 收货后16:00前入库: by that time, and no day is said
        while own and own[-1].cls in _MARKS:
            own.pop()
        found = compose(_only(text, own, tokens[slice(*left_out[:2])]), own, chinese)
        if len(found.rules) != 1 or found.kind is not Kind.EVENT_RELATIVE:
            return None
        halves.append(found)
    before, after = (half.rules[0] for half in halves)
    event = _in_one(before.anchor_event or after.anchor_event, chinese)
    rules = (
        before._replace(anchor_event=event),
        after._replace(anchor_event=_in_one(after.anchor_event, chinese) or event),
    )
    codes = tuple(dict.fromkeys(code for half in halves for code in half.ambiguity))
    return PhraseReading(text, Kind.EVENT_RELATIVE, rules, codes, event_split=first[2])


def _in_one(event: str | None, chinese: bool) -> str | None:
    """客户16:00前下单: the name of an event without the blanks that its time left."""
    return event and ("" if chinese else " ").join(event.split())


def _daily(t: Token) -> bool:
    return t.cls == "FREQ" and t.value == {"unit": "day", "every": 1}


def _only(text: str, tokens: Sequence[Token], left_out: Sequence[Token]) -> str:
    """The text with blanks for all but one clause, and for the words left out of it: none of them names the event."""
    start = tokens[0].start if tokens else len(text)
    end = tokens[-1].end if tokens else len(text)
    said = " " * start + text[start:end]
    for t in left_out:
        said = f"{said[: t.start]:{t.start}}{' ' * (t.end - t.start)}{said[t.end :]}"
    return said


def _second_of(text: str, t: Token) -> int | None:
    """The time of day of a token. 4点 is in the afternoon: at four in the morning nothing comes in."""
    time: int | None = t.value.get("second") if t.cls == "CLOCK" and "from" not in t.value else None
    if time is None or not _EARLY[0] <= time <= _EARLY[1] or text[t.start] not in _BARE_HOURS:
        return time
    return time + _NOON


def _first(text: str, tokens: Sequence[Token], chinese: bool) -> tuple[int, int, int] | None:
    """From where to where the words for the time up to which the first clause holds stand, and that time.

    当日16:00前, same day by 4pm: behind the day it is the time of what is owed; not so same day if received by 4pm.
    """
    for i, t in enumerate(tokens):
        time = _second_of(text, t)
        if t.cls == "PART" and i == 0 and t.value == "morning" and _names_event(tokens, 1):
            return 0, 1, _NOON
        if time is None:
            continue
        ahead = tokens[:i] if chinese or not any(o.cls == "IFFALLS" for o in tokens[:i]) else ()
        if any(o.cls in SLOTS and o.cls != "FREQ" for o in ahead):
            return None
        if chinese:
            return (i, i + 2, time) if i + 1 < len(tokens) and tokens[i + 1].cls == "BEFORE" else None
        return (i - 1, i + 1, time) if i and tokens[i - 1].cls in _UP_TO else None
    return None


def _second(text: str, tokens: Sequence[Token], chinese: bool, at: int, time: int) -> tuple[int, int] | None:
    """The same of the words for the rest of the day: 16:00后, 过了16点, after 2pm, 之后."""
    for i in range(at + 1, len(tokens)):
        t, heads = tokens[i], tokens[i - 1].cls in _MARKS
        if _second_of(text, t) == time:
            if chinese and i + 1 < len(tokens) and tokens[i + 1].cls in ("AFTER", "SINCE"):
                return i, i + 2
            return (i - 1, i + 1) if tokens[i - 1].cls in _FROM else None
        if heads and ((t.cls == "AFTER" and chinese) or text[t.start : t.end].lower() in _REST):
            return i, i + 1
        if t.cls == "PART" and t.value == "afternoon" and time == _NOON and heads and _names_event(tokens, i + 1):
            return i, i + 1
    return None


def _names_event(tokens: Sequence[Token], i: int) -> bool:
    """Whether words, and no time, follow: 上午接单, 下午接单."""
    return i < len(tokens) and tokens[i].cls in _OF_AN_EVENT
