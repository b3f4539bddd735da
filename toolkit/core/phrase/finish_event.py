"""Drafts that count from an event: 3日内, T+1, 次日12点前."""

from __future__ import annotations

from typing import Any

from toolkit.core.calendar import Roll
from toolkit.core.deadline import (
    CountFrom,
    DeadlineRule,
    Frequency,
    Kind,
    Position,
    Relation,
    Unit,
)
from toolkit.core.phrase.draft import RELATIONS, Draft, note, time_of
from toolkit.core.phrase.grammar import Fields

_CLOSES = (
    "月结",
    "关账",
    "关账日",
    "结账日",
    "封账",
    "扎账",
    "轧账",
    "季结",
    "年结",
    "月度结账",
    "关帐",
    "month close",
)


def counted(d: Draft, context: Fields) -> DeadlineRule:
    """A length from an event or from the end of a period: 交车后3日内, 月末后5个工作日内."""
    ambiguity: list[str] = context["ambiguity"]
    span = d.span or {}
    position = None
    if d.pos is not None and d.pos.get("anchor"):
        position = Position(Unit(d.pos["unit"]), anchor=d.pos["anchor"])
    length = _length(span, d, context)
    if span["n"] == 1 and span["unit"] == "day" and not span.get("working") and not span.get("before"):
        note(ambiguity, "next-day-calendar-or-workday")
        length["marks"] += ("next-day",)
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        position=position,
        anchor_event=d.event or "",
        relation=RELATIONS.get(d.relation or "by", Relation.BY),
        time=time_of(d),
        inclusive=True,
        roll=Roll(context["roll"]) if context["roll"] else None,
        quota=d.quota,
        **length,
    )


def t_plus(d: Draft, context: Fields) -> DeadlineRule:
    """T+1."""
    value = {"unit": "day", "working": False, **(d.tn or {})}
    length = _length(value, d, context)
    if not value["working"]:
        note(context["ambiguity"], "next-day-calendar-or-workday")
        note(context["ambiguity"], "T+n-calendar-or-workday")
        length["marks"] += ("t-plus",)
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        anchor_event=d.event or "T",
        relation=Relation.BY if value["working"] or d.relation in ("by", "before") else Relation.ON,
        time=time_of(d),
        inclusive=True,
        roll=Roll(context["roll"]) if context["roll"] else None,
        **length,
    )


def day_reference(d: Draft, context: Fields) -> DeadlineRule:
    """A day said in relation to another: 次日, 当天, 前一天."""
    ref = d.dayref or {}
    ambiguity: list[str] = context["ambiguity"]
    n, working = ref["n"], bool(ref.get("working"))
    roll = Roll(context["roll"]) if context["roll"] else None
    time = time_of(d)
    relation = RELATIONS.get(d.relation or "on", Relation.ON)
    if ref.get("in_freq") and n:
        return DeadlineRule(
            Kind.RECURRING,
            frequency=Frequency(Unit.DAY),
            relation=Relation.BY,
            time=time,
            inclusive=True,
            period_offset=n,
            roll=roll,
        )
    if n == 0 and not d.event and (d.relation or time is not None):
        # 当日17:00前: on a day, which is that of the event where there is one.
        return DeadlineRule(
            Kind.CALENDAR, relation=relation, time=time, inclusive=True, roll=roll, marks=("this", "of-event")
        )
    if n and not working:
        note(ambiguity, "next-day-calendar-or-workday")
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        anchor_event=d.event or "",
        offset=n,
        unit=Unit.DAY,
        working_days=working,
        relation=relation,
        time=time,
        inclusive=True,
        count_from=CountFrom.NEXT_DAY if n else CountFrom.SAME_DAY,
        roll=roll,
        marks=("next-day",) if n and not working else (),
    )


def after_the_day(rule: DeadlineRule, before: DeadlineRule, d: Draft) -> DeadlineRule:
    """每月10日对账,次日报送: the day after the one that the clause before names, where no event is named."""
    place = before.position
    if d.dayref is None or d.event or rule.kind is not Kind.EVENT_RELATIVE or not rule.offset or place is None:
        return rule
    named = [place.month_day, place.weekday, place.nth_workday, place.nth_weekday]
    several = len(place.month_day) > 1 or len(place.weekday) > 1
    if before.anchor_event or several or not any(named) or place.offset or place.window:
        return rule
    return before._replace(
        position=place._replace(offset=int(rule.offset), offset_workdays=rule.working_days),
        working_days=rule.working_days,
        relation=Relation.BY,
        inclusive=True,
        time=rule.time,
    )


def _length(value: Fields, d: Draft, context: Fields) -> dict[str, Any]:
    """Offset, unit and the start of counting of a span."""
    ambiguity: list[str] = context["ambiguity"]
    n, unit = value["n"], Unit(value["unit"])
    working = bool(value.get("working") or (context["days_off"] and unit is Unit.DAY))
    marks: tuple[str, ...] = ()
    instant = unit in (Unit.HOUR, Unit.MINUTE)
    if unit is Unit.DAY and n == 0.5:
        note(ambiguity, "half-day")
        instant = True
    if instant and working:
        note(ambiguity, "working-hours")
    if unit is Unit.WEEK and not value.get("before"):
        note(ambiguity, "week=7-days-or-5-workdays")
    if value.get("mark"):
        marks += (str(value["mark"]),)
    if value.get("since"):
        marks += ("from-day",)
        if not working:
            note(ambiguity, "from-the-day-counting")
    count_from = CountFrom.INSTANT if instant else CountFrom.NEXT_DAY
    if context["include"] is True and not instant:
        count_from = CountFrom.SAME_DAY
    if value.get("before"):
        n, count_from = -n, CountFrom.BEFORE
    if d.event in _CLOSES:
        marks += ("period-close",)
        note(ambiguity, "period-close-anchor")
    return {"offset": n, "unit": unit, "working_days": working, "count_from": count_from, "marks": marks}
