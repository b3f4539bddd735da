"""A column may be ours of an earlier check, and may be a person's: it is neither written over nor read."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.own_values import is_ours
from toolkit.sheet.table import Table, at
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

ID = "own-column-aside"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        for column in header.aside:
            name = header.names.get(column, "")
            field = OWN_BY_NAME.get(normal(name), "due")
            # The dates of a due may be deadlines; of another column it is said whether a person's words stand in it.
            variant = "" if field == "due" else "status" if _says_more(table, column, field) else "twice"
            yield Problem(Place(book.name, table.sheet, header.last_row, column), {"name": name}, variant)


def _says_more(table: Table, column: int, field: str) -> bool:
    """Whether something stands in a column that a check does not write."""
    values = (at(row, column) for _, row in table.rows)
    return not all(value is None or is_ours(field, value) for value in values)
