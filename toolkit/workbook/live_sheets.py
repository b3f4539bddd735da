"""Own sheets (检查结果) in an open workbook: added at the end, or emptied and filled again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.workbook.live_write import DATE_CODE, DATETIME_CODE, TEXT_CODE, TIME_CODE, areas, blocks
from toolkit.workbook.port import FILLS, CellValue, Link, OwnSheet

if TYPE_CHECKING:
    import xlwings

_HEADER_FILL = "#D9E1F2"
_LINK_COLOR = "#0563C1"


def put_sheet(book: xlwings.Book, own: OwnSheet) -> None:
    """Write an own sheet whole. It keeps its place among the sheets when it is there already."""
    known = {sheet.name.casefold(): sheet for sheet in book.sheets}
    sheet = known.get(own.name.casefold())
    if sheet is None:
        sheet = book.sheets.add(own.name, after=book.sheets[-1])
    else:
        sheet.clear()
    width = max((len(row) for row in own.rows), default=0)
    if width:
        _fill(sheet, own, width)
    for block in blocks((1, column) for column in range(1, len(own.widths) + 1)):
        for column in range(block[1], block[3] + 1):
            sheet.range((1, column)).column_width = own.widths[column - 1]
    with suppress(NotImplementedError):  # Excel's desktop engines have no word for it in xlwings
        sheet.freeze_panes.freeze_at(f"1:{own.header_row}")


def _fill(sheet: xlwings.Sheet, own: OwnSheet, width: int) -> None:
    codes: dict[str, list[tuple[int, int]]] = {}
    links: list[tuple[int, int, Link]] = []
    rows: list[list[CellValue]] = []
    for number, cells in enumerate(own.rows, 1):
        line: list[CellValue] = []
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, Link):
                links.append((number, column, cell))
            code = _code(cell)
            if code is not None:
                codes.setdefault(code, []).append((number, column))
            line.append(_value(cell))
        rows.append(line + [None] * (width - len(line)))
    for code, some in codes.items():
        for area in areas(sheet, some):
            area.number_format = code
    sheet.range((1, 1), (len(rows), width)).value = rows

    header = sheet.range((own.header_row, 1), (own.header_row, width))
    header.font.bold = True
    header.color = _HEADER_FILL
    by_look: dict[str, list[tuple[int, int]]] = {}
    for number, look in own.row_looks.items():
        if look in FILLS:
            by_look.setdefault("#" + FILLS[look], []).extend((number, column) for column in range(1, width + 1))
    for color, some in by_look.items():
        for area in areas(sheet, some):
            area.color = color
    for number, column, link in links:
        quoted = link.sheet.replace("'", "''")
        sheet.range((number, column)).add_hyperlink(f"#'{quoted}'!{link.cell}", link.text, link.text)
    for area in areas(sheet, [(number, column) for number, column, _ in links]):
        area.font.color = _LINK_COLOR


def _code(cell: CellValue | Link) -> str | None:
    codes: tuple[tuple[type, str], ...] = (
        (Link, TEXT_CODE),
        (str, TEXT_CODE),
        (datetime, DATETIME_CODE),
        (date, DATE_CODE),
        (time, TIME_CODE),
    )
    return next((code for kind, code in codes if isinstance(cell, kind)), None)


def _value(cell: CellValue | Link) -> CellValue:
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second) / timedelta(days=1)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return float(cell)
    return cell
