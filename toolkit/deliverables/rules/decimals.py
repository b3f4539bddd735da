"""``x-decimals``: how many decimals the numbers of a column may have, at most.

``"x-decimals": {"金额": 2}``: an amount of 12.345 is wrong. In a column in 万元 there may be four more. (``multipleOf``
cannot say so: it works on binary floats.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.deliverables.rules.base import Named, Problem, Sheet

KEYWORD = "x-decimals"


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    yield from (Named(name, number=True) for name in option)


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the cells with more decimals."""
    for name, most in sheet.schema.table.get(KEYWORD, {}).items():
        if name not in sheet.found.columns:
            continue
        unit = sheet.unit(name)
        most += len(str(unit)) - 1
        for index, record in enumerate(sheet.read.records):
            value = record.get(name)
            # 1e-9 of the value: what a binary float may be off after some additions in the sheet.
            if not isinstance(value, float) or value.is_integer() or (index, name) in sheet.read.merged:
                continue
            if abs(value - round(value, most)) > max(1e-6 / unit, abs(value) * 1e-9):
                params = {"column": sheet.title(name), "value": f"{value:.10g}", "most": str(most)}
                yield Problem(sheet.place(index, name), "deliverable-value", params, "decimals")
