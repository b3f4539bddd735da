"""The slot that says how often."""

from __future__ import annotations

from toolkit.core.phrase.convert.rates import every
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.state import State, fill, fits, previous, read_relation, token_at


def take_frequency(s: State, i: int, t: Token) -> None:
    """Put a frequency into the draft, or into the next where this one has another."""
    d, value = s.draft, dict(t.value)
    if _each_day_of_a_window(s, i, value):
        return
    pos = value.pop("pos", None)
    parity = value.pop("months", None)
    named: dict[str, Fields] = {"end": {"month_day": (-1,)}, "begin": {"part": "first"}, "mid": {"month_day": (15,)}}
    for key, where in named.items():
        unit = value.pop(key, None)
        if unit:
            pos = {"unit": unit, **({} if key == "end" and unit != "month" else where)}
            if unit == "week":
                pos = {"unit": "week", "part": "end"}
                s.note("end-of-week")
            if unit == "year":
                pos = {"unit": "year", "month": (12,), "month_day": (31,)}
            if key == "end" and unit == "month":
                s.note("month-end-calendar-or-workday")
            elif key != "end":
                s.note("approximate")
    s.note(value.pop("amb", None))
    part, quota, minutes = (value.pop(name, None) for name in ("part", "quota", "minutes"))
    same = d.freq == value
    if within_longer(s, i, value):
        d.freq = None
    if (d.freq is not None and not d.inherited and not same) or (
        d.has_slot and d.freq is None and (d.pos is not None and (pos or not fits(value, d.pos)))
    ):
        s.next_draft()
    elif d.has_slot and d.span is not None:
        s.next_draft()
        s.draft.event = None
    fill(s, freq=value, inherited=False, has_freq=True, parity=parity)
    if part:
        s.draft.clock = {"part": part, "of_freq": True, "minutes": minutes or 0}
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


def within_longer(s: State, i: int, value: Fields) -> bool:
    """每月单周周五, 每年每季度末: how often, right behind a longer time in which it is so often."""
    before, d = token_at(s, i - 1), s.draft
    if before is None or before.cls != "FREQ" or not s.text.startswith("每", before.start):
        return False
    longer, units = before.value, _UNITS[: _UNITS.index(before.value["unit"])]
    return longer["every"] == 1 and value["unit"] in units and not (d.pos or d.clock or d.span)


def _each_day_of_a_window(s: State, i: int, value: Fields) -> bool:
    """每月1-5号每天17点前: every day of the window is due. One of dates (11月10日-20日每天) is left unread."""
    if value["unit"] != "day" or value["every"] != 1:
        return False
    pos = s.draft.pos or {}
    if (window := pos.get("window")) and pos["unit"] == "month":
        days = tuple(range(window[0], window[1] + 1))
        s.draft.pos = {k: v for k, v in pos.items() if k != "window"} | {"month_day": days, "freq_unit": "month"}
        s.days_off = s.days_off or bool(value.get("working"))
        return True
    s.beyond = s.beyond or any(o.cls == "POS" and {"span_of", "window"} & set(o.value) for o in s.tokens[:i])
    return False


def take_rate(s: State, i: int, t: Token) -> bool:
    """三个月回访一次, 两天巡查一遍: a length with a count behind it says how often, unless an event is before it."""
    counted = {"before", "after", "event", "on", "since", "label"} & set(t.value)
    behind = [o.cls for o in s.tokens[i + 1 : i + 4]]
    if "QUOTA" in behind:
        behind = behind[: behind.index("QUOTA") + 1]
    rate = behind[-1:] == ["QUOTA"] and _CONTENT.issuperset(behind[:-1])
    if counted or not s.chinese or not rate or previous(s, i, 1, *_BEFORE_A_LENGTH):
        return False
    if s.text[t.end - 1 : t.end] in ("内", "里") or s.draft.has_slot or s.draft.event:
        return False
    found = every([Token("AMOUNT", t.value, t.start, t.end)])
    if found is not None:
        take_frequency(s, i, Token("FREQ", found, t.start, t.end))
    return found is not None


_UNITS = ("minute", "hour", "day", "week", "month", "quarter", "half-year", "year")
_CONTENT = frozenset({"GAP", "VERB", "ACTION", "NOISE", "THING", "HAPPEN"})
_BEFORE_A_LENGTH = ("HAPPEN", "EVENTNOUN", "AFTER", "SINCE", "FULL", "WITHIN", "IN", "BY", "BYMAX", "OVER", "PAST")
