"""Drafts to rules: the kind of each, what is implied, and the codes of what the phrase leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.core.calendar import Roll
from toolkit.core.deadline import (
    CountFrom,
    DayPart,
    DeadlineRule,
    Frequency,
    Kind,
    PhraseReading,
    Position,
    Relation,
    Unit,
)
from toolkit.core.phrase.draft import RELATIONS, Around, Draft, minutes_ahead, time_of
from toolkit.core.phrase.finish_event import counted, day_reference, from_the_day, t_plus
from toolkit.core.phrase.finish_undated import undated
from toolkit.core.phrase.grammar import Fields
from toolkit.core.phrase.together import (
    each_daily,
    further,
    in_one_window,
    said_once,
    whole_frame,
    without_frames,
    without_headings,
)
from toolkit.patterns import compiled

# Codes that already say that a frequency comes without a day.
_SAYS_MORE = frozenset({"end-of-day", "approximate", "quota-not-offset", "biweekly-two-meanings"})
# 最好周四,最晚周五: one day, and the one to aim at, of one week.
_TARGET = compiled(r"最好|争取|力争|ideally|preferably|hopefully|at the latest")
_LONG_HOLIDAYS = frozenset({"spring-festival", "labour-day", "national-day"})
"""Names that stand for the days off more than for the day itself."""
_POSITION_FIELDS = frozenset(Position._fields)


def finish(drafts: Sequence[Draft], around: Around, text: str) -> PhraseReading:
    """The reading that the drafts of a phrase make together."""
    rules: list[DeadlineRule] = []
    weekdays = [d.pos for d in drafts if d.pos and set(d.pos) <= {"unit", "weekday"} and "weekday" in d.pos]
    if len(weekdays) > 1 and not _TARGET.search(text):
        for place in weekdays:
            place["freq_unit"] = "week"  # 周一报计划,周五报完成
    halves = [d.pos for d in drafts if d.pos and d.pos.get("unit") == "year" and "month_day" in d.pos]
    if len(halves) > 1 and (("上半年" in text and "下半年" in text) or _evenly_over_a_year(halves)):
        for place in halves:
            place["freq_unit"] = "year"  # 上半年总结7月15日前、下半年总结次年1月15日前; 6月30日和12月31日
    recurs = any(d.has_freq for d in drafts)
    for draft in drafts:
        if draft.has_slot:
            rule = _rule(draft, around, recurs)
            if rule is not None and rules:
                rule = from_the_day(rule, rules[-1], draft, text)
            if rule is not None and rule not in rules:
                rules += [rule, *further(rule, draft)]
    if not around.chinese:
        rules = each_daily(rules)  # 每天 stands before them
    if rules and not any("next-day" in r.marks for r in rules):
        # A policy decides it for what counts from an event, and nothing is left that does.
        around.ambiguity[:] = [code for code in around.ambiguity if code != "next-day-calendar-or-workday"]
    rules = in_one_window(said_once(without_frames(rules, drafts, around)))
    dated = [r for r in rules if r.relation is not Relation.WITHIN_PERIOD]
    if dated and len(dated) < len(rules):
        rules = without_headings(rules)
    if rules:
        if len(rules) > 1 or not around.chinese or rules[0].relation is Relation.NOT_BEFORE:
            # "by the 5th", 5号前初稿,10号前定稿: of each month, as everybody reads it.
            around.ambiguity[:] = [code for code in around.ambiguity if code != "period-implied"]
        if around.policy and "period-implied" in around.ambiguity:
            around.note("policy-word-plus-date")
        kind = rules[0].kind
        if kind is Kind.CALENDAR and rules[0].position is None:
            # 19:30截单,次日11点前送达: a bare time of day is that of the event that another clause names
            kind = next((r.kind for r in rules if r.kind is Kind.EVENT_RELATIVE), kind)
        return PhraseReading(text, kind, tuple(rules), tuple(around.ambiguity))
    return undated(drafts, around, text)


def _evenly_over_a_year(places: Sequence[Fields]) -> bool:
    """Whether days without a year, each of one month, come round evenly: 1月10日、4月10日、7月10日、10月10日."""
    months = sorted(place["month"][0] for place in places if len(place.get("month", ())) == 1 and "year" not in place)
    apart = 12 // len(places)
    return len(months) == len(places) and months == [months[0] + apart * i for i in range(len(places))] and apart > 1


def _rule(d: Draft, around: Around, recurs: bool) -> DeadlineRule | None:
    """The rule that a draft amounts to; None for a mere repetition of the frequency before it."""
    if d.tn is not None:
        return t_plus(d, around)
    counted_on = (d.span is not None and d.span.get("ahead")) or (d.dayref is not None and d.dayref["n"])
    if counted_on and not d.event and around.day_left_out:
        return None  # from a day that was not understood
    if d.span is not None and not (d.has_freq and not d.event):
        return counted(d, around)
    if d.dayref is not None:
        return day_reference(d, around)
    if d.freq is not None and d.pos is None and d.clock is None and d.inherited:
        return None
    values: dict[str, Any] = {"time": time_of(d), "minutes_ahead": minutes_ahead(d), "quota": d.quota}
    if d.relation == "about" and d.pos is not None:
        around.note("approximate")
        if d.freq is None:
            return None  # 15号左右 is no day to be late on
        d.pos, d.relation = None, None
        values["time"], values["minutes_ahead"] = None, 0
    elif d.relation == "about":
        around.note("approximate")
    frequency, implied = _frequency(d, around, recurs)
    if d.pos is None and frequency is None:
        # With a day in the phrase that was not understood, a time alone would be one of today.
        return None if around.day_left_out else _clock_only(d, values)
    position = _position(d, frequency, around)
    dated = position is not None or (values["time"] is not None and frequency and frequency.unit is Unit.DAY)
    relation = RELATIONS.get(d.relation or "on", Relation.ON) if dated else Relation.WITHIN_PERIOD
    if not dated and frequency is not None and not set(around.ambiguity) & _SAYS_MORE:
        around.note("no-day-in-period")
    inclusive = _inclusive(d, around, relation, frequency, position) if dated else None
    if relation is Relation.ON and (
        (position is not None and _is_end(position))
        or values["time"] in (DayPart.END_OF_BUSINESS, DayPart.START_OF_BUSINESS)
    ):
        relation = Relation.BY
    exceptions: dict[str, Any] = {
        "roll": Roll(around.roll) if around.roll else None,
        # except December; December: 18th
        "except_months": d.except_months
        + tuple(m for m in around.months_out if m not in (d.pos or {}).get("month", ())),
        "except_days_off": around.days_off,
        "except_last_day": around.last_day,
    }
    if frequency is not None and frequency.every > 1 and dated and not d.parity:
        around.note("phase")
    shift = d.pos.get("shift") if d.pos else 0
    marks: tuple[str, ...] = ("this",) if d.pos and ("this" in d.pos or "shift" in d.pos) and frequency is None else ()
    if d.parity:
        marks += (f"{d.parity}-months",)
    if (d.freq or {}).get("thirds"):
        marks += ("thirds",)
    if d.pos and d.pos.get("behind_event"):
        marks += ("after-event",)
    of_event = d.event if d.event_word == "MONTH" and frequency is None else None
    kind = Kind.EVENT_RELATIVE if of_event else Kind.CALENDAR if frequency is None else Kind.RECURRING
    return DeadlineRule(
        kind=kind,
        anchor_event=of_event,
        frequency=frequency,
        position=position,
        working_days=bool((d.freq or {}).get("working"))
        or bool(position and (position.nth_workday or position.offset_workdays)),
        relation=relation,
        inclusive=inclusive,
        period_offset=shift or 0,
        freq_implied=implied,
        marks=marks,
        **values,
        **exceptions,
    )


def _clock_only(d: Draft, values: Fields) -> DeadlineRule:
    """17:00前, 下班前: of the day that is spoken of."""
    if d.event and d.event_word == "AFTER":
        # 到仓后当班卸完,最迟20:00: of the day of the event
        return DeadlineRule(
            Kind.EVENT_RELATIVE,
            anchor_event=d.event,
            offset=0,
            unit=Unit.DAY,
            relation=Relation.BY,
            inclusive=True,
            count_from=CountFrom.SAME_DAY,
            time=values["time"],
            minutes_ahead=values["minutes_ahead"],
        )
    relation = RELATIONS.get(d.relation or "by", Relation.BY)
    marks = ("linked",) if (d.clock or {}).get("linked") else ()
    return DeadlineRule(kind=Kind.CALENDAR, relation=relation, inclusive=True, marks=marks, **values)


def _inclusive(
    d: Draft, around: Around, relation: Relation, frequency: Frequency | None, position: Position | None
) -> bool | None:
    """Whether the day itself still counts; None where nothing says so, which is noted."""
    if relation is not Relation.BY:
        return True
    said: bool | None = around.include
    if d.relation != "before" or d.clock is not None:
        return said is not False
    if said is not None:
        return said
    called_end = "month-end-calendar-or-workday" in around.ambiguity  # 每月底前, not 每月最后一天前
    if position is not None and (frequency is None or position.month or (called_end and position.month_day == (-1,))):
        # The end of a period is reached with its last day: 月底前.
        ends = position.month_day == (-1,) or whole_frame(position) or (d.pos or {}).get("bare")
        if ends:
            return True
    around.note("before-day-inclusive")
    return None


def _is_end(p: Position) -> bool:
    return bool(p.part or p.anchor or p.window or whole_frame(p))


def _frequency(d: Draft, around: Around, recurs: bool) -> tuple[Frequency | None, bool]:
    """The frequency said, or the one that a bare day of the month implies."""
    pos = d.pos
    if d.freq is not None:
        unit, every = Unit(d.freq["unit"]), d.freq["every"]
        if unit in (Unit.HALF_YEAR, Unit.YEAR) and every == 1 and pos is not None and pos.get("month_of_quarter"):
            n, last = pos.pop("month_of_quarter"), pos.pop("last_month", False)
            half = unit is Unit.HALF_YEAR  # 每半年最后一个月20日前, 每年第一个月10日前
            pos.update(unit="year", month=((6, 12) if half else (12,)) if last else (n, n + 6) if half else (n,))
            return Frequency(Unit.YEAR), False
        if pos is not None and unit is Unit.DAY and pos.get("weekday"):
            unit = Unit.WEEK
        return Frequency(unit, every), False
    if pos is None or pos.get("year"):
        return None, False
    if pos.get("freq_unit"):
        return Frequency(Unit(pos["freq_unit"])), True
    if "this" in pos or "shift" in pos:
        if pos.get("shift") == 1 and pos.get("unit") == "month" and pos.get("month_day", (-1,)) != (-1,):
            around.note("recurring-or-once")  # 次月10号前, which many write for 每月
        return None, False
    unit_name = pos.get("unit") or "month"
    if len(pos.get("month", ())) > 1:
        return Frequency(Unit.YEAR), True  # 6月、12月底
    if len(pos.get("weekday", ())) > 1:
        return Frequency(Unit.WEEK), True
    if around.weak[:1] == (unit_name,):
        return Frequency(Unit(unit_name)), True
    if d.recurs and recurs:
        return Frequency(Unit(unit_name)), True
    if unit_name == "month" and not pos.get("bare"):
        around.note("period-implied")
        return Frequency(Unit.MONTH), True
    if unit_name == "quarter" and pos.get("month_of_quarter"):
        return Frequency(Unit.QUARTER), True
    if pos.get("bare") and "month-end-calendar-or-workday" not in around.ambiguity:
        around.note("recurring-or-once")
    return None, False


def _position(d: Draft, frequency: Frequency | None, around: Around) -> Position | None:
    if d.pos is None:
        return None
    pos = {k: v for k, v in d.pos.items() if k in _POSITION_FIELDS and v not in (None, ())}
    unit = d.pos.get("unit") or (frequency.unit.value if frequency else "month")
    if frequency is not None and frequency.unit is Unit.QUARTER and d.pos.get("unit") == "month" and d.pos.get("shift"):
        pos["month_of_quarter"], unit = 4, "quarter"
        d.pos = {**d.pos, "shift": 0}
    if unit == "week" and pos.get("month_day") and all(1 <= d <= 7 for d in pos["month_day"]):
        pos["weekday"] = pos.pop("month_day")  # 每周第五天
    if pos.get("month_day") and max(pos["month_day"]) > 28 and "month" not in pos and "year" not in pos:
        around.note("day-missing-in-month")
    if pos.get("month") and not set(pos) - {"unit", "month", "year"}:
        if d.relation != "from":
            around.note("due-end-of-period")
        if d.relation == "before":
            _before_month(d, pos)
    elif (
        pos.get("quarter")
        and not set(pos) - {"unit", "quarter", "year"}
        and d.relation == "before"
        and d.pos.get("whole")
    ):
        _before_month(d, pos)
    if d.pos.get("whole_week") and d.relation == "before" and pos["week_no"] > 1:
        pos["week_no"] -= 1  # 第48周前: before it begins
        d.relation = "by"
    if pos.get("numeric"):
        year, a, b = pos["numeric"]
        pos["year"], pos["month"], pos["month_day"] = year, (a,), (b,)
        around.note("dmy-or-mdy")
    if pos.get("statutory"):
        around.note("statutory-table")
    if pos.get("holiday") in _LONG_HOLIDAYS and pos.get("offset", 0) > 0 and not pos.get("offset_workdays"):
        pos["days_off"] = True  # 国庆后一周内: nobody means the days off
    elif pos.get("holiday"):
        around.note("holiday-anchor")
    pos["unit"] = Unit(unit)
    return Position(**pos)


def _before_month(d: Draft, pos: Fields) -> None:
    """12月前: before December begins, which is the end of November."""
    first = pos.pop("month", (pos.get("quarter", 1) * 3 - 2,))[0]
    pos.pop("quarter", None)
    if first == 1 and "year" in pos:
        pos["year"] -= 1
    elif first == 1 and d.pos is not None:
        d.pos = {**d.pos, "shift": d.pos.get("shift", 0) - 1}
    pos["month"], pos["month_day"] = ((first - 2) % 12 + 1,), (-1,)
