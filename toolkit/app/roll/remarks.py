"""Remarks that are nothing but a report of what was done in a period: 8月5日交, 已传, 晚了两天, sent 5 Oct.

Whatever else is in a remark may be of the promise, and it stays: 见10月12日通知, 已改为电子报送, to be sent by email.
"""

from __future__ import annotations

import re

from toolkit.core.period import MONTH_NAME, Period, named_month
from toolkit.patterns import compiled

_PARTS = compiled(r"[,\uff0c、;\uff1b。\n]|[.!\uff01]\s*$")

_DAY = compiled(
    r"(?:(?:(?P<y>20\d\d|\d\d)\s*年\s*)?(?P<m>\d{1,2})\s*月\s*\d{1,2}(?!\d)\s*[日号]?"
    r"|(?P<y2>20\d\d)[-./](?P<m2>\d{1,2})[-./]\d{1,2}(?!\d)|(?P<m3>\d{1,2})[-./]\d{1,2}(?!\d))"
    r"(?:\s*(?:[上下中]午|早上|晚上)?\s*\d{1,2}(?:[:\uff1a]\d\d(?::\d\d)?|[点时](?:\d{1,2}分|半)?)|\s*[上下中]午)?\s*"
)
_DONE = (
    r"(?:[上补重]?交|交齐|[提递]交|[上补]报|报送|[上补]?传|发送|补?发|送达|送|寄出?|收到|签收|归档|办[结完]|完成|做完)"
)
_TIMES = r"(?:过|[\d一二两三四五几多]+[次回遍])?"
_AFTER_DAY = compiled(
    rf"(?:已经?|才|刚|补|[迟晚])*(?:{_DONE}|(?<=[已才刚补迟晚经])报)(?:完毕|完|齐|了|过)*(?:[给到至][^\s\d]{{1,6}})?"
    rf"|(?:电话|微信|短信|邮件)?催[了过]?{_TIMES}"
)
_ALONE = compiled(
    rf"(?:\d{{1,2}}[日号])?(?:已经?|才|刚)(?:{_DONE}|报)(?:完毕|完|齐|了|过)*(?:[给到至][^\s\d]{{1,6}})?"
    rf"|{_DONE}(?:完毕|完|齐)?了(?:\d+[份件张页套次])?"
    r"|[迟晚]交?了?(?:[\d一二两三四五六七八九十半]+个?(?:天|日|小时|工作日))|[迟晚]交了?|[迟晚]了"
    rf"|(?:电话|微信|短信|邮件)?催[了过]{_TIMES}(?:才{_DONE}了?)?"
)
"""3号交 may be what is promised; 3号已交 is none."""
_ENGLISH = compiled(
    r"(?:was |has been |already )?(?:sent|submitted|delivered|handed in|received|uploaded|done"
    r"|completed|reminded|chased)"
    r"(?:\s+late|\s+(?:\d+|one|two|three) days? late)?"
    r"(?:\s+(?:on\s+)?(?:(?P<y>20\d\d)[-/](?P<m>\d{1,2})[-/]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?P<name>{MONTH_NAME})(?:\s+(?P<y2>20\d\d))?"
    rf"|(?P<name2>{MONTH_NAME})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?P<y3>20\d\d))?))?"
    r"|(?:(?:\d+|one|two|three) days? )?late",
    re.IGNORECASE,
)


def is_of_the_past(remark: str, period: Period) -> bool:
    """Whether a remark says what was done in a period, and nothing else."""
    parts = [part.strip() for part in _PARTS.split(remark) if part.strip()]
    return bool(parts) and all(_reports(part, period) for part in parts)


def _reports(said: str, period: Period) -> bool:
    if day := _DAY.match(said):
        year, month = day["y"] or day["y2"], int(day["m"] or day["m2"] or day["m3"])
        return within(period, year, month) and _AFTER_DAY.fullmatch(said, day.end()) is not None
    if _ALONE.fullmatch(said):
        return True
    m = _ENGLISH.fullmatch(said)
    if m is None:
        return False
    name = m["name"] or m["name2"]
    if not (name or m["m"]):
        return True
    return within(period, m["y"] or m["y2"] or m["y3"], named_month(name.lower()) if name else int(m["m"]))


def within(period: Period, year: str | None, month: int) -> bool:
    """Whether a month is of a period or the next one: what came late came, and was signed, in that.

    Args:
        year: as written, with two figures or four; None for none.
    """
    first = period.start.year * 12 + period.start.month - 1
    months = [divmod(first + n, 12) for n in range(period.months + 1)]
    return any(month == n + 1 and (not year or int(year) % 100 == y % 100) for y, n in months)
