"""Own sheets (检查结果) in an open workbook: added at the end, or emptied and filled again.

A sheet is ours when it has the defined name that the file back end marks it with; another of that name is a person's.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from toolkit.errors import WriteRefusedError
from toolkit.workbook.live_common import (
    DATE_CODE,
    DATETIME_CODE,
    TEXT_CODE,
    TIME_CODE,
    Cell,
    areas,
    day_fraction,
    fit_all,
    is_protected,
)
from toolkit.workbook.port import FILLS, CellValue, Link, OwnSheet

if TYPE_CHECKING:
    import xlwings

# As the file back end makes them (ooxml.result_sheet).
MARKER = "dutybook_result"
# Nobody follows the thousandth link.
MOST_LINKS = 100
_HEADER_FILL, _BORDER_COLOR, _LINK_COLOR = "#DDEBF7", "#BFBFBF", "#0563C1"


def check(book: xlwings.Book, own_sheets: Sequence[OwnSheet]) -> None:
    """Refuse own sheets that cannot be put there.

    Raises:
        WriteRefusedError: a person's sheet has that name, or the sheet or the book is protected.
    """
    present = {sheet.name.casefold(): sheet for sheet in book.sheets}
    for own in own_sheets:
        found = present.get(own.name.casefold())
        if found is None:
            if is_protected(book):
                raise WriteRefusedError("write-structure-protected", name=own.name)
        elif not is_ours(found):
            raise WriteRefusedError("write-not-ours", name=own.name)
        elif is_protected(found):
            raise WriteRefusedError("write-protected", sheet=own.name, cell="A1")


def put_sheet(book: xlwings.Book, own: OwnSheet) -> None:
    """Write an own sheet whole, its first links as links and the others as text.

    A link is a formula: all are written in one call, where hyperlinks take several calls each. The sheet keeps its
    place among the others when it is there already.
    """
    known = {sheet.name.casefold(): sheet for sheet in book.sheets}
    sheet = known.get(own.name.casefold())
    if sheet is None:
        sheet = book.sheets.add(own.name, after=book.sheets[-1])
        quoted = own.name.replace("'", "''")
        sheet.names.add(MARKER, f"='{quoted}'!$A$1")
    else:
        sheet.clear()
    for column, characters in enumerate(own.widths, 1):
        sheet.range((1, column)).column_width = characters
    width = max((len(row) for row in own.rows), default=0)
    if width:
        _fill(sheet, own, width)
    if own.header_row:
        with suppress(NotImplementedError):  # Excel's desktop engines have no word for it in xlwings
            sheet.freeze_panes.freeze_at(f"1:{own.header_row}")


def is_ours(sheet: xlwings.Sheet) -> bool:
    """Whether the sheet was made by us, here or by the file back end."""
    return any(name.name.rpartition("!")[2].casefold() == MARKER for name in sheet.names)


def _fill(sheet: xlwings.Sheet, own: OwnSheet, width: int) -> None:
    codes: dict[str, list[Cell]] = {}
    links: list[Cell] = []
    rows: list[list[CellValue]] = []
    for number, cells in enumerate(own.rows, 1):
        line: list[CellValue] = []
        for column, cell in enumerate(cells, 1):
            linked = isinstance(cell, Link) and len(links) < MOST_LINKS
            if linked:
                links.append((number, column))
            code = None if linked else _code(cell)
            if code is not None:
                codes.setdefault(code, []).append((number, column))
            line.append(_link(cell) if isinstance(cell, Link) and linked else _value(cell))
        rows.append(line + [None] * (width - len(line)))
    for code, some in codes.items():
        for area in areas(sheet, some):
            area.number_format = code
    sheet.range((1, 1), (len(rows), width)).value = rows

    header = own.header_row
    if header:
        top = sheet.range((header, 1), (header, width))
        top.font.bold = True
        top.color = _HEADER_FILL
    if header > 1:
        sheet.range((1, 1)).font.bold = True
    if header and len(rows) >= header:
        table = sheet.range((header, 1), (len(rows), width))
        table.borders.set("all", line_style="continuous", weight="thin", color=_BORDER_COLOR)
        table.vertical_alignment = "top"
        table.wrap_text = True
        fit_all(table)
    by_look: dict[str, list[tuple[int, int]]] = {}
    for number, look in own.row_looks.items():
        if look in FILLS:
            columns = [own.look_column] if own.look_column else range(1, width + 1)
            by_look.setdefault("#" + FILLS[look], []).extend((number, column) for column in columns)
    for color, some in by_look.items():
        for area in areas(sheet, some):
            area.color = color
    for area in areas(sheet, links):
        area.font.color = _LINK_COLOR


def _link(link: Link) -> str:
    """A link to a cell as a formula that shows its text."""
    sheet, text = link.sheet.replace("'", "''"), link.text.replace('"', '""')
    address = f"#'{sheet}'!{link.cell}".replace('"', '""')
    return f'=HYPERLINK("{address}","{text}")'


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
        return day_fraction(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return float(cell)
    return cell
