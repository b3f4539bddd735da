"""Rules in Chinese words."""

from __future__ import annotations

from toolkit.core.calendar import Roll
from toolkit.core.deadline import CountFrom, DayPart, DeadlineRule, Frequency, Kind, MonthDay, Position, Relation, Unit
from toolkit.core.describe_names import NAMED_ZH
from toolkit.core.describe_zh_place import YEARS, anchored_words, moved_words, place_words, said_time

_UNITS = {
    Unit.MINUTE: "分钟",
    Unit.HOUR: "小时",
    Unit.DAY: "日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.QUARTER: "个季度",
    Unit.YEAR: "年",
}
_EVERY = {
    Unit.MINUTE: "每分钟",
    Unit.HOUR: "每小时",
    Unit.DAY: "每天",
    Unit.WEEK: "每周",
    Unit.MONTH: "每月",
    Unit.QUARTER: "每季度",
    Unit.HALF_YEAR: "每半年",
    Unit.YEAR: "每年",
}
_PERIOD = {Unit.WEEK: "周", Unit.MONTH: "月", Unit.QUARTER: "季度", Unit.HALF_YEAR: "半年", Unit.YEAR: "年"}
_SHIFT = {0: "本", 1: "下", 2: "下下"}
_ROLLS = {
    Roll.FOLLOWING: ",遇休息日顺延",
    Roll.PRECEDING: ",遇休息日提前",
    Roll.MODIFIED_FOLLOWING: ",遇休息日顺延,不跨月",
    Roll.MODIFIED_PRECEDING: ",遇休息日提前,不跨月",
    Roll.NEAREST: ",遇周六提前,遇周日顺延",
    Roll.NONE: ",遇休息日不顺延",
}


def describe_zh(rule: DeadlineRule) -> str:
    """One rule in Chinese."""
    if rule.kind is Kind.POLICY_UNDEFINED:
        word = rule.word if rule.word and not rule.word.isascii() else "及时"
        return (f"{rule.anchor_event}时," if rule.anchor_event else "") + word
    body = _event(rule) if rule.kind is Kind.EVENT_RELATIVE else _dated(rule)
    tail = _ROLLS[rule.roll] if rule.roll else ""
    if rule.starts:
        body = f"自{_bound(rule.starts)}起" + body
    if rule.ends:
        tail += f",至{_bound(rule.ends)}止"
    if season := _season(rule):
        body = season + body
    elif rule.except_months:
        tail += "".join(f",{m}月除外" for m in rule.except_months)
    if rule.except_days_off and rule.kind is not Kind.EVENT_RELATIVE:
        tail += ",节假日除外"
    if rule.except_last_day:
        tail += ",最后一天除外"
    return body + tail


def _bound(day: MonthDay) -> str:
    year = f"{day.year}年" if day.year else "明年" if day.ahead else ""
    return f"{year}{day.month}月{day.day_number}日"


def _season(rule: DeadlineRule) -> str:
    """6月至8月, where all other months are excepted; empty for fewer exceptions."""
    inside = [m for m in range(1, 13) if m not in rule.except_months]
    if len(inside) > 6 or rule.frequency is None or rule.frequency.unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        return ""
    firsts = [m for m in inside if (m - 2) % 12 + 1 not in inside]
    if len(firsts) != 1:
        return ""
    first, last = firsts[0], (firsts[0] + len(inside) - 2) % 12 + 1
    return f"{first}月" + (f"至{'次年' if last < first else ''}{last}月" if last != first else "")


