"""A column has a name that is not known, and what it is was told by what stands in it; or two are called alike."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.table import Table, at

ID = "columns-guessed"
SEVERITY = Severity.INFO

OF_DATES = frozenset({"phrase", "event_at", "submitted_at", "rival"})
"""Variants about columns by which it is told who is late."""


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        header = table.header
        for field in header.guessed:
            column = header.columns[field]
            place = Place(book.name, table.sheet, header.last_row, column)
            yield Problem(place, {"name": header.names.get(column, "")}, field)
        if header.rival and _differ(table, header.rival):
            place = Place(book.name, table.sheet, header.last_row, header.rival)
            names = {"name": header.names[header.rival], "taken": header.names[header.columns["submitted_at"]]}
            yield Problem(place, names, "rival")


def _differ(table: Table, rival: int) -> bool:
    """Whether any row has another day in the one column of completion than in the other."""
    taken = table.header.columns["submitted_at"]
    pairs = ((at(row, taken), at(row, rival)) for _, row in table.rows)
    return any(ours is not None and theirs is not None and ours != theirs for ours, theirs in pairs)
