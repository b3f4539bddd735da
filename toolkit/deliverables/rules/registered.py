"""``x-register``: values that must exist in a register: another sheet, or another file.

``"x-register": [{"column": "业务编号", "in": {"file": "销售部.xlsx", "sheet": "业务登记", "column": "业务编号"},
"agree": {"客户": "客户"}}]``: every case number must be registered, and the customer be the same there. What must agree
is read there as the column's kind is: 80 is ¥80.00, and 2026-10-04 is 10月4日. ``file`` may hold ``{period}``,
``{department}`` and ``*``; ``where`` picks the rows that must be registered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.deliverables.library import holds, of_period, table_in
from toolkit.deliverables.records import read_values
from toolkit.deliverables.rules.base import Named, Problem, Sheet, not_found
from toolkit.deliverables.schema import Column
from toolkit.deliverables.table import Found
from toolkit.sheet.table import at
from toolkit.sheet.values import DateContext, Raw, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.naming import shown
from toolkit.workbook.port import RawSheet

KEYWORD = "x-register"


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for item in option:
        yield from map(Named, (item["column"], *item.get("agree", {}), *item.get("where", {})))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield values that the register does not have, and fields that differ there."""
    for item in sheet.options(KEYWORD):
        name, there, agree = item["column"], item["in"], item.get("agree", {})
        if name not in sheet.found.columns:
            continue
        found, label, date1904 = _register(sheet, there, list(agree.values()))
        if found is None:
            place = Place(sheet.name, sheet.found.sheet.name, sheet.found.last_row, sheet.found.columns[name])
            yield not_found(sheet, place, there)
            continue
        column = found.columns[there["column"]]
        rows: dict[str, list[int]] = {}
        for number, (_, row) in enumerate(found.rows):
            rows.setdefault(same(at(row, column)), []).append(number)
        if found.sheet.padded:  # 12 that is shown as 0012 is either
            for number, (_, row) in enumerate(found.shown([there["column"]])):
                rows.setdefault(same(at(row, column)), [number])
        context = DateContext(sheet.period or Period(2000, 1), date1904, sheet.day_order)
        others = {mine: _read(found, theirs, sheet.schema.column(mine), context) for mine, theirs in agree.items()}
        for index, record in enumerate(sheet.read.records):
            value = record.get(name)
            if value is None or not holds(item.get("where", {}), record.get):
                continue
            raw = at(sheet.found.rows[index][1], sheet.found.columns[name])
            known = rows.get(same(value)) or rows.get(same(raw))
            if known is None:
                params = {"column": sheet.title(name), "value": str(value)[:60], "where": label}
                yield Problem(sheet.place(index, name), "deliverable-register", params, case=sheet.case(index))
                continue
            for mine, theirs in agree.items():
                have = record.get(mine)
                if have is None or theirs not in found.columns:
                    continue
                read = [others[mine][number] for number in known if others[mine][number] is not None]
                unit, other_unit = sheet.unit(mine), found.unit(theirs)
                if read and not any(_agrees(have, other, unit, other_unit) for other in read):
                    there_said = (read_text(at(found.rows[number][1], found.columns[theirs])) for number in known)
                    said = dict.fromkeys(filter(None, there_said))
                    params = {"column": sheet.title(mine), "value": read_text(have)[:60], "case": str(value)[:60]}
                    params |= {"wanted": listed(said)[:60], "where": label}
                    yield Problem(sheet.place(index, mine), "deliverable-register", params, "differs")


def same(value: Raw) -> str:
    """A number or name as registers are compared: without spaces, full-width forms and case."""
    return normal(read_text(value)) if value is not None else ""


def _read(found: Found, title: str, column: Column, context: DateContext) -> list[Any]:
    """What the register's rows hold in a column, read as the deliverable's column is."""
    place = found.columns.get(title, 0)
    return read_values([at(row, place) if place else None for _, row in found.rows], column.kind, context)


def _agrees(one: Any, other: Any, unit: int, other_unit: int) -> bool:
    """Whether two values that were read alike are the same; ``unit`` and ``other_unit``: what numbers count."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return round(one * unit - other * other_unit, 6) == 0
    return same(str(one)) == same(str(other))


def _register(sheet: Sheet, there: dict[str, str], others: list[str]) -> tuple[Found | None, str, bool]:
    """The register's table, what it is called in a message, and whether its dates are of the 1904 system."""
    wanted, column = there.get("sheet", ""), there["column"]
    if pattern := there.get("file"):
        paths: list[Path] = sheet.library.compared(pattern, sheet.path.parent, sheet.period, sheet.department)
        for path in paths:
            content = sheet.library.content(path)
            found = table_in(_sheets(content.sheets, wanted, sheet), wanted, column, *others) if content else None
            if found is not None:
                return found, f"{shown(path.name)} {found.sheet.name}", content is not None and content.date1904
        return None, "", False
    sheets = [s for s in _sheets(sheet.content.sheets, wanted, sheet) if wanted or s.name != sheet.found.sheet.name]
    found = table_in(sheets, wanted, column, *others)
    return found, found.sheet.name if found else "", sheet.content.date1904


def _sheets(sheets: Sequence[RawSheet], wanted: str, sheet: Sheet) -> Sequence[RawSheet]:
    """Where a register is looked for: of a sheet a month, where none is named, on that of the period."""
    return sheets if wanted else of_period(sheets, sheet.period)