def _dated(rule: DeadlineRule) -> str:
    position, frequency = rule.position, rule.frequency
    if rule.relation is Relation.WITHIN_PERIOD and frequency:
        quota = rule.quota
        if quota and quota.startswith(">="):
            count = quota[2:].split(" ")
            return _every(frequency, rule) + "至少" + (f"{count[0]}天" if len(count) > 1 else f"{count[0]}次")
        return _every(frequency, rule) + (f"{quota}次" if quota else "一次")
    if position and position.month_day == (10, 20, -1) and position.offset == 1:
        return "每旬末次日"
    said_day, needs_end = _day(rule, position, frequency)
    moved = position and (position.offset or position.offset_months)
    if position and moved and (position.month_day or position.weekday or position.nth_of):
        said_day += moved_words(position)
        needs_end = True
    time = said_time(rule)
    by = rule.relation is Relation.BY
    if rule.relation is Relation.NOT_BEFORE:
        return f"不早于{said_day}{time}"
    if rule.relation is Relation.FROM:
        return f"{said_day}{time}以后"
    if rule.relation is Relation.BREACH_AFTER:
        return f"{said_day}{time}后视为逾期"
    if not by or needs_end:
        return f"{said_day}{time}"
    business = isinstance(rule.time, DayPart) and rule.time in (DayPart.END_OF_BUSINESS, DayPart.START_OF_BUSINESS)
    if rule.minutes_ahead:
        return f"{said_day}{time}"
    if time and rule.time not in (DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING):
        return f"{said_day}{time}前"
    if business:
        return f"{said_day}{time}"
    if rule.inclusive is None:
        return f"{said_day}{time}前"
    if rule.inclusive is False:
        return f"{said_day}前(不含当日)"
    return f"不晚于{said_day}{time}"


def _every(frequency: Frequency, rule: DeadlineRule) -> str:
    if rule.marks and frequency.every == 2 and frequency.unit is Unit.MONTH:
        if "odd-months" in rule.marks:
            return "单月"
        if "even-months" in rule.marks:
            return "双月"
    if "thirds" in rule.marks:
        return "每旬"
    if frequency.every > 1:
        if frequency.unit is Unit.HALF_YEAR:
            return f"每{frequency.every * 6}个月"
        return f"每{frequency.every}{'天' if frequency.unit is Unit.DAY else _UNITS[frequency.unit]}"
    if frequency.unit is Unit.DAY and rule.working_days:
        return "每个工作日"
    return _EVERY[frequency.unit]


def _day(rule: DeadlineRule, p: Position | None, frequency: Frequency | None) -> tuple[str, bool]:
    """The words for the day, and whether they carry the relation themselves (…内)."""
    if p is None:
        if frequency is None:
            if "of-event" in rule.marks:
                return "当日", False
            return ("" if rule.time is not None and not isinstance(rule.time, DayPart) else "当日"), False
        base = _every(frequency, rule)
        return (f"{base}的次日" if rule.period_offset else base), False
    if p.unit is Unit.DAY and rule.period_offset >= 7 and rule.period_offset % 7 < 2:
        return f"{rule.period_offset // 7}周后的{'明天' if rule.period_offset % 7 else '今天'}", False
    if p.unit is Unit.DAY:
        near = ("今天", "明天", "后天", "大后天")
        return near[rule.period_offset] if rule.period_offset < 4 else f"今天后{rule.period_offset}天", False
    lead = _lead(rule, p, frequency)
    if p.anchor:
        return anchored_words(rule, p, frequency), p.offset > 0 or p.offset_months > 0
    if p.statutory:
        each = "每季度" if p.unit is Unit.QUARTER else "每月" if frequency else "次月" if rule.period_offset else "本月"
        return f"{each}法定申报期限内", True
    if p.holiday:
        named = NAMED_ZH[p.holiday] + ("假期" if p.days_off else "")
        lead = "每年" if frequency else lead
        if not (p.offset or p.offset_months):
            return f"{lead}{named}", False
        if p.offset == -1 and not p.offset_workdays and rule.relation is Relation.BY:
            return f"{lead}{named}前", True
        return lead + named + moved_words(p).removesuffix("内"), True
    if p.lunar_month and p.lunar_day:
        return f"{'每年' if frequency else lead}农历{p.lunar_month}月{p.lunar_day}日", False
    if p.lunar_day:
        return f"{lead}农历{p.lunar_day}日" if not frequency else f"农历每月{p.lunar_day}日", False
    return lead + ("" if p.numeric else place_words(p)), False


