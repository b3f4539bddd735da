"""Something is past its due, or its status says that it was handed in, and the completion cell is blank."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import Timeliness
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "completion-missing"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason == "completion-missing" or glance.timeliness is Timeliness.OVERDUE


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if "submitted_at" in judged.obligation.unreadable or not judged.obligation.columns:
        return
    place = place_of(judged.obligation, "submitted_at", "work")
    nowhere = "submitted_at" not in judged.obligation.columns
    if judged.reason == "completion-missing":
        yield Problem(place, {"what": what(judged.obligation)}, "said-nowhere" if nowhere else "said")
    elif judged.timeliness is Timeliness.OVERDUE and judged.obligation.submission is None:
        params = {"what": what(judged.obligation), "due": str(judged.due), "days": str(judged.days_late)}
        yield Problem(place, params, "late-nowhere" if nowhere else "")
