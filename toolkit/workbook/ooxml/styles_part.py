"""The styles part as it is: its collections, and what is in them. ISO/IEC 29500-1, 18.8."""

from __future__ import annotations

import re

from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.scan import Node, attributes, children, malformed, remembering, root

MOST_FORMATS = 65_490  # Excel repairs a workbook with more
_MOST_READ = 1 << 16
Xf = tuple[tuple[tuple[str, str], ...], bytes]  # attributes in order, content


class Collection:
    """One collection of the styles part (fonts, fills, cellXfs …), and what is to be appended to it."""

    def __init__(self, node: Node | None, items: list[Node], raw: list[bytes]) -> None:
        self.node = node
        self.items = items
        self.raw = raw
        self.new: list[bytes] = []

    @classmethod
    def of(cls, data: bytes, node: Node | None) -> Collection:
        """That of an element of the part, an empty one for None."""
        items = entries(data, node)
        return cls(node, items, [tight(data[n.start : n.end]) for n in items])

    def copy(self) -> Collection:
        """The same, to be appended to by itself."""
        return Collection(self.node, self.items, list(self.raw))

    def index(self, item: bytes) -> int:
        """The index of this very element, appended if it is new."""
        if item in self.raw:
            return self.raw.index(item)
        self.raw.append(item)
        self.new.append(item)
        return len(self.raw) - 1


def entries(data: bytes, node: Node | None) -> list[Node]:
    """What a collection holds, in order. Where an entry is a choice between what this program and another understands
    (``mc:AlternateContent``, ISO/IEC 29500-3), it is what is there for those that do not."""
    if node is None or node.empty:
        return []
    found = list(children(data, node.open_end, node.close_start))
    return [_fallback(data, n) if n.local == b"AlternateContent" else n for n in found]


def _fallback(data: bytes, choice: Node) -> Node:
    ways = [] if choice.empty else list(children(data, choice.open_end, choice.close_start))
    for way in sorted(ways, key=lambda w: w.local != b"Fallback"):
        inside = None if way.empty else next(children(data, way.open_end, way.close_start), None)
        if inside is not None:
            return inside
    return choice


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
    """What a styles part holds; whoever adds to it copies what is added to."""
    top = root(data)
    present = {} if top.empty else {n.local: n for n in children(data, top.open_end, top.close_start)}
    if b"cellXfs" in present:
        refuse_many(data, present[b"cellXfs"])
    lists = {k: Collection.of(data, present.get(k)) for k in (b"numFmts", b"fonts", b"fills", b"borders", b"cellXfs")}
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


def refuse_many(data: bytes, formats: Node) -> None:
    """Refuse more cell formats than Excel takes: each costs time.

    Raises:
        WriteRefusedError: there are more.
    """
    if data.count(b"xf ", formats.open_end, formats.close_start) > _MOST_READ:
        raise malformed("cellXfs")


def canonical(xf: Xf) -> Xf:
    """What two formats that look alike have in common, whatever the order of their attributes."""
    return tuple(sorted(xf[0])), tight(xf[1])


def tight(raw: bytes) -> bytes:
    """Without the white space between elements that pretty printers put in."""
    return re.sub(rb">\s+<", b"><", raw.strip()).replace(b" />", b"/>")
