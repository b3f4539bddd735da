"""A row promises something and its deadline cell is blank."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Problem, place_of, what

ID = "deadline-missing"
SEVERITY = Severity.ERROR


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "deadline-missing" and judged.obligation.columns:
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), {"what": what(judged.obligation)})
