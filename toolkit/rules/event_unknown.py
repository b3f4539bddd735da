"""A row names an event that the register (业务登记) does not have."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem, place_of

ID = "event-unknown"
SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for row, case in book.joined.orphans:
        yield Problem(place_of(row, "event_id"), {"case": case, "event": row.duty.event or ""})
