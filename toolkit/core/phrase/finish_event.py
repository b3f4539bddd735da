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
from toolkit.core.phrase.draft import RELATIONS, Around, Draft, minutes_ahead, time_of
from toolkit.core.phrase.grammar import Fields
from toolkit.patterns import compiled

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

# 未交的次日通报: the day after that on which it was due; 到货的次日 is the day after an event.
_MISSED = compiled(r"^[未没缺漏逾]|不足$|失败$|不成功$|没[有成]?[^,]{0,4}$")
_MEETING = compiled(r"[例年周月晨早开]会|会议|上课|课程|培训课")


def counted(d: Draft, around: Around) -> DeadlineRule:
    """A length from an event or from the end of a period: 交车后3日内, 月末后5个工作日内."""
    span = d.span or {}
    position = None
    if d.pos is not None and d.pos.get("anchor"):
        position = Position(Unit(d.pos["unit"]), anchor=d.pos["anchor"])
    length = _length(span, d, around)
    if span["n"] == 1 and span["unit"] == "day" and not span.get("working") and not span.get("before"):
        around.note("next-day-calendar-or-workday")
        length["marks"] += ("next-day",)
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        position=position,
        anchor_event=d.event or "",
        relation=RELATIONS.get(d.relation or "by", Relation.BY),
        time=time_of(d),
        minutes_ahead=minutes_ahead(d),
        inclusive=True,
        roll=Roll(around.roll) if around.roll else None,
        quota=d.quota,
        **length,
    )


def t_plus(d: Draft, around: Around) -> DeadlineRule:
    """T+1."""
    value = {"unit": "day", "working": False, **(d.tn or {})}
    length = _length(value, d, around)
    if not value["working"]:
        around.note("T+n-calendar-or-workday")
        length["marks"] += ("t-plus",)
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        anchor_event=d.event or "T",
        relation=Relation.BY if value["working"] or d.relation in ("by", "before") else Relation.ON,
        time=time_of(d),
        minutes_ahead=minutes_ahead(d),
        inclusive=True,
        roll=Roll(around.roll) if around.roll else None,
        **length,
    )


def day_reference(d: Draft, around: Around) -> DeadlineRule:
    """A day said in relation to another: 次日, 当天, 前一天."""
    ref = d.dayref or {}
    n, working = ref["n"], bool(ref.get("working"))
    roll = Roll(around.roll) if around.roll else None
    time, ahead = time_of(d), minutes_ahead(d)
    relation = RELATIONS.get(d.relation or "on", Relation.ON)
    if ref.get("in_freq") and n:
        return DeadlineRule(
            Kind.RECURRING,
            frequency=Frequency(Unit.DAY),
            relation=Relation.BY,
            time=time,
            minutes_ahead=ahead,
            inclusive=True,
            period_offset=n,
            roll=roll,
        )
    if n == 0 and not d.event and (d.relation or time is not None):
        # 当日17:00前: on a day, which is that of the event where there is one.
        return DeadlineRule(
            Kind.CALENDAR,
            relation=relation,
            time=time,
            minutes_ahead=ahead,
            inclusive=True,
            roll=roll,
            marks=("this", "of-event"),
        )
    if n and not working:
        around.note("next-day-calendar-or-workday")
    return DeadlineRule(
        kind=Kind.EVENT_RELATIVE,
        anchor_event=d.event or "",
        offset=n,
        unit=Unit.DAY,
        working_days=working,
        relation=relation,
        time=time,
        minutes_ahead=ahead,
        inclusive=True,
        count_from=CountFrom.NEXT_DAY if n else CountFrom.SAME_DAY,
        roll=roll,
        marks=("next-day",) if n and not working else (),
    )


