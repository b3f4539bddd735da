"""Where charts, pictures, shapes, controls and sparklines stand on a sheet: what is written below them nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW, Box, parse_ref

_ANCHOR_END = compiled(rb"</(?:[^\s<>/:]++:)?(?:twoCellAnchor|oneCellAnchor)\s*+>")
_CORNER = compiled(
    rb"<(?:[^\s<>/:]++:)?(from|to)>\s*+<(?:[^\s<>/:]++:)?col>\s*+(\d+)\s*+</[^<>]++>\s*+"
    rb"(?:<(?:[^\s<>/:]++:)?colOff>\s*+(-?\d+)\s*+</[^<>]++>\s*+)?<(?:[^\s<>/:]++:)?row>\s*+(\d+)\s*+</[^<>]++>\s*+"
    rb"(?:<(?:[^\s<>/:]++:)?rowOff>\s*+(-?\d+))?"
)
_SIZE = compiled(rb"""<(?:[^\s<>/:]++:)?ext\b[^<>]*?\bcx=["'](\d+)["'][^<>]*?\bcy=["'](\d+)["']""")
_HIDDEN = compiled(rb"""<(?:[^\s<>/:]++:)?cNvPr\b[^<>]*\bhidden=["'](?:1|true)["']""")
_CONTROL = compiled(rb"""\bObjectType\s*+=\s*+["'](?!Note\b)""")
_CONTROL_AT = compiled(rb"Anchor>\s*+(\d+)" + rb"\s*+,\s*+(\d+)" * 7)
_PLACE = compiled(rb"<(?:[^\s<>/:]++:)?sqref>([^<>]*+)<")
_WIDE, _HIGH = 609_600, 190_500  # a cell of the usual size, in English Metric Units


def anchored(drawing: bytes) -> Iterator[Box]:
    """The areas of what a drawing part lays over the cells. What has a size and no end is measured in usual cells."""
    *anchors, _rest = _ANCHOR_END.split(drawing)
    for anchor in anchors:
        if not _HIDDEN.search(anchor) and (box := _area(anchor)):
            yield box


def controls(legacy: bytes) -> Iterator[Box]:
    """The areas of the checkboxes, buttons and lists that a legacy drawing part lays over the cells; notes are not
    counted, which show when asked for."""
    for shape in legacy.split(b"ClientData>"):
        at = _CONTROL_AT.search(shape) if _CONTROL.search(shape) and b"visibility:hidden" not in shape else None
        if at:
            left, _, top, _, right, over, bottom, below = map(int, at.groups())
            last_row, last = bottom + (below > 0), right + (over > 0)
            yield top + 1, left + 1, min(max(last_row, top + 1), MAX_ROW), min(max(last, left + 1), MAX_COLUMN)


def in_cells(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The cells of the sparklines that a worksheet part has between two offsets; below 0 it has none."""
    for found in _PLACE.finditer(data, start, end) if start >= 0 else ():
        for ref in found[1].decode(errors="replace").split():
            if box := parse_ref(ref):
                yield box


def _area(anchor: bytes) -> Box | None:
    corners = {m[1]: m for m in _CORNER.finditer(anchor)}
    if b"from" not in corners:
        return None
    first = corners[b"from"]
    row, column = int(first[4]) + 1, int(first[2]) + 1
    if end := corners.get(b"to"):
        last_row = int(end[4]) + (int(end[5] or 0) > 0)
        last = int(end[2]) + (int(end[3] or 0) > 0)
    elif size := _SIZE.search(anchor):
        last, last_row = column + ceil(int(size[1]) / _WIDE) - 1, row + ceil(int(size[2]) / _HIGH) - 1
    else:
        return None
    return row, column, min(max(last_row, row), MAX_ROW), min(max(last, column), MAX_COLUMN)
