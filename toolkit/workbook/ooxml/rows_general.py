"""Cells of one worksheet, whatever its layout: prefixes, missing ``r``, odd order, comments, CDATA, self-closed rows.

Every token is looked at once. Regular sheets take ``rows_fast``, which gives the same result sooner.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import CellWriter, column_number
from toolkit.workbook.ooxml.choose import Chooser, needed
from toolkit.workbook.ooxml.guards import Guard
from toolkit.workbook.ooxml.rows_fast import neighbours
from toolkit.workbook.ooxml.scan import Node, bound, children, malformed, set_attribute
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.port import CellUpdate


class _Cell(NamedTuple):
    column: int
    node: Node
    style: int


def patch(sheet: Sheet, rows: dict[int, list[CellUpdate]], chooser: Chooser, writer: CellWriter, guard: Guard) -> None:
    """Collect the splices that bring the targets into the sheet. ``rows``: targets by row, in column order.

    Raises:
        WriteRefusedError: a target cannot be written without harm, or the layout cannot be patched with certainty.
    """
    if sheet.rows.empty:
        body = "".join(_new_row(sheet, n, rows[n], chooser, writer) for n in sorted(rows))
        tag = sheet.rows.name
        opened = sheet.data[sheet.rows.start : sheet.rows.end - 2].rstrip() + b">"
        sheet.splice(sheet.rows.start, sheet.rows.end, opened + body.encode() + b"</" + tag + b">")
        return
    there = list(_rows(sheet))
    numbers = {number for _, number in there}
    if len(numbers) != len(there):
        raise malformed("row")
    waiting = sorted(rows.keys() - numbers, reverse=True)
    for node, number in there:
        while waiting and waiting[-1] < number:
            new = waiting.pop()
            sheet.splice(node.start, node.start, _new_row(sheet, new, rows[new], chooser, writer).encode())
        if number in rows:
            _patch_row(sheet, node, number, rows[number], chooser, writer, guard)
    body = "".join(_new_row(sheet, n, rows[n], chooser, writer) for n in reversed(waiting))
    sheet.splice(sheet.end, sheet.end, body.encode())


def _rows(sheet: Sheet) -> Iterator[tuple[Node, int]]:
    last = 0
    for node in children(sheet.data, sheet.start, sheet.end):
        if not _is(b"row", node, sheet):
            raise malformed(node.name.decode("utf-8", "replace"))
        number = node.get("r")
        if number is not None and not number.isdecimal():
            raise malformed("row r")
        last = int(number) if number else last + 1
        yield node, last


def _is(local: bytes, node: Node, sheet: Sheet, *around: bytes) -> bool:
    """Whether it is the element of this name, by any prefix, and new cells can be written in it."""
    if node.local != local:
        return False
    own, given = sheet.top.prefix, (node.attrs, *around, sheet.rows.attrs)
    if node.prefix == own and not any(b"xmlns" in raw for raw in given):
        return True
    main = bound(own, sheet.top.attrs)
    return bound(node.prefix, *given, sheet.top.attrs) == main == bound(own, *given, sheet.top.attrs)


def _new_row(sheet: Sheet, number: int, targets: list[CellUpdate], chooser: Chooser, writer: CellWriter) -> str:
    styles = chooser.run(targets, left=None)
    cells = [
        writer.cell(number, t.column, s, t.value)
        for t, s in zip(targets, styles, strict=True)
        if needed(t.value, t.look)
    ]
    if not cells:
        return ""
    p = sheet.prefix
    return f'<{p}row r="{number}">{"".join(cells)}</{p}row>'


def _patch_row(
    sheet: Sheet, row: Node, number: int, targets: list[CellUpdate], chooser: Chooser, writer: CellWriter, guard: Guard
) -> None:
    cells = list(_cells(sheet, row))
    there = {c.column: c for c in cells}
    if len(there) != len(cells) and any(sum(c.column == t.column for c in cells) > 1 for t in targets):
        raise malformed(f"row {number}")
    custom = row.get("customFormat")
    text = row.get("s") or ""
    row_style = int(text) if custom in ("1", "true") and text.isdecimal() else None
    written = {t.column for t in targets}
    pieces: dict[int, list[str]] = {}
    for run in neighbours(targets):
        before = (c for c in cells if c.column < run[0].column and c.column not in written)
        left = max(before, key=lambda c: c.column, default=None)
        own = [there[t.column].style if t.column in there else None for t in run]
        adjacent = left.style if left is not None else None
        for target, style in zip(run, chooser.run(run, adjacent, row_style, own), strict=True):
            old = there.get(target.column)
            if old is not None:
                guard.replaced(number, target.column, sheet.data[old.node.start : old.node.end])
                sheet.splice(
                    old.node.start, old.node.end, writer.cell(number, target.column, style, target.value).encode()
                )
            elif needed(target.value, target.look):
                after = next((c for c in cells if c.column > target.column), None)
                at = after.node.start if after is not None else row.close_start
                pieces.setdefault(at, []).append(writer.cell(number, target.column, style, target.value))
    opened = _grown(sheet, row, targets)
    if row.empty:
        body = "".join(piece for group in pieces.values() for piece in group)
        if body:
            opened = opened[:-2].rstrip() + b">"
            sheet.splice(row.start, row.end, opened + body.encode() + b"</" + row.name + b">")
        return
    for at, group in pieces.items():
        sheet.splice(at, at, "".join(group).encode())
    if pieces and opened != sheet.data[row.start : row.open_end]:
        sheet.splice(row.start, row.open_end, opened)


def _grown(sheet: Sheet, row: Node, targets: list[CellUpdate]) -> bytes:
    """The row's start tag with its spans, if it has them, covering the targets too."""
    spans = row.get("spans")
    low, _, high = (spans or "").partition(":")
    if not (low.isdecimal() and high.isdecimal()):
        return sheet.data[row.start : row.open_end]
    columns = [t.column for t in targets]
    grown = f"{min(int(low), *columns)}:{max(int(high), *columns)}"
    return set_attribute(sheet.data, row, "spans", grown)


def _cells(sheet: Sheet, row: Node) -> Iterator[_Cell]:
    if row.empty:
        return
    last = 0
    for node in children(sheet.data, row.open_end, row.close_start):
        if not _is(b"c", node, sheet, row.attrs):
            if node.local == b"extLst":
                continue
            raise malformed(node.name.decode("utf-8", "replace"))
        ref = node.get("r")
        column = column_number(ref.rstrip("0123456789").upper()) if ref else last + 1
        style = node.get("s") or "0"
        if not style.isdecimal() or (ref is not None and not ref[:1].isalpha()):
            raise malformed("c")
        last = column
        yield _Cell(column, node, int(style))
