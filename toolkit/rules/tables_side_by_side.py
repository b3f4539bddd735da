"""Two duty tables stand beside one another in the same rows."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.table import crowded

ID = "tables-side-by-side"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for _first, *others in crowded(book.tables):
        for table in others:
            yield Problem(Place(book.name, table.sheet, table.header.first_row, table.header.left))
