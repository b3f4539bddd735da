"""What is owed is struck through, with no word in the row that it came or is not owed any more."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.core.status import EXEMPT, HANDED_IN
from toolkit.rules.base import Book, Problem, what

ID = "row-struck"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for part in book.parts:
        table = part.table
        column = table.header.columns.get("deliverable") or table.header.columns.get("duty_id", 0)
        struck = {row for row, c in book.struck.get(table.sheet, ()) if c == column}
        if not struck:
            continue
        for index, (number, _) in enumerate(table.rows):
            if number not in struck:
                continue
            obligation = part[index].obligation
            if obligation.submission is None and obligation.work not in EXEMPT | HANDED_IN:
                yield Problem(Place(book.name, table.sheet, number, column), {"deliverable": what(obligation)})
