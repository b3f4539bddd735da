"""``x-total``: columns whose total row must tie with the rows above it.

``"x-total": ["金额"]``, or ``[{"column": "金额", "required": false, "tolerance": 0.01}]``. 小计 and 本页合计 are held
against the rows since the last of them, 合计 and 总计 against all rows; 累计 runs over periods and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import CENT, Problem, Sheet, amount
from toolkit.deliverables.table import Total, total_kind
from toolkit.sheet.table import at
from toolkit.sheet.values import read_text

KEYWORD = "x-total"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield totals that differ, and say where there is none."""
    for item in sheet.options(KEYWORD):
        name = item if isinstance(item, str) else item["column"]
        needed = isinstance(item, str) or item.get("required", True)
        within = max(0.0 if isinstance(item, str) else float(item.get("tolerance", 0)), CENT)
        column = sheet.found.columns.get(name)
        if column is None:
            continue
        if needed and sheet.read.records and not any(t.kind == "grand" for t in sheet.found.totals):
            last = sheet.read.numbers[-1]
            params = {"column": sheet.title(name), "wanted": amount(_sum(sheet, name, 0, last))}
            yield Problem(sheet.at(last, name), "deliverable-total", params, "missing")
        yield from _compare(sheet, name, column, within, needed)


def _compare(sheet: Sheet, name: str, column: int, within: float, needed: bool) -> Iterator[Problem]:
    unknown = {sheet.read.numbers[i] for i, other in sheet.read.unknown if other == name}
    since = 0
    sections = [t for t in sheet.found.totals if t.kind != "running"]
    for total in sections:
        first, since = since, total.number
        if total.number > (sheet.read.numbers or [0])[-1] and total.kind == "grand":
            wanted = {_sum(sheet, name, 0, total.number)}
        elif total.number < (sheet.read.numbers or [0])[0]:
            wanted, since = {_sum(sheet, name, 0, 1 << 30)}, 0  # a total above its rows
        else:
            wanted = {_sum(sheet, name, first, total.number)}
            if total.kind == "grand":
                wanted.add(_sum(sheet, name, 0, total.number))
        place = sheet.at(total.number, name)
        if (total.number, column) in sheet.found.sheet.uncached:
            yield Problem(place, "formula-uncached")
            continue
        if any(first < row < total.number for row in unknown) or (total.kind == "grand" and unknown):
            continue
        yield from _one(sheet, name, total, column, wanted, within, needed, place)


def _one(
    sheet: Sheet, name: str, total: Total, column: int, wanted: set[float], within: float, needed: bool, place: Place
) -> Iterator[Problem]:
    raw = at(total.row, column)
    if isinstance(raw, str) and total_kind(raw):
        raw = None  # the row's label stands in this very column
    have = as_number(raw)
    aim = max(wanted, key=abs)
    params = {"column": sheet.title(name), "wanted": amount(aim)}
    if raw is None:
        if needed and total.kind == "grand":
            yield Problem(place, "deliverable-total", params, "blank")
        return
    if have is None:
        yield Problem(place, "deliverable-value", {"column": sheet.title(name), "value": read_text(raw)}, "number")
    elif all(abs(have - w) > within for w in wanted):
        typed = sheet.read.typed.get(name, 0)
        params |= {"value": amount(have), "difference": amount(have - aim)}
        if typed:
            params["typed"] = str(typed)
        yield Problem(place, "deliverable-total", params, "typed" if typed else "")


def _sum(sheet: Sheet, name: str, after: int, before: int) -> float:
    """The column's sum over the rows between two sheet rows, both exclusive where they are totals."""
    found = 0.0
    for number, record in zip(sheet.read.numbers, sheet.read.records, strict=True):
        if after < number <= before:
            value = record.get(name)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found += value
    return found
