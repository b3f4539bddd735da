"""Notes on cells of an existing sheet: real ones, that Excel, WPS and LibreOffice show beside the cell.

A note is an entry of the sheet's comments part and a shape of its VML drawing, ISO/IEC 29500-1 18.7 and 29500-4 19.
Notes that people wrote stay; on a cell that has one, ours is added under it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from toolkit.workbook.ooxml.book import CONTENT_TYPES, Book, SheetRef, XmlPart, relationships, rels_name
from toolkit.workbook.ooxml.cells import cell_name, xstring
from toolkit.workbook.ooxml.package import Package, key
from toolkit.workbook.ooxml.scan import Node, attributes, children, escape
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.ooxml.styles import MAIN, MAIN_STRICT

Cell = tuple[int, int]

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREADED = "tc={"
_SHAPE_ID = re.compile(rb'_x0000_s(\d+)"')
_NAMES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_SHAPETYPE = (
    '<v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def add_notes(book: Book, ref: SheetRef, sheet: Sheet, notes: Mapping[Cell, str], author: str) -> None:
    """Add a note to each of the cells; the reference to the drawing goes into the sheet's splices."""
    package = book.package
    rels = relationships(package, ref.part)
    comments = next((r.part for r in rels if r.kind == "comments" and r.part in package), None)
    if comments is None:
        comments = _free(package, posixpath.join(posixpath.dirname(posixpath.dirname(ref.part)), "comments{}.xml"))
        ns = MAIN_STRICT if book.strict else MAIN
        empty = f'<comments xmlns="{ns}"><authors/><commentList/></comments>'
        package.put(comments, ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + empty).encode())
        _declare(package, "Override", "PartName", f"/{comments}", _COMMENTS)
        _relate(book, ref, comments, "comments")
    shown = _write(XmlPart(package, comments), notes, author)
    node = sheet.child(b"legacyDrawing")
    drawing = None
    if node is not None:
        wanted = next((v for k, v in _ids(node).items() if k == "id"), "")
        drawing = next((r.part for r in rels if r.id == wanted and r.part in package), None)
    if drawing is None:
        drawing = _free(
            package, posixpath.join(posixpath.dirname(posixpath.dirname(ref.part)), "drawings/vmlDrawing{}.vml")
        )
        package.put(drawing, _empty_drawing(ref.position + 1))
        _declare(package, "Default", "Extension", "vml", _VML)
        new_id = _relate(book, ref, drawing, "vmlDrawing")
        ns = _R_STRICT if book.strict else _R
        sheet.insert(b"legacyDrawing", f'<{sheet.prefix}legacyDrawing xmlns:r="{ns}" r:id="{new_id}"/>'.encode())
    _draw(package, drawing, shown, ref.position + 1)


def _ids(node: Node) -> dict[str, str]:
    return {name.rpartition(":")[2]: value for name, value in attributes(node.attrs).items()}


def _write(xml: XmlPart, notes: Mapping[Cell, str], author: str) -> list[Cell]:
    """Write the texts; gives the cells that had no note before and need a shape."""
    p = xml.root.prefix.decode()
    authors = xml.child(b"authors")
    assert authors is not None
    names = [] if authors.empty else list(children(xml.data, authors.open_end, authors.close_start))
    threaded = {i for i, n in enumerate(names) if xml.data[n.open_end : n.close_start].startswith(_THREADED.encode())}
    xml.append_to(authors, f"<{p}author>{escape(author)}</{p}author>".encode())
    listed = xml.child(b"commentList")
    assert listed is not None
    there: dict[str, Node] = {}
    if not listed.empty:
        there = {n.get("ref") or "": n for n in children(xml.data, listed.open_end, listed.close_start)}
    new: list[Cell] = []
    fresh: list[bytes] = []
    edits: list[tuple[int, int, bytes]] = []
    for cell, text in sorted(notes.items()):
        name = cell_name(*cell)
        run = f'<{p}r><{p}t xml:space="preserve">{{}}</{p}t></{p}r>'
        old = there.get(name)
        if old is None:
            body = run.format(escape(xstring(text)))
            fresh.append(
                f'<{p}comment ref="{name}" authorId="{len(names)}"><{p}text>{body}</{p}text></{p}comment>'.encode()
            )
            new.append(cell)
        elif int(old.get("authorId") or 0) not in threaded:
            edits.append(_under(xml.data, old, run.format(escape(xstring(f"\n{author}:{text}"))).encode(), p))
    for start, end, raw in sorted(edits, reverse=True):
        xml.splice(start, end, raw)
    if fresh:
        listed = xml.child(b"commentList")
        assert listed is not None
        xml.append_to(listed, b"".join(fresh))
    return new


