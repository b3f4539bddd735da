"""What the modules of the live back end share: rectangles of cells, number formats, protection."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings

MAX_ROW, MAX_COLUMN, MAX_TEXT = 1_048_576, 16_384, 32_767
DATETIME_CODE, DATE_CODE, TIME_CODE, WHOLE_CODE, TEXT_CODE = "yyyy-mm-dd hh:mm", "yyyy-mm-dd", "hh:mm", "0", "@"
# Excel takes an address of at most 255 characters; LibreOffice any, and few, long ones are faster.
_EXCEL_ADDRESS_LIMIT, _ADDRESS_LIMIT = 250, 1_000_000
# No column that is shown is so narrow that a text of so many characters needs a second line.
_SHORT = 4
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


def is_read_only(book: xlwings.Book) -> bool:
    """Whether cells of a book cannot be changed because it was opened to be read: so in LibreOffice, not in Excel."""
    asked = getattr(book.api, "isReadonly", None)
    return asked is not None and bool(asked())


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


def hulls(cells: Iterable[Cell]) -> list[Block]:
    """The rectangles around cells, one for each group of neighbouring columns: what is asked at once of all of them."""
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        span = rows.setdefault(column, [row, row])
        if row < span[0]:
            span[0] = row
        elif row > span[1]:
            span[1] = row
    found: list[Block] = []
    for column, (first, last) in sorted(rows.items()):
        if found and found[-1][3] == column - 1:
            top, left, bottom, _ = found.pop()
            found.append((min(top, first), left, max(bottom, last), column))
        else:
            found.append((first, column, last, column))
    return found


def overlap(block: Block, other: Block) -> bool:
    """Whether two rectangles have a cell in common."""
    return block[0] <= other[2] and other[0] <= block[2] and block[1] <= other[3] and other[1] <= block[3]


def put(sheet: xlwings.Sheet, values: Mapping[Cell, Any], empty: Container[Cell] = ()) -> None:
    """Set the values of cells in few calls.

    Args:
        empty: cells between them that hold nothing and may be set to nothing.
    """
    for hull in hulls(values):
        area = block_range(sheet, hull)
        top, left, bottom, right = hull
        # The engine for LibreOffice can leave cells alone within a rectangle. Excel cannot.
        leaving = getattr(area.impl, "put", None)
        if leaving is not None:
            leaving([[values.get((r, c), ...) for c in range(left, right + 1)] for r in range(top, bottom + 1)])
            continue
        gaps = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) in empty)
        inside = [(r, c) for r, c in values if top <= r <= bottom and left <= c <= right]
        for block in blocks({*inside, *gaps}):
            rows, columns = range(block[0], block[2] + 1), range(block[1], block[3] + 1)
            block_range(sheet, block).value = [[values.get((r, c)) for c in columns] for r in rows]


def unmeasured(book: xlwings.Book) -> AbstractContextManager[None]:
    """LibreOffice measures rows anew at every change, which takes most of a write's time: not meanwhile.

    Rows whose texts may not fit afterwards are for ``fit_rows``.
    """
    found = getattr(book.impl, "unmeasured", None)
    context: AbstractContextManager[None] = nullcontext() if found is None else found()
    return context


def fit_all(area: xlwings.Range) -> None:
    """Fit the heights of all rows of a range, where LibreOffice was kept from it. Excel did it already."""
    fit = getattr(area.impl, "fit_rows", None)
    if fit is not None:
        fit()


def fit_rows(sheet: xlwings.Sheet, came_or_went: Iterable[tuple[Cell, Any]]) -> None:
    """Fit the heights of the rows in which texts came or went that a line may not hold; else as ``fit_all``."""
    if not hasattr(sheet.book.impl, "unmeasured"):
        return
    by_column: dict[int, dict[int, int]] = {}
    for (row, column), value in came_or_went:
        if isinstance(value, str) and len(value) > _SHORT:
            # A Chinese character is twice as wide as a digit, by which column widths count.
            wide = MAX_TEXT if "\n" in value else sum(2 if letter > "\u2e7f" else 1 for letter in value)
            rows = by_column.setdefault(column, {})
            rows[row] = max(wide, rows.get(row, 0))
    for column, rows in by_column.items():
        width = sheet.range((1, column)).column_width
        for area in areas(sheet, ((row, column) for row, wide in rows.items() if wide > width - 1)):
            fit_all(area)


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
