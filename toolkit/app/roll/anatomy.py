"""What stands around the values of a sheet and decides what may be moved: formulas, hidden rows, notes and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.book import Book, SheetRef, XmlPart, relationships, truth
from toolkit.workbook.ooxml.cells import column_number, parse_ref
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.scan import attributes, children, to_utf8
from toolkit.workbook.ooxml.sheet import Sheet, parse
from toolkit.workbook.ooxml.survey import has_formula

_FORMULA = compiled(rb"<(?:[\w.-]+:)?f(\s[^>]*)?>")
_COMMENT = compiled(rb"""<(?:[\w.-]+:)?(?:comment|threadedComment)\s[^>]*?\bref\s*=\s*["']([A-Z]+[0-9]+)["']""")

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Of one sheet, rows and columns from 1. ``attached`` are cells that a note, comment or link hangs on: it stays
    where it is when values move. ``fixed`` are the names of columns of Excel's own tables, which formulas go by."""

    formulas: frozenset[Cell] = frozenset()
    hidden: frozenset[int] = frozenset()
    attached: frozenset[Cell] = frozenset()
    fixed: frozenset[Cell] = frozenset()


def anatomies(data: bytes) -> Mapping[str, Anatomy]:
    """By sheet name, for a workbook in Office Open XML.

    Raises:
        WorkbookUnreadableError: not a whole workbook.
        WriteRefusedError: a sheet that cannot be read with certainty.
    """
    book = Book(Package(data))
    return {
        ref.name: _of(book, ref) for ref in book.sheets if ref.kind == "worksheet" and ref.part in book.package
    }  # fmt: skip


def _of(book: Book, ref: SheetRef) -> Anatomy:
    data, _encoding = to_utf8(book.package.read(ref.part))
    sheet = parse(ref.name, data)
    attached = {_cell(n.get("ref") or "") for n in sheet.of(b"hyperlinks")}
    fixed: set[Cell] = set()
    for relation in relationships(book.package, ref.part):
        if relation.kind in ("comments", "threadedComment") and relation.part in book.package:
            text, _encoding = to_utf8(book.package.read(relation.part))
            attached |= {_cell(m.decode()) for m in _COMMENT.findall(text)}
        if relation.kind == "table" and relation.part in book.package:
            box = parse_ref(XmlPart(book.package, relation.part).root.get("ref") or "")
            fixed |= {(box[0], column) for column in range(box[1], box[3] + 1)} if box else set()
    formulas, hidden = _rows(sheet)
    return Anatomy(frozenset(formulas), frozenset(hidden), frozenset(c for c in attached if c), frozenset(fixed))


def _cell(ref: str) -> Cell | None:
    box = parse_ref(ref)
    return box[:2] if box else None


def _rows(sheet: Sheet) -> tuple[set[Cell], set[int]]:
    """Cells with a formula, those that an array or data table fills included, and hidden rows."""
    formulas: set[Cell] = set()
    hidden: set[int] = set()
    data = sheet.data
    some = has_formula(data, sheet.start, sheet.end)
    if sheet.rows.empty or not (some or data.find(b"hidden", sheet.start, sheet.end) >= 0):
        return formulas, hidden
    number = 0
    for row in children(data, sheet.start, sheet.end):
        number = int(row.get("r") or number + 1)
        if truth(row.get("hidden")):
            hidden.add(number)
        if not (some and not row.empty and has_formula(data, row.open_end, row.close_start)):
            continue
        column = 0
        for cell in children(data, row.open_end, row.close_start):
            if cell.local != b"c":
                continue
            ref = cell.get("r")
            column = column_number(ref.rstrip("0123456789").upper()) if ref else column + 1
            m = _FORMULA.search(data, cell.open_end, cell.close_start)
            if m is None:
                continue
            formulas.add((number, column))
            more = attributes(m[1] or b"")
            box = parse_ref(more.get("ref") or "") if more.get("t") in ("array", "dataTable") else None
            if box:
                formulas |= {(r, c) for r in range(box[0], box[2] + 1) for c in range(box[1], box[3] + 1)}
    return formulas, hidden
