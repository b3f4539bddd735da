"""Dates and times that nobody has: 11月31日, 31 November, 每月32号, 每周八, 25:00. Mistyped, who can say for what.

1900-01-01 and 1970-01-01 are what programs write where no date is known; 3026年11月5日 has a mistyped year.
每月31日 is not one of them, nor 3月、6月、9月、12月31日: some of these months have the day.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import DeadlineRule, Position
from toolkit.patterns import compiled

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # of what is due
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = compiled(
    r"(?<!\d)(?P<year>\d{3,4}) ?年 ?(?:\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?[\d一二三四五六七八九十]{1,3} ?[日号]"
)
_MONTH_DAY = compiled(r"(?<!\d)(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]")
_DAY = compiled(r"(?:每|各|次|下|当|本|上)个?月的? ?(?P<day>\d{1,3}) ?[日号](?![内店楼门线院厂])")
_DAY_IN_WORDS = compiled(r"月的? ?(?:三十[二三四五六七八九]|[四五六七八九]十[一二三四五六七八九]?|[零〇])[日号](?!内)")
# A clock, and not 阶段1:60日内 or 70:30.
_CLOCK = compiled(
    r"(?:(?<=[日号天周午晚])|(?<=\bby )|(?<=\bat )|(?<=before ))(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:%日天个小比])"
    r"|(?<![\d:.])(?P<hour2>\d{1,2}):(?P<minute2>\d\d)(?=之?前|以前|止|截)"
)
_WEEK = compiled(r"(?:周|星期|礼拜)[八九十](?=[前交之上下,;)、]|$)")
_FIGURE = "[\\d〇零一二三四五六七八九十廿]"
# The whole of a cell: 制表日期:2026-11-05, 打印时间 2026-11-05 14:22, last updated 3 Nov 2026.
_LABELLED = compiled(
    r"(?:(?:(?:制表|填表|打印)(?:日期|时间)|(?:版本|修订)日期|修订于|(?:生效|起始|开始)(?:日期|时间)|起始日)[: ]*"
    rf"(?:{_FIGURE}{{2,4}} *[-/.年] *)?{_FIGURE}{{1,3}} *[-/.月] *{_FIGURE}{{1,3}} *[日号]?"
    r"|(?:last updated|printed(?: on)?|(?:start|effective|commencement) date)[: ]*"
    r"(?:20\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2} [a-z]{3,9}\.?(?:,? 20\d\d)?|[a-z]{3,9}\.? \d{1,2}(?:,? 20\d\d)?))"
    r"(?: *\d{1,2}:\d\d(?::\d\d)?)?"
)
_NTH_DAY = compiled(r"第 ?[\d一二三四五六七八九十]+ ?天")
_NTH = compiled(
    r"月的?第[6-9六七八九]个?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\b[6-9]th (?:mon|tues|wednes|thurs|fri|satur|sun)day of (?:the|each|every|next|this) month"
    r"|\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th) (?:of (?:the|each|every|next|this) month|monthly)"
)


def names_no_day(folded: str, rules: Sequence[DeadlineRule]) -> bool:
    """Whether a phrase, folded and read as these rules, has a date or a time that does not exist."""
    if any(int(m["month"]) > 12 or int(m["day"]) > 31 for m in _MONTH_DAY.finditer(folded)):
        return True
    if any(not _FIRST_YEAR <= int(m["year"]) <= _LAST_YEAR for m in _YEAR.finditer(folded)):
        return True
    if any(not 1 <= int(m["day"]) <= 31 for m in _DAY.finditer(folded)):
        return True
    for m in _CLOCK.finditer(folded):
        hour, minute = int(m["hour"] or m["hour2"]), int(m["minute"] or m["minute2"])
        if (hour, minute) > (24, 0) or minute > 59:
            return True
    if _DAY_IN_WORDS.search(folded) or _WEEK.search(folded) or _NTH.search(folded):
        return True
    return any(rule.position is not None and _is_no_day(rule.position) for rule in rules)


def labels_a_date(folded: str) -> bool:
    """Whether a phrase is nothing but a date that something was made or begins, with its label."""
    return _LABELLED.fullmatch(folded) is not None


def counts_from_nothing(folded: str, rules: Sequence[DeadlineRule]) -> bool:
    """Whether nothing says of what it is the seventh day: 第7天 may be that of a month, or after some event.

    第10日前 is a day of the month, as 10日前 is.
    """
    return _NTH_DAY.match(folded) is not None and all(rule.freq_implied for rule in rules)


def _is_no_day(p: Position) -> bool:
    if any(not -31 <= day <= 31 or day == 0 for day in p.month_day):
        return True
    if p.year is not None and not _FIRST_YEAR <= p.year <= _LAST_YEAR:
        return True
    if not p.month or not p.month_day:
        return False
    longest = max(_LENGTHS[month - 1] for month in p.month)
    if p.month == (2,) and p.year and (p.year % 4 or (not p.year % 100 and p.year % 400)):
        longest = 28
    return max(p.month_day) > longest
