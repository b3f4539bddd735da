"""The worksheets of a workbook in a package as calamine reads it: some of what Excel takes it gives up, misreads or
does not find.

That is whatever ``resolved`` takes out of XML; parts in places of their own; colours it cannot parse, which values do
not need; errors it does not know; sheets without cells of a kind it does not know (macro sheets of Excel 4); an unknown
visibility of a sheet.
"""

from __future__ import annotations

import zipfile
from collections.abc import Set as AbstractSet
from io import BytesIO

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.workbook.limits import ReaderTrouble
from toolkit.workbook.ooxml.book import Book, rels_name
from toolkit.workbook.ooxml.resolved import resolved
from toolkit.workbook.ooxml.scan import children, escape, root

WORKBOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_WITHOUT = (b"fonts", b"fills", b"borders", b"dxfs", b"tableStyles", b"colors")
_STATES = ("hidden", "veryHidden")
# Of the errors a cell may hold calamine knows the old ones only, and one is as good as another: none is a value.
_ERROR = compiled(
    rb"""(<(?:[^\s<>/:]++:)?c\s(?=[^<>]*\bt\s*=\s*["']e["'])[^<>]*+>\s*+(?:<(?:[^\s<>/:]++:)?f(?:\s[^<>]*)?"""
    rb"""(?:/>|>[^<]*+</(?:[^\s<>/:]++:)?f\s*+>)\s*+)?<(?:[^\s<>/:]++:)?v(?:\s[^<>]*+)?>)#[^<]*+"""
)


def plain_copy(book: Book, wanted: AbstractSet[str]) -> bytes:
    """A workbook with the worksheets of these names, their values and number formats, and nothing else.

    Raises:
        ReaderTrouble: not XML.
    """
    package = book.package
    made: dict[str, bytes] = {}
    sheets, targets = "", ""
    try:
        for ref in book.sheets:
            if ref.kind != "worksheet" or ref.name not in wanted or ref.part not in package:
                continue
            place, mark = f"worksheets/sheet{len(made) + 1}.xml", f"rId{len(made) + 1}"
            made[f"xl/{place}"] = _ERROR.sub(rb"\1#N/A", resolved(package.read(ref.part)))
            name, state = escape(ref.name, attribute=True), ref.state if ref.state in _STATES else "visible"
            sheets += f'<sheet name="{name}" sheetId="{len(made)}" state="{state}" r:id="{mark}"/>'
            targets += _relation(mark, "worksheet", place)
        for kind, part in (("styles", STYLES), ("sharedStrings", STRINGS)):
            there = book.related(kind)
            if there is not None:
                made[part] = resolved(package.read(there))
                targets += _relation(kind, kind, part.removeprefix("xl/"))
        if STYLES in made:
            made[STYLES] = _formats_only(made[STYLES])
    except WriteRefusedError as e:
        raise ReaderTrouble(str(e.params.get("detail", "XML"))) from e
    dates = '<workbookPr date1904="1"/>' if book.date1904 else ""
    made[WORKBOOK] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{dates}<sheets>{sheets}</sheets></workbook>'.encode()
    )
    made[rels_name(WORKBOOK)] = _relations(targets)
    made[rels_name("")] = _relations(_relation("rId1", "officeDocument", WORKBOOK))
    made["[Content_Types].xml"] = _CONTENT_TYPES.encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return out.getvalue()


def _relation(mark: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{mark}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _formats_only(styles: bytes) -> bytes:
    top = root(styles)
    nodes = [] if top.empty else list(children(styles, top.open_end, top.close_start))
    for node in reversed(nodes):
        if node.local in _WITHOUT:
            styles = styles[: node.start] + styles[node.end :]
    return styles
