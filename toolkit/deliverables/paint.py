"""Fills on cells of an existing sheet, and nothing else of them: value, formula, number format and border stay.

Only for sheets as spreadsheet programs write them; where rows or cells carry no reference, nothing is painted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.workbook.ooxml.book import Book, XmlPart
from toolkit.workbook.ooxml.cells import cell_name, column_number
from toolkit.workbook.ooxml.scan import Node, children, set_attribute
from toolkit.workbook.ooxml.sheet import Sheet

Cell = tuple[int, int]

_CELL = re.compile(rb'<c(?=[\s/>])[^<>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>')
_ROW = re.compile(rb'<row(?=[\s/>])[^<>]*?\sr="([0-9]{1,7})"[^<>]*>')
_STYLE = re.compile(rb'\ss="([0-9]+)"')
_PLAIN = re.compile(rb'<(?:c|row)(?=[\s/>])(?![^<>]*\sr=")')


def paint(book: Book, sheet: Sheet, fills: Mapping[Cell, str]) -> None:
    """Give cells a fill, by RRGGBB colour; a blank cell that is not in the file is put into its row."""
    part = book.related("styles")
    data = sheet.data
    if part is None or sheet.prefix or _PLAIN.search(data, sheet.start, sheet.end):
        return
    styles = _Fills(XmlPart(book.package, part))
    lacking = dict(fills)
    for m in _CELL.finditer(data, sheet.start, sheet.end):
        cell = (int(m[2]), column_number(m[1].decode()))
        rgb = lacking.pop(cell, None)
        if rgb is None:
            continue
        style = _STYLE.search(m[0])
        new = styles.filled(int(style[1]) if style else 0, rgb)
        if style:
            at = m.start() + style.start(1)
            sheet.splice(at, at + len(style[1]), str(new).encode())
        else:
            at = m.start() + 2
            sheet.splice(at, at, f' s="{new}"'.encode())
    if lacking:
        _insert(sheet, styles, lacking)
    styles.save()


def _insert(sheet: Sheet, styles: _Fills, lacking: Mapping[Cell, str]) -> None:
    """Put blank cells into rows that are there; a row that is not has nothing to show."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), rgb in sorted(lacking.items()):
        by_row.setdefault(row, []).append((column, rgb))
    data = sheet.data
    for m in _ROW.finditer(data, sheet.start, sheet.end):
        wanted = by_row.pop(int(m[1]), None)
        if not wanted:
            continue
        style = _STYLE.search(m[0])
        base = int(style[1]) if style else 0
        if m[0].endswith(b"/>"):
            cells = b"".join(_blank(int(m[1]), c, styles.filled(base, rgb)) for c, rgb in wanted)
            sheet.splice(m.start(), m.end(), m[0][:-2].rstrip() + b">" + cells + b"</row>")
            continue
        end = data.find(b"</row>", m.end(), sheet.end)
        for column, rgb in wanted:
            at = end
            near = base
            for c in _CELL.finditer(data, m.end(), end):
                if column_number(c[1].decode()) > column:
                    at = c.start()
                    break
                beside = _STYLE.search(c[0])
                near = int(beside[1]) if beside else base
            sheet.splice(at, at, _blank(int(m[1]), column, styles.filled(near, rgb)))
        if not by_row:
            return


def _blank(row: int, column: int, style: int) -> bytes:
    return f'<c r="{cell_name(row, column)}" s="{style}"/>'.encode()


class _Fills:
    """Copies of cell formats with another fill, appended to the styles part."""

    def __init__(self, xml: XmlPart) -> None:
        self._xml = xml
        self._prefix = xml.root.prefix.decode()
        self._formats = self._items(b"cellXfs")
        self._fills = len(self._items(b"fills"))
        self._count = len(self._formats)
        self._new_formats: list[bytes] = []
        self._colours: dict[str, int] = {}
        self._memo: dict[tuple[int, str], int] = {}

    def _items(self, local: bytes) -> list[Node]:
        node = self._xml.child(local)
        return [] if node is None or node.empty else list(children(self._xml.data, node.open_end, node.close_start))

    def filled(self, base: int, rgb: str) -> int:
        """The format like ``base`` with that fill."""
        key = (base, rgb)
        if key not in self._memo:
            fill = self._colours.setdefault(rgb, self._fills + len(self._colours))
            node = self._formats[base if base < len(self._formats) else 0]
            raw = self._xml.data[node.start : node.end]
            for name, value in (("fillId", str(fill)), ("applyFill", "1")):
                whole = Node(node.name, raw[1 + len(node.name) : raw.index(b">")].rstrip(b"/"), 0, 0, 0, 0)
                head = raw.index(b">") + 1
                opened = Node(whole.name, whole.attrs, 0, head, 0, 0)
                raw = set_attribute(raw, opened, name, value) + raw[head:]
            self._memo[key] = self._count + len(self._new_formats)
            self._new_formats.append(raw)
        return self._memo[key]

    def save(self) -> None:
        """Write what was added into the package."""
        p = self._prefix
        fills = b"".join(
            (
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{rgb}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
            ).encode()
            for rgb in self._colours
        )
        for local, body, count in (
            (b"cellXfs", b"".join(self._new_formats), self._count + len(self._new_formats)),
            (b"fills", fills, self._fills + len(self._colours)),
        ):
            node = self._xml.child(local)
            if node is None or not body:
                continue
            tag = set_attribute(self._xml.data, node, "count", str(count))
            content = b"" if node.empty else self._xml.data[node.open_end : node.close_start]
            opened = tag[:-2].rstrip() + b">" if node.empty else tag
            self._xml.splice(node.start, node.end, opened + content + body + b"</" + node.name + b">")
