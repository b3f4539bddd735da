"""Cells whose text is struck through, as people cross out a line on paper. ISO/IEC 29500-1, 18.8.37."""

from __future__ import annotations

import re
from collections.abc import Set

from toolkit.workbook.ooxml.book import Book, XmlPart
from toolkit.workbook.ooxml.cells import column_number
from toolkit.workbook.ooxml.scan import Node, children, root
from toolkit.workbook.ooxml.styles_part import entries

_OFF = ("0", "false")


def struck_formats(book: Book) -> frozenset[int]:
    """Which formats of cellXfs strike their text through; most workbooks have none."""
    part = book.related("styles")
    if part is None:
        return frozenset()
    styles = XmlPart(book.package, part).data
    if b"strike" not in styles:
        return frozenset()
    top = root(styles)
    nodes = {} if top.empty else {n.local: n for n in children(styles, top.open_end, top.close_start)}
    fonts = {str(i) for i, font in enumerate(entries(styles, nodes.get(b"fonts"))) if _strikes(styles, font)}
    formats = entries(styles, nodes.get(b"cellXfs"))
    return frozenset(i for i, xf in enumerate(formats) if (xf.get("fontId") or "0") in fonts)


def cells_of_formats(data: bytes, start: int, end: int, formats: Set[int]) -> frozenset[tuple[int, int]]:
    """(row, column), from 1, of the cells of a worksheet part that have one of some formats.

    ``start`` and ``end``: of the content of sheetData, written plainly.
    """
    if not formats:
        return frozenset()
    any_of = b"|".join(b"%d" % number for number in sorted(formats))
    cells = re.compile(rb'<c (?=[^>]*\bs="(?:' + any_of + rb')")(?:[^>]*? )?r="([A-Z]{1,3})(\d{1,7})"')
    return frozenset((int(row), column_number(letters.decode())) for letters, row in cells.findall(data, start, end))


def _strikes(styles: bytes, font: Node) -> bool:
    inside = [] if font.empty else children(styles, font.open_end, font.close_start)
    return any(n.local == b"strike" and (n.get("val") or "1") not in _OFF for n in inside)
