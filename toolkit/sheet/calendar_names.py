"""What the names of columns beside 日期 and 是否休息 say: whether the days off are the company's, or somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.patterns import compiled
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_day_kind

_ASKS_IF_WORKED = compiled(r"是否|休息?$|work|off")
_OF_ONE = compiled(r"姓名|员工|人员|工号|employee|staff")
_OF_SOME = compiled(
    r"请假|休假|年假|病假|假单|值班|加班|排班|班次|轮班|检修|维修|停机|考勤|工时|小时|时长|日程|行程|出差|车间|产线|个人|"
    r"姓名|员工|人员|部门|科室|班组|leave|duty|overtime|shift|roster|rota|maintenance|attendance|hours|schedule|travel",
    re.IGNORECASE,
)
_CALENDAR = compiled(
    r"日历|节假日|放假|厂休|法定假|假期安排|公休|休息日|工作日|calendar|public holiday|holidays|days off", re.IGNORECASE
)
_HOURS = compiled(r"(?<![\d:])(?!00:00|23:59|24:00)\d?\d:\d\d")
_WORKS = compiled(r"加班|工作|营业|停工|停业|歇业|work|open|closed|班", re.IGNORECASE)
_OF_A_HOLIDAY = compiled(
    r".*(?:节|假|休|班|元旦|清明|端午|国庆|中秋|除夕|周末|庆|holiday|day|festival|year)", re.IGNORECASE
)
_OF_DAYS = compiled(
    r"(?:第?几?周|星期|节日|节假日|法定节假日|假期|假日|农历|节气|调休|年|季|季度|月|公历)(?:几|次|份|度|名|名称|日期|说明|安排)?|名称|"
    r"依据|来源|文号|week.*|(?:publicholiday|holiday)s?(?:name)?|year|quarter|month|dayofweek|source|reason"
)


def is_of_all(kind: str, others: Iterable[str]) -> bool:
    """Whether days off are those of all: 日期|是否休息 beside persons, hours or rooms is of those alone.

    Args:
        kind: the name of the column that says which days are worked. ``others``: those of columns that say more.
    """
    names = map(normal, others)
    if _ASKS_IF_WORKED.search(normal(kind)):
        return all(map(_OF_DAYS.fullmatch, names))
    return not any(map(_OF_ONE.search, names))


def is_of_days(others: Iterable[str]) -> bool:
    """Whether what other columns are called goes with days off: 星期, 节假日名称, 事由."""
    return all(_OF_DAYS.fullmatch(name) or name in ("事由", "备注", "说明") for name in map(normal, others))


def is_called_calendar(titles: Iterable[str]) -> bool | None:
    """What sheet, title and columns say of days from one to another: that they are the company's, or those of a
    person, a group or a thing (请假, 值班, 检修), which is False; None where they say neither."""
    said = " ".join(titles)
    return False if _OF_SOME.search(said) else True if _CALENDAR.search(said) else None


def has_hours(values: Iterable[Raw]) -> bool:
    """Whether a day is said with a time of day: 08:00 to 17:00 are somebody's hours."""
    return any(_HOURS.search(read_text(value)) for value in values)


def says_which(kind: str, values: Iterable[Raw], others: Iterable[str], notes: Iterable[Raw]) -> bool:
    """Whether days from one to another are off, or worked, for all, as every value says, of which there is one at
    least; and no column or note is of anything but holidays."""
    texts = [text for text in map(read_text, values) if text]
    if not texts or any(read_day_kind(text, kind) is None for text in texts):
        return False
    if any(_WORKS.search(text) and text != "上班" for text in texts) or not is_of_days(others):
        return False
    return all(_OF_A_HOLIDAY.match(text) for text in map(read_text, notes) if text)
