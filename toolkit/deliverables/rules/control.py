"""``x-control``: a total that must be that of another sheet or file, or a count of rows.

``"x-control": [{"column": "金额", "equals": {"sheet": "汇总", "label": "刷卡合计"}}]``. The other side is a ``cell``
(B5), the number beside a ``label``, the sum of a ``column``, or its count of ``rows``; ``file`` may hold ``{period}``
and ``*``. Without ``column`` the rows are counted. ``where`` on either side picks rows: ``{"付款方式": "刷卡"}``;
``date`` on the other side names the column whose dates must lie in the period. What is in 万元 on one side alone is
brought to yuan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.core.finding import Place, cell_name
from toolkit.core.period import Period
from toolkit.core.traditional import plain
from toolkit.deliverables.library import holds, of_period, table_in
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import Named, Problem, Sheet, amount, differs, not_found
from toolkit.deliverables.table import DEEPEST, Found, find_table
from toolkit.sheet.money_unit import money_unit
from toolkit.sheet.table import at
from toolkit.sheet.totals import says_count
from toolkit.sheet.values import DateContext, Raw, read_moment, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.naming import shown
from toolkit.workbook.ooxml.cells import parse_ref
from toolkit.workbook.port import RawSheet, WorkbookContent

KEYWORD = "x-control"


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for item in option:
        yield from [Named(item["column"], number=True)] if "column" in item else []
        yield from map(Named, item.get("where", {}))


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield the controls that differ, or whose other side is not to be found."""
    for item in sheet.options(KEYWORD):
        other = item["equals"]
        name = item.get("column", "")
        if name and name not in sheet.found.columns:
            continue
        place = _place(sheet, name)
        found = _other(sheet, other, bool(name))
        if found is None:
            yield not_found(sheet, place, other)
            continue
        theirs, their_unit, where = found
        rows = [i for i, r in enumerate(sheet.read.records) if holds(item.get("where", {}), r.get)]
        counting = [i for i in rows if sheet.read.numbers[i] not in sheet.read.void]
        unit, within = sheet.unit(name), float(item.get("tolerance", 0))
        mine = _mine(sheet, name, counting)
        # The other side may have counted what became void here; a total that does is told by itself.
        if all(_apart(one, unit, theirs, their_unit, within) for one in {mine, _mine(sheet, name, rows)}):
            params = _said(mine, theirs, unit, their_unit) | {"where": where}
            if name:
                params["column"] = sheet.title(name)
            yield Problem(place, "deliverable-control", params, "" if name else "rows")


def _mine(sheet: Sheet, name: str, rows: Sequence[int]) -> float:
    """The sum of a column over some records, or how many records there are."""
    if not name:
        return float(len(rows))
    amounts = (sheet.read.records[i].get(name) for i in rows if (i, name) not in sheet.read.merged)
    return float(sum(v for v in amounts if isinstance(v, (int, float))))


def _apart(mine: float, unit: int, theirs: float, their_unit: int, within: float) -> bool:
    """Whether both sides differ, each in what it counts."""
    large = max(unit, their_unit)
    sides = mine * unit / large, theirs * their_unit / large
    typed, beside = sides if unit > their_unit else sides[::-1]
    return differs(typed, beside, within * unit / large, large)


def _said(mine: float, theirs: float, unit: int, their_unit: int) -> dict[str, str]:
    """Both sides and their difference: in what they count, where that is the same, else in yuan."""
    if unit == their_unit:
        return {"value": amount(mine, unit), "wanted": amount(theirs, unit), "difference": amount(mine - theirs, unit)}
    mine, theirs = mine * unit, theirs * their_unit
    return {"value": f"¥{amount(mine)}", "wanted": f"¥{amount(theirs)}", "difference": f"¥{amount(mine - theirs)}"}


def _place(sheet: Sheet, name: str) -> Place:
    """The grand total's cell, else the column's header."""
    grand = next((t for t in reversed(sheet.found.totals) if t.kind == "grand"), None)
    if not name:
        return Place(sheet.name, sheet.found.sheet.name)
    return sheet.at(grand.number if grand else sheet.found.last_row, name)


def _other(sheet: Sheet, other: Mapping[str, Any], money: bool) -> tuple[float, int, str] | None:
    """The other side's number, what it counts in yuan, and where it stands."""
    content: WorkbookContent | None = sheet.content
    file = ""
    if pattern := other.get("file"):
        paths = sheet.library.compared(pattern, sheet.path.parent, sheet.period, sheet.department)
        content = sheet.library.content(paths[0]) if paths else None
        file = shown(paths[0].name) if paths else ""
    if content is None:
        return None
    if "sheet" in other:
        sheets = [s for s in content.sheets if normal(s.name) == normal(other["sheet"])]
    else:
        sheets = of_period(content.sheets, sheet.period)
    if not file and "sheet" not in other:  # what a table is compared with is not the table itself,
        sheets = [s for s in sheets if s.name != sheet.found.sheet.name]
        if "label" in other or ("cell" in other and not sheets):
            sheets.append(_around(sheet.found))  # but may stand beside it
    for raw in sheets:
        found = _in_sheet(raw, other, sheet.period)
        if found is not None:
            value, unit, cell = found
            return (
                value,
                unit if money else 1,
                " ".join(p for p in (file, f"{raw.name}!{cell}" if cell else raw.name) if p),
            )
    return None


