"""A deadline has a clock time and the completion, on that very day, has none; or hours run from a day without one."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "time-missing"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason == "time-missing" or "event-time-missing" in glance.ambiguity


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "time-missing" and judged.due and judged.obligation.submission:
        params = {"raw": str(judged.obligation.submission.at), "due": str(judged.due)}
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), params)
    elif "event-time-missing" in judged.ambiguity and judged.obligation.columns:
        params = {"raw": str(judged.event_at or judged.obligation.event_at), "due": str(judged.due)}
        yield Problem(place_of(judged.obligation, "event_at", "event_id"), params, "event")
