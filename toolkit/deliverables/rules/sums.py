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
from toolkit.deliverables.rules.base import Problem, Sheet, amount, differs

KEYWORD = "x-sum"


def columns(option: Any) -> Iterator[str]:
    """The columns that the keyword names."""
    for item in option:
        yield from (item["result"], *item["of"], *item.get("minus", ()))


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
            if differs(have, wanted, within):
                formula = "+".join(map(sheet.title, plus)) + "".join(f"-{sheet.title(n)}" for n in minus)
                params = {"column": sheet.title(result), "value": amount(have), "wanted": amount(wanted)}
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
    unknown = {i for i, name in sheet.read.unknown if name in names}
    end = 0
    for index, record in enumerate(sheet.read.records):
        if index < end:
            continue
        have, span = record.get(result), sheet.spanned(index, *names)
        end = span.stop
        if len(span) == 1:
            values = [record.get(n, 0) for n in plus], [record.get(n, 0) for n in minus]
        else:
            values = [v for n in plus for v in sheet.once(span, n)], [v for n in minus for v in sheet.once(span, n)]
            results = sheet.once(span, result)
            have = sum(results) if results and not any(isinstance(v, str) for v in results) else None
        read = not any(isinstance(v, str) for some in values for v in some)
        if isinstance(have, (int, float)) and read and unknown.isdisjoint(span):
            yield index, have, sum(values[0]) - sum(values[1])
