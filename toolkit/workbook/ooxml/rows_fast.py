"""Cells of one regular worksheet: one pass over the bytes, one splice for each run of neighbouring cells.

A sheet is regular when every row is ``<row r="…">`` in ascending order, every cell ``<c r="…">``, without prefixes,
comments or CDATA: what Excel, WPS, LibreOffice and XlsxWriter write. ``patch`` says whether it was; if not, nothing has
been collected and ``rows_general`` takes over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import lt

from toolkit.workbook.ooxml.cells import CellWriter, column_number, letters
from toolkit.workbook.ooxml.choose import Chooser, needed
from toolkit.workbook.ooxml.guards import Guard
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.port import CellUpdate

_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
_HEAD = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?([^>]*)>')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?([^>]*?)(?:/>|>(?:.*?)</c>)', re.S)
_SPANS = re.compile(rb' spans="([0-9]+):([0-9]+)"')
_ROW_STYLE = re.compile(rb'\ss="([0-9]+)"')
_SLASH = ord("/")


def _regular(sheet: Sheet) -> list[int] | None:
    """Row numbers in order if the sheet is regular."""
    data, a, b = sheet.data, sheet.start, sheet.end
    if sheet.prefix or sheet.rows.empty or data.find(b"<!", a, b) >= 0 or data.find(b"<?", a, b) >= 0:
        return None
    numbers = list(map(int, _ROW.findall(data, a, b)))
    if len(numbers) != data.count(b"<row", a, b) or not all(map(lt, numbers, numbers[1:])):
        return None
    if data.count(b'<c r="', a, b) != data.count(b"<c ", a, b):
        return None
    if any(data.find(odd, a, b) >= 0 for odd in (b"<c>", b"<c/>", b"<c\n", b"<c\r", b"<c\t", b":AlternateContent")):
        return None
    return numbers


def patch(sheet: Sheet, rows: dict[int, list[CellUpdate]], chooser: Chooser, writer: CellWriter, guard: Guard) -> bool:
    """Collect the splices that bring the targets into the sheet; False if the sheet is not regular.

    Args:
        rows: targets by row, in column order.

    Raises:
        WriteRefusedError: a target cannot be written without harm.
    """
    numbers = _regular(sheet)
    if numbers is None:
        return False
    data, at, stop = sheet.data, sheet.start, sheet.end
    before = len(sheet.splices)
    present = set(numbers)
    taken = _taken(sheet, rows)
    for number in sorted(rows):
        targets = rows[number]
        if number not in present:
            place = bisect_right(numbers, number)
            at = data.find(b'<row r="%d"' % numbers[place], at, stop) if place < len(numbers) else stop
            body = _cells(number, targets, chooser.run(targets, None), writer)
            if body:
                sheet.splice(at, at, f'<row r="{number}">{body}</row>'.encode())
            continue
        at = data.find(b'<row r="%d"' % number, at, stop)
        opened = data.find(b">", at, stop) + 1
        head = data[at:opened]
        row_style = _row_style(head)
        if data[opened - 2] == _SLASH:
            body = _cells(number, targets, chooser.run(targets, None, row_style), writer)
            if body:
                sheet.splice(at, opened, _grown(head, targets)[:-2].rstrip() + b">" + body.encode() + b"</row>")
            at = opened
            continue
        end = data.find(b"</row>", opened, stop)
        last = data.rfind(b'<c r="', opened, end)
        if not taken and last >= 0:
            m = _HEAD.match(data, last)
            if m is None or (not m[2] and b"s=" in m[3]):
                del sheet.splices[before:]
                return False
            if column_number(m[1].decode()) < targets[0].column:
                left = int(m[2]) if m[2] else 0
                body = _cells(number, targets, chooser.run(targets, left, row_style), writer)
                if body:
                    _spans(sheet, at, head, targets)
                    sheet.splice(end, end, body.encode())
                at = end
                continue
        if not _into(sheet, (opened, end), number, targets, row_style, chooser, writer, guard):
            del sheet.splices[before:]
            return False
        _spans(sheet, at, head, targets)
        at = end
    return True


def _taken(sheet: Sheet, rows: dict[int, list[CellUpdate]]) -> bool:
    """Whether any cell may stand in a column that is written to, in whatever row."""
    columns = {u.column for updates in rows.values() for u in updates}
    return any(sheet.data.find(f'<c r="{letters(c)}'.encode(), sheet.start, sheet.end) >= 0 for c in columns)


def _cells(number: int, targets: list[CellUpdate], styles: list[int], writer: CellWriter) -> str:
    return "".join(
        [writer.cell(number, t.column, s, t.value) for t, s in zip(targets, styles, strict=True) if needed(t)]
    )


def _row_style(head: bytes) -> int | None:
    if b"customFormat" not in head:
        return None
    m = _ROW_STYLE.search(head)
    return int(m[1]) if m else None


def _grown(head: bytes, targets: list[CellUpdate]) -> bytes:
    """The start tag of a row with its spans covering the targets too."""
    m = _SPANS.search(head)
    if m is None:
        return head
    low, high = int(m[1]), int(m[2])
    first, last = targets[0].column, targets[-1].column
    if low <= first and last <= high:
        return head
    return head[: m.start()] + f' spans="{min(low, first)}:{max(high, last)}"'.encode() + head[m.end() :]


def _spans(sheet: Sheet, at: int, head: bytes, targets: list[CellUpdate]) -> None:
    grown = _grown(head, targets)
    if grown is not head:
        sheet.splice(at, at + len(head), grown)


def _into(
    sheet: Sheet,
    inside: tuple[int, int],
    number: int,
    targets: list[CellUpdate],
    row_style: int | None,
    chooser: Chooser,
    writer: CellWriter,
    guard: Guard,
) -> bool:
    """Targets into a row that may hold some of them, or cells right of them; False if its cells are not in order."""
    data = sheet.data
    cells: list[tuple[int, int, int, int]] = []  # column, format, start, end
    last = 0
    for m in _CELL.finditer(data, *inside):
        column = column_number(m[1].decode())
        style = int(m[2]) if m[2] else 0
        if column <= last or (not m[2] and b"s=" in m[3]):
            return False
        last = column
        cells.append((column, style, m.start(), m.end()))
    if len(cells) != data.count(b'<c r="', *inside):
        return False
    i = 0
    k = 0
    while k < len(targets):
        run = [targets[k]]
        while k + len(run) < len(targets) and targets[k + len(run)].column == run[-1].column + 1:
            run.append(targets[k + len(run)])
        k += len(run)
        while i < len(cells) and cells[i][0] < run[0].column:
            i += 1
        left = cells[i - 1][1] if i else None
        start = cells[i][2] if i < len(cells) else inside[1]
        own: list[int | None] = []
        end = start
        for target in run:
            if i < len(cells) and cells[i][0] == target.column:
                _, style, cell_start, end = cells[i]
                guard.replaced(number, target.column, data[cell_start:end])
                own.append(style)
                i += 1
            else:
                own.append(None)
        styles = chooser.run(run, left, row_style, own)
        body = "".join(
            [
                writer.cell(number, t.column, s, t.value)
                for t, s, o in zip(run, styles, own, strict=True)
                if o is not None or needed(t)
            ]
        )
        sheet.splice(start, end, body.encode())
    return True
