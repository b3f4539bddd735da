"""Giving a sheet another name, where nothing in the workbook goes by the old one but what can be said anew.

Names of ranges and the links of our own result sheet are said anew. A formula, a chart, a link or a macro that may name
the sheet is left as it is, and so is the sheet's name: whoever wrote it renames it where all of it is renamed.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from toolkit.errors import WriteRefusedError
from toolkit.workbook.ooxml.book import Book
from toolkit.workbook.ooxml.names import change_name, names_of
from toolkit.workbook.ooxml.package import Package, key
from toolkit.workbook.ooxml.scan import children, from_utf8, set_attribute, to_utf8, unescape

_PLAIN = re.compile(r"[^'\"&<>\[\]:*?/\\\x00-\x1f]{1,31}")
"""Names that are written alike wherever they stand, in XML and within the quotes of a reference."""

_APP = "docprops/app.xml"
_STRINGS = "sharedstrings.xml"
_MAKES_NAMES = re.compile(rb"\bINDIRECT\s*\(", re.IGNORECASE)


def has_sheet(data: bytes, name: str) -> bool:
    """Whether a workbook has a sheet of that name already."""
    return Book(Package(data)).find(name) is not None


def rename_sheet(data: bytes, old: str, new: str, result_sheets: Collection[str] = ()) -> bytes | None:
    """The workbook with a sheet renamed; None where that would not be safe, or the name is taken.

    Args:
        result_sheets: what our own sheet may be called, in which links to the old name become links to the new one.
    """
    package = Package(data)
    book = Book(package)
    if not (_PLAIN.fullmatch(old) and _PLAIN.fullmatch(new)) or book.structure_locked or book.find(new) is not None:
        return None
    rewritten = {key(ours.part) for name in result_sheets if (ours := book.find(name)) is not None}
    try:
        for name in package.names():
            k = key(name)
            if k in (key(book.part), _APP) or not k.endswith((".xml", ".vml", ".bin")) or k.endswith(_STRINGS):
                continue
            if k.endswith("vbaproject.bin") or k.startswith("_xmlsignatures"):
                return None
            raw = package.read(name)
            if k in rewritten:
                part, encoding = to_utf8(raw)
                package.put(name, from_utf8(_said_anew(part.decode(), old, new).encode(), encoding))
            elif _goes_by(raw, old):
                return None
        _rename(book, old, new)
    except (WriteRefusedError, UnicodeDecodeError):
        return None
    return package.render()


def _rename(book: Book, old: str, new: str) -> None:
    for name in names_of(book):
        if old in name.formula:
            # The places move with each change, so that one is made at a time.
            found = next(n for n in names_of(book) if (n.name, n.sheet) == (name.name, name.sheet))
            change_name(book, found, _said_anew(found.formula, old, new))
    listed = book.xml.child(b"sheets")
    if listed is None:
        return
    for node in children(book.xml.data, listed.open_end, listed.close_start):
        if node.get("name") == old:
            book.xml.splice(node.start, node.open_end, set_attribute(book.xml.data, node, "name", new))
            break
    package = book.package
    if _APP in package:
        part, encoding = to_utf8(package.read(_APP))
        text = _said_anew(part.decode(), old, new).replace(f">{old}<", f">{new}<")
        package.put(_APP, from_utf8(text.encode(), encoding))


def _goes_by(raw: bytes, old: str) -> bool:
    """Whether a part may name the sheet: as that of a cell, as a pivot table's source, or by a name put together."""
    is_xml = raw[:1] in (b"<", b"\xef", b"\xff", b"\xfe")
    text = unescape(to_utf8(raw)[0].decode("utf-8", "replace")) if is_xml else ""
    word = re.escape(old)
    named = rf"(?<!\w){word}'?!|sheet=[\"']{word}[\"']|<(?:\w+:)?f\b[^<]*{word}"
    return bool(_MAKES_NAMES.search(raw) or re.search(named, text))


def _said_anew(text: str, old: str, new: str) -> str:
    word = re.escape(old)
    return re.sub(rf"'{word}'!|(?<![\w\]'.:]){word}!", f"'{new}'!", text)
