"""Cells of one regular worksheet: one pass over the bytes, one splice for each run of neighbouring cells.

A sheet is regular when every row is ``<row r="…">`` in ascending order, every cell ``<c r="…">``, without prefixes,
comments or CDATA: what Excel, WPS, LibreOffice and XlsxWriter write. ``patch`` says whether it was; if not, nothing has
been collected and ``rows_general`` takes over, which gives the same result later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from operator import lt

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.gather import Rows
from toolkit.workbook.ooxml.cells import CellWriter, column_number, letters
from toolkit.workbook.ooxml.choose import Chooser, needed
from toolkit.workbook.ooxml.guards import Guard
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.port import CellUpdate

_ROW = compiled(rb'<row r="([1-9][0-9]{0,6})"')
_EMPTY_ROW = compiled(rb"<row [^<>]*/>")
_HEAD = compiled(rb'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?([^<>]*+)>')
_CELL = compiled(rb'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?([^>]*?)(?:/>|>(?:.*?)</c>)', re.S)
_FEW = 8  # rows that are looked for one by one
_CLOSED = compiled(rb"<c [^<>]*/>")
_SPANS = compiled(rb' spans="([0-9]+):([0-9]+)"')
_ROW_STYLE = compiled(rb'\ss="([0-9]+)"')


def patch(
    sheet: Sheet,
    rows: Rows,
    taken: bool,
    chooser: Chooser,
    writer: CellWriter,
    guard: Guard,
    *,
    ordered: bool = False,
) -> bool:
    """Collect the splices that bring the targets into the sheet; False if the sheet is not regular after all.

    Args:
        rows: targets by row, in column order.
        taken: whether any cell may stand in a column that is written to, in whatever row.
        ordered: the rows are known to be in order.

    Raises:
        WriteRefusedError: a target cannot be written without harm.
    """
    data, at, stop = sheet.data, sheet.start, sheet.end
    numbers: list[int] = []
    if not ordered or len(rows) > _FEW:
        numbers = list(map(int, _ROW.findall(data, at, stop)))
    if not ordered:
        if not all(map(lt, numbers, numbers[1:])):
            return False
        closed = data.count(b"</row>", at, stop)
        if closed != len(numbers) and closed + len(_EMPTY_ROW.findall(data, at, stop)) != len(numbers):
            return False
    before = len(sheet.splices)
    present = set(numbers)
    line = Line(chooser, writer)
    heads: dict[tuple[bytes, int, int], Head] = {}
    for number in sorted(rows):
        targets = rows[number]
        if number not in present and (numbers or data.find(b'<row r="%d"' % number, at, stop) < 0):
            numbers = numbers or list(map(int, _ROW.findall(data, sheet.start, stop)))
            present = present or set(numbers)
            place = bisect_right(numbers, number)
            at = data.find(b'<row r="%d"' % numbers[place], at, stop) if place < len(numbers) else stop
            body = line.cells(number, targets, None, None)
            if body:
                sheet.splice(at, at, f'<row r="{number}">{body}</row>'.encode())
            continue
        tag = b'<row r="%d"' % number
        at = data.find(tag, at, stop)
        tail_at = at + len(tag)
        opened = data.find(b">", tail_at, stop) + 1
        tail = data[tail_at:opened]
        key = (tail, targets[0].column, targets[-1].column)
        head = heads.get(key)
        if head is None:
            head = heads[key] = head_of(*key)
        if head.empty:
            body = line.cells(number, targets, None, head.style)
            if body:
                sheet.splice(tail_at, opened, head.grown[:-2].rstrip() + b">" + body.encode() + b"</row>")
            at = opened
            continue
        end = data.find(b"</row>", opened, stop)
        added: str | None = None
        collected = len(sheet.splices)
        if not taken:
            last = data.rfind(b'<c r="', opened, end)
            m = _HEAD.match(data, last) if last >= 0 else None
            if m is not None and (m[2] or b"s=" not in m[3]) and column_number(m[1].decode()) < targets[0].column:
                added = line.cells(number, targets, int(m[2]) if m[2] else 0, head.style)
        if added is not None:
            if added:
                sheet.splice(end, end, added.encode())
        elif not _into(sheet, (opened, end), number, targets, head.style, line, guard):
            del sheet.splices[before:]
            return False
        if head.grown is not head.tail and len(sheet.splices) > collected:
            sheet.splice(tail_at, opened, head.grown)
        at = end
    return True


class Head(NamedTuple):
    """The rest of a row's start tag after its number, which most rows share; ``grown`` with spans over the targets."""

    tail: bytes
    grown: bytes
    empty: bool
    style: int | None


def head_of(tail: bytes, first: int, last: int) -> Head:
    """The rest of a row's start tag, as it is and with its ``spans`` grown to cells from ``first`` to ``last``."""
    grown = tail
    m = _SPANS.search(tail)
    if m is not None and not (int(m[1]) <= first and last <= int(m[2])):
        spans = f' spans="{min(int(m[1]), first)}:{max(int(m[2]), last)}"'.encode()
        grown = tail[: m.start()] + spans + tail[m.end() :]
    m = _ROW_STYLE.search(tail) if b"customFormat" in tail else None
    return Head(tail, grown, tail.endswith(b"/>"), int(m[1]) if m else None)


