"""One edit of one workbook, bytes to bytes: plan everything, then put the package together."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from operator import attrgetter

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook.gather import Rows, by_row
from toolkit.workbook.ooxml import rows_block, rows_fast
from toolkit.workbook.ooxml.book import Book, SheetRef, XmlPart
from toolkit.workbook.ooxml.cells import Box, CellWriter
from toolkit.workbook.ooxml.choose import Chooser
from toolkit.workbook.ooxml.growth import check_table_headers, grow
from toolkit.workbook.ooxml.guards import Guard, refuse_broken, refuse_signed
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.plain import Held
from toolkit.workbook.ooxml.scan import from_utf8, root, to_utf8
from toolkit.workbook.ooxml.sheet import Sheet, parse
from toolkit.workbook.ooxml.styles import Styles, empty_part
from toolkit.workbook.ooxml.survey import Survey, has_formula, survey
from toolkit.workbook.ooxml.targets import Targets
from toolkit.workbook.port import CellUpdate, CellValue, Look, OwnSheet, RowBlock, Update, cells_of

_SHEET = attrgetter("sheet")
_MANY = 64  # rows from which single cells are written together


class Edited(NamedTuple):
    """The new workbook, the names of the parts that differ, and whether cached formula values are stale.

    ``updates``: what was written, with cells in the same columns of many rows taken together.
    """

    data: bytes
    changed: tuple[str, ...]
    stale_formulas: bool
    updates: tuple[Update, ...]


def edit(
    data: bytes, updates: Sequence[Update], own_sheets: Sequence[OwnSheet] = (), *, held: Held | None = None
) -> Edited:
    """Apply cell updates and own sheets to a workbook; nothing else of it changes.

    Args:
        held: what reading these very bytes left.

    Raises:
        WorkbookUnreadableError: not a whole workbook.
        WriteRefusedError: something cannot be written without harm.
    """
    # Hundreds of thousands of small objects and not one cycle: the collector would look at all of them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Edit(held or Held(Book(Package(data)), {})).run(updates, own_sheets)
    finally:
        if collecting:
            gc.enable()


def renew(data: bytes, own_sheets: Sequence[OwnSheet]) -> bytes:
    """The workbook with those of our sheets rewritten that it has; none is added.

    Raises:
        WorkbookUnreadableError: not a whole workbook.
        WriteRefusedError: something cannot be written without harm.
    """
    from toolkit.workbook.ooxml.result_sheet import find_ours

    book = Book(Package(data))
    there = [own for own in own_sheets if find_ours(book, own.name) is not None]
    return edit(data, (), there).data if there else data


class _Edit:
    def __init__(self, held: Held) -> None:
        self._book = held.book
        self._package = held.book.package
        self._package.refuse_hostile()
        refuse_signed(self._book)
        self._plain = held.plain
        self._styles_part: XmlPart | None = None
        self._styles: Styles | None = None
        self._sheets: dict[str, bytes] = {}  # UTF-8, before the edit
        self._formula_went = False
        self._written: list[Update] = []

    def run(self, updates: Sequence[Update], own_sheets: Sequence[OwnSheet]) -> Edited:
        by_sheet: dict[str, list[Update]] = {name: [] for name in dict.fromkeys(map(_SHEET, updates))}
        if len(by_sheet) == 1:
            by_sheet[updates[0].sheet] = list(updates)
        else:
            for update in updates:
                by_sheet[update.sheet].append(update)
        self._open_styles(create=bool(own_sheets) or any(_wants_style(u) for u in updates))
        written: dict[str, Box] = {}
        for name, some in by_sheet.items():
            ref = self._book.sheet(name)
            written[ref.name.casefold()] = self._cells(ref, some)
        ours: list[str] = []
        if own_sheets:
            from toolkit.workbook.ooxml.result_sheet import put_sheet

            assert self._styles is not None
            ours = [put_sheet(self._book, self._styles, own) for own in own_sheets]
        if self._styles is not None and self._styles_part is not None:
            rendered = self._styles.render()
            if rendered is not None:
                self._styles_part.data = rendered
                self._styles_part.save()
        if self._formula_went:
            self._book.drop_part("calcChain")
        stale = self._stale(written, ours)
        if stale:
            self._book.recalculate_on_load()
        return Edited(self._package.render(), self._package.changed, stale, tuple(self._written))

    def _open_styles(self, create: bool) -> None:
        part = self._book.related("styles")
        if part is None:
            if not create:
                return
            part = "xl/styles.xml"
            if part not in self._package or not _is_styles(self._package.read(part)):
                while part in self._package:
                    part = part.replace(".xml", "0.xml")
                self._package.put(part, empty_part(self._book.strict))
            # One that lies there though nobody relates to it is taken: many readers know it by its name alone.
            self._book.relate(part, "styles", "styles")
        self._styles_part = XmlPart(self._package, part)
        self._styles = Styles(self._styles_part.data)

    def _cells(self, ref: SheetRef, updates: list[Update]) -> Box:
        targets = Targets(updates)
        self._written += targets.updates
        if not targets:
            return 0, 0, 0, 0
        known = self._plain.get(ref.part)
        if known is None:
            data, encoding = to_utf8(self._package.read(ref.part))
            sheet = parse(ref.name, data)
            refuse_broken(data)
            seen = survey(sheet, targets.columns())
        else:
            sheet, encoding = known.sheet, "utf-8"
            data = sheet.data
            refuse_broken(data[: sheet.start] + data[sheet.end :])
            seen = Survey(not sheet.rows.empty, known.formulas, True)
        box = targets.bounds()
        self._sheets[ref.part] = data if seen.formulas else b""
        guard = Guard(sheet, seen.formulas)
        guard.check(targets, box)
        check_table_headers(self._book, ref, targets)
        writer = CellWriter(ref.name, self._book.date1904, sheet.prefix)
        chooser = Chooser(sheet, self._styles, guard.protected, guard.open_areas() if guard.protected else ())
        hand = _Hand(sheet, seen, known is not None, chooser, writer, guard)
        headers = targets.headers()
        hand.write(targets)
        if sheet.splices:
            sheet.grow_dimension(box)
            if headers:
                grow(self._book, ref, sheet, headers, targets)
            if encoding == "utf-8":
                try:
                    self._package.put_pieces(ref.part, sheet.pieces())
                except rows_block.Irregular:
                    hand.write_slowly()
                    self._package.put_pieces(ref.part, sheet.pieces())
            else:
                self._package.put(ref.part, from_utf8(sheet.render(), encoding))
        self._formula_went |= guard.formulas_replaced
        return box

    def _stale(self, written: dict[str, Box], ours: Sequence[str]) -> bool:
        """Whether formulas anywhere may depend on the written cells; ``ours`` are parts that hold none."""
        for ref in self._book.sheets:
            if ref.part in ours or ref.part not in self._package or ref.kind not in ("worksheet", "xlMacrosheet"):
                continue
            known = self._plain.get(ref.part)
            if known is not None and not known.formulas:
                continue
            data = self._sheets.get(ref.part)
            if data is None:
                data = to_utf8(self._package.read(ref.part))[0]
            end = max(data.rfind(b"sheetData"), 0)
            if has_formula(data, 0, end):
                from toolkit.workbook.ooxml.formulas import depends

                if depends(data, 0, end, ref.name, written):
                    return True
        return False


class _Hand:
    """Writes targets into the cells of one sheet, in the fastest of three ways that it allows."""

    def __init__(
        self, sheet: Sheet, seen: Survey, ordered: bool, chooser: Chooser, writer: CellWriter, guard: Guard
    ) -> None:
        self._sheet, self._seen, self._ordered = sheet, seen, ordered
        self._chooser, self._writer, self._guard = chooser, writer, guard
        self._waiting: tuple[list[RowBlock], Rows] = ([], {})
        self._regular = seen.regular and not guard.protected

    def write(self, targets: Targets) -> None:
        """Collect the splices; those of many rows may raise ``Irregular`` when their bytes are asked for."""
        # Many rows at once get cells at their end only: where cells might stand in any order, that is not certain.
        if not self._regular or (self._seen.taken and not self._ordered):
            targets.expand()
        blocks, rows = targets.blocks, targets.rows
        certain = self._ordered or not self._seen.taken
        many = self._regular and certain and not blocks and len(rows) > _MANY
        try:
            for block in blocks:
                rows_block.append(self._sheet, rows_block.Block(block, self._chooser, self._writer))
            if many:
                rows_block.append(self._sheet, rows_block.Singles(rows, self._chooser, self._writer))
        except rows_block.Irregular:
            self._drop()
            targets.expand()
            self._rows(targets.rows)
            return
        self._waiting = (blocks, rows if many else {})
        self._rows({} if many else rows)

    def write_slowly(self) -> None:
        """Collect the splices of many rows again, row by row."""
        self._drop()
        blocks, rows = self._waiting
        self._rows(rows | by_row(cells_of(blocks)))

    def _drop(self) -> None:
        self._sheet.splices = [s for s in self._sheet.splices if isinstance(s[2], bytes)]

    def _rows(self, rows: Rows) -> None:
        if not rows:
            return
        hands = (self._chooser, self._writer, self._guard)
        if not (self._regular and rows_fast.patch(self._sheet, rows, self._seen.taken, *hands, ordered=self._ordered)):
            from toolkit.workbook.ooxml import rows_general

            rows_general.patch(self._sheet, rows, *hands)


def _wants_style(update: Update) -> bool:
    """Whether any cell of it needs a format."""
    if isinstance(update, CellUpdate):
        return _styled(update.value, update.look)
    return any(_styled(*cell) for cells in {id(c): c for c in update.cells}.values() for cell in cells)


def _is_styles(raw: bytes) -> bool:
    """Whether a part is a style sheet that can be added to."""
    try:
        return root(to_utf8(raw)[0]).local == b"styleSheet"
    except WriteRefusedError:
        return False


def _styled(value: CellValue, look: Look) -> bool:
    return look is not Look.KEEP or hasattr(value, "hour") or hasattr(value, "day")
