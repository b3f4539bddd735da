"""A workbook has a sheet for every month, but none is of the period that is checked: all of them were judged."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import listed
from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "month-sheet-missing"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    if book.other_months:
        params = {"sheets": listed(book.other_months), "period": str(book.period), "last": book.other_months[-1]}
        yield Problem(Place(book.name, book.other_months[0]), params)