class Line:
    """Makes the XML of new neighbouring cells. What depends on column, look and neighbour only is made once."""

    def __init__(self, chooser: Chooser, writer: CellWriter) -> None:
        self._chooser = chooser
        self._writer = writer
        self._frames: dict[tuple[int | None, int | None, int | None, int, str, type], tuple[str, str]] = {}

    def cells(
        self,
        row: int,
        targets: list[CellUpdate],
        left: int | None,
        row_style: int | None,
        own: Sequence[int | None] = (),
    ) -> str:
        """The cells of one row; ``own`` are the formats they have now, None where there is no cell."""
        frames, bodies = self._frames, self._writer.bodies
        out = ""
        for target, mine in zip_longest(targets, own):
            value = target.value
            if not value and mine is None and not needed(value, target.look):
                continue
            # What parts() does, without a call for each cell.
            frame = frames.get((left, row_style, mine, target.column, target.look._value_, value.__class__))
            memo = bodies.get(value.__class__)
            body = memo.get(value) if memo is not None else None
            if frame is None or body is None:
                before, after = self.parts(target, left, row_style, mine)
                out += f"{before}{row}{after}"
            else:
                out += f"{frame[0]}{row}{frame[1]}{body}"
        return out

    def parts(
        self, target: CellUpdate, left: int | None, row_style: int | None, mine: int | None = None
    ) -> tuple[str, str]:
        """The XML of one cell before and after the row's number; ``mine`` is the format it has now."""
        value = target.value
        # _value_: the look's plain text; hashing an enum member or asking for .value costs ten times as much
        key = (left, row_style, mine, target.column, target.look._value_, value.__class__)
        frame = self._frames.get(key)
        if frame is None:
            style = self._chooser.run([target], left, row_style, [mine])[0]
            frame = self._frames[key] = self._writer.frame(target.column, style)
        memo = self._writer.bodies.get(value.__class__)
        body = memo.get(value) if memo is not None else None
        if body is None:
            body = self._writer.body(target.row, target.column, value)
        return frame[0], frame[1] + body


def _into(
    sheet: Sheet,
    inside: tuple[int, int],
    number: int,
    targets: list[CellUpdate],
    row_style: int | None,
    line: Line,
    guard: Guard,
) -> bool:
    """Targets into a row that may hold some of them, or cells right of them; False if its cells are not in order."""
    data = sheet.data
    cells: list[tuple[int, int, int, int]] = []  # column, format, start, end
    last = 0
    left: int | None = None  # never a cell that is written itself, so that writing twice gives the same
    begin, stop = inside
    first = data.find(b'<c r="%s%d"' % (letters(targets[0].column).encode(), number), begin, stop)
    if first > begin:  # the cells before it are of no interest but for the last of them
        before = data.rfind(b'<c r="', begin, first)
        m = _HEAD.match(data, before) if before >= 0 else None
        if before >= 0 and (m is None or (not m[2] and b"s=" in m[3])):
            return False
        left = int(m[2] or 0) if m else None
        begin = first
    # After the last closing tag there are self-closed cells only: a search for another would run to the end each time.
    closed = data.rfind(b"</c>", begin, stop)
    if len(_CLOSED.findall(data, max(closed, begin), stop)) != data.count(b"<c ", max(closed, begin), stop):
        return False
    for m in _CELL.finditer(data, begin, stop):
        column = column_number(m[1].decode())
        style = int(m[2]) if m[2] else 0
        if column <= last or (not m[2] and b"s=" in m[3]):
            return False
        last = column
        cells.append((column, style, m.start(), m.end()))
    if len(cells) != data.count(b"<c ", begin, stop):
        return False
    i = 0
    for run in neighbours(targets):
        while i < len(cells) and cells[i][0] < run[0].column:
            left = cells[i][1]
            i += 1
        start = end = cells[i][2] if i < len(cells) else inside[1]
        own: list[int | None] = []
        for target in run:
            if i < len(cells) and cells[i][0] == target.column:
                _, style, cell_start, end = cells[i]
                guard.replaced(number, target.column, data[cell_start:end])
                own.append(style)
                i += 1
            else:
                name = b'<c r="%s%d"' % (letters(target.column).encode(), number)
                if begin > inside[0] and data.find(name, inside[0], begin) >= 0:
                    return False
                own.append(None)
        body = line.cells(number, run, left, row_style, own)
        if body or end > start:
            sheet.splice(start, end, body.encode())
    return True


def neighbours(targets: list[CellUpdate]) -> list[list[CellUpdate]]:
    """Targets of one row, in column order, as runs of neighbouring columns."""
    runs = [[targets[0]]]
    for target in targets[1:]:
        if target.column == runs[-1][-1].column + 1:
            runs[-1].append(target)
        else:
            runs.append([target])
    return runs
