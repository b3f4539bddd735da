"""A workbook's bytes to its raw content, with python-calamine: .xlsx, .xlsm, .xlsb, .xls, .ods and their kin."""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF8
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.errors import DutybookError, WorkbookEncryptedError, WorkbookUnreadableError
from toolkit.workbook.ooxml.cells import column_number
from toolkit.workbook.ooxml.package import CFB_MAGIC
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent

if TYPE_CHECKING:
    from toolkit.workbook.ooxml.book import Book

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A formula cell whose value is missing; an empty text (t="str") is a value.
_NO_VALUE = re.compile(
    rb"<(?:[\w.-]+:)?c\b(?P<attrs>[^>]*)>\s*<(?:[\w.-]+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:[\w.-]+:)?f\s*>)\s*"
    rb"(?:</(?:[\w.-]+:)?c\s*>|<(?:[\w.-]+:)?v\s*/>|<(?:[\w.-]+:)?v>\s*</)"
)
_REF = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.S)
_DECLARATION = re.compile(rb"^\s*<\?xml.*?\?>", re.S)
_STR = re.compile(rb"""\bt\s*=\s*["']str["']""")


def fingerprint(data: bytes) -> str:
    """What tells two versions of a workbook apart: SHA-256, in hex."""
    return hashlib.sha256(data).hexdigest()


def parse(name: str, data: bytes) -> WorkbookContent:
    """The content of a workbook held in memory.

    Values are calamine's: every number a float, an error its text (``#N/A``), and a date cell without a time of day a
    ``date`` even where its format shows one, for the file does not tell midnight from no time at all.

    Raises:
        WorkbookUnreadableError: empty, damaged or not a workbook.
        WorkbookEncryptedError: it wants a password.
    """
    refuse_unreadable(data)
    book = _book(data)
    from python_calamine import CalamineError, PasswordError

    try:
        try:
            sheets = _sheets(data, book)
        except CalamineError:
            if book is None:
                raise
            sheets = _sheets(_plainer(book), book)
    except PasswordError as e:
        raise WorkbookEncryptedError from e
    except CalamineError as e:
        if book is None and not data.startswith(CFB_MAGIC):
            raise WorkbookUnreadableError("file-not-workbook") from e
        raise WorkbookUnreadableError(detail=str(e)) from e
    return WorkbookContent(name, fingerprint(data), tuple(sheets), book is not None and book.date1904)


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


def _sheets(data: bytes, book: Book | None) -> list[RawSheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    uncached, odd = _look_inside(book) if book is not None else ({}, False)
    if book is not None and odd:
        data = _plainer(book)
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
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
        visible = meta.visible is SheetVisibleEnum.Visible
        found.append(RawSheet(meta.name, rows, merges, visible, uncached.get(meta.name, frozenset())))
    return found


def _look_inside(book: Book) -> tuple[dict[str, frozenset[tuple[int, int]]], bool]:
    """By sheet, the formula cells that hold no value; and whether some sheet is written in a way calamine misreads."""
    from toolkit.workbook.ooxml.scan import to_utf8
    from toolkit.workbook.ooxml.sheet import has_formula

    uncached = {}
    odd = False
    for ref in book.sheets:
        if ref.kind != "worksheet" or ref.part not in book.package:
            continue
        data, encoding = to_utf8(book.package.read(ref.part))
        # calamine takes a value in a CDATA section for none at all, and knows UTF-8 only.
        odd = odd or encoding != "utf-8" or b"<![CDATA[" in data
        if has_formula(data, 0, max(data.rfind(b"sheetData"), 0)):
            uncached[ref.name] = _uncached(data)
    return uncached, odd


def _uncached(data: bytes) -> frozenset[tuple[int, int]]:
    """Formula cells of one sheet part that hold no value."""
    found = set()
    for m in _NO_VALUE.finditer(data):
        at = _REF.search(m["attrs"])
        if at is not None and not _STR.search(m["attrs"]):
            found.add((int(at[2]), column_number(at[1].decode())))
    return frozenset(found)


def _plainer(book: Book) -> bytes:
    """The same values, written the way calamine reads: some of what Excel takes it gives up or misreads.

    That is colours it cannot parse, which values do not need, an unknown visibility of a sheet, encodings other than
    UTF-8, and CDATA sections.
    """
    from toolkit.workbook.ooxml.book import XmlPart
    from toolkit.workbook.ooxml.scan import children, escape, set_attribute, to_utf8

    package = book.package
    for name in package.names():
        if name.lower().endswith((".xml", ".rels")):
            raw = package.read(name)
            data, encoding = to_utf8(raw)
            if encoding != "utf-8":
                data = _DECLARATION.sub(b"", data.removeprefix(BOM_UTF8), count=1)
            data = _CDATA.sub(lambda m: escape(m[1].decode("utf-8", "replace")).encode(), data)
            if data != raw:
                package.put(name, data)
    part = book.related("styles")
    if part is not None:
        styles = XmlPart(package, part)
        for node in reversed(styles.children()):
            if node.local in (b"fonts", b"fills", b"borders", b"dxfs", b"tableStyles", b"colors", b"extLst"):
                styles.splice(node.start, node.end, b"")
    book.reload()
    listed = book.xml.child(b"sheets")
    for node in reversed(list(children(book.xml.data, listed.open_end, listed.close_start)) if listed else []):
        if node.get("state") not in (None, "visible", "hidden", "veryHidden"):
            book.xml.splice(node.start, node.open_end, set_attribute(book.xml.data, node, "state", "visible"))
    return package.render()
