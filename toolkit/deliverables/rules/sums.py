"""``x-sum``: a column that is worked out from others of the same row.

``"x-sum": [{"result": "欠款合计", "of": ["欠本金", "欠利息"], "minus": ["已还"], "tolerance": 0.01}]``. A blank cell
among those that are added counts as 0; a blank result is passed over. So does a column that the table does not have,
if most rows come out right without it; else nothing can be told, which is said once. Rows that share a merged cell are
added up together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.catalogue import listed
from toolkit.deliverables.rules.base import Named, Problem, Sheet, differs

KEYWORD = "x-sum"


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for item in option:
        yield from (Named(n, number=True) for n in (item["result"], *item["of"], *item.get("minus", ())))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the rows whose result differs."""
    for item in sheet.options(KEYWORD):
        result, plus, minus = item["result"], item["of"], item.get("minus", [])
        within = float(item.get("tolerance", 0))
        if result not in sheet.found.columns or not any(n in sheet.found.columns for n in plus):
            continue
        lost = [n for n in (*plus, *minus) if n not in sheet.found.columns]
        checked, problems = 0, []
        for index, have, wanted in _rows(sheet, result, plus, minus):
            checked += 1
            if differs(have, wanted, within, sheet.unit(result)):
                formula = "+".join(map(sheet.title, plus)) + "".join(f"-{sheet.title(n)}" for n in minus)
                params = {"column": sheet.title(result), "value": sheet.amount(result, have)}
                params["wanted"] = sheet.amount(result, wanted)
                problems.append(Problem(sheet.place(index, result), "deliverable-sum", params | {"formula": formula}))
        if lost and len(problems) * 2 >= max(checked, 1):
            params = {"column": sheet.title(result), "lost": listed(lost), "count": str(len(problems))}
            yield Problem(sheet.at(sheet.found.last_row, result), "deliverable-sum", params, "lost")
        else:
            yield from problems


def _rows(sheet: Sheet, result: str, plus: Sequence[str], minus: Sequence[str]) -> Iterator[tuple[int, float, float]]:
    """Index, result and what it should be of the rows in which all can be read; rows that share a merged cell are
    one."""
    names = (result, *plus, *minus)
    unit = sheet.unit(result)
    parts = [(n, sheet.unit(n) / unit) for n in plus] + [(n, -sheet.unit(n) / unit) for n in minus]
    unknown = {i for i, name in sheet.read.unknown if name in names}
    end = 0
    for index, record in enumerate(sheet.read.records):
        if index < end:
            continue
        span = sheet.spanned(index, *names)
        end = span.stop
        if len(span) == 1:
            have = record.get(result)
            values = [(record.get(n, 0), weight) for n, weight in parts]
        else:
            have = _added(sheet.once(span, result))
            values = [(value, weight) for n, weight in parts for value in sheet.once(span, n)]
        read = not any(isinstance(value, str) for value, _ in values)
        if isinstance(have, (int, float)) and read and unknown.isdisjoint(span):
            yield index, have, sum(value * weight for value, weight in values)


def _added(values: Sequence[Any]) -> float | None:
    """The sum of some results; None where there is none, or one that cannot be read."""
    return None if not values or any(isinstance(value, str) for value in values) else sum(values)
