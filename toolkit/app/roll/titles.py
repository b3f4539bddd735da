"""What stands around the rows of a table and speaks of the month: titles, names of columns, dates of signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.app.roll.area import LAST_ROW, Area
from toolkit.app.roll.dates import move_months
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.rows import Rolling
from toolkit.patterns import compiled
from toolkit.sheet.table import Table

_MONTH = compiled(r"[\d十]+(?=月)|[一二三四五六七八九](?=月)")
_SIGNED_ON = compiled(
    r"((?:(?:制表|填表|制单|编制|填报|报送|上报|审核|复核|批准|签[字名]|打印)(?:日期|时间)?|(?<![\u4e00-\u9fff])日期|\bdate)\s*[:\uff1a]\s*)"
    r"(?:20\d\d\s*[-./年]\s*)?\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?!\d)",
    re.I,
)


def retitle(table: Table, tables: Sequence[Table], draft: Draft, rolling: Rolling) -> None:
    """The month in the title rows above a table.

    Args:
        tables: all that are on its sheet, whatever they are.
    """
    first = table.header.first_row
    above = [t for t in tables if t.sheet == table.sheet and t.header.first_row < first]
    start = max([n for t in above for n, _row in t.rows] + [t.header.last_row for t in above] + [0])
    for row in range(max(start, first - 7) + 1, first):
        for column in range(1, table.free_column + 8):
            _move(table, row, column, draft, rolling)
            _unsign(table, row, column, draft)


def rename_columns(table: Table, draft: Draft, rolling: Rolling) -> None:
    """The month in the names of columns, 事项(10月); where there is a column for each month, they stay."""
    header = table.header
    alike = Counter(_MONTH.sub("", name) for name in header.names.values())
    for column in {*header.columns.values()} & header.names.keys():
        if alike[_MONTH.sub("", header.names[column])] == 1:
            for row in range(header.first_row, header.last_row + 1):
                _move(table, row, column, draft, rolling)


def unsign(area: Area) -> None:
    """The dates beside signatures at the foot: the new month's is not signed yet."""
    end = area.draft.last_row(area.sheet) + 1 if area.stop > LAST_ROW else area.stop
    for row in range(max(area.rows, default=area.table.header.last_row) + 1, end):
        for column in area.columns:
            _unsign(area.table, row, column, area.draft)


def _move(table: Table, row: int, column: int, draft: Draft, rolling: Rolling) -> None:
    raw = draft.original(table.sheet, row, column)
    if isinstance(raw, str):
        draft.put(table.sheet, row, column, move_months(raw, {rolling.source: rolling.to}, solid=True))


def _unsign(table: Table, row: int, column: int, draft: Draft) -> None:
    said = draft.value(table.sheet, row, column)
    if isinstance(said, str) and (bare := _SIGNED_ON.sub(r"\1", said)) != said:
        draft.put(table.sheet, row, column, bare.rstrip() or None)
