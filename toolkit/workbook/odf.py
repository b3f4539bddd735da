"""OpenDocument spreadsheets (.ods) as the reader takes them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.ooxml.scan import unescape

_CONTENT = "content.xml"
_WRONG = (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, ValueError, EOFError)
# Between cells, rows, tables and paragraphs; within a text no such tag follows.
_INDENT = re.compile(rb">\s+(?=</?(?:table|office):|<text:[ph]\b)")
_ZONE = re.compile(rb"""(\soffice:date-value=["'][\d:T-]+)(?:\.\d+)?Z(?=["'])""")
_TAG = compiled(
    rb"""<(?P<end>/?)table:(?P<kind>table|table-row|table-cell|covered-table-cell)"""
    rb"""(?P<attrs>(?>[\s/](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*)?)>"""
)
_ATTRIBUTE = compiled(rb"""\stable:(name|number-[a-z]+-(?:repeated|spanned))\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_MOST_ROWS = 1 << 21
"""Rows of all merged cells of a sheet together: no more is taken, so that a small file cannot claim any number."""
Area = tuple[int, int, int, int]


def is_locked(data: bytes) -> bool:
    """Whether a spreadsheet has a password to open: OpenDocument 1.2, part 3, 3.4."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except _WRONG:
        return False


def plainer(data: bytes) -> bytes | None:
    """The same spreadsheet without white space between its cells, at which calamine gives up; None if it has none.

    LibreOffice and Excel write none; programs that lay their XML out for people do. Of those some give dates a zone,
    which LibreOffice passes over and calamine makes a text of.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            content = old.read(_CONTENT)
            plain = _INDENT.sub(b">", content)
            if plain == content:
                return None
            plain = _ZONE.sub(rb"\1", plain)
            out = BytesIO()
            with zipfile.ZipFile(out, "w") as new:
                for name in dict.fromkeys(old.namelist()):
                    new.writestr(name, plain if name == _CONTENT else old.read(name))
            return out.getvalue()
    except _WRONG:
        return None  # not whole, encrypted, or no OpenDocument


def merges(data: bytes) -> Mapping[str, tuple[Area, ...]]:
    """By sheet, the merged cells as (first row, first column, last row, last column), which calamine does not give."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            content = archive.read(_CONTENT)
    except _WRONG:
        return {}
    if b"-spanned" not in content:
        return {}
    found: dict[str, tuple[Area, ...]] = {}
    areas: list[Area] = []
    name, row, column, repeated, left, depth = "", 0, 0, 1, _MOST_ROWS, 0
    for m in _TAG.finditer(content):
        kind, closed = m["kind"], m["attrs"].endswith(b"/")
        if kind == b"table":
            # A table within a cell is no sheet, and its cells are not those of one.
            depth += -1 if m["end"] else not closed
            if depth == 1 and not m["end"]:
                name, areas, row, left = _attributes(m["attrs"]).get("name", ""), [], 0, _MOST_ROWS
            elif depth == 0 and m["end"]:
                found.setdefault(name, tuple(areas))
        elif depth != 1 or m["end"]:
            continue
        elif kind == b"table-row":
            row, column = row + repeated if row else 1, 1
            repeated = _number(_attributes(m["attrs"]), "number-rows-repeated", MAX_ROW)
        else:
            said = _attributes(m["attrs"])
            tall = _number(said, "number-rows-spanned", MAX_ROW)
            wide = _number(said, "number-columns-spanned", MAX_COLUMN)
            if (tall > 1 or wide > 1) and tall <= left and kind == b"table-cell":
                areas.append((row, column, row + tall - 1, column + wide - 1))
                left -= tall
            column += _number(said, "number-columns-repeated", MAX_COLUMN)
    return found


def _attributes(attrs: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(attrs) if b"table:n" in attrs else []
    return {name.decode(): unescape((a or b).decode("utf-8", "replace")) for name, a, b in found}


def _number(said: Mapping[str, str], name: str, most: int) -> int:
    """A count, 1 where none is said or it is none; at most as many as a sheet can have."""
    value = said.get(name, "")
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 10 else 1
