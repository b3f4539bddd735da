"""The deadline is readable but falls on no day of the period that is checked."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "deadline-not-in-period"
SEVERITY = Severity.INFO


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.reason == "no-due-in-period"


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "no-due-in-period":
        duty = judged.obligation.duty
        period = str(judged.obligation.period or book.period)
        variant = "bound" if "bound-year-implied" in judged.ambiguity else ""
        yield Problem(place_of(judged.obligation, "phrase"), {"raw": duty.phrase, "period": period}, variant=variant)
