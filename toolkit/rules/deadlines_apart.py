"""Deadlines stand in names of columns, one for each thing owed, or in lines that differ: nobody is judged by them."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import listed
from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem

ID = "deadlines-apart"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for sheet, apart in book.apart.items():
        place = Place(book.name, sheet, apart.row, apart.column)
        yield Problem(place, {"said": listed(f"“{one}”" for one in apart.said)}, apart.variant)
