"""The styles part as it is: its collections, and what is in them. ISO/IEC 29500-1, 18.8."""

from __future__ import annotations

import re
from copy import copy

from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.scan import Node, attributes, children, remembering, root

Xf = tuple[tuple[tuple[str, str], ...], bytes]  # attributes in order, content


class Collection:
    """One collection of the styles part (fonts, fills, cellXfs …), and what is to be appended to it."""

    def __init__(self, data: bytes, node: Node | None) -> None:
        self.node = node
        self.items = [] if node is None or node.empty else list(children(data, node.open_end, node.close_start))
        self.raw = [tight(data[n.start : n.end]) for n in self.items]
        self.new: list[bytes] = []

    def copy(self) -> Collection:
        """The same, to be appended to by itself."""
        made = copy(self)
        made.raw, made.new = list(self.raw), list(self.new)
        return made

    def index(self, item: bytes) -> int:
        """The index of this very element, appended if it is new."""
        if item in self.raw:
            return self.raw.index(item)
        self.raw.append(item)
        self.new.append(item)
        return len(self.raw) - 1


class Parsed(NamedTuple):
    """A styles part as it is: its document element, the elements under it by name, the collections, and what is in
    them: cell formats, the first index of each, and number format codes by id."""

    top: Node
    present: dict[bytes, Node]
    lists: dict[bytes, Collection]
    xfs: list[Xf]
    known: dict[Xf, int]
    codes: dict[int, str]


@remembering
def parsed(data: bytes) -> Parsed:
    top = root(data)
    present = {} if top.empty else {n.local: n for n in children(data, top.open_end, top.close_start)}
    lists = {k: Collection(data, present.get(k)) for k in (b"numFmts", b"fonts", b"fills", b"borders", b"cellXfs")}
    xfs: list[Xf] = [
        (tuple(attributes(n.attrs).items()), b"" if n.empty else data[n.open_end : n.close_start])
        for n in lists[b"cellXfs"].items
    ]
    known: dict[Xf, int] = {}
    for i, xf in enumerate(xfs):
        known.setdefault(canonical(xf), i)
    codes: dict[int, str] = {}
    for n in lists[b"numFmts"].items:
        number = n.get("numFmtId") or ""
        if number.isdecimal():
            codes[int(number)] = n.get("formatCode") or ""
    return Parsed(top, present, lists, xfs, known, codes)


def canonical(xf: Xf) -> Xf:
    return tuple(sorted(xf[0])), tight(xf[1])


def tight(raw: bytes) -> bytes:
    """Without the white space between elements that pretty printers put in."""
    return re.sub(rb">\s+<", b"><", raw.strip()).replace(b" />", b"/>")
