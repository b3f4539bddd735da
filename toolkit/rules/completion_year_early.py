"""A completion lies about a year or more before its due: a mistyped year, or the date of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.judge import a_year_early
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "completion-year-early"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.year_early


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first = judged.obligation.submission
    if first and first.at and judged.due is not None and a_year_early(judged.due, first.at):
        params = {"raw": str(first.at), "due": str(judged.due)}
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), params)
