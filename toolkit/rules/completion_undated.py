"""The completion cell says that it was done (完成, √), but not when."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem

ID = "completion-undated"
SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for bad in book.records.bad:
        if bad.problem == "done-without-date":
            yield Problem(bad.place, {"header": bad.header, "raw": bad.raw})
