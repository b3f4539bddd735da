"""A row names an event that the register (业务登记) does not have."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem, place_of
from toolkit.sheet.header import REGISTER

ID = "event-unknown"
SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    registered = any(table.header.kind == REGISTER for table in book.tables)
    for row, case in book.joined.orphans:
        if not registered and row.event_at:
            continue  # without a register the row's own date says what happened, and its number is just a number
        yield Problem(place_of(row, "event_id"), {"case": case, "event": row.duty.event or ""})
