"""``x-limit``: the most that a column may hold, by itself or for each unit of another.

``"x-limit": [{"column": "金额", "per": "晚数", "most": 150, "when": {"费用类型": "住宿费"}}]``: lodging at 150 a night.
A blank ``per`` counts as 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.deliverables.library import holds
from toolkit.deliverables.rules.base import CENT, Problem, Sheet, amount

KEYWORD = "x-limit"


def columns(option: Any) -> Iterator[str]:
    """The columns that the keyword names."""
    for item in option:
        yield from (item["column"], *([item["per"]] if "per" in item else ()), *item.get("when", {}))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the cells above the limit."""
    for item in sheet.options(KEYWORD):
        name, per, when = item["column"], item.get("per", ""), item.get("when", {})
        for index, record in enumerate(sheet.read.records):
            if (index, name) in sheet.read.merged:
                continue
            value, units = record.get(name), record.get(per, 1) if per else 1
            if per and len(span := sheet.spanned(index, name)) > 1:
                some = [1 if n is None else n for n in (sheet.read.records[i].get(per) for i in span)]
                counted = [n for i, n in zip(span, some, strict=True) if (i, per) not in sheet.read.merged]
                units = counted[0] if any(isinstance(n, str) for n in counted) else sum(counted)
            if not isinstance(value, (int, float)) or not isinstance(units, (int, float)):
                continue
            if not holds(when, record.get):
                continue
            limit = float(item["most"]) * units
            if value > limit + CENT:
                params = {"column": sheet.title(name), "value": amount(value), "limit": amount(limit)}
                variant = ""
                if per:
                    variant = "per"
                    params |= {"per": sheet.title(per), "units": f"{units:g}", "most": amount(float(item["most"]))}
                yield Problem(sheet.place(index, name), "deliverable-limit", params, variant)
