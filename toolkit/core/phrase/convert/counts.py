"""Counts from an event: 3日内, T+3, 开庭三日前; and what is said of a count alone."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.phrase.convert.common import (
    count_of,
    first_of,
)
from toolkit.core.phrase.grammar import Fields, Token

_WHAT_DAYS = frozenset(
    {
        "指",
        "均",
        "均指",
        "仅",
        "仅指",
        "限",
        "仅限",
        "只计",
        "仅计",
        "计",
        "都是",
        "是",
        "此处",
        "为",
        "按",
        "按照",
        "以",
        "计算",
    }
)


def span_before(tokens: Sequence[Token]) -> Fields | None:
    """开庭三日前: days before an event, not the 3rd."""
    count = count_of(tokens[1:])
    return {**count, "before": True, "event": tokens[0].value} if count else None


def tplus(tokens: Sequence[Token]) -> Fields | None:
    """T+3个工作日, T+1日."""
    count = count_of(tokens)
    if count is None:
        return None
    return {"n": count["n"], "unit": count["unit"], "working": count["working"], "stated": count["src"] != "RI"}


def tminus(tokens: Sequence[Token]) -> Fields | None:
    """T-1日, D-2: before the day itself."""
    number = first_of(tokens, "NUM")
    count = {"n": number.value, "unit": "day", "working": False} if number else count_of(tokens)
    return {"n": -count["n"], "unit": count["unit"], "working": count["working"]} if count else None


def span(tokens: Sequence[Token]) -> Fields | None:
    """A count from an event: 3日内, 在3个工作日, 提前3天."""
    return count_of(tokens)


_NEXT_DAY = ("次日", "翌日", "隔日", "第二")


def span_since(tokens: Sequence[Token]) -> Fields | None:
    """签收之日起3日内, 自次日起3日内: whether the day itself counts is open only where the next one is not named."""
    count, word = count_of(tokens), first_of(tokens, "SINCE")
    if count is None or word is None:
        return None
    return {**count, "since": "next" if any(day in word.value for day in _NEXT_DAY) else True}


def span_from(tokens: Sequence[Token]) -> Fields | None:
    """上诉期15日(判决书送达之日起算): the event stands behind the length. A term of a loan is not to be met."""
    mark = next(i for i, t in enumerate(tokens) if t.cls in ("STOP", "OPEN", "FROM"))
    since = next(i for i, t in enumerate(tokens) if t.cls == "SINCE")
    found = span_since([*tokens[:mark], tokens[since]])
    if found is None or (tokens[mark].cls == "STOP" and tokens[mark].value != ","):
        return None
    if tokens[0].cls == "BLOCKER":
        return {**found, "beyond": True}
    words = [t for t in tokens[mark + 1 : since] if t.cls != "FROM"]
    same_day = {"since": "same"} if tokens[since].value.startswith("当") else {}
    return {**found, "named": (words[0].start, words[-1].end), **same_day}


def before_opening(tokens: Sequence[Token]) -> Fields | None:
    """开业前45天: the opening as an event, not the time of day at which a shop opens."""
    count = count_of(tokens)
    return {**count, "event_to": tokens[0].end - 1} if count else None


def working_span(tokens: Sequence[Token]) -> Fields | None:
    """三个工作日出定损单: nothing but what is to be done is counted in working days."""
    count = count_of(tokens)
    return count if count and count["working"] else None


def days_counted(tokens: Sequence[Token]) -> Fields | None:
    """不少于5日: how many at least, and no day of a month."""
    return {} if tokens[1].value.get("ri") and count_of(tokens) else None


def span_limit(tokens: Sequence[Token]) -> Fields | None:
    """办结时限:3日, 公示3日: a length; what else is limited (付款期15日) may have its day of the month."""
    limit = tokens[0]
    named = limit.value == "notice" or str(limit.value).endswith(("时限", "期限"))
    return count_of(tokens) if named else None


def span_kind(tokens: Sequence[Token]) -> Fields | None:
    """5天(工作日), 5日(日历日), 5天(仅指工作日)."""
    count = count_of(tokens)
    working = first_of(tokens, "WORKDAY") is not None
    said = all(t.value in _WHAT_DAYS for t in tokens if t.cls in ("GAP", "SEE", "CHANGE", "CHARGE"))
    return {**count, "working": working} if said and count and count["unit"] == "day" else None


def span_counted(tokens: Sequence[Token]) -> Fields | None:
    """3日内(指工作日): what is said behind a count says which days it means."""
    span = tokens[0].value
    said = all(t.value in _WHAT_DAYS for t in tokens[1:] if t.cls in ("GAP", "SEE", "CHANGE", "CHARGE"))
    return {**span, "working": True} if said and span.get("unit") == "day" else None


def one_working(tokens: Sequence[Token]) -> Fields | None:
    """提前一个工作日, 顺延一天: to the next one that is worked."""
    count = count_of(tokens)
    return {} if count and count["n"] == 1 and count["unit"] == "day" else None


def overdue_days(tokens: Sequence[Token]) -> Fields | None:
    """逾期3日: three days; 超过5日 may be the 5th."""
    return count_of(tokens) if "逾" in tokens[0].value else None


def some_days(tokens: Sequence[Token]) -> Fields | None:
    """遇节假日提前3天: an exception that no convention of moving days off says."""
    return {} if count_of(tokens) else None


def done_in(tokens: Sequence[Token]) -> Fields | None:
    """退款72h: what is to be done, and how long it may take."""
    count = count_of(tokens)
    return {**count, "amb": "within-implied"} if count else None


def labelled(tokens: Sequence[Token]) -> Fields | None:
    """Reply to bank query: 4 hrs. That something is to be done must be said before the colon."""
    count = count_of(tokens)
    mark = tokens[0]
    dash = mark.cls == "TO" and mark.value in "-~" and tokens[1].start > mark.end
    return {**count, "label": True} if count and (mark.value == ":" or dash) else None


def span_full(tokens: Sequence[Token]) -> Fields | None:
    """入职满一个月: the event is the word before 满."""
    count = count_of(tokens)
    return {**count, "event": tokens[0].value, "on": True} if count else None


def span_nth(tokens: Sequence[Token]) -> Fields | None:
    """交车后第3天, 收货后第二个工作日."""
    pos, nth = first_of(tokens, "POS"), first_of(tokens, "NTH")
    if nth is not None and nth.value["n"] > 0 and nth.value.get("of") in ("week", "month", "year"):
        return {"n": nth.value["n"], "unit": nth.value["of"], "working": False, "src": "NTH", "amb": "approximate"}
    if pos is None:
        return None
    value = {k: v for k, v in pos.value.items() if k != "unit"}
    if (n := value.get("weeks", 0)) > 0 or (set(value) == {"month_of_quarter", "weak"} and "unit" not in pos.value):
        unit = "week" if n else "month"
        n = n or value["month_of_quarter"]
        return {"n": n, "unit": unit, "working": False, "src": "NTH", "amb": "approximate"} if n > 0 else None
    if set(value) == {"nth_workday"} and value["nth_workday"] > 0:
        return {"n": value["nth_workday"], "unit": "day", "working": True, "on": True, "src": "NTH"}
    if set(value) == {"month_day"} and "unit" not in pos.value and value["month_day"][0] > 0:
        return {"n": value["month_day"][0], "unit": "day", "working": False, "on": True, "src": "NTH"}
    return None


def span_in_nth(tokens: Sequence[Token]) -> Fields | None:
    """入职第一周内: until so many weeks, or months, after the event."""
    found = span_nth(tokens)
    return {**found, "event": tokens[0].value} if found and found["unit"] in ("week", "month") else None


_ARRIVALS = frozenset(
    (
        "见票",
        "收文",
        "接单",
        "收单",
        "收件",
        "票到",
        "到票",
        "货到",
        "到货",
        "收货",
        "签收",
        "到件",
        "收到",
        "提货",
        "入职",
        "到港",
    )
)
"""What happens on no day of a month that anybody fixed, as it does with 开票25日."""


def span_months(tokens: Sequence[Token]) -> Fields | None:
    """入职1月内: a month after it, and not in January."""
    said = tokens[1].value
    months = said.get("month", ())
    # 竣工验收11月内 and 上线3月内 name the month in which it is done.
    plain = (
        set(said) == {"unit", "month", "weak"} and len(months) == 1 and tokens[0].value in _ARRIVALS and months[0] <= 6
    )
    return (
        {"n": months[0], "unit": "month", "working": False, "src": "MONTH", "event": tokens[0].value} if plain else None
    )


def span_arrived(tokens: Sequence[Token]) -> Fields | None:
    """票到30天, 见票3日, 接单10分钟: a length from what arrives, as the whole of what is said."""
    count = count_of(tokens[1:])
    return {**count, "event": tokens[0].value} if count and tokens[0].value in _ARRIVALS else None


def span_wide(tokens: Sequence[Token]) -> Fields | None:
    """入职满一个月后5日内: the first amount belongs to the event, which ends at 后."""
    count, after = count_of(tokens), first_of(tokens, "AFTER")
    return {**count, "after": True, "event_to": after.start} if count and after else None
