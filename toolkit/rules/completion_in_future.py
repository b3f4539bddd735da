"""A completion lies after the as-of time of the check."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "completion-in-future"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.in_future


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first = judged.obligation.submission
    if first and first.at and first.at.earliest > book.as_of.latest:
        # Without the time of the check: a second one that finds the same must write nothing.
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), {"raw": str(first.at)})
