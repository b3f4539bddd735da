"""A table's columns have names that are not known: they were told by what stands in them."""

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
        if header.guessed:
            told = {name: header.names.get(header.columns[name], "") for name in ("deliverable", "phrase")}
            yield Problem(Place(book.name, table.sheet, header.last_row, header.columns["deliverable"]), told)
