"""From when to when a promise holds: 自12月起每月5日前, 每周五(至10月31日止), every Friday starting 15 November."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.core.deadline import DeadlineRule, Kind, MonthDay, PhraseReading
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.patterns import compiled

_DAYS = frozenset({"POS", "PERIOD"})
_STARTS = frozenset({"MONTHOF", "NEXT_YEAR", "THIS_YEAR", "NEXT_QUARTER", "THIS_QUARTER", "NEXT_WEEK", "THIS_WEEK"})
_LAST = frozenset({"止", "为止", "截止", "截至", "截止到", "截止至", "截止于", "until", "till", "til"})
_PLAIN = frozenset({"unit", "year", "month", "month_day", "weak", "ri", "md", "shift", "bare", "amb"})
_TO_BEHIND = frozenset({"STOP", "OPEN", "LIST", "BLOCKER", "GAP", "POLICY"})
_THINGS = frozenset({"GAP", "NOISE", "THING", "WEAK"})
_IN_FORCE = compiled(r"执行|实行|施行|试行|有效|期")


def with_bounds(reading: PhraseReading, tokens: Sequence[Token], text: str) -> PhraseReading:
    """The reading with the days from which and up to which its recurring rules hold.

    A start that no day tells (从明年起 of a phrase that is kept for years) is noted, and so is such an end, or one that
    may only say what is in the thing handed in. So is a
    bound whose year is supposed.
    """
    if not any(_recurs(r) for r in reading.rules):
        return reading
    rules, noted = reading.rules, False
    begin, over = _start(tokens), change_over(tokens)
    if over is not None:
        rules = _changed_over(rules, tokens[over].value)
    elif begin is not None:
        first = _month_day(tokens[begin].value)
        changed = any(t.cls == "CHANGE" for t in tokens[begin + 1 : begin + 3])  # 12月起改为10日: what follows
        holds = range(len(rules) - 1, len(rules)) if changed and len(rules) > 1 else range(len(rules))
        noted = first is None and any(_recurs(rules[i]) and rules[i].starts is None for i in holds)
        rules = tuple(
            r._replace(starts=first) if i in holds and _recurs(r) and r.starts is None else r
            for i, r in enumerate(rules)
        )
    end = last_day(tokens, text)
    codes = (*reading.ambiguity, "start-left-out") if noted else reading.ambiguity
    last = _month_day(tokens[end].value, last=True) if end is not None else None
    of_no_year = last is not None and last.ahead and begin is None  # 至次年6月止 of a phrase that is kept for years
    if end is not None and (of_no_year or _may_be_of_data(tokens, end, text)):
        codes += ("end-left-out",)
    elif end is not None:
        rules = tuple(r._replace(ends=last) if _recurs(r) else r for r in rules)
    bounds = {bound for r in rules for bound in (r.starts, r.ends) if bound is not None}
    if any(bound.year is None for bound in bounds):
        codes += ("bound-year-implied",)
    return reading._replace(rules=rules, ambiguity=codes)


def change_over(tokens: Sequence[Token]) -> int | None:
    """Where the month stands with which one recurring promise takes the place of another; None without one.

    10月前每月5日前,10月起每季度末; 2026年10月前每月5日,之后每季度末.
    """
    for i in range(len(tokens) - 3):
        day, before, first = tokens[i : i + 3]
        if day.cls not in _DAYS or before.cls != "BEFORE" or not _frequent(first) or _month_day(day.value) is None:
            continue
        rest = tokens[i + 3 :]
        follows = any(t.cls == "AFTER" for t in rest) or any(
            _is_same(then, day) and since.cls == "SINCE" for then, since in pairwise(rest)
        )
        if follows and any(t.cls == "FREQ" or (t.cls in _DAYS and "freq" in t.value) for t in rest):
            return i
    return None


def _is_same(day: Token, other: Token) -> bool:
    """Whether two tokens name one day or month, the year of which need not be said again."""
    named = [{**t.value, "year": None} if t.cls in _DAYS else None for t in (day, other)]
    return named[0] is not None and named[0] == named[1]


def _changed_over(rules: tuple[DeadlineRule, ...], value: Fields) -> tuple[DeadlineRule, ...]:
    """The first rule up to the change, the last from it on."""
    first = _month_day(value)
    if first is None or len(rules) < 2 or not all(map(_recurs, (rules[0], rules[-1]))):
        return rules
    month, year = (first.month - 2) % 12 + 1, first.year
    if first.day > 1:
        last = first._replace(day=first.day - 1)
    else:
        last = first._replace(year=year - 1 if year is not None and month > first.month else year, month=month, day=-1)
    return (rules[0]._replace(ends=last), *rules[1:-1], rules[-1]._replace(starts=first))


def last_day(tokens: Sequence[Token], text: str) -> int | None:
    """Where the day stands up to which a recurring promise holds (至10月31日止, until October); None without one."""
    if not any(_frequent(t) for t in tokens):
        return None
    for i, t in enumerate(tokens):
        if t.cls not in _DAYS or _month_day(t.value, last=True) is None:
            continue
        before, behind = (tokens[i - 1] if i else None), (tokens[i + 1] if i + 1 < len(tokens) else None)
        if behind is not None and _says_last(behind, text):
            return i
        if before is None or not (behind is None or behind.cls in ("STOP", "CLOSE")):
            continue
        to = before.cls == "TO" and i > 1 and tokens[i - 2].cls in _TO_BEHIND
        if to or _says_last(before, text):
            return i
    return None


def _may_be_of_data(tokens: Sequence[Token], end: int, text: str) -> bool:
    """Whether the last day may be that of what is handed in: 报库存(截至10月31日), 统计至10月31日止."""
    first = max((i for i in range(end) if _frequent(tokens[i])), default=-1) + 1
    if _IN_FORCE.search(text[tokens[first].start : tokens[end].start]):
        return False
    if any(t.cls == "DE" for t in tokens[end + 2 : end + 3]):
        return True  # 10月31日止的数据
    words = [(t.cls, text[t.start : t.end]) for t in tokens[first:end]]
    return any(
        word.startswith("截至") or word.endswith("表") or (cls in _THINGS and not word.isascii()) for cls, word in words
    )


def _says_last(t: Token, text: str) -> bool:
    return t.cls in ("DUE", "UNTIL") and text[t.start : t.end].lower() in _LAST


def _frequent(t: Token) -> bool:
    freq = t.value if t.cls == "FREQ" else t.value.get("freq") if t.cls in _DAYS else None
    return freq is not None and freq["unit"] not in ("year", "half-year")


def _recurs(rule: DeadlineRule) -> bool:
    return rule.kind is Kind.RECURRING and rule.frequency is not None


def _start(tokens: Sequence[Token]) -> int | None:
    """Where the day, or the word for one, stands from which the phrase says that it holds."""
    for i, t in enumerate(tokens):
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        word = behind.cls if behind is not None else None
        day = t.cls == "POS" and "freq" not in t.value
        if word == "SINCE" and (day or t.cls in _STARTS):
            return i
        if word == "START" and day and _month_day(t.value) is not None:
            return i  # 每月5日前,12月开始
        dated = t.cls in _DAYS and "freq" not in t.value and {"month", "shift", "year"} & set(t.value)
        if i and dated and tokens[i - 1].cls == "FROMP" and not any(o.cls in ("TO", "UNTIL") for o in tokens):
            return i
    return None


def _month_day(value: Fields | str, last: bool = False) -> MonthDay | None:
    """The one day that a token names in a month: 12月1日, 12月 (its first or last day), 明年1月, 2027年1月1日."""
    if not isinstance(value, dict) or value.get("unit") != "year" or set(value) - _PLAIN:
        return None
    if len(value.get("month", ())) != 1 or len(value.get("month_day", ())) > 1 or value.get("shift", 1) != 1:
        return None
    day = (value.get("month_day") or (-1 if last else 1,))[0]
    return MonthDay(value.get("year"), value["month"][0], day, "shift" in value)
