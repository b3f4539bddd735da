"""Something was rejected and the second attempt is past its own due."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import Timeliness
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "rework-overdue"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Such rows are judged one by one: they have a second attempt."""
    return False


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.rework and judged.rework.timeliness is Timeliness.OVERDUE:
        params = {
            "what": what(judged.obligation),
            "due": str(judged.rework.due),
            "days": str(judged.rework.days_late),
        }
        yield Problem(place_of(judged.obligation, "rework_due", "resubmitted_at"), params)
