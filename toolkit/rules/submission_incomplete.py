"""What was handed in was marked incomplete (资料完整: 否)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import listed
from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Glance, Problem, place_of, what

ID = "submission-incomplete"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Such rows are judged one by one: incomplete papers do not count."""
    return False


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    first = judged.obligation.submission
    if first is not None and first.complete is False and judged.obligation.resubmission is None:
        params = {"what": what(judged.obligation)}
        if wanted := listed(judged.obligation.duty.completeness):
            yield Problem(place_of(judged.obligation, "complete"), {**params, "wanted": wanted})
        else:
            yield Problem(place_of(judged.obligation, "complete"), params, "bare")