def _around(found: Found) -> RawSheet:
    """The sheet of a table without what is the table's: its header, its rows and its totals."""
    first, last = min(found.titles), max(found.titles)
    own = {*range(found.first_row, found.last_row + 1)}
    own |= {number for number, _ in found.rows} | {total.number for total in found.totals}
    rows = [
        tuple(None if first <= column <= last else value for column, value in enumerate(row, 1))
        if number in own
        else row
        for number, row in enumerate(found.sheet.rows, 1)
    ]
    return found.sheet._replace(rows=rows)


def _in_sheet(raw: RawSheet, other: Mapping[str, Any], period: Period | None) -> tuple[float, int, str] | None:
    if cell := other.get("cell"):
        box = parse_ref(cell.upper())
        if box is None or box[0] > len(raw.rows):
            return None
        return _number(raw, box[0], box[1])
    if label := other.get("label"):
        return _beside(raw, label)
    column = other.get("column", "")
    names = [*other.get("where", {}), *([other["date"]] if "date" in other else [])]
    wanted = [column, *names] if column else names
    found = table_in([raw], "", *wanted) if wanted else _first_table(raw)
    if found is None:
        return None
    rows = [(number, row) for number, row in found.rows if _counts(found, row, other, period)]
    if not column:
        return float(len(rows)), 1, ""
    place, unit = found.columns[column], found.unit(column)
    amounts = (at(row, place) for number, row in rows if (number, place) not in found.merged)
    return sum(as_number(value, unit) or 0.0 for value in amounts), unit, cell_name(found.last_row, place)


def _first_table(raw: RawSheet) -> Found | None:
    """The table under the first row of titles, by whatever names: of one whose rows are counted no column is named."""
    for row in raw.rows[:DEEPEST]:
        filled = [v for v in row if v not in (None, "")]
        titles = [v for v in filled if isinstance(v, str)]
        if len(titles) > 1 and len(titles) == len(filled) and not any(":" in v or "：" in v for v in titles):
            return find_table(raw, {title: (normal(title),) for title in titles})
    return None


def _counts(found: Found, row: Any, other: Mapping[str, Any], period: Period | None) -> bool:
    def value(name: str) -> Raw:
        place = found.columns.get(name)
        return read_text(at(row, place)) if place else None

    if not holds(other.get("where", {}), value):
        return False
    if "date" in other and period is not None and (place := found.columns.get(other["date"])):
        moment = read_moment(at(row, place), DateContext(period)).value
        return moment is not None and moment.day in period
    return True


def _number(raw: RawSheet, row: int, column: int) -> tuple[float, int, str] | None:
    """The number in a cell, in what it counts as the text left of it or the lines above say; None where there is
    none."""
    cells = raw.rows[row - 1]
    unit = money_unit(next((v for v in reversed(cells[: column - 1]) if isinstance(v, str)), ""), _texts(raw, row))
    value = _read(at(cells, column), unit)
    return None if value is None else (value, unit, cell_name(row, column))


def _read(value: Raw, unit: int) -> float | None:
    """A number, perhaps of rows: 3笔."""
    found = as_number(value, unit)
    if found is None and isinstance(value, str) and says_count(value.strip()):
        return float("".join(filter(str.isdigit, plain(value))))
    return found


def _texts(raw: RawSheet, until: int) -> Iterator[str]:
    return (v for row in raw.rows[: until - 1] for v in row if isinstance(v, str))


def _beside(raw: RawSheet, label: str) -> tuple[float, int, str] | None:
    """The number right of a label, or in the same cell after a colon (合计: 1,200)."""
    wanted = normal(label)
    for number, row in enumerate(raw.rows, 1):
        for column, value in enumerate(row, 1):
            if not isinstance(value, str) or not normal(value).startswith(wanted):
                continue
            if m := re.search(r"[:：]\s*([^:：]*\d[^:：]*)$", value):
                unit = money_unit(value[: m.start()], _texts(raw, number))
                inside = _read(m[1], unit)
                if inside is not None:
                    return inside, unit, cell_name(number, column)
            if normal(value) != wanted:
                continue
            for right in range(column + 1, len(row) + 1):
                if (beside := _number(raw, number, right)) is not None:
                    return beside
    return None
