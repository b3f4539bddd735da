"""What a small hostile file could make of our memory, looked at before anything is unpacked into cells.

The reader lays a sheet out as one full box of cells, so a single cell in the far corner would cost 17 thousand million
of them. It also copies a shared text for each cell that shows it. Both are known from the XML at little cost.
"""

from __future__ import annotations

from toolkit.errors import WorkbookUnreadableError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW, cell_name, column_number
from toolkit.workbook.ooxml.scan import holds

MOST_CELLS = 26 * MAX_ROW
"""Cells of the box around one sheet's content: columns A to Z, all the way down."""
MOST_TEXT = 1 << 30
"""Bytes of text in all cells of one sheet."""
_LONGEST = 1 << 22  # a cell holds 32,767 characters
BOMB_RATIO, BOMB_SIZE = 200, 1 << 26
"""A part that unpacks to more than ``BOMB_SIZE`` bytes at more than this ratio is no sheet: those reach about 40."""

_WIDE = compiled(rb'<c r="(?:[A-Za-z]{2}|[A-Za-z][0-9]{7})')
_CELL = compiled(rb'<c r="([A-Za-z]+)([0-9]+)"')
_ANY = compiled(rb"<(?:[^\s<>/:=\"']++:)?(row|c)(?=[\s/>])([^<>]*+)")
_SAID = compiled(rb"""\buniqueCount\s*+=\s*+["']\+?([0-9]{1,25})""")
_SHORTEST = len(b"<si/>")
_PLACE = compiled(rb"""(?<![^\s"'])r\s*+=\s*+["']([A-Za-z]{0,7})([0-9]{1,12})["']""")


class ReaderTrouble(Exception):
    """The reader could not make anything of a file; the message is its own."""


def check_box(name: str, data: bytes) -> bool:
    """Look at the cells of a worksheet part, in UTF-8.

    Returns:
        Whether it is certain that the box is not too large; if not, it is for ``quarantine`` to find out.

    Raises:
        WorkbookUnreadableError: the box is too large.
    """
    start, end = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    if end < 0:
        start, end = 0, len(data)
    # A prefix, a comment, or a cell that does not say where it is.
    odd = data.count(b"<c", start, end) != data.count(b'<c r="', start, end)
    if odd or data.find(b":c", start, end) >= 0 or holds(data, b"<!"):
        return _roughly(data)
    if _WIDE.search(data) is None:
        return True  # at most MOST_CELLS, whatever the rows are
    tall = wide = 1
    for column, row in _CELL.findall(data):
        if len(column) > 3 or len(row) > 7:
            raise WorkbookUnreadableError("file-corrupt", detail=f"{name}!{column.decode()[:9]}…")
        wide, tall = max(wide, column_number(column.decode().upper())), max(tall, int(row))
    if tall > MAX_ROW or wide > MAX_COLUMN:
        raise WorkbookUnreadableError("file-corrupt", detail=f"{name}!{cell_name(tall, wide)}")
    if tall * wide > MOST_CELLS:
        raise WorkbookUnreadableError("sheet-too-wide", sheet=name, cell=cell_name(tall, wide))
    return True


def _roughly(data: bytes) -> bool:
    """Whether the box is certain to be small, whatever prefixes, comments and cells without a place there are.

    What does not say where it is comes at most one further than what was before it.
    """
    tall = wide = 1
    nameless_rows = nameless_cells = 0
    for kind, attrs in _ANY.findall(data):
        at = _PLACE.search(attrs)
        if at is None and kind == b"row":
            nameless_rows += 1
        elif at is None:
            nameless_cells += 1
        else:
            tall = max(tall, int(at[2]))
            wide = max(wide, column_number(at[1].decode().upper())) if at[1] else wide
    return (tall + nameless_rows) * (wide + nameless_cells) <= MOST_CELLS


def check_text(strings: bytes, sheet: bytes) -> bool:
    """Whether the shared texts that a sheet shows are certain to fit into memory.

    Raises:
        WorkbookUnreadableError: a text is longer than any cell can hold, with whatever formatting.
    """
    shown = sheet.count(b't="s"') + sheet.count(b"t='s'")
    if len(strings) * shown <= MOST_TEXT:
        return True
    longest = max(map(len, strings.split(b"</si>")))
    if longest > _LONGEST:
        raise WorkbookUnreadableError("file-too-costly", detail=f"text of {longest >> 10} KB")
    return longest * shown <= MOST_TEXT


def overstated(strings: bytes) -> bool:
    """Whether a part says that it has more shared texts than can be in it: the reader makes room for as many as it
    says, and where there is no room ends the whole process."""
    return any(int(m[1]) * _SHORTEST > len(strings) for m in _SAID.finditer(strings))


def check_ratio(name: str, compressed: int, size: int) -> None:
    """Refuse a part that is nothing but air.

    Raises:
        WorkbookUnreadableError: it is.
    """
    if size > BOMB_SIZE and size > BOMB_RATIO * max(compressed, 1):
        raise WorkbookUnreadableError("file-too-large", detail=f"{name}: {size >> 20} MB")
