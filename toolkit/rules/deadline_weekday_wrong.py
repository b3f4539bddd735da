"""A deadline such as 11月20日(周四) names a weekday that is not that of its date."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "deadline-weekday-wrong"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return "weekday-differs" in glance.ambiguity


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if "weekday-differs" in judged.ambiguity and judged.due is not None:
        raw = judged.obligation.duty.phrase
        yield Problem(place_of(judged.obligation, "phrase", "duty_id"), {"raw": raw, "due": str(judged.due)})
