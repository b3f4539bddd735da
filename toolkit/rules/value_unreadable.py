"""A cell that should hold a date, a status, a yes or no, a score or a condition holds something else."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity, shortened
from toolkit.rules.base import Book, Problem

ID = "value-unreadable"
SEVERITY = Severity.ERROR
_LONGEST = 40  # characters that are quoted


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for bad in book.records.bad:
        if bad.problem in ("ambiguous-order", "done-without-date"):
            continue
        yield Problem(bad.place, {"header": bad.header, "raw": shortened(bad.raw, _LONGEST)}, bad.problem)
