"""The receiver rejected something without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import Work
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "rejection-unexplained"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.said is Work.REJECTED


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    review = judged.obligation.review
    rejected = judged.obligation.work is Work.REJECTED or (review and review.verdict is Work.REJECTED)
    if rejected and not (review and review.reason):
        yield Problem(place_of(judged.obligation, "reason", "verdict", "work"), {"what": what(judged.obligation)})