def from_the_day(rule: DeadlineRule, before: DeadlineRule, d: Draft, text: str) -> DeadlineRule | None:
    """每月10日对账,次日报送; 每周五开会,提前3天通知: counted from the day that the clause before names.

    So is a count from an event which that clause dates (12月1日培训,培训前3天报名), and one for those who missed the
    day (未交的次日通报). A length that cannot be counted from it (提前3天, of a window) is no rule.
    """
    place, span, ref = before.position, d.span or {}, d.dayref
    if rule.kind is not Kind.EVENT_RELATIVE or place is None or before.anchor_event or d.tn is not None:
        return rule
    if span.get("relation") == "breach-after" and (not d.event or span.get("of_day")):
        return None  # 每月15日扣缴,逾期3日未缴停机: what follows, not what is due
    ahead = bool(span.get("ahead"))
    if d.event:
        ours = (span or ref or {}).get("of_day") or (
            _dated_by(d.event, text) if span else bool(ref and _MISSED.search(d.event.split()[-1]))
        )
    else:
        ours = ahead or ref is not None or bool(span.get("after") and not span.get("since"))
    distance = _distance(rule) if ours and rule.offset else None
    if distance is None:
        return rule
    moved = _place_moved(place, distance)
    if moved is None:
        return None if ahead and not d.event else rule
    working = bool(distance.get("offset_workdays"))
    return before._replace(
        position=moved, working_days=working, relation=Relation.BY, inclusive=True, time=rule.time, quota=None
    )


def _dated_by(event: str, text: str) -> bool:
    """Whether an event that a count is from is named elsewhere in the phrase too: 12月1日培训,培训前3天."""
    return text.count(event) > (0 if event in ("会", "课") and _MEETING.search(text) else 1)


def _distance(rule: DeadlineRule) -> Fields | None:
    """How far from the day; None for hours."""
    n = rule.offset or 0
    if rule.unit is Unit.MONTH:
        return {"offset_months": int(n), "offset": rule.and_days} if n == int(n) else None
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(rule.unit or Unit.INSTANT, 0)
    return {"offset": int(n * days), "offset_workdays": rule.working_days} if days and n == int(n) else None


def _place_moved(place: Position, distance: Fields) -> Position | None:
    """A place that lies so far from another; None where the other is no one day of its period, or has been moved."""
    if place.offset or place.offset_months or place.window or place.part:
        return None
    if place.month_day or place.weekday or place.nth_of:
        return place._replace(**distance)
    ends = {Unit.QUARTER: "quarter_end", Unit.HALF_YEAR: "half_year_end"}
    if place == Position(place.unit) and place.unit in ends:
        return place._replace(anchor=ends[place.unit], **distance)
    return None


def _length(value: Fields, d: Draft, around: Around) -> dict[str, Any]:
    """Offset, unit and the start of counting of a span."""
    n, unit = value["n"], Unit(value["unit"])
    working = bool(value.get("working") or (around.days_off and unit is Unit.DAY))
    marks: tuple[str, ...] = ()
    instant = unit in (Unit.HOUR, Unit.MINUTE)
    if unit is Unit.DAY and n % 1:
        if n % 1 == 0.5:
            around.note("half-day")
        instant = True
    if instant and working:
        around.note("working-hours")
    if unit is Unit.WEEK and not value.get("before"):
        around.note("week=7-days-or-5-workdays")
    if value.get("mark"):
        marks += (str(value["mark"]),)
    if value.get("since") is True:
        marks += ("from-day",)
        if not working:
            around.note("from-the-day-counting")
    count_from = CountFrom.INSTANT if instant else CountFrom.NEXT_DAY
    if (around.include is True or value.get("since") == "same") and not instant:
        count_from = CountFrom.SAME_DAY
    and_days = value.get("and_days", 0)
    if value.get("before"):
        n, and_days, count_from = -n, -and_days, CountFrom.BEFORE
    if d.event in _CLOSES:
        marks += ("period-close",)
        around.note("period-close-anchor")
    return {
        "offset": n,
        "unit": unit,
        "and_days": and_days,
        "working_days": working,
        "count_from": count_from,
        "marks": marks,
    }
