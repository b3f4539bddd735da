"""The worksheets that are not written plainly, and the older formats, as python-calamine reads them.

What calamine gives up on or misreads though Excel takes it is written plainer for it first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from operator import is_
from typing import TYPE_CHECKING

from toolkit.errors import WorkbookEncryptedError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook import limits
from toolkit.workbook.limits import ReaderTrouble
from toolkit.workbook.ooxml.cells import Box, column_number
from toolkit.workbook.ooxml.package import CFB_MAGIC, Package
from toolkit.workbook.port import RawSheet, RawValue

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from toolkit.workbook.ooxml.book import Book

# A formula cell whose value is missing; an empty text (t="str") is a value.
# Nothing here reaches past the next tag, and nothing is tried twice: the time stays linear on hostile input.
_NO_VALUE = compiled(
    rb"<(?:[^\s<>/:]++:)?c\b(?P<attrs>[^<>]*+)>\s*+<(?:[^\s<>/:]++:)?f(?:\s[^<>]*)?(?:/>|>[^<]*+</(?:[^\s<>/:]++:)?f\s*+>)\s*+"
    rb"(?:</(?:[^\s<>/:]++:)?c\s*+>|<(?:[^\s<>/:]++:)?v\s*+/>|<(?:[^\s<>/:]++:)?v>\s*+</)"
)
_REF = compiled(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
# What calamine takes for nothing, for a part of itself or for something else: a value in pieces or with white space
# around it, namespaces that change among the cells, what other programs keep in them.
_ODD = compiled(
    rb"<(?:[^\s<>/:]++:)?v(?:\s[^<>]*+)?>(?:\s|[^<]*+<[!?]|[^<&]*+&#|[^<\s]++\s++<)"
    rb"|<!\[CDATA\[|\sxmlns[\s:=]|:AlternateContent|extLst"
)
_ERROR = compiled(rb"""<(?:[^\s<>/:]++:)?c\b([^<>]*\bt\s*=\s*["']e["'][^<>]*)>""")
_RICH = compiled(rb"""\bvm\s*=\s*["']""")
_FORMULA = compiled(rb"\s*+<(?:[^\s<>/:]++:)?f[\s/>]")
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # the first record of an .xls of Excel 97 or later
_GLOBALS_95 = b"\x09\x08\x08\x00\x00\x05\x05\x00"
_CODE_PAGE, _BOUND_SHEET, _FILE_PASS, _LONGEST_RECORD = 0x42, 0x85, 0x2F, 8224
_HEAD = 4096  # bytes in which a document type is declared
_NUMBERS = (int, float, bool)  # 1 equals 1.0 and True, and is neither
_UTF_16 = b"\xb0\x04"
_STR = compiled(rb"""\bt\s*=\s*["']str["']""")


def sheets_in(data: bytes, book: Book, wanted: set[str]) -> list[RawSheet]:
    """The worksheets of these names.

    Raises:
        ReaderTrouble: damaged.
        WorkbookUnreadableError: too costly.
    """
    from toolkit.workbook.ooxml.book import Book
    from toolkit.workbook.plain_copy import plain_copy

    look = _look_inside(book, wanted)
    if not look.odd:
        try:
            return _sheets(data, look, wanted)
        except ReaderTrouble:
            pass
    data = plain_copy(book, wanted)
    return _sheets(data, _look_inside(Book(Package(data)), wanted), wanted)


def _sheets(data: bytes, look: _Look, wanted: set[str]) -> list[RawSheet]:
    if look.certain:
        found = sheets_of(data, look.uncached, wanted)
    else:
        from toolkit.workbook.quarantine import read_apart

        found = [s._replace(uncached=look.uncached.get(s.name, frozenset())) for s in read_apart(data)]
    return [s._replace(occupied=look.blank[s.name]) if s.name in look.blank else s for s in found]


def sheets_of(
    data: bytes, uncached: Mapping[str, frozenset[tuple[int, int]]], wanted: set[str] | None = None
) -> list[RawSheet]:
    """Every worksheet, or those of the wanted names, as calamine reads it, at whatever cost.

    Raises:
        ReaderTrouble: damaged, or not a workbook.
        WorkbookEncryptedError: it wants a password.
    """
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum

    found = []
    try:
        workbook = _opened(data)
        if not workbook.sheets_metadata:
            raise ReaderTrouble("no sheets")  # a damaged .ods; calamine takes it for an empty one
        for index, meta in enumerate(workbook.sheets_metadata):
            if meta.typ is not SheetTypeEnum.WorkSheet or (wanted is not None and meta.name not in wanted):
                continue
            sheet = workbook.get_sheet_by_index(index)
            merges = tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
            visible = meta.visible is SheetVisibleEnum.Visible
            found.append(RawSheet(meta.name, _rows(sheet), merges, visible, uncached.get(meta.name, frozenset())))
    except PasswordError as e:
        raise WorkbookEncryptedError from e
    except (CalamineError, OSError, ValueError, OverflowError) as e:  # dates no calendar has, and the like
        raise ReaderTrouble(str(e)) from e
    except BaseException as e:
        if type(e).__name__ != "PanicException":  # Rust's, which is no Exception and has no name to import
            raise
        raise ReaderTrouble("panic") from e
    return found


def _rows(sheet: CalamineSheet) -> list[Sequence[RawValue]]:
    """The cells from A1 on. What is equal in them is one object, rows too, which nobody may change therefore: one line
    of an .ods may stand for a million rows, and they are handed from one process to another."""
    texts: dict[RawValue, RawValue] = {"": None}
    left: list[RawValue] = [None] * (sheet.start or (0, 0))[1]
    found: list[Sequence[RawValue]] = []
    before: Sequence[RawValue] = left
    for cells in sheet.iter_rows():
        row = left + [v if type(v) in _NUMBERS else texts.setdefault(v, v) for v in cells]
        if len(row) != len(before) or not all(map(is_, row, before)):
            before = row
        found.append(before)
    return found


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    ole = data.startswith(CFB_MAGIC)
    try:
        return CalamineWorkbook.from_filelike(BytesIO(_unicode(data) if ole else data))
    except CalamineError:
        if ole and _has_password(data):
            raise WorkbookEncryptedError from None
        raise


def _has_password(data: bytes) -> bool:
    """Whether an .xls says that what follows is encrypted ([MS-XLS] 2.4.117); calamine says only that it failed."""
    return any(kind == _FILE_PASS for start in (_GLOBALS, _GLOBALS_95) for kind, _ in _records(data, start))


def _records(data: bytes, start: bytes) -> Iterator[tuple[int, int]]:
    """Kinds and places of the first records of each workbook stream that begins with these bytes."""
    at = data.find(start)
    while at >= 0:
        place = at
        while place + 6 <= len(data):
            kind, length = struct.unpack_from("<2H", data, place)
            yield kind, place
            if kind in (_CODE_PAGE, _BOUND_SHEET) or length > _LONGEST_RECORD:
                break
            place += 4 + length
        at = data.find(start, at + 1)


def _unicode(data: bytes) -> bytes:
    """An .xls whose code page is what it must be since Excel 97: UTF-16 ([MS-XLS] 2.4.52).

    Some programs write that of their system, which Excel passes over and calamine goes by, so that texts come out as
    something else altogether.
    """
    found = bytearray(data)
    for kind, place in _records(data, _GLOBALS):
        if kind == _CODE_PAGE:
            found[place + 4 : place + 6] = _UTF_16
    return bytes(found)


class _Look(NamedTuple):
    """``uncached``: by sheet, the formula cells that hold no value and the cells that hold an error; ``blank``: the
    areas of cells that read as empty and are not; ``odd``: something is written, or lies, where calamine misreads it;
    ``certain``: what reading costs is known, and is not too much."""

    uncached: dict[str, frozenset[tuple[int, int]]]
    blank: dict[str, tuple[Box, ...]]
    odd: bool
    certain: bool


def _look_inside(book: Book, wanted: set[str]) -> _Look:
    from toolkit.workbook.ooxml.occupied import runs
    from toolkit.workbook.ooxml.scan import to_utf8, utf8_head
    from toolkit.workbook.ooxml.survey import has_formula
    from toolkit.workbook.plain_copy import STRINGS, STYLES, WORKBOOK

    uncached, blank = dict[str, frozenset[tuple[int, int]]](), dict[str, set[tuple[int, int]]]()
    package = book.package
    names = [book.related(kind) for kind in ("sharedStrings", "styles")]
    strings, styles = [package.read(name) if name else b"" for name in names]
    # Of a choice calamine counts every way; these parts it knows by their names alone.
    odd = any(b":AlternateContent" in part or not utf8_head(part) for part in (strings, styles))
    odd = (
        odd
        or limits.overstated(strings)
        or book.part != WORKBOOK
        or names[0] not in (None, STRINGS)
        or names[1] not in (None, STYLES)
    )
    # Where calamine may find other parts than we do, what it reads is not what was looked at.
    certain = not package.duplicates and not any("%" in name or "\\" in name for name in package.names())
    for ref in book.sheets:
        if ref.part not in package or ref.name not in wanted:
            continue
        data, encoding = to_utf8(package.read(ref.part))
        odd = odd or encoding != "utf-8" or _is_odd(data)
        certain = limits.check_box(ref.name, data) and limits.check_text(strings, data) and certain
        if has_formula(data, 0, max(data.rfind(b"sheetData"), 0)):
            uncached[ref.name], empty = _hollow(data)
            blank[ref.name] = empty
        if b'"e"' in data or b"'e'" in data:
            errors, pictures = _errors(data)
            uncached[ref.name] = uncached.get(ref.name, frozenset()) | errors
            blank[ref.name] = blank.get(ref.name, set()) | pictures
    return _Look(uncached, {name: runs(cells) for name, cells in blank.items()}, odd, certain)


def _is_odd(data: bytes) -> bool:
    """Whether calamine may misread the cells of a worksheet part."""
    start, end = data.find(b"sheetData"), data.rfind(b"sheetData")
    twice = data.count(b"sheetData") > 2  # one of another program, or in a comment
    declared = data.find(b":AlternateContent", 0, start) >= 0 or b"<!ENTITY" in data[:_HEAD]
    return twice or declared or _ODD.search(data, start, end) is not None


def _hollow(data: bytes) -> tuple[frozenset[tuple[int, int]], set[tuple[int, int]]]:
    """Formula cells of one sheet part that hold no value, and those that hold an empty text."""
    without, empty = set[tuple[int, int]](), set[tuple[int, int]]()
    for m in _NO_VALUE.finditer(data):
        at = _REF.search(m["attrs"])
        if at is not None:
            cells = empty if _STR.search(m["attrs"]) else without
            cells.add((int(at[2]), column_number(at[1].decode())))
    return frozenset(without), empty


def _errors(data: bytes) -> tuple[frozenset[tuple[int, int]], set[tuple[int, int]]]:
    """Cells of one sheet part that hold an error such as #N/A, which calamine reads as empty, and those that hold a
    picture, which is stored as an error."""
    found, pictures = set[tuple[int, int]](), set[tuple[int, int]]()
    for m in _ERROR.finditer(data):
        at = _REF.search(m[1])
        if at is not None:
            picture = _RICH.search(m[1]) and not _FORMULA.match(data, m.end())
            (pictures if picture else found).add((int(at[2]), column_number(at[1].decode())))
    return frozenset(found), pictures
