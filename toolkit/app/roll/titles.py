"""What stands around the rows of a table and speaks of the month: titles, names of columns, dates of signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.app.roll.area import LAST_ROW, Area
from toolkit.app.roll.dates import move_months
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.remarks import within
from toolkit.app.roll.rows import Rolling
from toolkit.patterns import compiled
from toolkit.sheet.table import Table

_MONTH = compiled(r"[\d十]+(?=月)|[一二三四五六七八九](?=月)")
_ON = (
    r"(?P<on>(?:(?P<y>20\d\d)\s*[-./年]\s*)?(?P<m>\d{1,2})\s*[-./月]\s*\d{1,2}(?!\d)\s*[日号]?"
    r"(?:\s*\d{1,2}[:\uff1a]\d\d(?::\d\d)?)?)"
    # nothing after it, or what is parted from it, or who signed
    r"(?=\s*(?:$|[,\uff0c;\uff1b。|\n])|\s+(?:[^\s:\uff1a]{1,12}\s*[:\uff1a]|(?!之?[前后]|以[前后])[\u4e00-\u9fff]{2,3}$))"
)
_COLON = r"\s*[:\uff1a]\s*"
_SIGNED_ON = compiled(
    rf"(?P<label>(?:(?:制表|填表|制单|编制|审核|复核|批准|签[字名]|打印)(?:日期|时间)"
    r"|\b(?:signed|printed|prepared|checked|reviewed|approved)(?: on| date)|\b(?:sign(?:ature|ing)?|print) date)"
    rf"{_COLON}){_ON}",
    re.I,
)
_DAY = compiled(
    r"(?P<label>(?:(?:填报|报送|上报)(?:日期|时间)|(?<![\u4e00-\u9fff])日期|(?<![A-Za-z] )(?<![A-Za-z])date)"
    rf"{_COLON}){_ON}",
    re.I,
)
"""Beside somebody who signs; alone it may be anything: 报送日期 a deadline, 日期 that of what is said below."""
_SIGNER = compiled(
    r"(?:(?:制表|填表|制单|编制|审核|复核|批准|经办)(?:人|者)?|(?:填报|报送|上报|负责)人|签[字名章])\s*[:\uff1a]"
    r"|\b(?:prepared|signed|checked|reviewed|approved|submitted)(?: by)?\s*[:\uff1a]|\bsign(?:ed|ature)\b",
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
        columns = range(1, table.free_column + 8)
        for column in columns:
            _move(table, row, column, draft, rolling)
        _unsign(table, row, columns, draft, rolling)


def rename_columns(table: Table, draft: Draft, rolling: Rolling) -> None:
    """The month in the names of columns, 事项(10月); where there is a column for each month, they stay."""
    header = table.header
    alike = Counter(_MONTH.sub("", name) for name in header.names.values())
    for column in {*header.columns.values()} & header.names.keys():
        if alike[_MONTH.sub("", header.names[column])] == 1:
            for row in range(header.first_row, header.last_row + 1):
                _move(table, row, column, draft, rolling)


def unsign(area: Area, rolling: Rolling) -> None:
    """The dates beside signatures at the foot: the new month's is not signed yet."""
    end = area.draft.last_row(area.sheet) + 1 if area.stop > LAST_ROW else area.stop
    for row in range(max(area.rows, default=area.table.header.last_row) + 1, end):
        _unsign(area.table, row, area.columns, area.draft, rolling)


def _move(table: Table, row: int, column: int, draft: Draft, rolling: Rolling) -> None:
    raw = draft.original(table.sheet, row, column)
    if isinstance(raw, str):
        draft.put(table.sheet, row, column, move_months(raw, {rolling.source: rolling.to}, solid=True))


def _unsign(table: Table, row: int, columns: Iterable[int], draft: Draft, rolling: Rolling) -> None:
    """Blank the dates of the period beside signatures in one row, whole; an older one is of something else."""
    held = {c: said for c in columns if isinstance(said := draft.value(table.sheet, row, c), str)}
    patterns = [_SIGNED_ON, *([_DAY] if any(map(_SIGNER.search, held.values())) else [])]

    def blank(m: re.Match[str]) -> str:
        return m["label"] if within(rolling.source, m["y"], int(m["m"])) else m[0]

    for column, said in held.items():
        bare = said
        for pattern in patterns:
            bare = pattern.sub(blank, bare)
        if bare != said:
            draft.put(table.sheet, row, column, bare.rstrip())
