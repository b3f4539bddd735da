"""Places in a period and counts from its end, in Chinese words."""

from __future__ import annotations

from toolkit.core.deadline import DayPart, DeadlineRule, Frequency, Position, Unit, time_words

DIGITS = "零一二三四五六日"

YEARS = {-2: "前年", -1: "去年", 0: "今年", 1: "次年", 2: "后年"}

PARTS = {
    "first": "上旬",
    "mid": "中旬",
    "last": "下旬",
    "first-half": "上半月",
    "second-half": "下半月",
    "end": "周末",
}

DAY_PARTS = {
    DayPart.MORNING: "上午",
    DayPart.NOON: "12:00",
    DayPart.AFTERNOON: "下午",
    DayPart.EVENING: "晚上",
    DayPart.START_OF_BUSINESS: "上班",
    DayPart.START_OF_AFTERNOON: "下午上班",
    DayPart.END_OF_BUSINESS: "下班",
}

ENDS = {
    "month_end": ("每月", "本月", "下月"),
    "quarter_end": ("每季度", "本季度", "下季度"),
    "half_year_end": ("每半年", "半年度", "半年度"),
    "year_end": ("每年", "年度", "年度"),
}


def place_words(p: Position) -> str:
    """The place in its period, without the period."""
    out = ""
    if p.quarter:
        out += f"第{p.quarter}季度" + ("" if p.nth_of else "末")
    if p.half:
        out += "上半年" if p.half == 1 else "下半年"
    if p.month:
        out += "、".join(f"{m}月" for m in p.month)
    if p.month_of_quarter and p.month_of_quarter < 4:
        out += ("首月", "第2个月", "末月")[p.month_of_quarter - 1]
    if p.nth_workday:
        return out + nth_words(p.nth_workday) + "个工作日"
    if p.nth_weekday:
        return out + nth_words(p.nth_weekday[0]) + "个周" + DIGITS[p.nth_weekday[1]]
    if p.week_no:
        iso = "ISO" if p.week_no < 21 and not p.year else ""  # a low number may be that of a term's week
        return f"{out}{iso}第{p.week_no}周周{DIGITS[p.weekday[0]]}"
    if p.weekday:
        return out + "、".join("周" + DIGITS[d] for d in p.weekday)
    if p.part:
        return out + PARTS[p.part]
    if p.window:
        return out + f"{p.window[0]}日至{p.window[1]}日"
    if p.month_day == (-1,):
        return out + ("底" if p.month else "最后一天")
    if p.month_day and p.month_day[0] < 0:
        return out + f"倒数第{-p.month_day[0]}天"
    if p.month_day:
        return out + "、".join(f"{d}日" if d > 0 else "最后一天" for d in p.month_day)
    if not out:
        return {Unit.QUARTER: "最后一天", Unit.HALF_YEAR: "末", Unit.YEAR: "底"}.get(p.unit, "")
    return out


def nth_words(n: int) -> str:
    """第2, 倒数第2, 最后一."""
    if n == -1:
        return "最后一"
    return f"第{n}" if n > 0 else f"倒数第{-n}"


def anchored_words(rule: DeadlineRule, p: Position, frequency: Frequency | None) -> str:
    """A day counted from the end of a period: 每月结束后5个工作日内, 月底前3日."""
    each, this, following = ENDS[p.anchor or "month_end"]
    if p.quarter:
        year = f"{p.year}年" if p.year else YEARS.get(rule.period_offset, "") if "this" in rule.marks else ""
        head = f"{year}第{p.quarter}季度"
    elif p.half:
        head = "上半年" if p.half == 1 else "下半年"
    elif frequency:
        head = each
    else:
        head = following if rule.period_offset else this
    count = length_words(p)
    if p.offset < 0 or p.offset_months < 0:
        end = {"month_end": "月底", "quarter_end": "季度末", "half_year_end": "半年末", "year_end": "年底"}[
            p.anchor or "month_end"
        ]
        return ("每" if frequency else "") + f"{end}前{count}"
    return f"{head}结束后{count}内"


def moved_words(p: Position) -> str:
    """How far from its place a day lies: 后2个工作日内, 前3天, 后第1个周五."""
    after = p.offset > 0 or p.offset_months > 0
    side = "后" if after else "前"
    if p.offset_weekday:
        return f"{side}{nth_words(p.offset)}个周{DIGITS[p.offset_weekday]}"
    length = f"{abs(p.offset)}{'个工作日' if p.offset_workdays else '天'}" if p.offset else length_words(p)
    return f"{side}{length}内" if after else side + length


def length_words(p: Position) -> str:
    """5个工作日, 3日, 1个月又10天."""
    if p.offset_months:
        return f"{abs(p.offset_months)}个月" + (f"又{abs(p.offset)}天" if p.offset else "")
    return f"{abs(p.offset)}" + ("个工作日" if p.offset_workdays else "日")


def said_time(rule: DeadlineRule) -> str:
    """The time of day of a rule; empty for none."""
    return time_words(rule.time, DAY_PARTS) + (f"前{rule.minutes_ahead}分钟" if rule.minutes_ahead else "")
