"""One worksheet part: its elements around ``sheetData``, found once, patched at the end in one pass.

Edits are collected as splices (start, end, new bytes) against the original bytes, so every edit can be computed from
what was there, in any order, and the part is put together once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import MAX_COLUMN, Box, format_ref, parse_ref
from toolkit.workbook.ooxml.scan import Node, bound, children, holds, malformed, root, set_attribute

# CT_Worksheet, ISO/IEC 29500-1 18.3.1.99
SHEET_ORDER = (
    b"sheetPr",
    b"dimension",
    b"sheetViews",
    b"sheetFormatPr",
    b"cols",
    b"sheetData",
    b"sheetCalcPr",
    b"sheetProtection",
    b"protectedRanges",
    b"scenarios",
    b"autoFilter",
    b"sortState",
    b"dataConsolidate",
    b"customSheetViews",
    b"mergeCells",
    b"phoneticPr",
    b"conditionalFormatting",
    b"dataValidations",
    b"hyperlinks",
    b"printOptions",
    b"pageMargins",
    b"pageSetup",
    b"headerFooter",
    b"rowBreaks",
    b"colBreaks",
    b"customProperties",
    b"cellWatches",
    b"ignoredErrors",
    b"smartTags",
    b"drawing",
    b"legacyDrawing",
    b"legacyDrawingHF",
    b"picture",
    b"oleObjects",
    b"controls",
    b"webPublishItems",
    b"tableParts",
    b"extLst",
)
_PIECE = 1 << 20
_LONGEST = 1 << 25  # bytes of one element beside the cells: a million merged areas
_HEAD = 1 << 20  # bytes before the cells: column definitions and views
_OPEN = compiled(rb"<sheetData(?:\s[^<>]*+)?>")


class ColumnSpan(NamedTuple):
    """A ``<col>`` element: columns first to last, their default style."""

    first: int
    last: int
    style: int
    node: Node


class Sheet:
    """A worksheet under edit. ``start`` and ``end`` bound the content of sheetData in ``data``."""

    __slots__ = ("_merges", "data", "name", "nodes", "rows", "splices", "top")

    def __init__(self, name: str, data: bytes, top: Node, nodes: list[Node], rows: Node) -> None:
        self.name = name
        self.data = data
        self.top = top
        self.nodes = nodes
        self.rows = rows
        self.splices: list[tuple[int, int, bytes | Iterable[bytes]]] = []
        self._merges: list[Box] | None = None

    @property
    def prefix(self) -> str:
        return self.top.prefix_text

    @property
    def start(self) -> int:
        return self.rows.open_end

    @property
    def end(self) -> int:
        return self.rows.close_start

    def child(self, local: bytes) -> Node | None:
        return next((n for n in self.nodes if n.local == local), None)

    def of(self, parent: bytes) -> list[Node]:
        """The elements inside a child of the worksheet element."""
        node = self.child(parent)
        if node is None or node.empty:
            return []
        if node.end - node.start > _LONGEST:
            raise malformed(parent.decode())
        return list(children(self.data, node.open_end, node.close_start))

    def merges(self) -> list[Box]:
        """Merged areas, as stored."""
        if self._merges is None:
            found = (parse_ref(n.get("ref") or "") for n in self.of(b"mergeCells"))
            self._merges = [box for box in found if box is not None]
        return self._merges

    def columns(self) -> list[ColumnSpan]:
        """Column definitions, as stored."""
        spans: list[ColumnSpan] = []
        for node in self.of(b"cols"):
            low, high, style = (node.get(k) or "0" for k in ("min", "max", "style"))
            if low.isdecimal() and high.isdecimal():
                if len(spans) == MAX_COLUMN:
                    raise malformed("cols")
                spans.append(ColumnSpan(int(low), int(high), int(style) if style.isdecimal() else 0, node))
        return spans

    def splice(self, start: int, end: int, new: bytes | Iterable[bytes]) -> None:
        """Replace what is between two offsets; bytes in pieces are asked for at the very end, one by one."""
        self.splices.append((start, end, new))

    def set(self, node: Node, **attrs: str) -> None:
        """Replace attributes in the start tag of an element."""
        tag = self.data[node.start : node.open_end]
        for name, value in attrs.items():
            here = Node(node.name, tag[1 + len(node.name) : -2 if tag.endswith(b"/>") else -1], 0, len(tag), 0, 0)
            tag = set_attribute(tag, here, name, value)
        self.splice(node.start, node.open_end, tag)

    def insert(self, local: bytes, element: bytes) -> None:
        """Put a new child where the schema wants it."""
        rank = SHEET_ORDER.index(local)
        at = self.top.close_start
        for node in self.nodes:
            if node.local in SHEET_ORDER[rank + 1 :]:
                at = node.start
                break
        self.splice(at, at, element)

    def grow_dimension(self, box: Box) -> None:
        """Let the dimension element cover the box too. A sheet without one keeps none: it is only a hint."""
        node = self.child(b"dimension")
        if node is None:
            return
        old = parse_ref(node.get("ref") or "")
        if old is None:
            return
        grown = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
        if old == (1, 1, 1, 1) and not re.search(rb"<(?:[^\s<>/:]++:)?c\b", self.data[self.start : self.start + 4096]):
            grown = box  # Excel says A1 for an empty sheet
        if grown != old:
            self.set(node, ref=format_ref(grown))

    def pieces(self) -> Iterator[bytes | bytearray]:
        """The part with all splices applied, a megabyte or so at a time: the whole need never be in memory.

        Insertions at one place keep their order and precede a replacement there; overlaps are a mistake of ours.
        """
        out = bytearray()
        view = memoryview(self.data)
        at = 0
        self.splices.sort(key=itemgetter(0, 1))
        for start, end, new in self.splices:
            if start < at:
                raise AssertionError("overlapping edits")
            out += view[at:start]
            at = end
            if isinstance(new, bytes):
                out += new
            else:
                yield out
                yield from new
                out = bytearray()
            if len(out) > _PIECE:
                yield out
                out = bytearray()
        out += view[at:]
        yield out

    def render(self) -> bytes:
        """The part with all splices applied."""
        return b"".join(self.pieces())


def plain(name: str, data: bytes) -> Sheet | None:
    """The same as ``parse`` without a look at the cells, for those who look at them anyway; None where nothing can be
    said without one: prefixes, comments around the cells, no cells.

    Raises:
        WriteRefusedError: not well formed around the cells.
    """
    opened = _OPEN.search(data, 0, _HEAD)
    if opened is None:
        return None
    empty = opened[0].endswith(b"/>")
    close = opened.end() if empty else data.rfind(b"</sheetData>")
    end = close if empty else close + len(b"</sheetData>")
    if close < opened.end() or data.find(b"<!", 0, opened.start()) >= 0 or data.find(b"<!", end) >= 0:
        return None
    top = root(data)
    if top.name != b"worksheet" or top.empty or top.close_start < end:
        return None
    rows = Node(b"sheetData", b"", opened.start(), opened.end(), close, end)
    before = list(children(data, top.open_end, opened.start()))
    return Sheet(name, data, top, _own(top, [*before, rows, *children(data, end, top.close_start)]), rows)


def parse(name: str, data: bytes) -> Sheet:
    """Find the elements around sheetData; its content is skipped without a look where that is safe.

    Raises:
        WriteRefusedError: not a worksheet that can be patched with certainty.
    """
    if b"<!DOCTYPE" in data[:4096]:
        raise malformed("DOCTYPE")
    top = root(data)
    if top.local != b"worksheet" or top.empty:
        raise malformed(top.name.decode("utf-8", "replace"))
    nodes = _skipping(data, top)
    if nodes is None:
        nodes = list(children(data, top.open_end, top.close_start))
    nodes = _own(top, nodes)
    rows = next((n for n in nodes if n.local == b"sheetData"), None)
    if rows is None:
        raise malformed("sheetData")
    return Sheet(name, data, top, nodes, rows)


def _skipping(data: bytes, top: Node) -> list[Node] | None:
    """The elements of a worksheet without a look at the cells; None where that is not safe."""
    if top.prefix or holds(data, b"<!"):
        return None
    opened = _OPEN.search(data, top.open_end, top.close_start)
    if opened is None or opened[0].endswith(b"/>") or b"xmlns" in opened[0]:
        return None
    close = data.rfind(b"</sheetData>", opened.end(), top.close_start)
    if close < 0:
        raise malformed("sheetData")
    end = close + len(b"</sheetData>")
    rows = Node(b"sheetData", b"", opened.start(), opened.end(), close, end)
    try:
        return [*children(data, top.open_end, opened.start()), rows, *children(data, end, top.close_start)]
    except WriteRefusedError:  # another program's cells around or after ours, or no XML at all
        return None


def _own(top: Node, nodes: list[Node]) -> list[Node]:
    """Those in the namespace of the worksheet, by any prefix: those of another program may have the same names."""
    main = bound(top.prefix, top.attrs)
    return [n for n in nodes if bound(n.prefix, n.attrs, top.attrs) == main]
