"""The one row or two of a header: what the cells say, and one name for each column from both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from toolkit.patterns import compiled
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import speaks_for
from toolkit.sheet.months import names_month
from toolkit.sheet.name_texts import as_name
from toolkit.sheet.plan_names import planned_or_real
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import BY_NAME, OWN_BY_NAME, event_stem, normal

Merge = tuple[int, int, int, int]

_NOTE = compiled(r"[^()（）:：]{1,8}[:：]\s*\S")
"""Said of the whole table above its header: 单位:件, 填报人:张三."""
_KIND_OF_TIME = compiled(
    r"(?:计划|预[定计测]|拟定?|应|要求|规定|约定|承诺|目标|实际?"
    r"|plan(?:ned)?|agreed|required|target|forecast|expected|due|actual)(?P<act>\S{,2})",
    re.I,
)
"""What says nothing without the time above it: 计划 and 实际 below 送审日期, 应交 and 实交 below 交接日期."""
_LEAST_NAMES = 3  # of a table that stands below another one
_MOST_COLUMNS = 1000  # of a second header row, each of which is looked at beside all others
_A_TIME = compiled("日期|时间")
_SCHEDULE = compiled("(?:时间|日期|进度|日程)(?:安排|节点|要求|计划|表)|工期|日程|节点|schedule|timing|timeline")
"""What stands over 计划, 调整 and 实际 as well as 时间 does."""
_CHANGED = compiled("(?:调整|变更|修订)后?|revised", re.I)
_WHAT_BECAME = compiled("(?:情况|情形|结果|进展|进度)$")


def texts_of(row: Sequence[Raw]) -> dict[int, str]:
    """The texts of a row by column, as names of columns; as they are typed where only that tells two apart."""
    typed = {c: v for c, v in enumerate(row, 1) if isinstance(v, str) and v.strip()}
    names = {c: as_name(v) for c, v in typed.items()}
    if len({*names.values()}) == len(names):
        return names
    found: dict[str, set[str]] = {}
    for c, name in names.items():
        found.setdefault(name, set()).add(" ".join(typed[c].split()))
    return {c: name if len(found[name]) == 1 else " ".join(typed[c].split()) for c, name in names.items()}


def with_months(row: Sequence[Raw]) -> Sequence[Raw]:
    """A row with the names of the months whose first days stand in it: Excel makes a date of 2026年9月."""
    if sum(isinstance(v, date) and v.day == 1 for v in row) < 2:
        return row
    return [f"{v.year}年{v.month}月" if isinstance(v, date) and v.day == 1 else v for v in row]


def all_text(row: Sequence[Raw]) -> bool:
    """Whether nothing else stands in a row."""
    return all(v is None or v == "" or isinstance(v, str) for v in row)


def beginnings(rows: Sequence[Sequence[Raw]], begin: int, end: int) -> Iterator[int]:
    """Rows of texts below a row in which nothing or only a title stands."""
    above = _filled(rows[begin - 1]) if begin else 0
    for index in range(begin, end):
        row = rows[index]
        filled = _filled(row)
        if above < 2 and filled >= _LEAST_NAMES and all_text(row):
            yield index
        above = filled


def _filled(row: Sequence[Raw]) -> int:
    """In how many cells of a row something stands."""
    return len(row) - row.count(None) - row.count("")


def may_be_second_row(cells: dict[int, str], below: Sequence[Raw], merges: Sequence[Merge], row: int) -> bool:
    """A second header row is text only, names fields, and stands under a group or beside cells merged downwards."""
    under = texts_of(below)
    if not 0 < len(under) <= _MOST_COLUMNS or not all_text(below) or any(len(normal(t)) > 20 for t in under.values()):
        return False
    named = any(fields_of(t) or event_stem(t) for t in under.values()) or times_in_groups(cells, under)
    if not named and not all(names_month(_group_of(c, cells, under)) for c in under):
        return False
    grouped = any(r1 == row and c2 > c1 and r2 == r1 for r1, c1, r2, c2 in merges)
    tall = any(r1 == row and r2 == row + 1 for r1, c1, r2, c2 in merges)
    gaps = any(c not in cells for c in under)
    return grouped or tall or gaps


def stacked(upper: Mapping[int, str], under: Mapping[int, str]) -> dict[int, str]:
    """One name a column, the upper cell before the lower, or behind it where the upper is a time: 计划时间."""
    whole = {c: _joined(upper.get(c, ""), under.get(c, "")) for c in sorted(upper.keys() | under.keys())}
    return whole | times_in_groups(upper, under)


def times_in_groups(upper: Mapping[int, str], under: Mapping[int, str]) -> dict[int, str]:
    """The columns that are called by a time above them and its kind below it: 计划 and 实际 below 时间."""
    if len(under) > _MOST_COLUMNS:
        return {}
    return {c: name for c in under if (name := _by_its_group(c, upper, under))}


def has_parts(cells: Mapping[int, str], below: Sequence[Raw]) -> bool:
    """Whether the row below parts planned or real times into beginnings and ends: 开始 and 结束 below 计划时间."""
    under = texts_of(below)
    told = (planned_or_real(_group_of(c, cells, under), text, _is_twice(text, under)) for c, text in under.items())
    return sum(map(bool, told)) > 1


def _is_twice(name: str, under: Mapping[int, str]) -> bool:
    """Whether a name stands in the lower row more than once."""
    return [*map(normal, under.values())].count(normal(name)) > 1


def combine(cells: dict[int, str], under: dict[int, str], merges: Sequence[Merge], row: int) -> dict[int, str]:
    """One name a column: the lower cell when it says more, else the upper; a group's name spreads over its columns."""
    upper = {c: text for c, text in cells.items() if c not in under or not _NOTE.match(text)}
    for r1, c1, r2, c2 in merges:
        if r1 == row == r2 and c1 in upper:
            upper.update(dict.fromkeys(range(c1, c2 + 1), cells[c1]))
    found = {}
    names = [*map(normal, under.values())]
    for column in sorted(upper.keys() | under.keys()):
        parent, child = upper.get(column, ""), under.get(column, "")
        twice = names.count(normal(child)) > 1
        group = _group_of(column, upper, under)
        if not parent and twice:
            parent = group
        joined = _joined(parent, child)
        if not child or child == parent:
            found[column] = parent
        elif told := _by_its_group(column, upper, under):
            found[column] = told
        elif parent and (normal(joined) in BY_NAME or _needs_its_group(parent, child, twice)):
            found[column] = joined  # 完成 over 时间, 接收方 over 处室
        elif twice and names_month(parent):
            found[column] = joined  # 9月 and 10月, each over 完成时间 and 得分
        elif not parent or fields_of(child) or event_stem(child) or normal(child) in OWN_BY_NAME:
            found[column] = child
        else:
            found[column] = joined
    return found


