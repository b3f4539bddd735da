"""The rules of one phrase beside one another: which of them is a frame, or says again what another has said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.core.deadline import DeadlineRule, Kind, MonthDay, Position, Relation, Unit
from toolkit.core.phrase.draft import Around, Draft


def without_frames(rules: list[DeadlineRule], drafts: Sequence[Draft], around: Around) -> list[DeadlineRule]:
    """Month-end close: day 3; monthly from January: what names the occasion, or the start, is no rule of its own."""
    if len(rules) > 1 and any(r.frequency for r in rules):
        begin = [r.position for r in rules if r.relation is Relation.FROM and r.kind is Kind.CALENDAR]
        if len(begin) == 1 and begin[0] is not None and (first := _first_day(begin[0])):
            rules = [r._replace(starts=first) if r.frequency else r for r in rules]
        rules = [r for r in rules if r.frequency or r.relation is not Relation.FROM or r.kind is not Kind.CALENDAR]
    elif any(r.kind is Kind.CALENDAR and r.position and r.relation is not Relation.FROM for r in rules):
        # 11月10日开始,12月20日完成: when it begins is not when it is due
        rules = [
            r for r in rules if r.kind is not Kind.CALENDAR or r.relation is not Relation.FROM or r.position is None
        ]
    bare = [d for d in drafts if d.pos and d.pos.get("bare") and d.relation is None and d.freq is None]
    if around.chinese or not bare or len(rules) < 2:
        return rules
    kept = [
        r
        for r in rules
        if not (r.kind is Kind.CALENDAR or r.freq_implied)
        or r.position is None
        or r.position.year
        or not _is_end_of(r.position)
    ]
    return kept or rules


def _first_day(p: Position) -> MonthDay | None:
    """自2027年1月起, 从2027年起."""
    day = p.month_day[0] if p.month_day else 1
    if p.year is None or p.offset or p.anchor or len(p.month) > 1 or len(p.month_day) > 1 or day < 1:
        return None
    month = p.month[0] if p.month else 3 * p.quarter - 2 if p.quarter else 6 * p.half - 5 if p.half else 1
    try:
        date(p.year, month, day)
    except ValueError:
        return None
    return MonthDay(p.year, month, day)


def each_daily(rules: list[DeadlineRule]) -> list[DeadlineRule]:
    """9.15am and 1.30pm daily, 9am and 3pm on Friday: the day behind several times is that of each."""
    found = list(rules)
    for i in reversed(range(len(rules))):
        rule, behind = found[i], found[i + 1] if i + 1 < len(rules) else None
        bare = rule.kind is Kind.CALENDAR and rule.position is None and rule.time is not None
        if not bare or set(rule.marks) - {"linked"}:
            continue
        daily = behind is not None and behind.frequency is not None and behind.position is None
        if behind is not None and behind.time is not None and (daily or "linked" in rule.marks):
            found[i] = behind._replace(time=rule.time)
        else:
            found[i] = rule._replace(marks=())
    return found


def said_once(rules: list[DeadlineRule]) -> list[DeadlineRule]:
    """5号前交,5号后视为逾期: the second half says again what the first has said."""
    promised = {(r.kind, r.frequency, r.position, r.period_offset, r.time) for r in rules if r.relation is Relation.BY}
    return [
        r
        for r in rules
        if r.relation is not Relation.BREACH_AFTER
        or r.kind is Kind.EVENT_RELATIVE
        or (r.kind, r.frequency, r.position, r.period_offset, r.time) not in promised
    ]


def in_one_window(rules: list[DeadlineRule]) -> list[DeadlineRule]:
    """不早于9号、不晚于12号: a time in which it is to be done is due with its end."""
    ends = {_period_of(r) for r in rules if r.relation is Relation.BY}
    return [r for r in rules if r.relation is not Relation.NOT_BEFORE or _period_of(r) not in ends]


def _period_of(rule: DeadlineRule) -> tuple[object, ...]:
    unit = rule.position.unit if rule.position else rule.unit
    return rule.kind, rule.frequency, rule.period_offset, rule.anchor_event, unit


def _is_end_of(p: Position) -> bool:
    return whole_frame(p) or (p.unit is Unit.MONTH and p.month_day == (-1,)) or (p.month, p.month_day) == ((12,), (31,))


def further(rule: DeadlineRule, draft: Draft) -> list[DeadlineRule]:
    """第2个、第4个星期四: the same rule for each further ordinal."""
    if draft.pos is None or rule.position is None or "more" not in draft.pos:
        return []
    key, others = draft.pos["more"]
    return [rule._replace(position=rule.position._replace(**{key: other})) for other in others]


def each_day(rules: Sequence[DeadlineRule]) -> list[DeadlineRule]:
    """11月5日、6日: a rule for each day, as 11月5日、11月6日 has; of 每月5日、20日 one rule says both."""
    return [one for rule in rules for one in (_days_of(rule) if rule.kind is Kind.CALENDAR else [rule])]


def _days_of(rule: DeadlineRule) -> list[DeadlineRule]:
    position = rule.position
    if position is None or len(position.month_day) <= 1:
        return [rule]
    return [rule._replace(position=position._replace(month_day=(day,))) for day in position.month_day]


def without_headings(rules: list[DeadlineRule]) -> list[DeadlineRule]:
    """每月 … 考核,月底编制: a frequency that a later date of the same frequency makes exact is no rule of its own."""
    dated = {r.frequency for r in rules if r.relation is not Relation.WITHIN_PERIOD}
    return [r for r in rules if r.relation is not Relation.WITHIN_PERIOD or r.quota or r.frequency not in dated]


def whole_frame(p: Position) -> bool:
    """Whether a place is a whole month, quarter or year, and no day of it."""
    return p == Position(p.unit) or p == Position(p.unit, quarter=p.quarter, half=p.half, month=p.month, year=p.year)
