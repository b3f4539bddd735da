"""A column may be ours of an earlier check, and may be a person's: it is neither written over nor read."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

ID = "own-column-aside"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        for column in header.aside:
            name = header.names.get(column, "")
            variant = "status" if OWN_BY_NAME.get(normal(name)) == "timeliness" else ""
            yield Problem(Place(book.name, table.sheet, header.last_row, column), {"name": name}, variant)
