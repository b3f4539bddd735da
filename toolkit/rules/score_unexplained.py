"""The receiver gave a low score without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.scoring import needs_reason
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "score-unexplained"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Such rows are judged one by one: they have a review."""
    return False


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if needs_reason(judged, book.low_score):
        review = judged.obligation.review
        assert review is not None
        score = f"{review.score:g}"
        place = place_of(judged.obligation, "score_reason", "score", "reason")
        yield Problem(place, {"what": what(judged.obligation), "score": score})
