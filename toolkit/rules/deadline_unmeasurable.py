"""The deadline is a word such as 及时 that names no day, or a dash that says that none was agreed.

It is not given an invented date: it stays unmeasurable until the settings give the word, or the duty, a service
level (``[service_levels]``, for example ``"及时" = "1 workday"``).
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.rules.base import Book, Problem, place_of

ID = "deadline-unmeasurable"
SEVERITY = Severity.INFO


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    if judged.reason == "policy-undefined" and judged.obligation.columns:
        duty = judged.obligation.duty
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), {"raw": duty.phrase})
    elif judged.reason == "deadline-none" and judged.obligation.columns:
        yield Problem(place_of(judged.obligation, "phrase", "deliverable"), {}, "none")
