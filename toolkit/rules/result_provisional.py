"""A date rests on a year whose holidays are not published yet."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "result-provisional"
SEVERITY = Severity.INFO


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.provisional


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.provisional and judged.due and judged.obligation.columns:
        yield Problem(place_of(judged.obligation, "phrase", "duty_id"), {"due": str(judged.due)})
