"""A cell holds a formula whose result was never computed, or an error such as #N/A: nobody can tell its value."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem

ID = "formula-uncached"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for place in book.uncached:
        yield Problem(place)
