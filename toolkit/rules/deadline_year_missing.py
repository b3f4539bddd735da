"""A deadline such as 1月20日 names no year, and another than that of the period may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.resolve import YEAR_IMPLIED
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "deadline-year-missing"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return YEAR_IMPLIED in glance.ambiguity


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if YEAR_IMPLIED in judged.ambiguity and judged.due is not None:
        raw = judged.obligation.duty.phrase
        yield Problem(place_of(judged.obligation, "phrase", "duty_id"), {"raw": raw, "due": str(judged.due)})
