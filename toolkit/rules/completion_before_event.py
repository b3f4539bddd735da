"""Something was handed in before the event that it answers to happened."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.deadline import CountFrom
from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Problem, place_of

ID = "completion-before-event"
SEVERITY = Severity.WARNING


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first, event = judged.obligation.submission, judged.obligation.event_at
    if not (first and first.at and event) or not first.at.surely_before(event):
        return
    rules = book.read(judged.obligation.duty.phrase).rules
    if rules and rules[0].anchor_event is not None and rules[0].count_from is not CountFrom.BEFORE:
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), {"raw": str(first.at), "event": str(event)})
