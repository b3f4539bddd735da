"""The worksheets of a workbook that are written plainly, as values; what the others hold is for calamine to say."""

from __future__ import annotations

from collections.abc import Mapping, Set

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.book import Book, SheetRef
from toolkit.workbook.ooxml.cell_values import Values
from toolkit.workbook.ooxml.formats import cell_formats, dayend_formats, padded_formats, sign_formats
from toolkit.workbook.ooxml.fused import read_sheet
from toolkit.workbook.ooxml.occupied import runs
from toolkit.workbook.ooxml.scan import utf8_head
from toolkit.workbook.ooxml.sheet import Sheet, plain
from toolkit.workbook.ooxml.struck import cells_of_formats, struck_formats
from toolkit.workbook.ooxml.texts import Odd, shared_strings
from toolkit.workbook.port import RawSheet

_VISIBLE = {"visible": True, "hidden": False, "veryHidden": False}
_MOST_HELD = 1 << 28  # bytes of sheets that are kept unpacked
_UPPER_ROWS = 1 << 20  # bytes of a sheet that are searched for the format of 24:00


class Looks(NamedTuple):
    """Cell formats by what they say of a cell: it is struck through, its day ends at 24:00, it shows so many digits, or
    the sign of a money."""

    strikes: Set[int]
    dayends: Set[int]
    padded: Mapping[int, Set[int]]
    signs: Mapping[str, Set[int]]


class Plain(NamedTuple):
    """A sheet that was read, with its part for a write to go on from; ``formulas``: it holds some."""

    values: RawSheet
    sheet: Sheet
    formulas: bool


class Held(NamedTuple):
    """What is kept of a workbook between reading and writing: its parts with the sheets unpacked, and, by part, the
    sheets that are written plainly. It serves one edit."""

    book: Book
    plain: dict[str, Plain]


def read_plain(book: Book) -> dict[str, Plain]:
    """Every worksheet that is written plainly, by its part.

    Raises:
        WorkbookUnreadableError: a part is damaged.
    """
    found: dict[str, Plain] = {}
    if not _certain(book):
        return found
    try:
        reader = Values(shared_strings(book), cell_formats(book), book.date1904)
        looks = Looks(struck_formats(book), dayend_formats(book), padded_formats(book), sign_formats(book))
    except (Odd, WriteRefusedError):
        return found
    held = 0
    for ref in book.sheets:
        if ref.kind != "worksheet" or ref.part in found or ref.state not in _VISIBLE:
            continue
        data = book.package.read(ref.part)
        try:
            one = _read(reader, looks, ref, data)
        except (Odd, WriteRefusedError):
            continue
        found[ref.part] = one
        held += len(data)
        if held <= _MOST_HELD:
            book.package.hold(ref.part, data)
    return found


def _read(reader: Values, looks: Looks, ref: SheetRef, data: bytes) -> Plain:
    sheet = plain(ref.name, data) if utf8_head(data) else None
    if sheet is None:
        raise Odd
    grid = read_sheet(reader, data, sheet.start, sheet.end)
    struck = cells_of_formats(data, sheet.start, sheet.end, looks.strikes)
    upper = cells_of_formats(data, sheet.start, min(sheet.end, sheet.start + _UPPER_ROWS), looks.dayends)
    merges, visible = tuple(sheet.merges()), _VISIBLE[ref.state]
    values = RawSheet(ref.name, grid.rows, merges, visible, frozenset(grid.uncached), struck, runs(grid.blank), upper)
    padded: dict[tuple[int, int], int] = {}
    for digits, formats in looks.padded.items():
        padded |= dict.fromkeys(cells_of_formats(data, sheet.start, sheet.end, formats), digits)
    signs: dict[tuple[int, int], str] = {}
    for sign, formats in looks.signs.items():
        signs |= dict.fromkeys(cells_of_formats(data, sheet.start, sheet.end, formats), sign)
    values = values._replace(padded=padded, signs=signs)
    return Plain(values, sheet, grid.formulas)


def _certain(book: Book) -> bool:
    """Whether there is one way only to understand the package."""
    package = book.package
    names = [s.name for s in book.sheets]
    return (
        book.part == "xl/workbook.xml"
        and not package.duplicates
        and not any("%" in name or "\\" in name for name in package.names())
        and len(set(names)) == len(names)
        and all(s.part in package for s in book.sheets if s.kind == "worksheet")
    )
