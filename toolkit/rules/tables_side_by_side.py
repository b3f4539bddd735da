"""Two duty tables stand beside one another in the same rows."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "tables-side-by-side"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    seen: dict[tuple[str, int], int] = {}
    for table in book.tables:
        key = (table.sheet, table.header.first_row)
        if key in seen:
            yield Problem(Place(book.name, table.sheet, table.header.first_row, table.header.left))
        seen[key] = table.header.left
