"""Where something stands though the cells read as empty: blank results of formulas, pivot tables, what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.workbook.ooxml.book import Book, XmlPart, relationships
from toolkit.workbook.ooxml.cells import Box, parse_ref
from toolkit.workbook.port import RawSheet

_SPARKLINES = b"sparklineGroups"


def runs(cells: Iterable[tuple[int, int]]) -> tuple[Box, ...]:
    """Cells (row, column) as areas: those that follow one another down a column are one."""
    found: list[Box] = []
    for column, row in sorted((column, row) for row, column in cells):
        if found and found[-1][1] == column and found[-1][2] == row - 1:
            found[-1] = (found[-1][0], column, row, column)
        else:
            found.append((row, column, row, column))
    return tuple(found)


def with_objects(book: Book, sheets: Sequence[RawSheet]) -> Sequence[RawSheet]:
    """The sheets with the areas of what stands on them besides cells: pivot tables, whose cells may wait to be filled
    until the book is opened, drawings, controls and sparklines."""
    areas = {ref.name: _objects(book, ref.part) for ref in book.sheets if ref.kind == "worksheet"}
    return [s._replace(occupied=(*s.occupied, *found)) if (found := areas.get(s.name)) else s for s in sheets]


def _objects(book: Book, part: str) -> list[Box]:
    found = _pivots(book, part)
    there = [r for r in relationships(book.package, part) if r.part in book.package]
    drawings = [r.part for r in there if r.kind == "drawing"]
    legacy = [r.part for r in there if r.kind == "vmlDrawing"]
    data = book.package.read(part)
    sparklines = data.find(_SPARKLINES, max(data.rfind(b"sheetData"), 0))
    if drawings or legacy or sparklines >= 0:
        from toolkit.workbook.ooxml.drawn import anchored, controls, in_cells  # most workbooks have none

        found += [box for drawing in drawings for box in anchored(book.package.read(drawing))]
        found += [box for drawing in legacy for box in controls(book.package.read(drawing))]
        found += in_cells(data, sparklines, data.rfind(_SPARKLINES))
    return found


def _pivots(book: Book, part: str) -> list[Box]:
    found = []
    for relation in relationships(book.package, part):
        if relation.kind != "pivotTable" or relation.part not in book.package:
            continue
        node = XmlPart(book.package, relation.part).child(b"location")
        box = parse_ref(node.get("ref") or "") if node is not None else None
        if node is None or box is None:
            continue
        # The fields that filter the whole stand above, with a row between; the area is said without them.
        rows, columns = (
            int(v) if (v := node.get(k) or "").isdecimal() else 0 for k in ("rowPageCount", "colPageCount")
        )
        above = rows + 1 if rows else 0
        right = box[1] + 3 * columns - 2 if columns else 0
        found.append((max(box[0] - above, 1), box[1], box[2], max(box[3], right)))
    return found
