"""A date such as 03/04/2027 can be the 4th of March or the 3rd of April."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem

ID = "date-ambiguous"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for bad in book.records.bad:
        if bad.problem == "ambiguous-order":
            yield Problem(bad.place, {"header": bad.header, "raw": bad.raw})
