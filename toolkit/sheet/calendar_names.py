"""What the names of columns beside 日期 and 是否休息 say: whether the days off are the company's, or somebody's own."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.patterns import compiled
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_day_kind

_ASKS_IF_WORKED = compiled(r"是否|休息?$|work|off")
_OF_ONE = compiled(r"姓名|员工|人员|工号|employee|staff")
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


def says_which(kind: str, values: Iterable[Raw]) -> bool:
    """Whether every value of a column, of which there is one at least, says that days are worked or off."""
    said = [read_day_kind(text, kind) for text in map(read_text, values) if text]
    return bool(said) and None not in said
