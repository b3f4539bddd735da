"""What the modules of the live back end share: rectangles of cells, number formats, protection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings

MAX_ROW, MAX_COLUMN, MAX_TEXT = 1_048_576, 16_384, 32_767
DATETIME_CODE, DATE_CODE, TIME_CODE, WHOLE_CODE, TEXT_CODE = "yyyy-mm-dd hh:mm", "yyyy-mm-dd", "hh:mm", "0", "@"
# Excel takes an address of at most 255 characters. In LibreOffice each call measures the rows anew: few, long ones.
_EXCEL_ADDRESS_LIMIT, _ADDRESS_LIMIT = 250, 1_000_000
Cell = tuple[int, int]
Block = tuple[int, int, int, int]


def is_protected(item: xlwings.Sheet | xlwings.Book) -> bool:
    """Whether a sheet, or the structure of a book, is protected. xlwings has no word for it: the program is asked."""
    native = item.api
    subject = "Structure" if hasattr(item, "sheets") else "Contents"
    for word in (f"Protect{subject}", f"protect_{subject.lower()}", "isProtected"):  # Windows, macOS, LibreOffice
        answer = getattr(native, word, None)
        if answer is not None:
            answer = getattr(answer, "get", answer)
            return bool(answer() if callable(answer) else answer)
    return False


def day_fraction(value: time) -> float:
    """A time of day as the fraction of a day: Excel's automation takes no times."""
    span = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return span / timedelta(days=1)


def areas(sheet: xlwings.Sheet, cells: Iterable[Cell]) -> Iterator[xlwings.Range]:
    """Cells as few ranges of several areas each, for setting one format on all of them."""
    limit = _EXCEL_ADDRESS_LIMIT if sheet.book.app.engine.name == "excel" else _ADDRESS_LIMIT
    address = ""
    for block in blocks(cells):
        part = cell_name(block[0], block[1])
        if block[:2] != block[2:]:
            part += ":" + cell_name(block[2], block[3])
        if address and len(address) + len(part) >= limit:
            yield sheet.range(address)
            address = ""
        address = f"{address},{part}" if address else part
    if address:
        yield sheet.range(address)


def blocks(cells: Iterable[Cell]) -> list[Block]:
    """Cells as rectangles (first row, first column, last row, last column): runs down, joined where alike."""
    runs: dict[tuple[int, int], list[int]] = {}
    ordered = sorted((column, row) for row, column in cells)
    start = 0
    for index in range(1, len(ordered) + 1):
        column, row = ordered[index - 1]
        if index == len(ordered) or ordered[index] != (column, row + 1):
            runs.setdefault((ordered[start][1], row), []).append(column)
            start = index
    found: list[Block] = []
    for (top, bottom), columns in runs.items():
        left = previous = columns[0]
        for column in columns[1:]:
            if column != previous + 1:
                found.append((top, left, bottom, previous))
                left = column
            previous = column
        found.append((top, left, bottom, previous))
    return sorted(found)


def cell_name(row: int, column: int) -> str:
    """``(2, 28)`` → ``AB2``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def block_range(sheet: xlwings.Sheet, block: Block) -> xlwings.Range:
    """The cells of a block."""
    return sheet.range((block[0], block[1]), (block[2], block[3]))


def may_be_reread(text: str) -> bool:
    """Whether Excel might take a text for a formula, number, date, boolean or error."""
    return (
        text[:1] in ("=", "+", "-", "@", "'", "#", "/")
        or any(letter.isdigit() for letter in text)
        or text.upper() in ("TRUE", "FALSE")
    )
