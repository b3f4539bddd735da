"""The deadline cell holds words that name no deadline we can read."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "deadline-unreadable"
SEVERITY = Severity.ERROR


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason == "deadline-unreadable"


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "deadline-unreadable" and judged.obligation.columns:
        phrase = judged.obligation.duty.phrase
        variant = "statutory" if "statutory-unset" in book.read(phrase).ambiguity else ""
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), {"raw": phrase}, variant)
