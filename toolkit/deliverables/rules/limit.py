"""``x-limit``: the most that a column may hold, by itself or for each unit of another.

``"x-limit": [{"column": "金额", "per": "晚数", "most": 150, "when": {"费用类型": "住宿费"}}]``: lodging at 150 a night.
A blank ``per`` counts as 1. The most is in yuan whatever the table is in (万元), unless the name of the column here
says another unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.deliverables.library import holds
from toolkit.deliverables.rules.base import CENT, Named, Problem, Sheet
from toolkit.sheet.money_unit import unit_of

KEYWORD = "x-limit"


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for item in option:
        yield from (Named(item[which], number=True) for which in ("column", "per") if which in item)
        yield from map(Named, item.get("when", {}))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the cells above the limit."""
    for item in sheet.options(KEYWORD):
        name, per, when = item["column"], item.get("per", ""), item.get("when", {})
        most = float(item["most"]) * unit_of(name) / sheet.unit(name)
        for index, record in enumerate(sheet.read.records):
            value, units = record.get(name), _units(sheet, index, name, per)
            if not isinstance(value, (int, float)) or not isinstance(units, (int, float)):
                continue
            if (index, name) in sheet.read.merged or not holds(when, record.get):
                continue
            limit = most * units
            if value > limit + CENT / sheet.unit(name):
                params = {"column": sheet.title(name), "value": sheet.amount(name, value)}
                params["limit"] = sheet.amount(name, limit)
                variant = ""
                if per:
                    variant = "per"
                    params |= {"per": sheet.title(per), "units": f"{units:g}", "most": sheet.amount(name, most)}
                yield Problem(sheet.place(index, name), "deliverable-limit", params, variant)


def _units(sheet: Sheet, index: int, name: str, per: str) -> Any:
    """How many units a cell is for: those of all rows over which it is merged."""
    units = sheet.read.records[index].get(per, 1) if per else 1
    for row in sheet.spanned(index, name)[1:] if per else ():
        more = sheet.read.records[row].get(per, 1)
        if isinstance(units, str) or isinstance(more, str):
            return None
        units += 0 if (row, per) in sheet.read.merged else more
    return units
