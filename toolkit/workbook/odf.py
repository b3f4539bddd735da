"""OpenDocument spreadsheets (.ods) as the reader takes them."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

_CONTENT = "content.xml"
_WRONG = (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, ValueError, EOFError)
# Between cells, rows, tables and paragraphs; within a text no such tag follows.
_INDENT = re.compile(rb">\s+(?=</?(?:table|office):|<text:[ph]\b)")
_ZONE = re.compile(rb"""(\soffice:date-value=["'][\d:T-]+)(?:\.\d+)?Z(?=["'])""")


def is_locked(data: bytes) -> bool:
    """Whether a spreadsheet has a password to open: OpenDocument 1.2, part 3, 3.4."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except _WRONG:
        return False


def plainer(data: bytes) -> bytes | None:
    """The same spreadsheet without white space between its cells, at which calamine gives up; None if it has none.

    LibreOffice and Excel write none; programs that lay their XML out for people do. Of those some give dates a zone,
    which LibreOffice passes over and calamine makes a text of.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            content = old.read(_CONTENT)
            plain = _INDENT.sub(b">", content)
            if plain == content:
                return None
            plain = _ZONE.sub(rb"\1", plain)
            out = BytesIO()
            with zipfile.ZipFile(out, "w") as new:
                for name in dict.fromkeys(old.namelist()):
                    new.writestr(name, plain if name == _CONTENT else old.read(name))
            return out.getvalue()
    except _WRONG:
        return None  # not whole, encrypted, or no OpenDocument
