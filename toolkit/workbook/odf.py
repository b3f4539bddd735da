"""OpenDocument spreadsheets (.ods) as the reader takes them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.ooxml.scan import TURNS, unescape

_CONTENT, _KIND = "content.xml", "mimetype"
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_WRONG = (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, ValueError, EOFError)
# Between cells, rows, tables and paragraphs; within a text no such tag follows.
_INDENT = re.compile(rb">\s+(?=</?(?:table|office):|<text:[ph]\b)")
_ZONE = re.compile(rb"""(\soffice:date-value=["'][\d:T-]+)(?:\.\d+)?Z(?=["'])""")
_TAG = compiled(
    rb"""<(?P<end>/?)table:(?P<kind>table|table-row|table-cell|covered-table-cell)"""
    rb"""(?P<attrs>(?>[\s/](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')""" + TURNS.encode() + rb""")?)>"""
)
_ATTRIBUTE = compiled(
    rb"""\s(?:table|office):(name|number-[a-z]+-(?:repeated|spanned)|date-value)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')"""
)
_SHOWN = compiled(rb"\s*<text:p>([0-9]{4}-[0-9]{2}-[0-9]{2}) 24:00</text:p>")
_MOST_ROWS = 1 << 21
"""Rows of all merged cells of a sheet together: no more is taken, so that a small file cannot claim any number."""
_UPPER = 1 << 23  # bytes of the cells that are searched for our format
_MOST_ALIKE = 100  # rows alike, of which one line of the file makes any number
Area = tuple[int, int, int, int]


def is_locked(data: bytes) -> bool:
    """Whether a spreadsheet has a password to open: OpenDocument 1.2, part 3, 3.4."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except _WRONG:
        return False


def plainer(data: bytes) -> bytes | None:
    """The same spreadsheet as LibreOffice and Excel write it, where calamine gives up on it; None if it is so already.

    They put no white space between cells; programs that lay their XML out for people do. Of those some give dates a
    zone, which LibreOffice passes over and calamine makes a text of. They begin with the kind of document, which Google
    and others left out, for its manifest has it too.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            content = old.read(_CONTENT)
            plain = _INDENT.sub(b">", content)
            if (plain == content and old.namelist()[0] == _KIND) or b":spreadsheet" not in content:
                return None
            plain = _ZONE.sub(rb"\1", plain)
            out = BytesIO()
            with zipfile.ZipFile(out, "w") as new:
                new.writestr(_KIND, MEDIA_TYPE)
                for name in dict.fromkeys(old.namelist()):
                    if name != _KIND:
                        new.writestr(name, plain if name == _CONTENT else old.read(name))
            return out.getvalue()
    except _WRONG:
        return None  # not whole, encrypted, or no OpenDocument


def merges(data: bytes) -> Mapping[str, tuple[Area, ...]]:
    """By sheet, the merged cells as (first row, first column, last row, last column), which calamine does not give."""
    content = _content(data)
    if b"-spanned" not in content:
        return {}
    found: dict[str, list[Area]] = {}
    left: dict[str, int] = {}
    for cell in _cells(content):
        tall = _number(cell.said, "number-rows-spanned", MAX_ROW)
        wide = _number(cell.said, "number-columns-spanned", MAX_COLUMN)
        areas, rest = found.setdefault(cell.sheet, []), left.setdefault(cell.sheet, _MOST_ROWS)
        if (tall > 1 or wide > 1) and tall <= rest and not cell.covered:
            areas.append((cell.row, cell.column, cell.row + tall - 1, cell.column + wide - 1))
            left[cell.sheet] = rest - tall
    return {name: tuple(areas) for name, areas in found.items()}


def dayends(data: bytes) -> Mapping[str, frozenset[tuple[int, int]]]:
    """By sheet, the cells with a date that is shown as 2026-11-05 24:00: with the format that only we use.

    What a cell shows is stored beside what it holds.
    """
    content = _content(data)[:_UPPER]
    if b" 24:00<" not in content:
        return {}
    found: dict[str, set[tuple[int, int]]] = {}
    for cell in _cells(content):
        shown = _SHOWN.match(content, cell.end)
        if shown is None or cell.said.get("date-value", "")[:10] != shown[1].decode():
            continue
        cells = found.setdefault(cell.sheet, set())
        rows = range(cell.row, cell.row + min(cell.rows, _MOST_ALIKE))
        cells.update((row, cell.column) for row in rows)
    return {name: frozenset(cells) for name, cells in found.items()}


def _content(data: bytes) -> bytes:
    """The part with the cells; nothing where there is none to be had."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.read(_CONTENT)
    except _WRONG:
        return b""


class _Cell(NamedTuple):
    """One cell, or several alike side by side and in ``rows`` rows. ``end``: where in the part its content begins."""

    sheet: str
    row: int
    column: int
    rows: int
    covered: bool
    said: Mapping[str, str]
    end: int


def _cells(content: bytes) -> Iterator[_Cell]:
    """Every cell that says something of itself."""
    name, row, column, repeated, depth = "", 0, 0, 1, 0
    for m in _TAG.finditer(content):
        kind, closed = m["kind"], m["attrs"].endswith(b"/")
        if kind == b"table":
            # A table within a cell is no sheet, and its cells are not those of one.
            depth += -1 if m["end"] else not closed
            if depth == 1 and not m["end"]:
                name, row = _attributes(m["attrs"]).get("name", ""), 0
        elif depth != 1 or m["end"]:
            continue
        elif kind == b"table-row":
            row, column = row + repeated if row else 1, 1
            repeated = _number(_attributes(m["attrs"]), "number-rows-repeated", MAX_ROW)
        else:
            said = _attributes(m["attrs"])
            if said:
                yield _Cell(name, row, column, repeated, kind != b"table-cell", said, m.end())
            column += _number(said, "number-columns-repeated", MAX_COLUMN)


def _attributes(attrs: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(attrs) if b"table:n" in attrs or b":date-value" in attrs else []
    return {name.decode(): unescape((a or b).decode("utf-8", "replace")) for name, a, b in found}


def _number(said: Mapping[str, str], name: str, most: int) -> int:
    """A count, 1 where none is said or it is none; at most as many as a sheet can have."""
    value = said.get(name, "")
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 10 else 1
