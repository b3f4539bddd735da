"""Comma-separated text as one sheet: every value is text as it stands, an empty field is an empty cell."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Sequence
from itertools import groupby, islice
from pathlib import PurePath

from toolkit.errors import WorkbookUnreadableError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.port import RawSheet

_MOST = 1 << 28  # bytes
_SHEET_NAME = 31  # characters that Excel allows
_LINES = 100  # by which the separator is told
_PADDED = compiled(r"(?:(?<=[,;|])|^)\t", re.MULTILINE)
"""Tabs before figures, so that Excel leaves them as they are."""
_NO_TITLE = compiled(r"[:\uff1a](?![^(\uff08]*[)\uff09])|\d{4}(?!年)|\d[-./,]\d|^\s*\d+\s*$")
"""What stands in no title of a column: 户名:张伟, 2026-10-13, 1,200.00."""


def read_csv(name: str, data: bytes) -> RawSheet:
    """A CSV file as a sheet named after the file.

    UTF-8 with or without byte order mark, UTF-16 with one, else GB18030 (GBK and GB2312 are part of it). Fields are
    separated by what parts the table's lines: comma, semicolon, tab or bar.

    Raises:
        WorkbookUnreadableError: none of these encodings, not text, or more than a sheet can hold.
    """
    if len(data) > _MOST:
        raise WorkbookUnreadableError("file-too-large", detail=f"{len(data) >> 20} MB")
    text = _decode(data)
    import csv

    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text[:65_536]))
    rows: list[list[str | None]] = []
    try:
        for row in reader:
            if len(row) > MAX_COLUMN or len(rows) >= MAX_ROW:
                raise WorkbookUnreadableError("file-too-large", detail=f"CSV {len(rows) + 1} × {len(row)}")
            rows.append([value or None for value in row])
    except csv.Error as error:
        raise WorkbookUnreadableError("file-corrupt", detail="CSV") from error
    title = "".join("_" if ch in "[]:*?/\\" else ch for ch in PurePath(name).stem)[:_SHEET_NAME].strip("'")
    return RawSheet(title or "Sheet1", rows)


def _separator(text: str) -> str:
    """What separates the fields: the sign by which most lines below one another are parted, beginning with a header.

    Titles above, notes below and texts in the table may have others, with figures or a colon where a header has none:
    账号|6222|户名|鑫达, 注:a;b;c.
    """
    import csv

    beginning = _PADDED.sub("", text)

    def parted(separator: str) -> tuple[int, bool, int]:
        try:
            some = [*islice(csv.reader(io.StringIO(beginning, newline=""), delimiter=separator), _LINES)]
        except csv.Error:
            return 0, False, 0
        runs = groupby((row for row in some if any(row)), key=lambda row: len(row) > 1)
        return max((_worth([*run]) for several, run in runs if several), default=(0, False, 0))

    return max(",;\t|", key=parted)


def _worth(lines: Sequence[Sequence[str]]) -> tuple[int, bool, int]:
    """How much lines of several fields look like a table: how many they are, twice that with a header; how wide."""
    filled = [[field for field in line if field.strip()] for line in lines]
    header = max(filled, key=len)
    titled = len(lines) > 1 and not any(map(_NO_TITLE.search, header))
    return len(lines) * (1 + titled), titled, len(header)


def _decode(data: bytes) -> str:
    encodings: tuple[str, ...] = ("utf-8-sig", "gb18030")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif b"\0" in data:
        raise WorkbookUnreadableError("file-not-workbook")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WorkbookUnreadableError("file-encoding")
