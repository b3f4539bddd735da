"""A row names a duty that 责任清单 does not have."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem, place_of

ID = "duty-unknown"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for row in book.joined.unknown.values():
        yield Problem(place_of(row, "duty_id"), {"duty": row.duty.id})
