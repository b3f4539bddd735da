"""Columns in which people say as they like that something was done: 11月4日, 11.9 王敏, 已交, √, 未交."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.core.nothing import is_blank
from toolkit.patterns import compiled
from toolkit.sheet.date_names import is_end
from toolkit.sheet.guess import are_dates
from toolkit.sheet.header import Header
from toolkit.sheet.status_forms import act_of, is_beside
from toolkit.sheet.values import Raw
from toolkit.sheet.words import read_work

_WITH_DATE = compiled(r"(?<![\d.])(?:\d{2,4}[-/.年])?\d{1,2}(?:[-/.]\d{1,2}(?![\d%])|月\d{1,2})[日号]?")
_OF_ANOTHER_DAY = compiled(
    r"预|拟|计划|将|待|催|延|约|退|改[期到为]|至|到期|前|后|内|从|起|expect|plan|remind|until|by\b"
)
"""预计11.9 and 催办11.4 are no days on which something was done."""
_LONGEST = 16
_COUNTED = compiled(r"第?[\d一二三四五六七八九十]{1,3}[周次月回期轮]|[\s、,，;；:：和及()（）]")
"""What stands between the days of something that was done several times: 第1周11.2、第2周11.9."""


def are_done_marks(values: Sequence[Raw]) -> bool:
    """Whether most values say when something was done, or that it was or was not, and one at least says when."""
    dated = [v for v in values if isinstance(v, date) or (isinstance(v, str) and (are_dates([v]) or has_date(v)))]
    said = [v for v in values if v not in dated and isinstance(v, str) and _says_whether(v)]
    return bool(dated) and (len(dated) + len(said)) * 2 > len(values)


def has_date(value: Raw) -> bool:
    """Whether a text says on which day something was done, with a word or a name beside it: 已整改 11.4, 11.9 王敏."""
    if not isinstance(value, str) or len(value) > _LONGEST or are_dates([value]):
        return False
    return _WITH_DATE.search(value) is not None and _OF_ANOTHER_DAY.search(value.lower()) is None


def are_only_days(value: Raw) -> bool:
    """Whether a text is a list of days and nothing else: 11.2、11.9, 第1周11.2、第2周11.9."""
    if not isinstance(value, str):
        return False
    rest, days = _WITH_DATE.subn("", _COUNTED.sub(" ", value))
    return days > 1 and not rest.strip()


def asking(header: Header) -> list[int]:
    """The columns beside a status that say whether things came, which need not have any day: Received, Rec'd?."""
    known = {c for field, c in header.columns.items() if field != "event_at"} | {*header.own.values(), *header.aside}
    free = {c: name for c, name in header.names.items() if c not in known}
    return [c for c, name in free.items() if (is_end(name) or act_of(name)) and not is_beside(name)]


def _says_whether(value: str) -> bool:
    return read_work(value)[0] is not None or is_blank(value)
