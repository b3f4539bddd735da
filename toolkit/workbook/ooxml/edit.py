"""One edit of one workbook, bytes to bytes: plan everything, then put the package together."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.workbook.ooxml import formulas, rows_fast, rows_general
from toolkit.workbook.ooxml.book import Book, SheetRef, XmlPart
from toolkit.workbook.ooxml.cells import Box, CellWriter
from toolkit.workbook.ooxml.choose import Chooser, by_row
from toolkit.workbook.ooxml.growth import grow, refuse_table_headers
from toolkit.workbook.ooxml.guards import Guard, refuse_broken, refuse_signed
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.scan import from_utf8, to_utf8
from toolkit.workbook.ooxml.sheet import has_formula, parse, survey
from toolkit.workbook.ooxml.styles import Styles, empty_part
from toolkit.workbook.port import CellUpdate, Look, OwnSheet


@dataclass(frozen=True, slots=True)
class Edited:
    """The new workbook, the names of the parts that differ, and whether cached formula values are stale."""

    data: bytes
    changed: tuple[str, ...]
    stale_formulas: bool


def edit(data: bytes, updates: Sequence[CellUpdate], own_sheets: Sequence[OwnSheet] = ()) -> Edited:
    """Apply cell updates and own sheets to a workbook; nothing else of it changes.

    Raises:
        WorkbookUnreadableError: not a whole workbook.
        WriteRefusedError: something cannot be written without harm.
    """
    # Hundreds of thousands of small objects and not one cycle: the collector would look at all of them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Edit(data).run(updates, own_sheets)
    finally:
        if collecting:
            gc.enable()


class _Edit:
    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._package.refuse_hostile()
        self._book = Book(self._package)
        refuse_signed(self._book)
        self._styles_part: XmlPart | None = None
        self._styles: Styles | None = None
        self._sheets: dict[str, bytes] = {}  # UTF-8, before the edit
        self._formula_went = False

    def run(self, updates: Sequence[CellUpdate], own_sheets: Sequence[OwnSheet]) -> Edited:
        by_sheet: dict[str, list[CellUpdate]] = {}
        for update in updates:
            by_sheet.setdefault(update.sheet, []).append(update)
        self._open_styles(create=bool(own_sheets) or any(_wants_style(u) for u in updates))
        written: dict[str, Box] = {}
        for name, some in by_sheet.items():
            ref = self._book.sheet(name)
            written[ref.name.casefold()] = self._cells(ref, some)
        if own_sheets:
            from toolkit.workbook.ooxml.result_sheet import put_sheet

            assert self._styles is not None
            for own in own_sheets:
                put_sheet(self._book, self._styles, own)
        if self._styles is not None and self._styles_part is not None:
            rendered = self._styles.render()
            if rendered is not None:
                self._styles_part.data = rendered
                self._styles_part.save()
        if self._formula_went:
            self._book.drop_part("calcChain")
        stale = self._stale(written)
        if stale:
            self._book.recalculate_on_load()
        return Edited(self._package.render(), self._package.changed, stale)

    def _open_styles(self, create: bool) -> None:
        part = self._book.related("styles")
        if part is None:
            if not create:
                return
            part = "xl/styles.xml"
            while part in self._package:
                part = part.replace(".xml", "0.xml")
            self._book.add_part(part, empty_part(self._book.strict), "styles", "styles")
        self._styles_part = XmlPart(self._package, part)
        self._styles = Styles(self._styles_part.data)

    def _cells(self, ref: SheetRef, updates: list[CellUpdate]) -> Box:
        """Write into one sheet; gives the box around what was written."""
        data, encoding = to_utf8(self._package.read(ref.part))
        sheet = parse(ref.name, data)
        refuse_broken(data)
        rows = by_row(updates)
        box = _bounds(rows)
        seen = survey(sheet, {u.column for u in updates})
        self._sheets[ref.part] = data if seen.formulas else b""
        guard = Guard(sheet, seen.formulas)
        guard.check(rows, box)
        refuse_table_headers(self._book, ref, rows)
        chooser = Chooser(sheet, self._styles, guard.protected)
        writer = CellWriter(ref.name, self._book.date1904, sheet.prefix)
        fast = seen.regular and not guard.protected
        if not (fast and rows_fast.patch(sheet, rows, seen.taken, chooser, writer, guard)):
            rows_general.patch(sheet, rows, chooser, writer, guard)
        if sheet.splices:
            sheet.grow_dimension(box)
            headers = [u for u in updates if u.look is Look.HEADER]
            if headers:
                grow(self._book, ref, sheet, by_row(headers), rows)
            if encoding == "utf-8":
                self._package.put_pieces(ref.part, sheet.pieces())
            else:
                self._package.put(ref.part, from_utf8(sheet.render(), encoding))
        self._formula_went |= guard.formulas_replaced
        return box

    def _stale(self, written: dict[str, Box]) -> bool:
        """Whether formulas anywhere may depend on the written cells."""
        for ref in self._book.sheets:
            if ref.part not in self._package or ref.kind not in ("worksheet", "xlMacrosheet"):
                continue
            data = self._sheets.get(ref.part)
            if data is None:
                data = to_utf8(self._package.read(ref.part))[0]
            end = max(data.rfind(b"sheetData"), 0)
            if has_formula(data, 0, end) and formulas.depends(data, 0, end, ref.name, written):
                return True
        return False


def _wants_style(update: CellUpdate) -> bool:
    return update.look is not Look.KEEP or hasattr(update.value, "hour") or hasattr(update.value, "day")


def _bounds(rows: dict[int, list[CellUpdate]]) -> Box:
    """The box around all targets."""
    first = min([targets[0].column for targets in rows.values()])
    last = max([targets[-1].column for targets in rows.values()])
    return min(rows), first, max(rows), last
