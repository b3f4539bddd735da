"""The deadline counts from an event and the row does not say when that happened, though the work is done."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Problem, place_of

ID = "event-missing"
SEVERITY = Severity.ERROR


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason in ("event-none", "event-missing") and judged.obligation.columns:
        if "event_at" in judged.obligation.unreadable or judged.obligation.place in book.joined.where_orphans:
            return  # said by value-unreadable, by event-unknown
        phrase = judged.obligation.duty.phrase
        yield Problem(place_of(judged.obligation, "event_at", "event_id", "phrase"), {"raw": phrase})
