"""A workbook has a sheet for every month, and those of other months than the one that is checked were left alone."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import listed
from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "sheet-of-other-month"
SEVERITY = Severity.INFO


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    if book.left_out:
        params = {"sheets": listed(book.left_out), "period": str(book.period)}
        yield Problem(Place(book.name, book.left_out[0]), params)
