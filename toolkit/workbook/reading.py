"""A workbook's bytes to its raw content: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.digest import sha256
from toolkit.errors import WorkbookUnreadableError, WriteRefusedError
from toolkit.workbook.formats import TEXT
from toolkit.workbook.limits import ReaderTrouble
from toolkit.workbook.ooxml.package import CFB_MAGIC, Package
from toolkit.workbook.port import RawSheet, WorkbookContent

if TYPE_CHECKING:
    from toolkit.workbook.ooxml.book import Book
    from toolkit.workbook.ooxml.plain import Held, Plain
    from toolkit.workbook.passwords import Secret

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def fingerprint(data: bytes) -> str:
    """What tells two versions of a workbook apart: SHA-256, in hex."""
    return sha256(data)


def parse(name: str, data: bytes, password: Secret | None = None) -> WorkbookContent:
    """The content of a workbook held in memory.

    Values are calamine's: every number a float (in .xls perhaps an int), an error its text (``#N/A``), and a date cell
    without a time of day a ``date`` even where its format shows one, for the file does not tell midnight from no time
    at all. In a CSV file, which only its name tells, every value is text.

    Raises:
        WorkbookUnreadableError: empty, damaged, not a workbook, or one that would cost too much to read.
        WorkbookEncryptedError: it wants a password, or another one.
    """
    return opened(name, data, password)[0]


def opened(name: str, data: bytes, password: Secret | None = None) -> tuple[WorkbookContent, Held | None]:
    """As ``parse``, with what a write can go on from."""
    mark = fingerprint(data)
    if name.lower().endswith(TEXT):
        from toolkit.workbook import csvtext

        return WorkbookContent(name, mark, (csvtext.read_csv(name, data),)), None
    data = unlocked(data, password)[0]
    book = book_of(data)
    if book is None:
        return WorkbookContent(name, mark, tuple(_apart(data, password))), None
    _refuse_incomplete(book)
    from toolkit.workbook.ooxml.occupied import with_objects
    from toolkit.workbook.ooxml.plain import Held, read_plain

    try:
        plain = read_plain(book)
        sheets = [plain[r.part].values if r.part in plain else None for r in book.sheets if r.kind == "worksheet"]
        if None in sheets:
            sheets = _with_general(data, book, plain)
        found = with_objects(book, [s for s in sheets if s is not None])
    except ReaderTrouble as e:
        raise WorkbookUnreadableError(detail=str(e)) from e
    except WriteRefusedError as e:  # not even XML
        raise WorkbookUnreadableError("file-corrupt", detail=str(e.params.get("detail", "XML"))) from e
    held = None if book.package.changed else Held(book, plain)
    return WorkbookContent(name, mark, tuple(found), book.date1904), held


def _refuse_incomplete(book: Book) -> None:
    """Refuse a workbook that lists a worksheet of which the part is not there.

    Raises:
        WorkbookUnreadableError: it does.
    """
    for sheet in book.sheets:
        if sheet.kind in ("worksheet", "") and sheet.part not in book.package:
            raise WorkbookUnreadableError("file-corrupt", detail=sheet.name)


def _with_general(data: bytes, book: Book, plain: dict[str, Plain]) -> list[RawSheet | None]:
    """Every worksheet: those that are not written plainly as calamine reads them."""
    from toolkit.workbook.through_calamine import sheets_in

    rest = sheets_in(data, book, {r.name for r in book.sheets if r.part not in plain})
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
    return book_of(data) is not None


def other_content(data: bytes) -> str | None:
    """The ending that a workbook ought to have which is not Office Open XML; None for one that may be."""
    if data.startswith(CFB_MAGIC):
        return ".xls"
    if data.startswith(b"PK") and b"opendocument.spreadsheet" in data[:256]:
        return ".ods"
    return ".xlsb" if b"xl/workbook.bin" in data and book_of(data) is None else None


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
        from toolkit.workbook.no_workbook import message_about

        raise WorkbookUnreadableError(message_about(data))
    ole = data.startswith(CFB_MAGIC)
    if has_password(data):  # .xls has it inside
        from toolkit.workbook.passwords import unlock

        data = unlock(data, password)[0]
    try:
        return read_apart(data)
    except ReaderTrouble as e:
        if ole or b"opendocument.spreadsheet" in data[:256] or b"xl/workbook.bin" in data:
            raise WorkbookUnreadableError(detail=str(e)) from e
        raise WorkbookUnreadableError("file-not-workbook") from e


def book_of(data: bytes) -> Book | None:
    """The package around an Office Open XML workbook; None for any other format.

    Declared sizes are looked at here, before anything is inflated.
    """
    # Bytes may stand before an archive, but .xls has archives inside: that of its theme, of its drawings.
    if data.startswith(CFB_MAGIC) or not (data.startswith(b"PK") or b"PK\x05\x06" in data[-65557:]):
        return None
    from toolkit.workbook.ooxml.book import CONTENT_TYPES, Book, relationships

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
