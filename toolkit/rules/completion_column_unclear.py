"""A table has columns of dates, and none of them could be told to be that of the completion."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "completion-column-unclear"
SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        unclear = [c for c in header.unclear if c not in header.of_months]  # of these ``columns_guessed`` tells
        if unclear:
            names = "”“".join(header.names.get(column, "") for column in unclear)
            yield Problem(Place(book.name, table.sheet, header.last_row, unclear[0]), {"names": names})
