"""A row promises something and its deadline cell is blank."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "deadline-missing"
SEVERITY = Severity.ERROR


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason == "deadline-missing"


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    row = judged.obligation
    if judged.reason == "deadline-missing" and row.columns:
        if "phrase" not in row.columns and row.place in book.joined.unknown:
            return  # what is missing is its duty, which has a rule of its own
        yield Problem(place_of(row, "phrase", "deliverable"), {"what": what(row)}, "within" if row.says_both else "")