def _by_its_group(column: int, upper: Mapping[int, str], under: Mapping[int, str]) -> str:
    """The name that a column has by its group, of a time or over months: 报出日期 over 1月, 2月 and 3月; else empty."""
    group, child = _group_of(column, upper, under), under[column]
    told = planned_or_real(group, child, _is_twice(child, under)) or _with_group(group, child)
    return _joined(group, child) if not told and _is_of_months(column, upper, under) else told


def _is_of_months(column: int, upper: Mapping[int, str], under: Mapping[int, str]) -> bool:
    """Whether the name of a group stands over months only, and over several."""
    first = max((c for c in upper if c <= column), default=0)
    after = min((c for c in upper if c > column), default=max(under) + 1)
    group = [under.get(c, "") for c in range(first, after)]
    return first > 0 and len(group) > 1 and all(map(names_month, group))


def _group_of(column: int, upper: Mapping[int, str], under: Mapping[int, str]) -> str:
    """The name above a column, or of a group that is typed over the first of its columns and not merged over them."""
    while column in under and column not in upper:
        column -= 1
    return upper.get(column, "") if column in under else ""


def _with_group(group: str, child: str) -> str:
    """The name that a column has by its group where that makes one of both; else empty.

    计划 below 时间 is 计划时间, 实际 below 送审日期 is 实际送审日期, and 时间 below 上报情况 is 上报时间.
    """
    if _A_TIME.fullmatch(normal(child)):
        told = _WHAT_BECAME.sub("", group) + child
        return told if _WHAT_BECAME.search(group) and (fields_of(told) or event_stem(told)) else ""
    if group and _SCHEDULE.fullmatch(normal(group)):
        if _CHANGED.fullmatch(normal(child)):
            return f"{child} date" if child.isascii() else child.removesuffix("后") + "后期限"
        group = "date" if child.isascii() else "时间"
    timed = event_stem(group) or says(group, "day") or _A_TIME.fullmatch(normal(group))
    kind = _KIND_OF_TIME.fullmatch(normal(child)) if group and timed else None
    if kind and kind["act"] and (found := _A_TIME.search(normal(group))):
        return child + found[0]
    told = _joined(child, group)
    return told if kind or (group and timed and normal(told) in BY_NAME) else ""


def _joined(one: str, other: str) -> str:
    """Two names as one: English words stay apart."""
    return f"{one} {other}" if one.isascii() and other.isascii() and one and other else one + other


def _needs_its_group(parent: str, child: str, twice: bool) -> bool:
    """Whether a name says too little, or something else, without that of its group: 接收方 over 处室, 送检 over 部门,
    实际报送 over 日期.

    ``twice``: whether it stands in the row more than once, as 日期 does below both 送检 and 返还.
    """
    if says(child, "provider"):
        return says(parent, "receiver") or (says(_joined(parent, child), "receiver") and not says(child, "receiver"))
    return says(child, "day") and ((twice and not fields_of(parent)) or any(speaks_for(parent)))


def says(name: str, field: str) -> bool:
    """Whether a name may say a field."""
    return any(known == field for known, _ in fields_of(name))
