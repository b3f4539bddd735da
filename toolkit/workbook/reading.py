"""A workbook's bytes to its raw content, with python-calamine: .xlsx, .xlsm, .xlsb, .xls, .ods and their kin."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.digest import sha256
from toolkit.errors import WorkbookEncryptedError, WorkbookUnreadableError, WriteRefusedError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook import csvtext, limits
from toolkit.workbook.limits import ReaderTrouble
from toolkit.workbook.ooxml.cells import column_number
from toolkit.workbook.ooxml.package import CFB_MAGIC
from toolkit.workbook.port import RawSheet, RawValue, WorkbookContent

if TYPE_CHECKING:
    from toolkit.workbook.ooxml.book import Book
    from toolkit.workbook.ooxml.plain import Held, Plain
    from toolkit.workbook.passwords import Secret

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A formula cell whose value is missing; an empty text (t="str") is a value.
# Nothing here reaches past the next tag, and nothing is tried twice: the time stays linear on hostile input.
_NO_VALUE = compiled(
    rb"<(?:[\w.-]++:)?c\b(?P<attrs>[^<>]*+)>\s*+<(?:[\w.-]++:)?f(?:\s[^<>]*)?(?:/>|>[^<]*+</(?:[\w.-]++:)?f\s*+>)\s*+"
    rb"(?:</(?:[\w.-]++:)?c\s*+>|<(?:[\w.-]++:)?v\s*+/>|<(?:[\w.-]++:)?v>\s*+</)"
)
_REF = compiled(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_CDATA = compiled(rb"<!\[CDATA\[(.*?)\]\]>", re.S)
_DECLARATION = compiled(rb"^\s*<\?xml.*?\?>", re.S)
_ERROR = compiled(rb"""<(?:\w+:)?c\b([^<>]*\bt\s*=\s*["']e["'][^<>]*)>""")
_STR = compiled(rb"""\bt\s*=\s*["']str["']""")


def fingerprint(data: bytes) -> str:
    """What tells two versions of a workbook apart: SHA-256, in hex."""
    return sha256(data)


def parse(name: str, data: bytes, password: Secret | None = None) -> WorkbookContent:
    """The content of a workbook held in memory.

    Values are calamine's: every number a float, an error its text (``#N/A``), and a date cell without a time of day a
    ``date`` even where its format shows one, for the file does not tell midnight from no time at all. In a CSV file,
    which only its name tells, every value is text.

    Raises:
        WorkbookUnreadableError: empty, damaged, not a workbook, or one that would cost too much to read.
        WorkbookEncryptedError: it wants a password, or another one.
    """
    return opened(name, data, password)[0]


def opened(name: str, data: bytes, password: Secret | None = None) -> tuple[WorkbookContent, Held | None]:
    """As ``parse``, with what a write can go on from."""
    mark = fingerprint(data)
    if name.lower().endswith(csvtext.SUFFIXES):
        return WorkbookContent(name, mark, (csvtext.read_csv(name, data),)), None
    data = unlocked(data, password)[0]
    book = _book(data)
    if book is None:
        return WorkbookContent(name, mark, tuple(_apart(data, password))), None
    from toolkit.workbook.ooxml.plain import Held, read_plain

    try:
        plain = read_plain(book)
        sheets = [plain[r.part].values if r.part in plain else None for r in book.sheets if r.kind == "worksheet"]
        if None in sheets:
            sheets = _with_general(data, book, plain)
    except ReaderTrouble as e:
        raise WorkbookUnreadableError(detail=str(e)) from e
    except WriteRefusedError as e:  # not even XML
        raise WorkbookUnreadableError("file-corrupt", detail=str(e.params.get("detail", "XML"))) from e
    held = None if book.package.changed else Held(book, plain)
    return WorkbookContent(name, mark, tuple(s for s in sheets if s is not None), book.date1904), held


def _with_general(data: bytes, book: Book, plain: dict[str, Plain]) -> list[RawSheet | None]:
    """Every worksheet: those that are not written plainly as calamine reads them."""
    wanted = {r.name for r in book.sheets if r.part not in plain}
    try:
        rest = _sheets(data, book, wanted)
    except ReaderTrouble:
        rest = _sheets(_plainer(book), book, wanted)
    if not plain:
        return list(rest)
    known = {s.name: s for s in rest} | {p.values.name: p.values for p in plain.values()}
    return [known.get(r.name) for r in book.sheets]


def unlocked(data: bytes, password: Secret | None) -> tuple[bytes, Secret | None]:
    """The workbook itself, unlocked if it is encrypted, and the password that was used.

    Raises:
        WorkbookUnreadableError, WorkbookEncryptedError
    """
    if not data:
        raise WorkbookUnreadableError("file-empty")
    if not (data.startswith(CFB_MAGIC) and _ENCRYPTED in data):
        return data, None
    from toolkit.workbook.passwords import unlock

    return unlock(data, password)


def is_ooxml(data: bytes) -> bool:
    """Whether it is an Office Open XML workbook, whatever it is called.

    Raises:
        WorkbookUnreadableError: a damaged one.
    """
    return _book(data) is not None


def has_password(data: bytes) -> bool:
    """Whether it is encrypted, if only with the password that Excel itself knows."""
    if not data.startswith(CFB_MAGIC):
        return False
    from toolkit.workbook.passwords import is_locked

    return is_locked(data)


def _apart(data: bytes, password: Secret | None) -> list[RawSheet]:
    """The sheets of a workbook in one of the older formats, or of none at all."""
    from toolkit.workbook.quarantine import read_apart

    if not data.startswith((CFB_MAGIC, b"PK")):
        raise WorkbookUnreadableError("file-not-workbook")
    ole = data.startswith(CFB_MAGIC)
    if has_password(data):  # .xls has it inside
        from toolkit.workbook.passwords import unlock

        data = unlock(data, password)[0]
    try:
        return read_apart(data)
    except ReaderTrouble as e:
        if ole or b"opendocument" in data[:256] or b"xl/workbook.bin" in data:
            raise WorkbookUnreadableError(detail=str(e)) from e
        raise WorkbookUnreadableError("file-not-workbook") from e


def _book(data: bytes) -> Book | None:
    """The package around an Office Open XML workbook; None for any other format.

    Declared sizes are looked at here, before anything is inflated.
    """
    if not data.startswith(b"PK") and b"PK\x05\x06" not in data[-65557:]:
        return None
    from toolkit.workbook.ooxml.book import CONTENT_TYPES, Book, relationships
    from toolkit.workbook.ooxml.package import Package

    package = Package(data)
    if CONTENT_TYPES not in package:
        return None
    try:
        if any(name.lower().endswith(".bin") for name in package.names()):
            main = [r.part for r in relationships(package, "") if r.kind == "officeDocument"]
            if main and main[0].lower().endswith(".bin"):
                return None  # .xlsb keeps its parts in binary
        return Book(package)
    except WriteRefusedError as e:  # its XML cannot be read
        raise WorkbookUnreadableError("file-not-workbook") from e


def _sheets(data: bytes, book: Book, wanted: set[str]) -> list[RawSheet]:
    look = _look_inside(book, wanted)
    if look.odd:
        data = _plainer(book)
    if look.certain:
        return sheets_of(data, look.uncached, wanted)
    from toolkit.workbook.quarantine import read_apart

    return [s._replace(uncached=look.uncached.get(s.name, frozenset())) for s in read_apart(data)]


def sheets_of(
    data: bytes, uncached: Mapping[str, frozenset[tuple[int, int]]], wanted: set[str] | None = None
) -> list[RawSheet]:
    """Every worksheet, or those of the wanted names, as calamine reads it, at whatever cost.

    Raises:
        ReaderTrouble: damaged, or not a workbook.
        WorkbookEncryptedError: it wants a password.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    found = []
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for index, meta in enumerate(workbook.sheets_metadata):
            if meta.typ is not SheetTypeEnum.WorkSheet or (wanted is not None and meta.name not in wanted):
                continue
            sheet = workbook.get_sheet_by_index(index)
            rows: list[list[RawValue]] = [
                [None if v == "" else v for v in row] if "" in row else row  # type: ignore[misc]
                for row in sheet.to_python(skip_empty_area=False)
            ]
            merges = tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
            visible = meta.visible is SheetVisibleEnum.Visible
            found.append(RawSheet(meta.name, rows, merges, visible, uncached.get(meta.name, frozenset())))
    except PasswordError as e:
        raise WorkbookEncryptedError from e
    except (CalamineError, OSError, ValueError, OverflowError) as e:  # dates no calendar has, and the like
        raise ReaderTrouble(str(e)) from e
    except BaseException as e:
        if type(e).__name__ != "PanicException":  # Rust's, which is no Exception and has no name to import
            raise
        raise ReaderTrouble("panic") from e
    return found


class _Look(NamedTuple):
    """``uncached``: by sheet, the formula cells that hold no value and the cells that hold an error; ``odd``: some
    sheet is written in a way calamine misreads; ``certain``: what reading costs is known, and is not too much."""

    uncached: dict[str, frozenset[tuple[int, int]]]
    odd: bool
    certain: bool


def _look_inside(book: Book, wanted: set[str]) -> _Look:
    from toolkit.workbook.ooxml.scan import to_utf8
    from toolkit.workbook.ooxml.sheet import has_formula

    uncached = {}
    package = book.package
    strings, _ = [package.read(p) if (p := book.related(kind)) else b"" for kind in ("sharedStrings", "styles")]
    # Where calamine may find other parts than we do, what it reads is not what was looked at.
    odd, certain = False, book.part == "xl/workbook.xml" and not package.duplicates
    certain = certain and not any("%" in name or "\\" in name for name in package.names())
    for ref in book.sheets:
        if ref.part not in package or ref.name not in wanted:
            continue
        data, encoding = to_utf8(package.read(ref.part))
        # calamine takes a value in a CDATA section for none at all, and knows UTF-8 only.
        odd = odd or encoding != "utf-8" or b"<![CDATA[" in data
        certain = limits.check_box(ref.name, data) and limits.check_text(strings, data) and certain
        if has_formula(data, 0, max(data.rfind(b"sheetData"), 0)):
            uncached[ref.name] = _uncached(data)
        if b'"e"' in data or b"'e'" in data:
            uncached[ref.name] = uncached.get(ref.name, frozenset()) | _errors(data)
    return _Look(uncached, odd, certain)


def _uncached(data: bytes) -> frozenset[tuple[int, int]]:
    """Formula cells of one sheet part that hold no value."""
    found = set()
    for m in _NO_VALUE.finditer(data):
        at = _REF.search(m["attrs"])
        if at is not None and not _STR.search(m["attrs"]):
            found.add((int(at[2]), column_number(at[1].decode())))
    return frozenset(found)


def _errors(data: bytes) -> frozenset[tuple[int, int]]:
    """Cells of one sheet part that hold an error such as #N/A, which calamine reads as empty."""
    places = (_REF.search(m[1]) for m in _ERROR.finditer(data))
    return frozenset((int(at[2]), column_number(at[1].decode())) for at in places if at is not None)


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