def _under(data: bytes, comment: Node, run: bytes, prefix: str) -> tuple[int, int, bytes]:
    """The text of a note with a run at its end; a plain text becomes a run of its own first."""
    text = next(n for n in children(data, comment.open_end, comment.close_start) if n.local == b"text")
    content = b"" if text.empty else data[text.open_end : text.close_start]
    p = prefix.encode()
    if content.lstrip().startswith(b"<" + p + b"t") and not content.lstrip().startswith(b"<" + p + b"text"):
        content = b"<" + p + b"r>" + content + b"</" + p + b"r>"
    return text.start, text.end, b"<" + text.name + b">" + content + run + b"</" + text.name + b">"


def _draw(package: Package, part: str, cells: list[Cell], number: int) -> None:
    data = package.read(part)
    end = data.rfind(b"</xml>")
    if end < 0:
        data, end = _empty_drawing(number), _empty_drawing(number).rfind(b"</xml>")
    first = max([1024 * number, *(int(m) for m in _SHAPE_ID.findall(data))]) + 1
    top = data[: data.find(b">", data.find(b"<xml")) + 1]
    # Excel binds the three names at the top; other programs bind them where they use them.
    names = "" if all(f"xmlns:{n}=".encode() in top for n in "vox") else _NAMES
    kind = b"" if b'id="_x0000_t202"' in data else _SHAPETYPE.format(names=names).encode()
    shapes = b"".join(_shape(first + i, row, column, names) for i, (row, column) in enumerate(cells))
    package.put(part, data[:end] + kind + shapes + data[end:])


def _shape(number: int, row: int, column: int, names: str) -> bytes:
    top = max(row - 2, 0)
    anchor = f"{column}, 15, {top}, 10, {column + 4}, 15, {top + 6}, 4"
    return (
        f'<v:shape{names} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;margin-left:60pt;margin-top:2pt;'
        f'width:216pt;height:90pt;z-index:{number % 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    ).encode()


def _empty_drawing(number: int) -> bytes:
    return (
        f'<xml{_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout></xml>'
    ).encode()


def _free(package: Package, pattern: str) -> str:
    taken = {key(name) for name in package.names()}
    return next(n for i in range(1, len(taken) + 2) if key(n := pattern.format(i)) not in taken)


def _declare(package: Package, element: str, attribute: str, name: str, content_type: str) -> None:
    types = XmlPart(package, CONTENT_TYPES)
    if any(n.local == element.encode() and (n.get(attribute) or "").lower() == name.lower() for n in types.children()):
        return
    p = types.root.prefix.decode()
    raw = f'<{p}{element} {attribute}="{escape(name, attribute=True)}" ContentType="{content_type}"/>'.encode()
    # Defaults stand before overrides in every file that Excel writes; some readers expect it.
    first = types.children()[0] if types.children() else None
    if element == "Default" and first is not None:
        types.splice(first.start, first.start, raw)
    else:
        types.append_to(types.root, raw)


def _relate(book: Book, ref: SheetRef, part: str, kind: str) -> str:
    """Relate a part from the sheet; gives the relationship's id."""
    name = rels_name(ref.part)
    if name not in book.package:
        empty = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}"/>'
        book.package.put(name, empty.encode())
    rels = XmlPart(book.package, name)
    taken = {(n.get("Id") or "").lower() for n in rels.children()}
    new_id = next(f"rId{i}" for i in range(1, len(taken) + 2) if f"rid{i}" not in taken)
    p = rels.root.prefix.decode()
    base = _R_STRICT if book.strict else _R
    target = escape("/" + part, attribute=True)
    rels.append_to(rels.root, f'<{p}Relationship Id="{new_id}" Type="{base}/{kind}" Target="{target}"/>'.encode())
    return new_id
