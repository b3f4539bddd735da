"""A column has a name that is not known: what it is was told by what stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "columns-guessed"
SEVERITY = Severity.INFO


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        for field in header.guessed:
            column = header.columns[field]
            place = Place(book.name, table.sheet, header.last_row, column)
            yield Problem(place, {"name": header.names.get(column, "")}, field)
