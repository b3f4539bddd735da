"""``x-sum``: a column that is worked out from others of the same row.

``"x-sum": [{"result": "欠款合计", "of": ["欠本金", "欠利息"], "minus": ["已还"], "tolerance": 0.01}]``. A blank cell
among those that are added counts as 0; a blank result is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.deliverables.rules.base import CENT, Problem, Sheet, amount

KEYWORD = "x-sum"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the rows whose result differs."""
    for item in sheet.options(KEYWORD):
        result, plus, minus = item["result"], item["of"], item.get("minus", [])
        within = max(float(item.get("tolerance", 0)), CENT)
        if result not in sheet.found.columns or not any(n in sheet.found.columns for n in plus):
            continue
        unknown = {i for i, name in sheet.read.unknown if name in (result, *plus, *minus)}
        for index, record in enumerate(sheet.read.records):
            have = record.get(result)
            values = [record.get(n, 0) for n in plus] + [record.get(n, 0) for n in minus]
            if not isinstance(have, (int, float)) or any(isinstance(v, str) for v in values) or index in unknown:
                continue
            wanted = sum(values[: len(plus)]) - sum(values[len(plus) :])
            if abs(have - wanted) > within:
                formula = "+".join(map(sheet.title, plus)) + "".join(f"-{sheet.title(n)}" for n in minus)
                params = {"column": sheet.title(result), "value": amount(have), "wanted": amount(wanted)}
                yield Problem(sheet.place(index, result), "deliverable-sum", params | {"formula": formula})
