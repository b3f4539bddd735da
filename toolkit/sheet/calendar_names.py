"""What the names of columns beside 日期 and 是否休息 say: whether the days off are the company's, or somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from toolkit.patterns import compiled
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import SHEET_BY_NAME, normal

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
_OF_OTHERS = compiled(
    r"客户|供应商|厂家|厂商|国家|学生|班级|门店|customer|client|supplier|vendor|country|student|department",
    re.IGNORECASE,
)
_ROTA = compiled(
    r"值班|排班|班次|轮班|考勤|请假|休假|个人|姓名|员工|人员|部门|科室|班组|duty|shift|roster|rota|employee|staff|department",
    re.IGNORECASE,
)
_DAY = compiled(r"\d\s*[-/.月]\s*\d")
_LEAVE = compiled(r"请假|[年婚病产事丧]假|年休|陪产|育儿假|探亲假|哺乳假|leave", re.IGNORECASE)
_HOURS = compiled(r"(?<![\d:])(?!00:00|23:59|24:00)\d?\d:\d\d")
_OF_DAYS = compiled(
    r"(?:第?几?周|星期|节日|节假日|法定节假日|假期|假日|农历|节气|调休|年|季|季度|月|公历)(?:几|次|份|度|名|名称|日期|说明|安排)?|名称|天数|days|"
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


def is_calendar_sheet(titles: Iterable[str]) -> bool:
    """Whether the sheet itself, the first of the titles, is called 日历."""
    return SHEET_BY_NAME.get(normal(next(iter(titles), ""))) == "calendar"


def is_stretch_of_all(
    titles: Sequence[str], named: Iterable[str], others: Iterable[str], notes: Iterable[Raw], days: Iterable[Raw]
) -> bool:
    """Whether days from one to another are off, or worked, for all: only on a sheet called 日历, where no title or
    column is of others (客户, 部门), no note of one person's leave, and no day has hours.

    Args:
        named: what all columns are called; ``others``: those that are not understood.
    """
    said = " ".join([*titles, *named])
    if not is_calendar_sheet(titles) or _OF_SOME.search(said) or _OF_OTHERS.search(said) or not is_of_days(others):
        return False
    return not has_hours(days) and not any(_LEAVE.search(read_text(note)) for note in notes)


def is_rota(rows: Sequence[Sequence[Raw]]) -> bool:
    """Whether titles or columns, which are rows above the first day, show a list of persons or departments."""
    for row in rows:
        texts = [text for cell in row if (text := read_text(cell))]
        if any(_DAY.search(text) for text in texts):
            return False
        if any(map(_ROTA.search, texts)):
            return True
    return False
