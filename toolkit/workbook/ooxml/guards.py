"""What must not be written: where a cell is not its own master, or a signature would break."""

from __future__ import annotations

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.book import Book, relationships, truth
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW, Box, cell_name, format_ref, parse_ref
from toolkit.workbook.ooxml.scan import attributes, malformed
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.ooxml.targets import Targets
from toolkit.workbook.port import CellUpdate

_SMALL = 1 << 20
_FORMULA = compiled(rb"<(?:[^\s<>/:]++:)?f(\s[^<>]*+)?>")


def refuse_signed(book: Book) -> None:
    """Refuse a digitally signed package: any change breaks the signature.

    Raises:
        WriteRefusedError: it is signed.
    """
    signed = any(r.kind == "origin" and "digital-signature" in r.type for r in relationships(book.package, ""))
    if signed or any(n.lower().replace("\\", "/").startswith("_xmlsignatures/") for n in book.package.names()):
        raise WriteRefusedError("write-signed")


def refuse_broken(data: bytes) -> None:
    """Refuse a small part that is no XML: what Excel cannot open is not written into. In a large one it would cost
    too much to know; there a write leaves as broken what was broken.

    Raises:
        WriteRefusedError: it is not well formed.
    """
    if len(data) > _SMALL:
        return
    from xml.parsers.expat import ExpatError, ParserCreate

    try:
        ParserCreate("utf-8").Parse(data, True)
    except ExpatError as e:
        raise malformed(str(e)) from e


class Guard:
    """Watches over the cells of one sheet. ``formulas_replaced`` tells afterwards whether a formula cell went."""

    def __init__(self, sheet: Sheet, has_formulas: bool) -> None:
        self._sheet = sheet
        self.has_formulas = has_formulas
        self.formulas_replaced = False

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected."""
        node = self._sheet.child(b"sheetProtection")
        return node is not None and truth(node.get("sheet"))

    def open_areas(self) -> list[Box]:
        """The areas of a protected sheet that anybody may edit: those that ask for no password and name no users."""
        found = []
        for node in self._sheet.of(b"protectedRanges"):
            held = self._sheet.data[node.open_end : node.close_start].strip()
            if not any(node.get(k) for k in ("password", "hashValue", "securityDescriptor")) and not held:
                boxes = (parse_ref(area) for area in (node.get("sqref") or "").split())
                found += [box for box in boxes if box is not None]
        return found

    def check(self, targets: Targets, bounds: Box) -> None:
        """Refuse targets that are out of range, covered by a merge, or part of an array, spill or data table.

        Raises:
            WriteRefusedError: the first such target.
        """
        for row, column in (bounds[:2], bounds[2:]):
            if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
                raise WriteRefusedError("write-out-of-range", sheet=self._sheet.name, row=row, column=column)
        for box in self._sheet.merges():
            for covered in _covered(box):
                hit = targets.hit(covered)
                if hit is not None:
                    raise self._refuse("write-merged", hit, format_ref(box))
        if self.has_formulas:
            for box in self._arrays():
                hit = targets.hit(box)
                if hit is not None:
                    raise self._refuse("write-array", hit, format_ref(box))

    def _arrays(self) -> list[Box]:
        found = []
        for raw in _FORMULA.findall(self._sheet.data, self._sheet.start, self._sheet.end):
            if b"ref" not in raw:
                continue
            attrs = attributes(raw)
            if attrs.get("t") in ("array", "dataTable"):
                box = parse_ref(attrs.get("ref") or "")
                alone = box is not None and box[:2] == box[2:] and attrs["t"] == "array"  # may be replaced
                if box is not None and not alone:
                    found.append(box)
        return found

    def replaced(self, row: int, column: int, old: bytes) -> None:
        """Look at a cell that is about to be replaced.

        Raises:
            WriteRefusedError: other cells take their formula from it.
        """
        if not self.has_formulas:
            return
        m = _FORMULA.search(old)
        if m is None:
            return
        attrs = attributes(m[1] or b"")
        if attrs.get("t") == "shared" and "ref" in attrs:
            box = parse_ref(attrs["ref"])
            if box is None or box[:2] != box[2:]:
                name = cell_name(row, column)
                raise WriteRefusedError("write-shared", sheet=self._sheet.name, cell=name, area=attrs["ref"])
        self.formulas_replaced = True

    def _refuse(self, key: str, hit: CellUpdate, area: str) -> WriteRefusedError:
        return WriteRefusedError(key, sheet=self._sheet.name, cell=cell_name(hit.row, hit.column), area=area)


def _covered(box: Box) -> list[Box]:
    """A merged area without its first cell."""
    r1, c1, r2, c2 = box
    parts = []
    if c2 > c1:
        parts.append((r1, c1 + 1, r1, c2))
    if r2 > r1:
        parts.append((r1 + 1, c1, r2, c2))
    return parts
