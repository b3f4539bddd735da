"""Defined names of the workbook part."""

from __future__ import annotations

from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.book import Book, elements
from toolkit.workbook.ooxml.scan import Node, children, escape, remembering, unescape


class Name(NamedTuple):
    """A defined name. ``sheet`` is the index of the sheet it belongs to, None for the whole workbook."""

    name: str
    sheet: int | None
    formula: str
    node: Node


def names_of(book: Book) -> tuple[Name, ...]:
    """All defined names, in order."""
    return _names(book.xml.data)


@remembering
def _names(data: bytes) -> tuple[Name, ...]:
    listed = next((n for n in elements(data) if n.local == b"definedNames"), None)
    if listed is None or listed.empty:
        return ()
    found = []
    for node in children(data, listed.open_end, listed.close_start):
        scope = node.get("localSheetId")
        text = unescape(data[node.open_end : node.close_start].decode("utf-8", "replace"))
        sheet = int(scope) if scope is not None and scope.isdecimal() else None
        found.append(Name(node.get("name") or "", sheet, text, node))
    return tuple(found)


def add_name(book: Book, name: str, sheet: int, formula: str, hidden: bool = False) -> None:
    """Add a defined name with one sheet's scope, at the end."""
    p = book.prefix
    veil = ' hidden="1"' if hidden else ""
    element = (
        f'<{p}definedName name="{escape(name, attribute=True)}" localSheetId="{sheet}"{veil}>'
        f"{escape(formula)}</{p}definedName>"
    ).encode()
    listed = book.xml.child(b"definedNames")
    if listed is None:
        tag = f"{p}definedNames"
        book.insert(b"definedNames", f"<{tag}>".encode() + element + f"</{tag}>".encode())
    else:
        book.xml.append_to(listed, element)


def change_name(book: Book, name: Name, formula: str) -> None:
    """Give a defined name another formula."""
    book.xml.splice(name.node.open_end, name.node.close_start, escape(formula).encode())