def _lead(rule: DeadlineRule, p: Position, frequency: Frequency | None) -> str:
    if p.numeric:
        return f"{p.numeric[1]}/{p.numeric[2]}/{p.numeric[0]}"
    if p.year:
        return f"{p.year}年"
    if frequency:
        if frequency.unit is Unit.WEEK and frequency.every == 1 and p.weekday:
            return "每"
        lead = _every(frequency, rule)
        if frequency.unit is Unit.QUARTER and (p.month_of_quarter or 0) > 4:
            return lead + f"结束后第{(p.month_of_quarter or 0) - 3}个月"
        if frequency.unit is Unit.QUARTER and p.month_of_quarter == 4:
            return lead + "次月"
        if rule.period_offset and frequency.unit is Unit.MONTH:
            return lead + "次月"
        if rule.period_offset and frequency.unit is Unit.YEAR:
            return lead + "次年"
        return lead
    if p.unit is Unit.HALF_YEAR:
        return "半年"
    stated = "this" in rule.marks or rule.period_offset or p.unit in (Unit.MONTH, Unit.QUARTER)
    if p.unit is Unit.YEAR:
        return YEARS.get(rule.period_offset, "") if stated else ""
    return (
        (_SHIFT.get(rule.period_offset, "") + _PERIOD[p.unit])
        if stated and p.unit is not Unit.WEEK
        else (_SHIFT.get(rule.period_offset, "") if stated else "")
    )


def _event(rule: DeadlineRule) -> str:
    event = rule.anchor_event or ""
    before_end = said_time(rule)
    if before_end and rule.relation is Relation.BY and not rule.minutes_ahead:
        before_end += "前"
    if rule.position and rule.offset is None and rule.position.unit is Unit.WEEK:
        end = before_end or ("前" if rule.relation is Relation.BY else "")
        return f"{event}后的{place_words(rule.position)}{end}"
    if rule.position and rule.offset is None:
        period = "季度" if rule.position.unit is Unit.QUARTER else "月"
        month = {0: "当", 1: "次"}.get(rule.period_offset, "当") + period
        if event.isascii() and not event.endswith("发生"):
            event += "发生"
        event += "后" if "after-event" in rule.marks else ""
        return f"{event}{month}{place_words(rule.position)}" + (
            before_end or ("前" if rule.relation is Relation.BY else "")
        )
    if rule.offset is None:
        return f"{event}后"
    if rule.unit is Unit.INSTANT:
        return f"{event}前" if rule.count_from is CountFrom.BEFORE else f"{event}时"
    if rule.offset == 0 and event != "T":
        inside = "内" if rule.relation is Relation.BY and not before_end else ""
        return (f"{event}当日" if event or before_end else "同日") + inside + before_end
    count = _amount(rule)
    if rule.relation is Relation.BREACH_AFTER:
        return f"超过{count.replace('日', '天') if not rule.working_days else count}未完成"
    if rule.offset < 0 and event != "T":
        return (f"{event}前{count}" if event else f"提前{count}") + before_end
    if rule.position and rule.position.anchor:
        return f"{event}之日起{count}内"
    if "t-plus" in rule.marks or event == "T":
        unit = "个工作日" if rule.working_days else "日" if before_end else ""
        return f"T{rule.offset:+g}{unit}{before_end}"
    by_days = rule.unit is Unit.DAY
    if rule.relation is Relation.ON or (before_end and rule.offset == 1 and by_days):
        if not by_days:
            return f"{event}{count}后{before_end}"
        if rule.offset == 1:
            return event + ("下一个工作日" if rule.working_days else "次日") + before_end
        nth = f"第{rule.offset:g}" + ("个工作日" if rule.working_days else "天")
        return (f"{event}后{nth}" if event else f"{count}后") + before_end
    inside = "(含当日)" if rule.count_from is CountFrom.SAME_DAY else ""
    if "from-day" in rule.marks:
        return f"自{event + '之日' if event else '即日'}起{count}内{inside}{before_end}"
    return (f"{event}后" if event else "") + f"{count}内{inside}{before_end}"


def _amount(rule: DeadlineRule) -> str:
    n, unit = abs(rule.offset or 0), rule.unit or Unit.DAY
    if "half-month" in rule.marks:
        return "半个月"
    if unit is Unit.MONTH and n != int(n):
        return f"{int(n)}个半月"
    if n == 0.5 and unit is Unit.DAY:
        return "半个工作日" if rule.working_days else "半天"
    if unit is Unit.DAY and rule.working_days:
        return f"{n:g}个工作日"
    if unit is Unit.HOUR and rule.working_days:
        return f"{n:g}个工作小时"
    if unit is Unit.DAY and n % 1:
        return f"{n:g}天"  # 1.5日 could be the 5th of January
    return f"{n:g}{_UNITS[unit]}" + (f"又{abs(rule.and_days)}天" if rule.and_days else "")
