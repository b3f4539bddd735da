"""Which cells of a column have a fill of ours: colours that stayed behind when values moved are to be seen."""

from __future__ import annotations

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.book import relationships
from toolkit.workbook.ooxml.cells import letters
from toolkit.workbook.ooxml.plain import Held
from toolkit.workbook.ooxml.scan import to_utf8
from toolkit.workbook.ooxml.styles import Styles
from toolkit.workbook.port import Look

_STYLE = compiled(rb'\bs="([0-9]+)"')
_LONGEST = 60  # bytes of a cell's number and attributes


def painted(held: Held, sheet: str, column: int) -> dict[int, Look] | None:
    """The rows of a column with a fill of ours, and which; None of a sheet that is not written plainly."""
    book = held.book
    ref = next((r for r in book.sheets if r.name == sheet and r.part in held.plain), None)
    part = next((r.part for r in relationships(book.package, book.part) if r.kind == "styles"), None)
    if ref is None or part is None or part not in book.package:
        return None
    one = held.plain[ref.part].sheet
    # Split at the column's cells: an expression would be tried at every cell of the sheet.
    cells = one.data[one.start : one.end].split(b'<c r="' + letters(column).encode())
    heads = [cell[:_LONGEST].partition(b">")[0].partition(b'"') for cell in cells[1:]]
    if not heads:
        return None
    try:
        known = Styles(to_utf8(book.package.read(part))[0])
    except WriteRefusedError:
        return None
    looks: dict[bytes, Look | None] = {}
    for attrs in {attrs for _, _, attrs in heads}:
        style = _STYLE.search(attrs)
        looks[attrs] = known.fill_of(int(style[1])) if style else None
    return {int(row): look for row, _, attrs in heads if (look := looks[attrs]) is not None and row.isdigit()}
