"""A workbook's bytes to its raw content, with python-calamine: .xlsx, .xlsm, .xlsb, .xls, .ods and their kin."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.errors import DutybookError, WorkbookEncryptedError, WorkbookUnreadableError
from toolkit.workbook.ooxml.cells import column_number
from toolkit.workbook.ooxml.package import CFB_MAGIC
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from toolkit.workbook.ooxml.book import Book

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A formula cell whose value is missing; an empty text (t="str") is a value.
_NO_VALUE = re.compile(
    rb"<(?:[\w.-]+:)?c\b(?P<attrs>[^>]*)>\s*<(?:[\w.-]+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:[\w.-]+:)?f\s*>)\s*"
    rb"(?:</(?:[\w.-]+:)?c\s*>|<(?:[\w.-]+:)?v\s*/>|<(?:[\w.-]+:)?v>\s*</)"
)
_REF = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_STR = re.compile(rb"""\bt\s*=\s*["']str["']""")


def fingerprint(data: bytes) -> str:
    """What tells two versions of a workbook apart: SHA-256, in hex."""
    return hashlib.sha256(data).hexdigest()


def parse(name: str, data: bytes) -> WorkbookContent:
    """The content of a workbook held in memory.

    Raises:
        WorkbookUnreadableError: empty, damaged or not a workbook.
        WorkbookEncryptedError: it wants a password.
    """
    refuse_unreadable(data)
    book = _book(data)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        try:
            workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        except CalamineError:
            if book is None:
                raise
            workbook = CalamineWorkbook.from_filelike(BytesIO(_plainer(book)))
        sheets = tuple(_sheets(workbook, book))
    except PasswordError as e:
        raise WorkbookEncryptedError from e
    except CalamineError as e:
        if book is None and not data.startswith(CFB_MAGIC):
            raise WorkbookUnreadableError("file-not-workbook") from e
        raise WorkbookUnreadableError(detail=str(e)) from e
    return WorkbookContent(name, fingerprint(data), sheets, book is not None and book.date1904)


def refuse_unreadable(data: bytes) -> None:
    """Refuse what can be told at a glance: nothing there, or a password on it.

    Raises:
        WorkbookUnreadableError, WorkbookEncryptedError
    """
    if not data:
        raise WorkbookUnreadableError("file-empty")
    if data.startswith(CFB_MAGIC) and _ENCRYPTED in data:
        raise WorkbookEncryptedError


def _book(data: bytes) -> Book | None:
    """The package around an Office Open XML workbook; None for any other format.

    Declared sizes are looked at here, before anything is inflated.
    """
    if not data.startswith(b"PK") and b"PK\x05\x06" not in data[-65557:]:
        return None
    from toolkit.workbook.ooxml.book import CONTENT_TYPES, Book
    from toolkit.workbook.ooxml.package import Package

    package = Package(data)
    if CONTENT_TYPES not in package:
        return None
    try:
        book = Book(package)
    except DutybookError as e:
        raise WorkbookUnreadableError("file-not-workbook") from e
    return book if book.part.lower().endswith(".xml") else None  # .xlsb keeps its parts in binary


def _plainer(book: Book) -> bytes:
    """The workbook without what calamine gives up a whole workbook over, though Excel does not.

    That is colours it cannot parse, which values do not need, and an unknown visibility of a sheet.
    """
    from toolkit.workbook.ooxml.book import XmlPart
    from toolkit.workbook.ooxml.scan import children, set_attribute

    part = book.related("styles")
    if part is not None:
        styles = XmlPart(book.package, part)
        for node in reversed(styles.children()):
            if node.local in (b"fonts", b"fills", b"borders", b"dxfs", b"tableStyles", b"colors", b"extLst"):
                styles.splice(node.start, node.end, b"")
    listed = book.xml.child(b"sheets")
    for node in reversed(list(children(book.xml.data, listed.open_end, listed.close_start)) if listed else []):
        if node.get("state") not in (None, "visible", "hidden", "veryHidden"):
            book.xml.splice(node.start, node.open_end, set_attribute(book.xml.data, node, "state", "visible"))
    return book.package.render()


def _sheets(workbook: CalamineWorkbook, book: Book | None) -> list[RawSheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = []
    for index, meta in enumerate(workbook.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(index)
        rows: list[list[RawValue]] = [
            [None if v == "" else v for v in row] if "" in row else row  # type: ignore[misc]
            for row in sheet.to_python(skip_empty_area=False)
        ]
        merges = tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
        uncached = _uncached(book, meta.name) if book is not None else frozenset()
        visible = meta.visible is SheetVisibleEnum.Visible
        found.append(RawSheet(meta.name, rows, merges, visible, uncached))
    return found


def _uncached(book: Book, name: str) -> frozenset[tuple[int, int]]:
    """Formula cells of one sheet that hold no value."""
    from toolkit.workbook.ooxml.scan import to_utf8
    from toolkit.workbook.ooxml.sheet import has_formula

    ref = book.find(name)
    if ref is None or ref.part not in book.package:
        return frozenset()
    data, _ = to_utf8(book.package.read(ref.part))
    if not has_formula(data, 0, max(data.rfind(b"sheetData"), 0)):
        return frozenset()
    found = set()
    for m in _NO_VALUE.finditer(data):
        at = _REF.search(m["attrs"])
        if at is not None and not _STR.search(m["attrs"]):
            found.add((int(at[2]), column_number(at[1].decode())))
    return frozenset(found)
