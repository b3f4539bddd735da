"""Something was handed in before the event that it answers to happened."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "completion-before-event"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.before_event


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first, event = judged.obligation.submission, judged.obligation.event_at
    if not (first and first.at and event) or not first.at.surely_before(event):
        return
    if book.read(judged.obligation.duty.phrase).follows_event:
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), {"raw": str(first.at), "event": str(event)})
