"""The deadline counts from an event and the row does not say when that was, though the work is done; or from today."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "event-missing"
SEVERITY = Severity.ERROR


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason in ("day-unsaid", "event-none", "event-missing")


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    phrase = judged.obligation.duty.phrase
    if judged.reason == "day-unsaid" and judged.obligation.columns:
        yield Problem(place_of(judged.obligation, "phrase", "duty_id"), {"raw": phrase}, "said")
    elif judged.reason in ("event-none", "event-missing") and judged.obligation.columns:
        if "event_at" in judged.obligation.unreadable or judged.obligation.place in book.joined.where_orphans:
            return  # said by value-unreadable, by event-unknown
        yield Problem(place_of(judged.obligation, "event_at", "event_id", "phrase"), {"raw": phrase})
