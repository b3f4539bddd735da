"""Comma-separated text as one sheet: every value is text as it stands, an empty field is an empty cell."""

from __future__ import annotations

import codecs
import io
from pathlib import PurePath

from toolkit.errors import WorkbookUnreadableError
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.port import RawSheet

_MOST = 1 << 28  # bytes
_SHEET_NAME = 31  # characters that Excel allows


def read_csv(name: str, data: bytes) -> RawSheet:
    """A CSV file as a sheet named after the file.

    UTF-8 with or without byte order mark, UTF-16 with one, else GB18030 (GBK and GB2312 are part of it). Fields are
    separated by what the first line has most of: comma, semicolon or tab.

    Raises:
        WorkbookUnreadableError: none of these encodings, not text, or more than a sheet can hold.
    """
    if len(data) > _MOST:
        raise WorkbookUnreadableError("file-too-large", detail=f"{len(data) >> 20} MB")
    text = _decode(data)
    first = next((line for line in text[:65_536].splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    import csv

    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str | None]] = []
    try:
        for row in reader:
            if len(row) > MAX_COLUMN or len(rows) >= MAX_ROW:
                raise WorkbookUnreadableError("file-too-large", detail=f"CSV {len(rows) + 1} × {len(row)}")
            rows.append([value or None for value in row])
    except csv.Error as error:
        raise WorkbookUnreadableError("file-corrupt", detail=f"CSV: {error}") from error
    title = "".join("_" if ch in "[]:*?/\\" else ch for ch in PurePath(name).stem)[:_SHEET_NAME].strip("'")
    return RawSheet(title or "Sheet1", rows)


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
