"""What is due every month was completed by last month's due already: last month's date may still stand there."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.judge import a_turn_early, a_year_early
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "completion-turn-early"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.turn_early and not glance.year_early


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first, due = judged.obligation.submission, judged.due
    if first is None or first.at is None or due is None or a_year_early(due, first.at):
        return
    phrase = judged.obligation.duty.phrase
    if a_turn_early(due, first.at, book.read(phrase)):
        params = {"raw": str(first.at), "due": str(due), "phrase": phrase}
        yield Problem(place_of(judged.obligation, "submitted_at", "work"), params)
